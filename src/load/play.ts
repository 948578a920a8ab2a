import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { createRandom } from '../workload/random.ts'
import type { Schedule } from '../workload/schedule.ts'
import { clockStepUs } from './clock-step.ts'
import { startClosedLoop } from './closed-loop.ts'
import type { ComponentProgress, GeneratorHealth, LoadOptions } from './engine.ts'
import { watchGcPauses } from './gc-pauses.ts'
import { startPacer } from './pacer.ts'
import type { RecordRing } from './record-ring.ts'
import { openSide, type SideReport } from './side.ts'

/** What the generator's thread needs to know, and where it writes what becomes of arrivals. */
export type Part = Pick<LoadOptions, 'targets' | 'timeoutMs' | 'warmupMs' | 'traces'> & Required<Pick<LoadOptions, 'connections' | 'http'>>
  & Pick<Schedule, 'seed' | 'durationMs' | 'requests' | 'closed' | 'retry' | 'agentsPeak'>
  & Pick<Schedule['arrivals'], 'atUs' | 'request' | 'agent'>
  & { rings: RecordRing[]; /** What the machine has. */ connectionLimit: number; /** Whether components are told each second. */ tellComponents: boolean }

/** Of each side, what its responses told of components since the last time. */
export type ComponentsTold = { components: ComponentProgress[][] }

/** What is not in the records. */
export type PlayReport = Pick<GeneratorHealth, 'cpuMs' | 'cpuOf' | 'rssBytes' | 'eventLoopDelayUs' | 'busyShare' | 'gcPauses' | 'clockStepUs'> & {
  /** When the last arrival was sent or the run was stopped, since the start of the slot. */
  endedAtMs: number
  stopped: boolean
  sides: SideReport[]
}

/** Stands apart from the numbers the schedule was drawn from. */
const ORDER_STREAM = 100
const HEAD_START_MS = 10
const STOP_DRAIN_MS = 500
const LOOP_DELAY_RESOLUTION_MS = 10
const TELL_EVERY_MS = 1000

/** Plays the schedule in this thread. `stop` ends it early, `report` settles when everything has been answered or given up. */
export function play(part: Part, tell: (told: ComponentsTold) => void): { stop(): void; report: Promise<PlayReport> } {
  const { atUs, timeoutMs } = part
  const order = createRandom(part.seed, ORDER_STREAM)
  const loopDelay = monitorEventLoopDelay({ resolution: LOOP_DELAY_RESOLUTION_MS })
  const { promise: answered, resolve: allAnswered } = Promise.withResolvers<void>()
  const clockUs = clockStepUs()
  const readCpu = startCpu()
  const gc = watchGcPauses()
  const idleBefore = performance.eventLoopUtilization()
  const startMs = performance.now() + HEAD_START_MS
  let sending = true
  let stopped = false
  let endedAtMs = part.durationMs
  const usOf = (ms: number) => (ms - startMs) * 1000
  const heldUpUs = (fromUs: number, toUs: number) => gc.heldUpMs(startMs + fromUs / 1000, startMs + toUs / 1000) * 1000
  const sides = part.targets.map((_, side) => openSide({
    part, side, usOf, heldUpUs,
    onAnswered(outcome, agent) {
      pacing.answered(side, outcome, agent)
      endIfAnswered()
    },
  }))

  function endIfAnswered(): void {
    if (!sending && sides.every((side) => side.openCount() === 0)) allAnswered()
  }

  function noMore(): void {
    sending = false
    sides.forEach((side) => side.sendingIsOver())
    endIfAnswered()
  }

  function sendToAll(arrival: number): void {
    const first = sides.length === 2 && order.next() < 0.5 ? 1 : 0
    const agent = part.agent[arrival] as number
    sides[first]?.send(arrival, agent)
    if (sides.length === 2) sides[1 - first]?.send(arrival, agent)
  }

  loopDelay.enable()
  const pacing = part.closed === undefined
    ? startPacer({ atUs, startMs, send: sendToAll, drop: (arrival) => sides.forEach((side) => side.drop(arrival)), done: noMore })
    : startClosedLoop({ ...part.closed, sides: sides.length, durationMs: part.durationMs, send: (side, arrival, agent) => sides[side]?.send(arrival, agent), done: noMore })
  const telling = part.tellComponents ? setInterval(() => tell({ components: sides.map((side) => side.components()) }), TELL_EVERY_MS) : undefined
  const sweep = setInterval(() => sides.forEach((side) => side.expire()), Math.min(100, Math.max(5, timeoutMs / 20)))

  async function finish(): Promise<PlayReport> {
    await answered
    clearInterval(sweep)
    clearInterval(telling)
    loopDelay.disable()
    const { cpuMs, cpuOf } = readCpu()
    const { utilization: busyShare } = performance.eventLoopUtilization(idleBefore)
    return {
      endedAtMs, stopped, sides: await Promise.all(sides.map((side) => side.finish())), cpuMs, cpuOf,
      rssBytes: process.memoryUsage.rss(), eventLoopDelayUs: { p99: delayUs(loopDelay.percentile(99)), max: delayUs(loopDelay.max) }, busyShare, gcPauses: gc.finish(), clockStepUs: clockUs,
    }
  }

  return {
    stop() {
      if (stopped) return
      stopped = true
      if (sending) endedAtMs = Math.min(endedAtMs, Math.max(0, performance.now() - startMs))
      pacing.stop()
      noMore()
      setTimeout(allAnswered, Math.min(timeoutMs, STOP_DRAIN_MS))
    },
    report: finish(),
  }
}

function startCpu(): () => { cpuMs: number; cpuOf: 'thread' | 'process' } {
  // Node.js before 23.9 knows only the process as a whole.
  const cpuOf = typeof process.threadCpuUsage === 'function' ? 'thread' : 'process'
  const read = () => (cpuOf === 'thread' ? process.threadCpuUsage() : process.cpuUsage())
  const before = read()
  return () => {
    const after = read()
    return { cpuMs: (after.user + after.system - before.user - before.system) / 1000, cpuOf }
  }
}

/** The monitor measures from tick to tick, in ns; what is beyond its own interval is delay. */
function delayUs(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1000 - LOOP_DELAY_RESOLUTION_MS * 1000)
}
