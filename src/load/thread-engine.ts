import type { LoadEngine, LoadOptions, LoadProgress, LoadRun } from './engine.ts'
import { playInThread } from './generator-thread.ts'
import type { PlayReport } from './play.ts'
import { createSideLog, type SideLog } from './run-log.ts'
import { countedArrivals, matchPairs, summariseSending, summariseSide, summariseSince, type Played } from './summarise.ts'

const PROGRESS_MS = 1000

/**
 * Plays a schedule from a thread of its own, so that nothing else of this process delays a request. Open loop: every request is sent at its
 * intended time whatever became of the ones before, and its latency counts from that time. Rejects only when the generator itself breaks.
 */
export const runInThread: LoadEngine = async (options) => {
  const { schedule, targets, timeoutMs, warmupMs, signal, onProgress } = options
  const { seed, durationMs, requests, arrivals: { atUs, request, agent }, closed } = schedule
  const logs = targets.map(() => createSideLog(request.length))
  const progress = onProgress === undefined ? undefined : setInterval(reportProgress(options, logs, onProgress), PROGRESS_MS)
  try {
    // The arrivals are copied, not moved: the caller plays the same schedule again.
    const report = await playInThread({ seed, durationMs, requests, atUs, request, agent, targets, timeoutMs, warmupMs, logs, ...(closed === undefined ? {} : { closed }) }, signal)
    return summarise(options, logs, report)
  } finally {
    clearInterval(progress)
  }
}

function summarise({ schedule, targets, warmupMs }: LoadOptions, logs: SideLog[], report: PlayReport): LoadRun {
  const { stopped, cpuMs, cpuOf, rssBytes, eventLoopDelayUs, waitedForConnection } = report
  const played: Played = { schedule, warmupMs, endMs: Math.max(warmupMs, report.endedAtMs) }
  const logOf = (side: 'base' | 'head') => logs[targets.findIndex((target) => target.side === side)]
  const base = logOf('base')
  const head = logOf('head')
  return {
    sides: targets.map(({ side }, i) => ({ side, ...summariseSide(played, logs[i] as SideLog), ...(report.sides[i] as PlayReport['sides'][number]) })),
    matched: base === undefined || head === undefined ? [] : matchPairs(played, base, head),
    generator: { ...summariseSending(played, logs), eventLoopDelayUs, cpuMs, cpuOf, rssBytes, waitedForConnection },
    stopped,
  }
}

function reportProgress({ schedule, targets, warmupMs }: LoadOptions, logs: SideLog[], onProgress: (progress: LoadProgress) => void): () => void {
  const played: Played = { schedule, warmupMs, endMs: schedule.durationMs }
  const startedMs = performance.now()
  const totals = targets.map(() => ({ seen: 0, completed: 0, errors: 0 }))
  let toldMs = startedMs
  return () => {
    const nowMs = performance.now()
    const sides = targets.map(({ side }, i) => {
      const total = totals[i] as (typeof totals)[number]
      const log = logs[i] as SideLog
      const { sent, fresh, errors, latencies, seen } = summariseSince(log, countedArrivals(played, log).first, total.seen)
      total.seen = seen
      total.completed += fresh
      total.errors += errors
      return {
        side, sent, completed: total.completed, errors: total.errors,
        ratePerSecond: fresh / ((nowMs - toldMs) / 1000), p99Us: latencies.quantile(0.99), latencyUs: latencies.encode(),
      }
    })
    toldMs = nowMs
    const elapsedMs = nowMs - startedMs
    onProgress({ elapsedMs, remainingMs: Math.max(0, schedule.durationMs - elapsedMs), agents: schedule.agentsPeak, sides })
  }
}
