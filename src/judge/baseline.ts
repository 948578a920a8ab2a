import type { Config } from '../config/config.ts'
import { Result, type HistoryEntry, SCHEMA_VERSION } from '../measure/result.ts'

/** A stored result that may be compared with, or the reason why it may not. */
export type Baseline = { kind: 'usable'; result: Result } | { kind: 'refused'; reason: string }

/**
 * Reads a stored result with the suspicion it deserves: it may be damaged, foreign, hostile or poisoned. It is used only when it
 * has our schema, was measured under the same configuration, and was itself valid.
 */
export function readBaseline(text: string, config: Pick<Config, 'hash'>): Baseline {
  const parsed = parseResult(text)
  if (parsed.kind === 'refused') return parsed
  const { result } = parsed
  if (result.configHash !== config.hash) return refuse(`it was measured under another configuration (${result.configHash.slice(0, 8)}, now ${config.hash.slice(0, 8)})`)
  if (result.verdict === 'invalid') return refuse('its own run was invalid')
  const poisoned = result.phases.find((phase) => phase.validity.some((check) => !check.ok))
  if (poisoned !== undefined) return refuse(`its ${poisoned.phase} phase was not valid`)
  return parsed
}

/** Validates a result document; the reason names the first thing that is wrong. */
export function parseResult(text: string): Baseline {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse('it is damaged: not JSON')
  }
  const version = (json as { schemaVersion?: unknown } | null)?.schemaVersion
  if (version !== SCHEMA_VERSION) return refuse(`its schema version is ${JSON.stringify(version)?.slice(0, 40) ?? 'missing'}, this perf-gate reads ${SCHEMA_VERSION}`)
  const parsed = Result.safeParse(json)
  if (parsed.success) return { kind: 'usable', result: parsed.data }
  const issue = parsed.error.issues[0]
  return refuse(`it is damaged: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.slice(0, 300))
}

/** The rolling history after this result: the baseline's own, then this run, at most `size` entries, newest last. */
export function extendHistory(history: readonly HistoryEntry[], entry: HistoryEntry, size: number): HistoryEntry[] {
  return [...history.filter((one) => one.sha !== entry.sha), entry].slice(-size)
}

/** Fewer runs than this in the same environment do not tell how much a metric moves between runs. */
export const MIN_HISTORY = 5

/**
 * Standard deviation of the metric's logarithm between default-branch runs in the same environment, or undefined when history is
 * too short to tell. `key` is `phase/subject/metric`.
 */
export function betweenRunSd(history: readonly HistoryEntry[], environment: string, key: string): number | undefined {
  const logs = history.filter((one) => one.environment === environment).flatMap((one) => {
    const value = one.values[key]
    return value !== undefined && value > 0 ? [Math.log(value)] : []
  })
  if (logs.length < MIN_HISTORY) return undefined
  const mean = logs.reduce((total, value) => total + value, 0) / logs.length
  return Math.sqrt(logs.reduce((total, value) => total + (value - mean) ** 2, 0) / (logs.length - 1))
}

function refuse(reason: string): Baseline {
  return { kind: 'refused', reason }
}
