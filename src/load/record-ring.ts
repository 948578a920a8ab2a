import type { ErrorKind } from './engine.ts'

/** What became of one arrival on one side. `hung-up`: its agent lost the connection, as the pattern says; `waiting`: still was when the run was stopped. */
export type Outcome = 'dropped' | 'waiting' | 'hung-up' | 'ok' | ErrorKind
const OUTCOMES: readonly Outcome[] = ['dropped', 'waiting', 'hung-up', 'ok', 'refused', 'reset', 'timeout', 'tls', 'dns', 'status', 'check', 'exhausted', 'other']
const CODES = Object.fromEntries(OUTCOMES.map((outcome, code) => [outcome, code])) as Record<Outcome, number>

/** One record for each arrival and side, written when nothing more will become of it. Times in µs since the start of the run. */
export type ArrivalRecord = {
  arrival: number
  outcome: Outcome
  /** Actual minus intended send, negative when a little early; 0 in a closed loop, which intends nothing. */
  lagUs: number
  /** When its latency begins. */
  startUs: number
  endUs: number
  /** Less than from start to end where the agent paused of its own will. */
  latencyUs: number
}

/**
 * Records on their way from the generator's thread, which only writes numbers, to whoever counts them elsewhere. A ring in shared memory:
 * its size does not grow with the run. What the reader is too late for is lost, and missed by its arrival.
 */
export type RecordRing = {
  /** Records ever written, and ever read. */
  counters: Int32Array
  arrival: Uint32Array
  outcome: Uint8Array
  lagUs: Float32Array
  startUs: Float64Array
  endUs: Float64Array
  latencyUs: Float32Array
}

const WRITTEN = 0
const READ = 1
/** At one read per second, twice of what one thread can send. */
const MAX_RECORDS = 2 ** 18

/** Room for so many records; no more than a bounded number between two reads. */
export function createRecordRing(records: number): RecordRing {
  const size = Math.min(MAX_RECORDS, Math.max(1, records))
  const memory = (bytes: number) => new SharedArrayBuffer(bytes * size)
  return {
    counters: new Int32Array(new SharedArrayBuffer(8)), arrival: new Uint32Array(memory(4)), outcome: new Uint8Array(memory(1)), lagUs: new Float32Array(memory(4)),
    startUs: new Float64Array(memory(8)), endUs: new Float64Array(memory(8)), latencyUs: new Float32Array(memory(4)),
  }
}

export function writeRecord(ring: RecordRing, { arrival, outcome, lagUs, startUs, endUs, latencyUs }: ArrivalRecord): void {
  const written = Atomics.load(ring.counters, WRITTEN)
  if (written - Atomics.load(ring.counters, READ) >= ring.arrival.length) return
  const at = written % ring.arrival.length
  ring.arrival[at] = arrival
  ring.outcome[at] = CODES[outcome]
  ring.lagUs[at] = lagUs
  ring.startUs[at] = startUs
  ring.endUs[at] = endUs
  ring.latencyUs[at] = latencyUs
  // The count is raised last and atomically: a reader that sees it sees the record behind it.
  Atomics.store(ring.counters, WRITTEN, written + 1)
}

/** Hands over what was written since the last time, in order. The record is the same object each time. */
export function readRecords(ring: RecordRing, take: (record: Readonly<ArrivalRecord>) => void): void {
  const record: ArrivalRecord = { arrival: 0, outcome: 'ok', lagUs: 0, startUs: 0, endUs: 0, latencyUs: 0 }
  const written = Atomics.load(ring.counters, WRITTEN)
  for (let read = Atomics.load(ring.counters, READ); read < written; read++) {
    const at = read % ring.arrival.length
    record.arrival = ring.arrival[at] as number
    record.outcome = OUTCOMES[ring.outcome[at] as number] as Outcome
    record.lagUs = ring.lagUs[at] as number
    record.startUs = ring.startUs[at] as number
    record.endUs = ring.endUs[at] as number
    record.latencyUs = ring.latencyUs[at] as number
    take(record)
  }
  Atomics.store(ring.counters, READ, written)
}
