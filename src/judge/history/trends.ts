import type { HistoryEntry, Trend } from '../../measure/result.ts'
import { estimateDifference, estimateMean, pValueAbove, ratioOf, tInterval } from '../statistics.ts'
import { regimesOf, type Machine, type Regime } from './past-runs.ts'

/** Of the service as a whole: what is followed over many commits. Larger is worse in all of them. */
const FOLLOWED = ['cpu_ms_per_request', 'p50_response_time_ms', 'p99_response_time_ms', 'memory_peak_mb']
const CONFIDENCE = 0.95
/** Drift is told when it is this certain, over all metrics that are followed. */
const DRIFT_ALPHA = 0.01
/** A level that held for so many runs counts as sustained. */
const SUSTAINED = 5
/** Older changes are in the history's own table. */
const RECENT_RUNS = 10

/**
 * What the default branch's history tells beside this run: in which step a metric became worse lately, and how far it has come from its
 * best sustained level by many small steps, each too small to be seen. `driftBudget` is a fraction.
 */
export function findTrends(history: readonly HistoryEntry[], machine: Machine, driftBudget: number): Trend[] {
  const keys = [...new Set(history.flatMap((entry) => Object.keys(entry.values)))].filter((key) => FOLLOWED.some((metric) => key.endsWith(`/service/${metric}`))).toSorted()
  return keys.flatMap((key) => {
    const regimes = regimesOf(history, machine, key)
    return [...(introduced(key, regimes) ?? []), ...(drifted(key, regimes, driftBudget, keys.length) ?? [])]
  })
}

/** Between which runs the metric last changed, when that was for the worse, and lately. */
function introduced(key: string, regimes: readonly Regime[]): Trend[] | undefined {
  const [before, after] = [regimes.at(-2), regimes.at(-1)]
  if (before === undefined || after === undefined || after.logs.length > RECENT_RUNS) return undefined
  const change = estimateDifference(after.logs, before.logs, 0)
  const interval = tInterval(change, CONFIDENCE)
  if (interval === undefined || interval[0] <= 0) return undefined
  return [{ kind: 'introduced', key, after: before.last.sha, by: after.first.sha, runs: after.logs.length, ratio: ratioOf(change.mean), interval: [ratioOf(interval[0]), ratioOf(interval[1])] }]
}

/** The last runs against the best that was ever sustained before them. */
function drifted(key: string, regimes: readonly Regime[], budget: number, metrics: number): Trend[] | undefined {
  const logs = regimes.flatMap((regime) => regime.logs)
  const now = logs.slice(-SUSTAINED)
  const windows = logs.slice(0, -SUSTAINED).map((_, start) => logs.slice(start, start + SUSTAINED)).slice(0, Math.max(0, logs.length - 2 * SUSTAINED + 1))
  const best = windows.toSorted((one, other) => estimateMean(one).mean - estimateMean(other).mean)[0]
  if (best === undefined) return undefined
  const change = estimateDifference(now, best, 0)
  const interval = tInterval(change, CONFIDENCE)
  if (interval === undefined || pValueAbove(change, Math.log1p(budget)) > DRIFT_ALPHA / metrics) return undefined
  return [{ kind: 'drift', key, runs: logs.length, budget, ratio: ratioOf(change.mean), interval: [ratioOf(interval[0]), ratioOf(interval[1])] }]
}
