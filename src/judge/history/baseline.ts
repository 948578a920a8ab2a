import type { Config } from '../../config/config.ts'
import { Result, SCHEMA_VERSION } from '../../measure/result.ts'
import { canFail } from '../promises/promises.ts'
import { errorsOf, MAX_BASE_ERROR_SHARE } from '../validity.ts'

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
  for (const { phase, blocks } of result.phases) {
    const errors = errorsOf(blocks, 'head')
    // As a head it was bad, and no more; as a base it would make a head that works look slow.
    if (errors !== undefined && errors.share > MAX_BASE_ERROR_SHARE) return refuse(`${(errors.share * 100).toFixed(1)} % of the requests of its ${phase} phase failed`)
  }
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

/**
 * Why a run must not become a baseline, or undefined: one that broke a promise would make the breach the new normal, and of two sides at once
 * each had half of the machine, which a head that is measured alone would look fast against.
 */
export function whyNoBaseline({ verdict, verdicts, phases }: Pick<Result, 'verdict' | 'verdicts' | 'phases'>): string | undefined {
  if (verdict === 'invalid') return 'the run was invalid'
  const broken = verdicts.flatMap((phase) => phase.promises).find((promise) => promise.verdict === 'fail' && canFail(promise))
  if (broken !== undefined) return `the run broke a promise (${broken.text})`
  return phases.some((phase) => phase.layout === 'duet') ? 'base and head were measured at once' : undefined
}

function refuse(reason: string): Baseline {
  return { kind: 'refused', reason }
}
