import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import type { Block, Side } from '../../measure/block.ts'
import { shareDifferenceBounds } from '../statistics.ts'
import { roleOf, toleranceOf, type Candidate, type CompareOptions } from './candidate.ts'
import { ONE_LOOK } from './sequential.ts'

const PASS_ALPHA = 0.05
/** p values below that of this many standard deviations are all the same. */
const HIGHEST_Z = 8
const BISECTIONS = 40

/**
 * Compares shares of failed requests by counts, pooled over rounds: a rate test, for a rank test on mostly-zero counts sees nothing.
 * The floor is in percentage points.
 */
export function compareErrorRates(options: CompareOptions & { blocks: readonly Block[] }): Candidate | undefined {
  const first = options.blocks[0] as Block
  const base = pool(options.blocks, 'base')
  const head = pool(options.blocks, 'head')
  if (base.trials === 0 || head.trials === 0) return undefined
  const { margin, floor } = toleranceOf(first, options.config)
  const baseShare = base.hits / base.trials
  const headShare = head.hits / head.trials
  const limit = Math.max(floor / 100, baseShare * margin)
  const passZ = -normalQuantile((options.levels ?? ONE_LOOK).unchanged(PASS_ALPHA), 0, 1)
  return {
    phase: options.phase, metric: first.metric, subject: first.subject, unit: first.unit, worse: first.worse,
    role: roleOf(first, options.paired), base: baseShare * 100, head: headShare * 100, ratio: baseShare === 0 ? 1 : headShare / baseShare,
    margin, floor, rounds: new Set(options.blocks.map((block) => block.round)).size, samples: base.trials + head.trials,
    pValue: pValueOf((z) => shareDifferenceBounds(head, base, z).lower > limit),
    improvementPValue: pValueOf((z) => shareDifferenceBounds(head, base, z).upper < -limit),
    insideMargin: shareDifferenceBounds(head, base, passZ).upper < limit,
    belowFloor: false,
  }
}

/** One-sided p value: how far out the bound, at so many standard deviations, still excludes what is tested. */
function pValueOf(excludes: (z: number) => boolean): number {
  if (!excludes(0)) return 1
  let [low, high] = [0, HIGHEST_Z]
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2
    if (excludes(middle)) low = middle
    else high = middle
  }
  return normalCdf(-low, 0, 1)
}

function pool(blocks: readonly Block[], side: Side): { hits: number; trials: number } {
  let hits = 0
  let trials = 0
  for (const block of blocks) {
    if (block.side !== side) continue
    hits += Math.round((block.value / 100) * block.samples)
    trials += block.samples
  }
  return { hits, trials }
}
