import type { ErrorKind } from './engine.ts'

/** What became of one arrival on one side. */
export type Outcome = 'unsent' | 'dropped' | 'waiting' | 'ok' | ErrorKind
const OUTCOMES: readonly Outcome[] = ['unsent', 'dropped', 'waiting', 'ok', 'refused', 'reset', 'timeout', 'tls', 'status', 'check', 'other']
const CODES = Object.fromEntries(OUTCOMES.map((outcome, code) => [outcome, code])) as Record<Outcome, number>

/**
 * Everything one side of a run tells, in shared memory: the generator's thread only writes numbers while it sends, and whoever wants a
 * histogram or a progress line reads them elsewhere. One entry per arrival of the schedule; times in µs.
 */
export type SideLog = {
  /** Number of sends, and number of valid entries in `order`. */
  counters: Int32Array
  /** Arrivals in the order in which they ended. */
  order: Uint32Array
  outcome: Uint8Array
  /** Actual minus intended send, negative when a little early; 0 in a closed loop, which intends nothing. */
  lagUs: Float64Array
  /** When its latency begins, since the start of the run: at the actual send where that was within a timer's tick of the intended one, else a tick after that. */
  startUs: Float64Array
  /** From `startUs` to the end of the response, or to the failure, less what the agent paused of its own will. */
  latencyUs: Float64Array
}

const SENT = 0
const ENDED = 1

/** A timer's tick: so late the generator sends of its own accord, which is no fault of the service's. What is beyond may be, and counts. */
const TICK_US = 1000

/** When an arrival left, since the start of the run. */
export function sentUs(log: SideLog, arrival: number): number {
  return (log.startUs[arrival] as number) + Math.max(0, (log.lagUs[arrival] as number) - TICK_US)
}

export function createSideLog(arrivals: number): SideLog {
  return {
    counters: new Int32Array(new SharedArrayBuffer(8)),
    order: new Uint32Array(new SharedArrayBuffer(4 * arrivals)),
    outcome: new Uint8Array(new SharedArrayBuffer(arrivals)),
    lagUs: new Float64Array(new SharedArrayBuffer(8 * arrivals)),
    startUs: new Float64Array(new SharedArrayBuffer(8 * arrivals)),
    latencyUs: new Float64Array(new SharedArrayBuffer(8 * arrivals)),
  }
}

/** Sent at `nowUs`; `intendedUs` is undefined in a closed loop. */
export function recordSend(log: SideLog, arrival: number, nowUs: number, intendedUs: number | undefined): void {
  log.lagUs[arrival] = intendedUs === undefined ? 0 : nowUs - intendedUs
  log.startUs[arrival] = intendedUs === undefined ? nowUs : Math.min(nowUs, intendedUs + TICK_US)
  log.outcome[arrival] = CODES.waiting
  Atomics.add(log.counters, SENT, 1)
}

export function recordDrop(log: SideLog, arrival: number): void {
  log.outcome[arrival] = CODES.dropped
}

export function recordEnd(log: SideLog, arrival: number, outcome: Outcome, nowUs: number, pausedUs = 0): void {
  log.latencyUs[arrival] = nowUs - (log.startUs[arrival] as number) - pausedUs
  log.outcome[arrival] = CODES[outcome]
  // The count is raised last and atomically: a reader that sees it sees the entry behind it.
  log.order[Atomics.load(log.counters, ENDED)] = arrival
  Atomics.add(log.counters, ENDED, 1)
}

export function sends(log: SideLog): number {
  return Atomics.load(log.counters, SENT)
}

/** Arrivals that have ended, in order; `from` skips those already seen. */
export function ended(log: SideLog, from = 0): Uint32Array {
  return log.order.subarray(from, Atomics.load(log.counters, ENDED))
}

export function outcomeOf(log: SideLog, arrival: number): Outcome {
  return OUTCOMES[log.outcome[arrival] as number] as Outcome
}

export function wasSent(log: SideLog, arrival: number): boolean {
  return (log.outcome[arrival] as number) >= CODES.waiting
}

export function succeeded(log: SideLog, arrival: number): boolean {
  return log.outcome[arrival] === CODES.ok
}
