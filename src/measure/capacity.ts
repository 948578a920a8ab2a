import { z } from 'zod'
import { Block, Subject } from './block.ts'

/** What the search for the highest rate measured, and what was concluded from it. Validated and bounded like all of the result document. */

const LARGEST = 1e15
const text = (max: number) => z.string().max(max)
const amount = z.number().min(0).max(LARGEST)
const count = z.int().min(0)
const side = Block.shape.side
const round = z.int().min(0).max(1000)
const interval = z.tuple([amount, amount]).refine(([low, high]) => low <= high, 'the interval ends before it begins')

/** One steady rate for a few seconds. `held` kept every promise that can fail the gate for certain, `unsure` had too few requests to tell, `invalid` is about the generator or the machine. */
export const CapacityStep = z.strictObject({
  side, round, ratePerSecond: z.number().positive().max(1e6), durationMs: amount,
  requests: count, failed: count,
  verdict: z.enum(['held', 'broken', 'unsure', 'invalid']),
  /** The promise that was broken or stayed in doubt, or what the generator could not do. */
  reason: text(500).optional(),
  /** Answered well, per second of the step. */
  throughputPerSecond: amount,
  meanMs: amount.optional(), p99Ms: amount.optional(), lagP99Ms: amount,
  /** Cores in use by the whole process tree, and by its busiest thread alone; the share of the time in which that one was ready and waited for a core. */
  cpuCores: amount.optional(), busiestThreadCores: amount.optional(), busiestThreadWait: amount.optional(), memoryMb: amount.optional(),
  /** What the generator itself took of the machine. */
  generatorCores: amount,
  components: z.array(z.strictObject({ name: text(100), meanMs: amount, samples: count })).max(50),
})
export type CapacityStep = z.infer<typeof CapacityStep>

/** So many agents asking one after the other, without thinking: throughput at a concurrency. */
export const ConcurrencyPoint = z.strictObject({
  side, round, concurrency: z.int().min(1).max(100_000), durationMs: amount, requests: count, failed: count,
  throughputPerSecond: amount, cpuCores: amount.optional(),
})
export type ConcurrencyPoint = z.infer<typeof ConcurrencyPoint>

/** What the service may use: the limit of its control group, or the machine. */
export const MemoryLimit = z.strictObject({ memoryMb: amount, of: z.enum(['cgroup', 'machine']) })

export const CapacityMeasurement = z.strictObject({
  steps: z.array(CapacityStep).max(2000), points: z.array(ConcurrencyPoint).max(2000),
  measuredMs: amount, budgetMs: amount, stepMs: amount,
  /** It ended before all was known, mostly because the budget was spent. */
  isCutShort: z.boolean(),
  /** Every search began with fresh processes; what runs already is always the same. */
  isFresh: z.boolean(),
  /** What kept a search from its end. */
  notes: z.array(text(500)).max(50),
  /** The busiest planned moment of the load pattern, and of its bursts. */
  peakPerSecond: amount, burstPerSecond: amount.optional(),
  cpus: amount.optional(), cpusOf: z.enum(['cgroup', 'machine']).optional(), memory: MemoryLimit.optional(),
})
export type CapacityMeasurement = z.infer<typeof CapacityMeasurement>

/** An estimate with its 95 % interval. */
const Estimated = z.strictObject({ value: amount, low: amount, high: amount })

/** Universal scalability law: throughput = lambda·N / (1 + sigma·(N − 1) + kappa·N·(N − 1)) at concurrency N. */
export const ScalabilityFit = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fitted'), lambda: Estimated, sigma: Estimated, kappa: Estimated, points: count, rounds: count,
    /** At the concurrencies measured and between them, never beyond. */
    curve: z.array(z.strictObject({ concurrency: amount, throughput: amount, low: amount, high: amount })).max(200),
    /** Where throughput is highest, when that is among what was measured. */
    peak: z.strictObject({ concurrency: Estimated, throughput: amount }).optional(),
    /** What cannot be told, and why. */
    caution: text(500).optional(),
  }),
  z.strictObject({ kind: z.literal('refused'), reason: text(500) }),
])
export type ScalabilityFit = z.infer<typeof ScalabilityFit>

export const SideCapacity = z.strictObject({
  side,
  /** `at-least`: it held the highest rate tried. `none`: it held none. `invalid`: the generator gave out first, or the machine was busy with something else. `undecided`: the budget ended before a rate was found. */
  outcome: z.enum(['found', 'at-least', 'none', 'invalid', 'undecided']),
  /** The highest rate that holds; with `at-least`, `invalid` and `undecided` the highest that held, where one did. */
  ratePerSecond: amount.optional(),
  /** `mean`: a 95 % interval over searches. `bracket`: from the highest rate that held to the lowest that did not, chance between processes not counted. */
  interval: interval.optional(), intervalOf: z.enum(['mean', 'bracket']).optional(),
  searches: count, steps: count,
  /** The promise that broke first, and what was used up when it did. */
  broke: text(500).optional(),
  gaveOut: z.strictObject({ kind: z.enum(['cpu', 'thread', 'memory', 'component', 'measurement', 'unseen']), text: text(500) }).optional(),
  scalability: ScalabilityFit,
})
export type SideCapacity = z.infer<typeof SideCapacity>

export const CapacityVerdict = z.strictObject({
  head: SideCapacity, base: SideCapacity.optional(),
  /** Head by base, searches of the same round paired. */
  change: z.strictObject({ ratio: amount, interval: interval.optional(), rounds: count }).optional(),
  peakPerSecond: amount, burstPerSecond: amount.optional(),
})
export type CapacityVerdict = z.infer<typeof CapacityVerdict>

/** How fast memory grows in the last part of each round, from means of blocks of seconds; or why that cannot be told. */
export const MemoryTrend = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('seen'), side, state: z.enum(['growing', 'settling', 'steady']),
    mbPerMinute: z.number().min(-LARGEST).max(LARGEST), interval: z.tuple([z.number().min(-LARGEST).max(LARGEST), z.number().min(-LARGEST).max(LARGEST)]),
    /** The smallest slope that would have been seen with a probability of 80 %. */
    detectable: amount, blocks: count, blockMs: amount, rounds: count, roundMs: amount,
    memoryMb: amount, limit: MemoryLimit.optional(),
    /** Until the limit at that slope; the later end is open where the slope's lower end is none. */
    minutesToLimit: z.strictObject({ value: amount, low: amount, high: amount.optional() }).optional(),
  }),
  z.strictObject({ kind: z.literal('absent'), side, reason: text(500) }),
])
export type MemoryTrend = z.infer<typeof MemoryTrend>

/** What becomes of a promise at the drift of the default branch, one run a merge. `ratioPerRun` and its interval are factors from one run to the next. */
export const Forecast = z.strictObject({
  text: text(300), metric: text(100), subject: Subject.optional(), limit: z.number().min(-LARGEST).max(LARGEST),
  outlook: z.enum(['breaks', 'beyond-horizon', 'no-trend', 'away', 'broken', 'unknown']),
  runs: count, reason: text(500).optional(),
  ratioPerRun: amount.optional(), interval: interval.optional(),
  /** Merges from the latest run on; an absent `high` is beyond what the history can tell. */
  merges: z.strictObject({ value: amount, low: amount, high: amount.optional() }).optional(),
})
export type Forecast = z.infer<typeof Forecast>
