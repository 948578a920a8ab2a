import { z } from 'zod'
import { Block } from './block.ts'

const LARGEST = 1e15
const amount = z.number().min(0).max(LARGEST)
const slope = z.number().min(-LARGEST).max(LARGEST)
const side = Block.shape.side

/** Memory of one side from the end of the load on, while nobody asked it anything. */
export const MemoryRest = z.strictObject({ side, points: z.array(z.strictObject({ atMs: amount, memoryMb: amount })).max(200) })
export type MemoryRest = z.infer<typeof MemoryRest>

/** Where it went, in MB per minute with its 95 % interval; or why that cannot be told. */
export const RestTrend = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('seen'), side, mbPerMinute: slope, interval: z.tuple([slope, slope]),
    /** The smallest slope that would have been seen with a probability of 80 %. */
    detectable: amount, samples: z.int().min(0), seconds: amount,
  }),
  z.strictObject({ kind: z.literal('absent'), side, reason: z.string().max(500) }),
])
export type RestTrend = z.infer<typeof RestTrend>
