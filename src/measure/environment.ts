import { z } from 'zod'

const text = (max: number) => z.string().max(max)
const time = z.number().min(0).max(1e15)

/** Where the numbers were taken. Stored values compare only when `key` is equal. */
export const Environment = z.strictObject({
  key: text(200), cpuModel: text(200), cores: z.int(), memoryMb: z.number(), kernel: text(200), node: text(40), runner: text(200),
  /** Time of a fixed workload of computing, memory and system calls. */
  calibrationMs: z.number().optional(),
  /** To append 256 bytes to a file in the workspace and have them on disk. */
  fsync: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('seen'), medianMs: time, slowestMs: time, samples: z.int().min(1) }), z.strictObject({ kind: z.literal('absent'), reason: text(300) })]).optional(),
})
export type Environment = z.infer<typeof Environment>
