import { Worker } from 'node:worker_threads'
import type { LoadEngine, LoadOptions, LoadProgress, LoadRun } from './engine.ts'
import type { Part, PlayReport } from './play.ts'
import { createSideLog, type SideLog } from './run-log.ts'
import { countedArrivals, matchPairs, summariseSending, summariseSide, summariseSince, type Played } from './summarise.ts'

const PROGRESS_MS = 1000

/**
 * Plays a schedule from a thread of its own, so that nothing else of this process delays a request. Open loop: every request is sent at its
 * intended time whatever became of the ones before, and its latency counts from that time. Rejects only when the generator itself breaks.
 */
export const runInThread: LoadEngine = async (options) => {
  const logs = options.targets.map(() => createSideLog(options.schedule.arrivals.request.length))
  const worker = startWorker(options, logs)
  const stop = () => worker.postMessage('stop')
  const progress = options.onProgress === undefined ? undefined : setInterval(reportProgress(options, logs, options.onProgress), PROGRESS_MS)
  if (options.signal?.aborted === true) stop()
  options.signal?.addEventListener('abort', stop, { once: true })
  try {
    return summarise(options, logs, await reportOf(worker))
  } finally {
    options.signal?.removeEventListener('abort', stop)
    clearInterval(progress)
    await worker.terminate()
  }
}

function startWorker({ schedule, targets, timeoutMs, warmupMs }: LoadOptions, logs: SideLog[]): Worker {
  const { seed, durationMs, requests, arrivals, closed } = schedule
  // The arrivals are copied, not moved: the caller plays the same schedule again.
  const part: Part = { seed, durationMs, requests, atUs: arrivals.atUs, request: arrivals.request, targets, timeoutMs, warmupMs, logs, ...(closed === undefined ? {} : { closed }) }
  // In the bundle the worker is a file of its own beside the entry; from source it is our neighbour.
  const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './load-worker.js'
  return new Worker(new URL(file, import.meta.url), { workerData: part, name: 'load' })
}

function reportOf(worker: Worker): Promise<PlayReport> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', (cause) => reject(new Error('the load generator broke', { cause })))
    worker.once('exit', (code) => reject(new Error(`the load generator ended before it had told its results (exit code ${code})`)))
  })
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
