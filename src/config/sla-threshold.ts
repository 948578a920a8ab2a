import { z } from 'zod'
import { SEVERITIES, type SlaThreshold } from './config.ts'
import { attempt, choice, duration, section, wholeNumber } from './fields.ts'
import { metricsFor, type Metric } from './metrics.ts'
import { show } from './nearest-name.ts'
import { parseBreach, parseThreshold, readLimit, readMetric, readPart, type Limit, type Operator } from './threshold.ts'

/** A threshold as it was written: what it leaves out is undefined, and the class or component that it is about is but a name. */
export type WrittenThreshold = {
  on: string | undefined
  metric: string
  breach: { operator: Operator; limit: Limit; written: string }
} & { [Key in 'severity' | 'graceMs' | 'rollback' | 'windowMs' | 'minSamples' | 'muted']: SlaThreshold[Key] | undefined }

const HOUR = 3_600_000
const slaMetric = z.string().transform(attempt((text): { on: string | undefined; metric: Metric } => {
  const { part, name } = readPart(text, 'any')
  return { on: part, metric: readMetric(name, metricsFor('sla')) }
})).meta({ examples: ['p99_response_time_ms', 'error_rate', 'safe.p95'] })

const mapping = section({
  metric: slaMetric,
  breach: z.string({ error: ({ input }) => (input === undefined ? undefined : `expected an operator and a limit such as "> 100", seen ${show(input)}`) }).transform(attempt(parseBreach)).meta({ examples: ['> 100', '< 99.9%', '> baseline + 10%'] }),
  severity: choice(SEVERITIES as readonly ['warning', 'minor', 'major', 'critical']).optional(),
  grace: duration({ min: 0, max: HOUR }).optional().meta({ description: 'How long it may be beyond the limit before that is a violation' }),
  for: duration({ min: 1000, max: 300_000 }).optional().meta({ description: 'What each evaluation looks back on' }),
  'min-samples': wholeNumber({ min: 1, max: 1_000_000 }).optional().meta({ description: 'With fewer requests nothing is said' }),
  rollback: z.boolean().optional(),
  muted: z.boolean().optional().meta({ description: 'Watched and told in the report; alerts nobody, fails nothing' }),
}).transform(({ metric: { on, metric }, breach: { operator, written }, grace, severity, rollback, muted, for: windowMs, 'min-samples': minSamples }, context): WrittenThreshold => {
  const limit = attempt((text: string) => readLimit(text, metric), ['breach'])(written, context)
  return { on, metric: metric.id, breach: { operator, limit, written }, severity, graceMs: grace, rollback, windowMs, minSamples, muted }
})

/** What is no longer kept is a breach. */
const BREACH_OF: Record<Operator, Operator> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

const promise = z.string().transform(attempt((text): WrittenThreshold => {
  const { part, metric, operator, limit } = parseThreshold(text, { among: metricsFor('sla'), parts: 'any' })
  const written = text.slice(text.search(/[<>]/)).replace(/^[<>]=?/, '').trim()
  return { on: part, metric, breach: { operator: BREACH_OF[operator], limit, written }, severity: undefined, graceMs: undefined, rollback: undefined, windowMs: undefined, minSamples: undefined, muted: undefined }
})).meta({ examples: ['safe.p99 <= 200ms', 'p95 <= baseline + 10%'] })

/** One threshold of the SLA phase: a promise in one line, or what its breach is with all there is to say about it. */
export const slaThreshold = z.union([promise, mapping], { error: ({ input }) => `expected a promise such as "p99 <= 100ms", or a mapping with metric and breach, seen ${show(input)}` })
