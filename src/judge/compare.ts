import { metricKey, type Block, type Side } from '../measure/block.ts'
import type { Comparison } from '../measure/result.ts'
import { estimateAgainstPast, estimateDifference, estimateMean, holmInFamilies, pValueAbove, tInterval, upperBound, type Estimate } from './statistics.ts'
import { roleOf, toleranceOf, type Candidate, type CompareOptions } from './candidate.ts'
import { compareErrorRates } from './error-rates.ts'
import { ONE_LOOK } from './sequential.ts'

/** How often a change that is just beyond the margin may pass, over all looks; and how wide the shown interval is (two-sided). */
const PASS_ALPHA = 0.05
const SHOWN_CONFIDENCE = 0.95
/**
 * How the false-alarm budget is shared. Deciding metrics get most of it, so that watching many guards does not cost them their power. A tenth is
 * kept back: a t test on a few rounds with heavy tails errs a little more often than its level says.
 */
export const SHARES_OF_ALPHA = { deciding: 0.6, guards: 0.3 }
/** Power at which the minimum detectable effect is quoted. */
const QUOTED_POWER = 0.8

/**
 * Compares base and head per metric, over rounds, on the log scale: `fail` when the worsening is beyond margin and floor with
 * family-wise error at most alpha (Holm), `pass` when its upper bound is inside the margin, else `inconclusive`.
 */
export function compareBlocks(options: CompareOptions): Comparison[] {
  const candidates = [...groupByMetric(options.blocks)].flatMap(([key, blocks]) => {
    const candidate = isErrorRate(blocks) ? compareErrorRates({ ...options, blocks }) : measureChange(key, blocks, options)
    return candidate === undefined ? [] : [candidate]
  })
  const worse = certain(candidates, options, (one) => one.pValue)
  const better = certain(candidates, options, (one) => one.improvementPValue)
  return candidates.map((candidate) => conclude(candidate, worse.has(candidate), better.has(candidate)))
}

function measureChange(key: string, blocks: readonly Block[], options: CompareOptions): Candidate | undefined {
  const first = blocks[0] as Block
  const base = logValuesByRound(blocks, 'base')
  const head = logValuesByRound(blocks, 'head')
  if (base.size === 0 || head.size === 0) return undefined
  const sign = first.worse === 'higher' ? 1 : -1
  const past = options.paired ? undefined : options.past?.(key)
  const rounds = options.paired ? [...base.keys()].filter((round) => head.has(round)) : []
  const change = options.paired
    ? rounds.length === 0 ? undefined : estimateMean(rounds.map((round) => (head.get(round) as number) - (base.get(round) as number)))
    : past === undefined ? estimateDifference([...head.values()], [...base.values()], (options.unknownRunSd?.(key) ?? 0) ** 2) : estimateAgainstPast([...head.values()], past)
  if (change === undefined) return undefined
  const { margin, floor, learned } = toleranceOf(first, options.config, past)
  const worsening: Estimate = { ...change, mean: sign * change.mean }
  const interval = tInterval(change, SHOWN_CONFIDENCE)
  const { worse, unchanged } = options.levels ?? ONE_LOOK
  const upper = upperBound(worsening, 1 - unchanged(PASS_ALPHA))
  const limit = Math.log1p(margin)
  const baseValue = Math.exp(past?.mean ?? estimateMean([...base.values()]).mean)
  const headValue = Math.exp(estimateMean([...head.values()]).mean)
  return {
    phase: options.phase, metric: first.metric, subject: first.subject, unit: first.unit, worse: first.worse,
    role: roleOf(first, options.paired), base: baseValue, head: headValue, ratio: Math.exp(change.mean),
    ...(interval === undefined ? {} : { interval: [Math.exp(interval[0]), Math.exp(interval[1])] as [number, number] }),
    margin, floor, ...(learned ? { learnedMargin: true } : {}), ...(past === undefined ? {} : { pastRuns: past.averaged }),
    rounds: options.paired ? rounds.length : Math.min(base.size, head.size),
    samples: blocks.reduce((total, block) => total + block.samples, 0),
    ...detectable(worsening, limit, worse(options.alpha)),
    pValue: pValueAbove(worsening, limit),
    improvementPValue: pValueAbove({ ...change, mean: -worsening.mean }, limit),
    insideMargin: upper !== undefined && upper < limit,
    belowFloor: Math.abs(absoluteChange(first, baseValue, headValue, options)) <= floor,
  }
}

/** The ratio of matched requests has no unit of its own: its absolute change is that of the class's median response time. */
function absoluteChange(first: Block, base: number, head: number, options: CompareOptions): number {
  if (first.metric !== 'matched_response_time_ratio') return head - base
  const medians = options.blocks.filter((block) => block.side === 'base' && block.metric === 'p50_response_time_ms' && block.subject.name === first.subject.name)
  return medians.length === 0 ? Number.POSITIVE_INFINITY : (head / base - 1) * estimateMean(medians.map((block) => block.value)).mean
}

function detectable(worsening: Estimate, limit: number, alpha: number): { minimumDetectableEffect?: number } {
  const certain = upperBound({ ...worsening, mean: 0 }, 1 - alpha)
  const likely = upperBound({ ...worsening, mean: 0 }, QUOTED_POWER)
  return certain === undefined || likely === undefined ? {} : { minimumDetectableEffect: Math.expm1(limit + certain + likely) }
}

/** Those that stand when all of the gate are looked at together. Among hundreds of metrics that only inform, chance alone moves some: they are no finding. */
function certain(candidates: readonly Candidate[], { alpha, levels = ONE_LOOK }: CompareOptions, pValueOf: (candidate: Candidate) => number): Set<Candidate> {
  const asked = candidates.filter((one) => one.role !== 'informational')
  const rejected = holmInFamilies(asked.map(pValueOf), asked.map((one) => one.role === 'deciding'), { first: alpha * SHARES_OF_ALPHA.deciding, second: alpha * SHARES_OF_ALPHA.guards }, levels.worse)
  return new Set(asked.filter((_, index) => rejected[index]))
}

function conclude(candidate: Candidate, beyondMargin: boolean, improved: boolean): Comparison {
  const { pValue: _worse, improvementPValue: _better, insideMargin, belowFloor, ...measured } = candidate
  const comparison = { ...measured, improved: improved && !belowFloor }
  if (beyondMargin && belowFloor) return { ...comparison, verdict: 'pass', reason: 'the change is below the absolute floor' }
  if (beyondMargin) return { ...comparison, verdict: 'fail', reason: 'the whole interval is beyond the margin' }
  if (insideMargin || belowFloor) return { ...comparison, verdict: 'pass', reason: insideMargin ? 'the change stays inside the margin' : 'the change is below the absolute floor' }
  return { ...comparison, verdict: 'inconclusive', reason: comparison.rounds < 2 ? 'one round says nothing about the noise' : 'the evidence allows neither' }
}

function logValuesByRound(blocks: readonly Block[], side: Side): Map<number, number> {
  const slots = new Map<number, number[]>()
  for (const block of blocks) {
    // A logarithm needs a positive value; a metric that is zero (no errors, say) is judged by other means.
    if (block.side !== side || block.value <= 0) continue
    slots.set(block.round, [...(slots.get(block.round) ?? []), Math.log(block.value)])
  }
  return new Map([...slots].map(([round, values]) => [round, estimateMean(values).mean]))
}

function groupByMetric(blocks: readonly Block[]): Map<string, Block[]> {
  return Map.groupBy(blocks, metricKey)
}

function isErrorRate(blocks: readonly Block[]): boolean {
  return blocks[0]?.metric === 'error_rate_percent'
}
