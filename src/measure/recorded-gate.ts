import { z } from 'zod'

/**
 * A gate as recorded for checking the statistics alone (`perf-gate/paired-blocks@1`): rounds of fresh processes, each with pairs of blocks, in
 * which base (`a`) and head (`b`) were measured at once or one after the other.
 */
const number = z.number()
const RecordedSide = z.looseObject({
  /** Requests, their mean latency and quantiles in µs, CPU time per request in µs, memory in KB, throughput per second. */
  n: number.optional(), mean: number.optional(), q: z.array(number).max(50).optional(), cpu: number.optional(), rss: number.optional(), thr: number.optional(),
  /** Latencies: [step to the next bin, count, …]; bin i holds ln(µs / 300) / 0.01 = i. */
  h: z.array(number).max(100_000).optional(),
})
const RecordedPair = z.looseObject({
  a: RecordedSide, b: RecordedSide,
  /** Median, and trimmed mean, over matched requests of ln(head/base). */
  mlr: number.optional(), tlr: number.optional(),
})
export const RecordedGate = z.looseObject({
  schema: z.literal('perf-gate/paired-blocks@1'),
  alpha: z.number().gt(0).lt(0.5),
  margin: z.number().min(0).max(10).default(0),
  metrics: z.array(z.looseObject({ name: z.string().min(1).max(100), worse: z.enum(['higher', 'lower']) })).min(1).max(10_000),
  rounds: z.array(z.looseObject({ pairs: z.array(RecordedPair).max(1000) })).min(1).max(1000),
})
export type RecordedGate = z.infer<typeof RecordedGate>
export type RecordedPair = z.infer<typeof RecordedPair>
export type RecordedSide = z.infer<typeof RecordedSide>
