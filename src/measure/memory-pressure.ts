import { z } from 'zod'

const amount = z.number().min(0).max(1e15)
const text = (max: number) => z.string().max(max)
/** Undefined: without a limit. */
const limit = { limitMb: amount.optional() }

/** What the load did to the head under one limit, over all repetitions. Absent numbers were not observed. */
const MeasuredUnderLimit = z.strictObject({
  ...limit, kind: z.literal('measured'),
  /** What the limit is on: the heap of its runtime, or all memory of its control group. */
  by: z.enum(['heap', 'cgroup']).optional(),
  requests: z.int().min(0), failed: z.int().min(0),
  p50Ms: amount.optional(), p95Ms: amount.optional(), p99Ms: amount.optional(),
  cpuMsPerRequest: amount.optional(), memoryPeakMb: amount.optional(), gcTimeMs: amount.optional(), collections: z.int().min(0).optional(),
})
export type MeasuredUnderLimit = z.infer<typeof MeasuredUnderLimit>

export const MemoryPressure = z.strictObject({
  /** Of one repetition, and how many there were of each. */
  seconds: z.number().min(0).max(1e6), repetitions: z.int().min(0).max(100),
  /** Without a limit first, then from the widest to the narrowest. */
  limits: z.array(z.discriminatedUnion('kind', [
    MeasuredUnderLimit,
    /** It did not live with that: what it ended with. */
    z.strictObject({ ...limit, kind: z.literal('ended'), reason: text(500) }),
    z.strictObject({ ...limit, kind: z.literal('absent'), reason: text(500) }),
  ])).max(10),
})
export type MemoryPressure = z.infer<typeof MemoryPressure>
