import { Histogram } from '../measure/histogram.ts'
import { readConnectionLimit } from './connection-limit.ts'
import type { ComponentProgress, GeneratorHealth, LoadEngine, LoadOptions, LoadProgress } from './engine.ts'
import { playInThread } from './generator-thread.ts'
import { MatchedPairs } from './matched-pairs.ts'
import type { PlayReport } from './play.ts'
import { createRecordRing, readRecords } from './record-ring.ts'
import { SideTally } from './tally.ts'

const READ_EVERY_MS = 1000

/**
 * Plays a schedule from a thread of its own, so that nothing else of this process delays a request. Open loop: every request is sent at its
 * intended time whatever became of the ones before, and its latency counts from that time. The thread sleeps between arrivals, which leaves its
 * core to the service, and is neither pinned nor of another priority: `npm run bench:load -- --only kindness` has both beside it. Rejects only
 * when the generator itself breaks.
 */
export const runInThread: LoadEngine = async (options) => {
  const { connections: connectionLimit } = await readConnectionLimit()
  const { schedule, targets, timeoutMs, warmupMs, connections = 'shared', http = 1, traces, signal, onProgress, tellComponents = false } = options
  const { seed, durationMs, requests, arrivals: { atUs, request, agent }, closed, retry, agentsPeak } = schedule
  const rings = targets.map(() => createRecordRing(closed === undefined ? request.length : Number.POSITIVE_INFINITY))
  const tallies = targets.map(() => new SideTally(schedule, warmupMs))
  // In a closed loop the sides did not meet at the same moment.
  const pairs = targets.length === 2 && closed === undefined ? new MatchedPairs(schedule, warmupMs) : undefined

  function read(): void {
    rings.forEach((ring, side) => readRecords(ring, (record) => {
      tallies[side]?.take(record)
      // Base is the denominator, wherever it stands.
      pairs?.take(targets[side]?.side === 'base' ? 0 : 1, record)
    }))
  }

  const components: ComponentProgress[][] = targets.map(() => [])
  const tell = onProgress === undefined ? () => undefined : progressTo(onProgress, options, tallies, components)
  const timer = setInterval(() => {
    read()
    tell()
  }, READ_EVERY_MS)
  try {
    const report = await playInThread({
      seed, durationMs, requests, atUs, request, agent, agentsPeak, targets, timeoutMs, warmupMs, connections, connectionLimit, http, rings, tellComponents, ...(closed === undefined ? {} : { closed }), ...(retry === undefined ? {} : { retry }), ...(traces === undefined ? {} : { traces }),
    }, signal, (told) => told.components.forEach((fresh, side) => components[side]?.push(...fresh)))
    read()
    const endMs = Math.max(warmupMs, report.endedAtMs)
    return {
      sides: targets.map(({ side }, i) => {
        const { waitedForConnection: _waited, spacing: _spacing, ...seen } = report.sides[i] as PlayReport['sides'][number]
        return { side, ...(tallies[i] as SideTally).finish(endMs), ...seen }
      }),
      matched: pairs?.medians() ?? [], generator: describeGenerator(options, tallies, report, endMs), stopped: report.stopped,
    }
  } finally {
    clearInterval(timer)
  }
}

/** How far the generator kept to the plan, over all sides. */
function describeGenerator({ schedule, warmupMs }: LoadOptions, tallies: readonly SideTally[], report: PlayReport, endMs: number): GeneratorHealth {
  const { cpuMs, cpuOf, rssBytes, eventLoopDelayUs, busyShare, gcPauses, clockStepUs, sides } = report
  const sendings = tallies.map((tally) => tally.sending(endMs))
  const lag = new Histogram()
  for (const one of sendings) lag.add(one.lag)
  const planned = sendings.reduce((total, one) => total + one.planned, 0)
  const perSecond = (count: number, untilMs: number) => (untilMs > warmupMs ? count / tallies.length / ((untilMs - warmupMs) / 1000) : 0)
  const achievedRatePerSecond = perSecond(lag.count, Math.max(endMs, ...sendings.map((one) => one.lastSendMs)))
  return {
    lagUs: { p50: lag.quantile(0.5) ?? 0, p99: lag.quantile(0.99) ?? 0, max: lag.max ?? 0, samples: lag.count },
    plannedRatePerSecond: schedule.closed === undefined ? perSecond(planned, endMs) : achievedRatePerSecond, achievedRatePerSecond,
    dropped: planned - lag.count, spacing: sides[0]?.spacing ?? { planned: undefined, realised: undefined },
    exhausted: tallies.reduce((total, tally) => total + tally.exhausted, 0), eventLoopDelayUs, busyShare, gcPauses, clockStepUs, cpuMs, cpuOf, rssBytes, waitedForConnection: sides.reduce((total, one) => total + one.waitedForConnection, 0),
  }
}

function progressTo(onProgress: (progress: LoadProgress) => void, { schedule, targets }: LoadOptions, tallies: readonly SideTally[], components: readonly ComponentProgress[][]): () => void {
  const startedMs = performance.now()
  let toldMs = startedMs
  return () => {
    const nowMs = performance.now()
    const sides = targets.map(({ side }, i) => ({ side, ...(tallies[i] as SideTally).progress(nowMs - toldMs), components: components[i]?.splice(0) ?? [] }))
    toldMs = nowMs
    const elapsedMs = nowMs - startedMs
    onProgress({ elapsedMs, remainingMs: Math.max(0, schedule.durationMs - elapsedMs), agents: agentsAt(schedule, elapsedMs), sides })
  }
}

function agentsAt({ agentsAtWork = [], agentsPeak }: LoadOptions['schedule'], elapsedMs: number): number {
  return agentsAtWork[Math.min(agentsAtWork.length - 1, Math.floor(elapsedMs / 1000))] ?? agentsPeak
}
