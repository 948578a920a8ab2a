import { z } from 'zod'

/** A function, as a profiler names it. */
export type Frame = {
  name: string
  /** Relative to the checkout where it is inside; undefined of what has none, such as built-in functions. */
  file: string | undefined
  /** The line it begins in, where it is known. */
  line: number | undefined
  /** Of the service; false of its runtime: built-in functions, the kernel, libraries of the system. */
  own: boolean
}

/** The samples of one side, as a tree of calls; of all its processes and threads together. Samples of waiting are in none of it. */
export type ProfileTree = {
  frames: Frame[]
  /** A node comes after its parent, which is -1 for the first call of a stack. `samples` ended right in it. */
  nodes: { frame: number; parent: number; samples: number }[]
  /** CPU time that the samples stand for. */
  cpuMs: number
}

const text = (max: number) => z.string().max(max)
export const MAX_FRAMES = 1500
export const MAX_FLAMES = 1500
export const MAX_FUNCTIONS = 60
const count = z.int().min(0).max(1e12)
const ms = z.number().min(0).max(1e9)
const ProfiledSide = z.strictObject({ samples: count, requests: count, cpuMsPerRequest: ms })
export const CpuFrame = z.strictObject({ name: text(200), file: text(300).optional(), line: count.optional() })
export type CpuFrame = z.infer<typeof CpuFrame>

/**
 * Where the CPU time of a request goes, base against head, in ms per request. `self` is what a function did itself and had its runtime do,
 * `total` what it did with all that it called; `standardError` is that of the difference in `self`, by the number of samples.
 */
const TakenProfile = z.strictObject({
  kind: z.literal('taken'), phase: z.enum(['integration', 'load', 'sla']), sampler: z.enum(['v8', 'perf']), seconds: z.number().min(0).max(1e6),
  base: ProfiledSide, head: ProfiledSide,
  frames: z.array(CpuFrame).max(MAX_FRAMES),
  /** The largest differences first. */
  functions: z.array(z.strictObject({ frame: count, self: z.tuple([ms, ms]), total: z.tuple([ms, ms]), samples: z.tuple([count, count]), standardError: ms })).max(MAX_FUNCTIONS),
  /** The calls below each call, with all that they called: a node comes after its parent. Small ones are left out. */
  flames: z.array(z.strictObject({ frame: count, parent: z.int().min(-1), ms: z.tuple([ms, ms]) })).max(MAX_FLAMES),
})
export type TakenProfile = z.infer<typeof TakenProfile>

export const CpuProfile = z.discriminatedUnion('kind', [
  TakenProfile.refine(isWhole, 'a frame or a parent that is not there'),
  z.strictObject({ kind: z.literal('absent'), phase: z.enum(['integration', 'load', 'sla']), reason: text(500) }),
])
export type CpuProfile = z.infer<typeof CpuProfile>

function isWhole({ frames, functions, flames }: TakenProfile): boolean {
  return functions.every((one) => one.frame < frames.length) && flames.every((one, index) => one.frame < frames.length && one.parent < index)
}
