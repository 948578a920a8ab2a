import type { Unit, Side } from '../measure/block.ts'
import type { World } from '../ports.ts'

/**
 * What measures one component of one side. A kind of component is one file that opens such a probe; pace, warm-up, errors and
 * histograms are the same for all (`run-probe.ts`).
 */
export type Probe = AsyncDisposable & {
  /** Calls made at the same moment, each with a number of its own from 0. */
  together: number
  /** Calls of one batch of the warm-up: few where each of them is dear; 0: there is none, and no first call either. */
  warmUpCalls: number
  /** What a reader has to know of how it was measured, such as which caches could answer. */
  notes: readonly string[]
  /** Measures once. Rejects with a ProbeError; a signal that is aborted means that nobody waits any more. */
  call(options: { number: number; signal: AbortSignal }): Promise<Sample>
}

/** Times in µs. */
export type Sample = {
  /** The component's own operations: one, or several where a call makes several. */
  ownUs: readonly number[]
  /** Parts of it that are told beside it. */
  partsUs: Readonly<Record<string, readonly number[]>>
  figures?: readonly Figure[]
  /** Parts that could not be seen, and why. */
  unseen?: Readonly<Record<string, string>>
}

/** A number that is no time. Its mean is told: over the calls that were answered, or over all, those that failed counting as 0. */
export type Figure = { /** Undefined: of the component itself. */ part?: string; metric: string; unit: Unit; worse: 'higher' | 'lower'; value: number; over: 'answered' | 'asked' }

/** Where a side's component is found. */
export type ProbeSide = {
  side: Side
  /** Of the side's service; relative addresses are there. */
  origin: string
  /** Of the side's code; relative paths are inside it. */
  folder: string
  world: Pick<World, 'clock' | 'files' | 'processes' | 'signal'>
}

/** A call that failed: `kind` is one of few words, which are counted. */
export class ProbeError extends Error {
  override name = 'ProbeError'
  readonly kind: string
  constructor(kind: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}
