import { regimesOf, type Regime } from '../../judge/history/past-runs.ts'
import type { HistoryEntry, Result, Trend } from '../../measure/result.ts'
import { formatChange, formatInterval, formatShare, formatValue, plural } from '../quantity.ts'
import { metricNature, metricWords, PHASE_WORDS, subjectWords } from '../words.ts'

/** One metric over the default branch's last runs, oldest first. */
export type HistoryRow = {
  name: string
  values: number[]
  oldest: string
  latest: string
  runs: number
  from: string
  /** Where among the values a new level begins, and what happened there: `+9.8 % with 4f1c9a2`. */
  changes: { at: number; text: string }[]
}

/** The metrics worth a trend, most telling first. */
const SHOWN = ['cpu_ms_per_request', 'p50_response_time_ms', 'p99_response_time_ms', 'memory_peak_mb', 'capacity_per_second']
const MAX_ROWS = 16

/** Trends of the telling metrics over runs on the same kind of machine. Fewer than two runs are no trend. */
export function buildHistory(result: Result): HistoryRow[] {
  const comparable = result.history.filter((entry) => entry.environment === result.environment.key)
  const keys = [...new Set(comparable.flatMap((entry) => Object.keys(entry.values)))]
  return SHOWN.flatMap((metric) => keys.filter((key) => key.endsWith(`/${metric}`)))
    .flatMap((key) => buildRow(key, comparable, regimesOf(result.history, result.environment, key)))
    .slice(0, MAX_ROWS)
}

function buildRow(key: string, entries: readonly HistoryEntry[], regimes: readonly Regime[]): HistoryRow[] {
  const seen = entries.filter((entry) => entry.values[key] !== undefined)
  const values = seen.map((entry) => entry.values[key] as number)
  if (values.length < 2) return []
  const { unit } = metricNature(key.slice(key.lastIndexOf('/') + 1))
  return [{ name: nameOf(key), values, oldest: formatValue(values[0] as number, unit), latest: formatValue(values.at(-1) as number, unit), runs: values.length, from: (seen[0] as HistoryEntry).at.slice(0, 10), changes: changesOf(regimes, seen) }]
}

function changesOf(regimes: readonly Regime[], seen: readonly HistoryEntry[]): HistoryRow['changes'] {
  return regimes.slice(1).map((regime, index) => ({ at: seen.indexOf(regime.first), text: `${formatChange(Math.exp(regime.level - (regimes[index] as Regime).level))} with ${regime.first.sha.slice(0, 7)}` }))
}

/** What the default branch's history tells, in sentences. */
export function describeTrends(trends: readonly Trend[]): string[] {
  return trends.map((trend) => {
    const change = `${formatChange(trend.ratio)} (95 % sure: ${formatInterval(trend.interval)})`
    switch (trend.kind) {
      case 'introduced': return `${nameOf(trend.key)} became worse by ${change} between ${trend.after.slice(0, 7)} and ${trend.by.slice(0, 7)}, ${plural(trend.runs, 'run')} ago`
      case 'drift': return `${nameOf(trend.key)} has drifted: its last runs are ${change} above the best level it held in ${plural(trend.runs, 'run')}, ${formatShare(trend.budget)} is allowed`
    }
  })
}

/** `load/class:safe/p99_response_time_ms` in words. */
function nameOf(key: string): string {
  const phase = key.slice(0, key.indexOf('/'))
  const metric = key.slice(key.lastIndexOf('/') + 1)
  const subject = key.slice(phase.length + 1, Math.max(phase.length + 1, key.length - metric.length - 1))
  const [kind, name] = [subject.slice(0, Math.max(0, subject.indexOf(':'))), subject.slice(subject.indexOf(':') + 1)]
  const words = kind === 'class' || kind === 'component' ? subjectWords({ kind, name }) : subjectWords({ kind: 'service', name: 'service' })
  return `${Object.hasOwn(PHASE_WORDS, phase) ? PHASE_WORDS[phase as keyof typeof PHASE_WORDS] : phase}: ${words}, ${metricWords(metric)}`
}
