import type { Phase } from '../config/config.ts'
import { METRICS, type Metric } from '../config/metrics.ts'
import type { Subject } from '../measure/block.ts'
import type { VerdictKind } from '../measure/result.ts'

/** Beside its subject a metric need not say again where, or how, it was measured. */
const BESIDE_SUBJECT: Record<string, string> = { matched_response_time_ratio: 'response time', avg_ms: 'average time', p50_ms: 'median time', p95_ms: '95th percentile time', p99_ms: '99th percentile time' }

/** The metric in words, to stand beside its subject; an unknown id with its underscores as spaces. */
export function metricWords(id: string): string {
  return Object.hasOwn(BESIDE_SUBJECT, id) ? (BESIDE_SUBJECT[id] as string) : catalogued(id)?.words ?? id.replaceAll('_', ' ')
}

/** Unit and bad direction of a metric, for rows that do not carry them. */
export function metricNature(id: string): Pick<Metric, 'unit' | 'worse'> {
  return catalogued(id) ?? { unit: 'count', worse: 'higher' }
}

/** What a number is about: `safe requests`, `policy (component)`, `whole service`. */
export function subjectWords(subject: Subject): string {
  switch (subject.kind) {
    case 'service': return 'whole service'
    case 'class': return `${subject.name} requests`
    case 'component': return `${subject.name} (component)`
  }
}

/** The phase as a title. */
export const PHASE_WORDS: Record<Phase, string> = { integration: 'Integration', load: 'Load', sla: 'SLA' }

/** Verdicts in words that stand alone. */
export const VERDICT_WORDS: Record<VerdictKind, string> = {
  pass: 'passed', fail: 'failed', inconclusive: 'inconclusive', 'no-baseline': 'no baseline', invalid: 'could not measure',
}

/** Pictures for places that show emoji; a word always stands beside them. */
export const VERDICT_ICONS: Record<VerdictKind | 'not-run', string> = { pass: '✅', fail: '❌', inconclusive: '🟡', 'no-baseline': '⚪', invalid: '🛑', 'not-run': '⚪' }

/** Signs of every font, for places that may have no emoji. */
export const VERDICT_SIGNS: Record<VerdictKind | 'not-run', string> = { pass: '✔', fail: '✖', inconclusive: '?', 'no-baseline': '○', invalid: '■', 'not-run': '–' }

function catalogued(id: string): Metric | undefined {
  return METRICS.find((metric) => metric.id === id)
}
