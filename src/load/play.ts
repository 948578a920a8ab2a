import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { Histogram } from '../measure/histogram.ts'
import { createRandom } from '../workload/random.ts'
import type { Schedule } from '../workload/schedule.ts'
import { startClosedLoop } from './closed-loop.ts'
import type { LoadOptions, SideRun } from './engine.ts'
import { isPlainHttp1, openHttp1Transport } from './http1-transport.ts'
import { openJourneys, type OnArrived } from './journeys.ts'
import { startPacer } from './pacer.ts'
import { recordDrop, recordEnd, recordSend, type SideLog } from './run-log.ts'
import { parseServerTiming } from './server-timing.ts'
import { MAX_CONNECTIONS, type Transport, type TransportOptions } from './transport.ts'
import { openUndiciTransport } from './undici-transport.ts'

/** What the generator's thread needs to know, and the logs it writes. */
export type Part = Pick<LoadOptions, 'targets' | 'timeoutMs' | 'warmupMs'> & Pick<Schedule, 'seed' | 'durationMs' | 'requests' | 'closed'> & { atUs: Float64Array; request: Uint16Array; agent: Uint32Array; logs: SideLog[] }

/** What is not in the logs. */
export type PlayReport = {
  /** When the last arrival was sent or the run was stopped, since the start of the slot. */
  endedAtMs: number
  stopped: boolean
  sides: Pick<SideRun, 'components' | 'steps' | 'bytesReceived' | 'connections'>[]
  cpuMs: number
  cpuOf: 'thread' | 'process'
  rssBytes: number
  eventLoopDelayUs: { p99: number; max: number }
  waitedForConnection: number
}

/** Stands apart from the numbers the schedule was drawn from. */
const ORDER_STREAM = 100
const HEAD_START_MS = 10
const STOP_DRAIN_MS = 500
const LOOP_DELAY_RESOLUTION_MS = 10
const MAX_COMPONENTS = 32

/** Plays the schedule in this thread. `stop` ends it early, `report` settles when everything has been answered or given up. */
export function play(part: Part): { stop(): void; report: Promise<PlayReport> } {
  const { atUs, request, logs, timeoutMs, warmupMs } = part
  const components = part.targets.map(() => new Map<string, Histogram>())
  const maxConnections = Math.max(MAX_CONNECTIONS, part.closed?.agents ?? 0)
  const roads = part.targets.map(({ origin }, side) => openJourneys({
    requests: part.requests, request, agent: part.agent, isCounted: (arrival) => isCounted(logs[side] as SideLog, arrival),
    open: (onEnd) => openTransport(part.requests, { origin, timeoutMs, maxConnections, onEnd }), onArrived: endOn(side),
  }))
  const transports = roads.map((road) => road.transport)
  const order = createRandom(part.seed, ORDER_STREAM)
  const loopDelay = monitorEventLoopDelay({ resolution: LOOP_DELAY_RESOLUTION_MS })
  const { promise: answered, resolve: allAnswered } = Promise.withResolvers<void>()
  const readCpu = startCpu()
  const startMs = performance.now() + HEAD_START_MS
  let waiting = 0
  let sending = true
  let stopped = false
  let endedAtMs = part.durationMs
  const nowUs = () => (performance.now() - startMs) * 1000

  function endOn(side: number): OnArrived {
    const log = logs[side] as SideLog
    return (arrival, outcome, serverTiming, pausedMs) => {
      recordEnd(log, arrival, outcome, nowUs(), pausedMs * 1000)
      if (serverTiming !== undefined && outcome === 'ok' && isCounted(log, arrival)) addComponents(components[side] as Map<string, Histogram>, serverTiming)
      waiting--
      pacing.answered(side, outcome)
      if (waiting === 0 && !sending) allAnswered()
    }
  }

  const isCounted = (log: SideLog, arrival: number) => ((part.closed === undefined ? atUs : log.startUs)[arrival] as number) >= warmupMs * 1000

  function sendTo(side: number, arrival: number): void {
    recordSend(logs[side] as SideLog, arrival, nowUs(), part.closed === undefined ? atUs[arrival] : undefined)
    waiting++
    roads[side]?.journeys.begin(arrival)
  }

  function noMore(): void {
    sending = false
    if (waiting === 0) allAnswered()
  }

  function sendToAll(arrival: number): void {
    const first = transports.length === 2 && order.next() < 0.5 ? 1 : 0
    sendTo(first, arrival)
    if (transports.length === 2) sendTo(1 - first, arrival)
  }

  loopDelay.enable()
  const pacing = part.closed === undefined
    ? startPacer({ atUs, startMs, send: sendToAll, drop: (arrival) => logs.forEach((log) => recordDrop(log, arrival)), done: noMore })
    : startClosedLoop({ ...part.closed, sides: transports.length, requests: request.length, durationMs: part.durationMs, send: sendTo, done: noMore })
  const sweep = setInterval(() => transports.forEach((transport) => transport.expire()), Math.min(100, Math.max(5, timeoutMs / 20)))

  async function finish(): Promise<PlayReport> {
    await answered
    clearInterval(sweep)
    roads.forEach((road) => road.journeys.stop())
    loopDelay.disable()
    const { cpuMs, cpuOf } = readCpu()
    const totals = transports.map((transport) => transport.totals())
    const sides = totals.map(({ bytesReceived, connectUs }, side) => ({
      components: encodeComponents(components[side] as Map<string, Histogram>), steps: roads[side]?.journeys.steps() ?? [], bytesReceived, connections: { opened: connectUs.count, connectUs: connectUs.encode() },
    }))
    const waitedForConnection = totals.reduce((total, one) => total + one.waitedForConnection, 0)
    await Promise.all(transports.map((transport) => transport.close()))
    return { endedAtMs, stopped, sides, cpuMs, cpuOf, rssBytes: process.memoryUsage.rss(), eventLoopDelayUs: { p99: delayUs(loopDelay.percentile(99)), max: delayUs(loopDelay.max) }, waitedForConnection }
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

/** The cheap way where it can be gone: what the generator spends is missing to the service. */
function openTransport(requests: Part['requests'], options: TransportOptions): Transport {
  const all = requests.flatMap(({ template }) => [template, ...(template.steps ?? [])])
  return isPlainHttp1(all, options.origin) ? openHttp1Transport(options) : openUndiciTransport(options)
}

function addComponents(components: Map<string, Histogram>, serverTiming: string): void {
  for (const { name, durationUs } of parseServerTiming(serverTiming)) {
    let histogram = components.get(name)
    if (histogram === undefined) {
      if (components.size === MAX_COMPONENTS) continue
      histogram = new Histogram()
      components.set(name, histogram)
    }
    histogram.record(durationUs)
  }
}

function encodeComponents(components: Map<string, Histogram>): SideRun['components'] {
  return [...components].map(([name, histogram]) => ({ name, latencyUs: histogram.encode(), samples: histogram.count }))
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
