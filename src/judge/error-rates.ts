import type { Block, Side } from '../measure/block.ts'
import { roleOf, toleranceOf, type Candidate, type CompareOptions } from './candidate.ts'
import { shareDifferenceBounds } from './statistics.ts'

/** Normal quantiles (one-sided) and the levels they stand for, most demanding first. */
const NORMAL_QUANTILES = [[1e-7, 5.199], [1e-6, 4.753], [1e-5, 4.265], [1e-4, 3.719], [1e-3, 3.09], [0.005, 2.576], [0.01, 2.326]] as const
const PASS_Z = 1.645

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
  const pValue = NORMAL_QUANTILES.find(([, z]) => shareDifferenceBounds(head, base, z).lower > limit)?.[0] ?? 1
  return {
    phase: options.phase, metric: first.metric, subject: first.subject, unit: first.unit, worse: first.worse,
    role: roleOf(first, options.paired), base: baseShare * 100, head: headShare * 100, ratio: baseShare === 0 ? 1 : headShare / baseShare,
    margin, floor, rounds: new Set(options.blocks.map((block) => block.round)).size, samples: base.trials + head.trials,
    pValue,
    improvementPValue: NORMAL_QUANTILES.find(([, z]) => shareDifferenceBounds(head, base, z).upper < -limit)?.[0] ?? 1,
    insideMargin: shareDifferenceBounds(head, base, PASS_Z).upper < limit,
    belowFloor: false,
  }
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
