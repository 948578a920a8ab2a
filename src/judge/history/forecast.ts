import { SEVERITIES, type SlaThreshold } from '../../config/config.ts'
import { metricKey } from '../../measure/block.ts'
import type { Forecast } from '../../measure/capacity.ts'
import type { HistoryEntry } from '../../measure/result.ts'
import { estimateSlope, slopeInterval, type Point, type Slope } from '../slope.ts'
import { studentQuantile } from '../statistics.ts'
import { describeBreach, isBeyond } from '../promises/violations.ts'
import { logsOf, MIN_HISTORY, type Machine } from './past-runs.ts'

/** So many of the default branch's latest runs. */
const RUNS = 50
/** A line is drawn no further than this many times the runs it rests on. */
const HORIZON = 4
/** Fewer runs than this make a line, but no trend. */
const MIN_RUNS = 2 * MIN_HISTORY
/** Of the runs, so many have to show the metric: what is left out is zero, and no accident. */
const MOST_RUNS = 0.9
const MAX_FORECASTS = 50

/**
 * In how many merges each promise of the SLA phase breaks, if the default branch goes on as in its last runs on this kind of machine: a line through the logarithms of
 * its metric, one run a merge. Told where its 95 % interval excludes no trend, with the merges at which the line's own 95 % band reaches the limit.
 * Metrics that runs do not keep are `unknown`, with the reason.
 */
export function forecastPromises(thresholds: readonly SlaThreshold[], history: readonly HistoryEntry[], machine: Machine): Forecast[] {
  if (history.length === 0) return []
  const recent = history.slice(-RUNS)
  const here = recent.filter((entry) => entry.environment === machine.key && Object.keys(entry.values).some((key) => key.startsWith('sla/'))).length
  const ranked = thresholds.toSorted((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
  return ranked.slice(0, MAX_FORECASTS).map((threshold) => forecast(threshold, logsOf(recent, machine, `sla/${metricKey(threshold)}`).logs, here))
}

/** `runs`: so many of them had an SLA phase, whether they show anything of this promise or not. */
function forecast(threshold: SlaThreshold, logs: readonly number[], runs: number): Forecast {
  const { metric, subject, breach } = threshold
  const common = { text: `not ${describeBreach(threshold)}`, metric, subject, limit: breach.value, runs: logs.length }
  if (logs.length === 0) return { ...common, outlook: 'unknown', reason: 'runs keep no history of this metric' }
  if (logs.length < runs * MOST_RUNS) return { ...common, outlook: 'unknown', reason: `${runs - logs.length} of ${runs} runs saw none of it: through a share that is mostly zero no line is drawn` }
  const points = logs.map((value, at) => ({ at, value }))
  const slope = logs.length < MIN_RUNS ? undefined : estimateSlope([points])
  if (slope === undefined) return { ...common, outlook: 'unknown', reason: `${logs.length} runs on this kind of machine, ${MIN_RUNS} are needed` }
  const { interval } = slopeInterval(slope)
  const seen = { ...common, ratioPerRun: Math.exp(slope.perUnit), interval: [Math.exp(interval[0]), Math.exp(interval[1])] as [number, number] }
  const line = lineOf(points, slope)
  if (isBeyond(Math.exp(line(0).value), breach)) return { ...seen, outlook: 'broken' }
  if (interval[0] <= 0 && interval[1] >= 0) return { ...seen, outlook: 'no-trend' }
  const isUpwards = breach.operator.startsWith('>')
  if (isUpwards !== slope.perUnit > 0 || breach.value <= 0) return { ...seen, outlook: 'away' }
  const reaches = (side: 'value' | 'low' | 'high') => firstMerge(HORIZON * logs.length, (merge) => isBeyond(Math.exp(line(merge)[side]), breach))
  const [soonest, latest] = isUpwards ? (['high', 'low'] as const) : (['low', 'high'] as const)
  const value = reaches('value')
  const high = reaches(latest)
  return value === undefined ? { ...seen, outlook: 'beyond-horizon' } : { ...seen, outlook: 'breaks', merges: { value, low: reaches(soonest) ?? 1, ...(high === undefined ? {} : { high }) } }
}

/** The fitted line so many merges after the last run, with the 95 % band of its mean: s²·(1/n + (x − x̄)²/Sxx) (Draper & Smith, Applied Regression Analysis (1998), §1.4). */
function lineOf(points: readonly Point[], { perUnit, standardError, degreesOfFreedom }: Slope): (merge: number) => { value: number; low: number; high: number } {
  const mean = (pick: (point: Point) => number) => points.reduce((total, point) => total + pick(point), 0) / points.length
  const [at, level] = [mean((point) => point.at), mean((point) => point.value)]
  const spread = points.reduce((total, point) => total + (point.at - at) ** 2, 0)
  const t = studentQuantile(0.975, degreesOfFreedom)
  return (merge) => {
    const away = points.length - 1 + merge - at
    const value = level + perUnit * away
    const half = t * standardError * Math.sqrt(spread / points.length + away ** 2)
    return { value, low: value - half, high: value + half }
  }
}

function firstMerge(horizon: number, isReached: (merge: number) => boolean): number | undefined {
  for (let merge = 1; merge <= horizon; merge++) if (isReached(merge)) return merge
  return undefined
}
