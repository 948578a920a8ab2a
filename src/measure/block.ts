import { z } from 'zod'

/** Which of the two versions: `base` is what the pull request starts from, `head` what it proposes. */
export type Side = 'base' | 'head'

/** What a number is about. Its text form is `service`, `class:safe`, `component:policy`. */
export const Subject = z.strictObject({ kind: z.enum(['service', 'class', 'component']), name: z.string().max(100) })
export type Subject = z.infer<typeof Subject>

/**
 * One slot's value of one metric. The unit of every statistical test is the round, never the request.
 * `metric` is an id of the public vocabulary; `value` is in `unit`; `samples` says how many observations are behind it.
 */
export const Block = z.strictObject({
  metric: z.string().max(100),
  subject: Subject,
  unit: z.enum(['ms', 'percent', 'MB', 'per_second', 'ms_per_request', 'ratio', 'count']),
  /** Which direction is worse. */
  worse: z.enum(['higher', 'lower']),
  side: z.enum(['base', 'head']),
  round: z.int().min(0).max(1000),
  slot: z.int().min(0).max(1000),
  value: z.number(),
  samples: z.int().min(0),
})
export type Block = z.infer<typeof Block>
export type Unit = Block['unit']

/** Identifies a metric within a phase: `class:safe/p99_response_time_ms`. */
export function metricKey(block: { subject: Subject; metric: string }): string {
  const subject = block.subject.kind === 'service' ? 'service' : `${block.subject.kind}:${block.subject.name}`
  return `${subject}/${block.metric}`
}
