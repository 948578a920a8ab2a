import { z } from 'zod'
import { Block } from './block.ts'

const LARGEST = 1e15
const amount = z.number().min(0).max(LARGEST)
const slope = z.number().min(-LARGEST).max(LARGEST)
const side = Block.shape.side

/** More than any machine has: what is beyond would make slopes that nothing can hold. */
const MOST_MB = 1e8
const LEAST_STEP_MS = 1

/** Memory of one side from the end of the load on, while nobody asked it anything, look after look. */
export const MemoryRest = z.strictObject({ side, points: z.array(z.strictObject({ atMs: amount, memoryMb: z.number().min(0).max(MOST_MB) })).max(200).refine((points) => points.every(({ atMs }, at) => at === 0 || atMs - (points[at - 1]?.atMs ?? 0) >= LEAST_STEP_MS), 'looks are not in order') })
export type MemoryRest = z.infer<typeof MemoryRest>

/** Where it went: from the median of the first looks to that of the last, and in MB per minute with its 95 % interval; or why that cannot be told. */
export const RestTrend = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('seen'), side, fromMb: amount, toMb: amount, mbPerMinute: slope, interval: z.tuple([slope, slope]),
    /** The smallest slope that would have been seen with a probability of 80 %. */
    detectable: amount, samples: z.int().min(0), seconds: amount,
  }),
  z.strictObject({ kind: z.literal('absent'), side, reason: z.string().max(500) }),
])
export type RestTrend = z.infer<typeof RestTrend>
