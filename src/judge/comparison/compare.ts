import { metricKey, type Block, type Side } from '../../measure/block.ts'
import type { Comparison } from '../../measure/result.ts'
import { estimateAgainstPast, estimateDifference, estimateMean, holmInFamilies, ratioOf } from '../statistics.ts'
import { SHARES_OF_ALPHA, testChange } from './test-change.ts'
import { isCompared, roleOf, toleranceOf, type Candidate, type CompareOptions } from './candidate.ts'
import { compareErrorRates } from './error-rates.ts'
import { ONE_LOOK } from './sequential.ts'

/**
 * Compares base and head per metric, over rounds, on the log scale: `fail` when the worsening is beyond margin and floor with
 * family-wise error at most alpha (Holm), `pass` when its upper bound is inside the margin, else `inconclusive`.
 */
export function compareBlocks(options: CompareOptions): Comparison[] {
  const groups = groupByMetric(options.blocks.filter(isCompared))
  const candidates = [...groups].flatMap(([key, blocks]) => {
    const candidate = isErrorRate(blocks) ? compareErrorRates({ ...options, blocks }) : measureChange(key, groups, options)
    return candidate === undefined ? [] : [candidate]
  })
  const worse = certain(candidates, options, (one) => one.pValue)
  const better = certain(candidates, options, (one) => one.improvementPValue)
  return candidates.map((candidate) => conclude(candidate, worse.has(candidate), better.has(candidate)))
}

function measureChange(key: string, groups: ReadonlyMap<string, readonly Block[]>, options: CompareOptions): Candidate | undefined {
  const blocks = groups.get(key) as readonly Block[]
  const first = blocks[0] as Block
  const base = logValuesByRound(blocks, 'base')
  const head = logValuesByRound(blocks, 'head')
  if (base.size === 0 || head.size === 0) return undefined
  const past = options.paired ? undefined : options.past?.(key)
  const rounds = options.paired ? [...base.keys()].filter((round) => head.has(round)) : []
  const change = options.paired
    ? rounds.length === 0 ? undefined : estimateMean(rounds.map((round) => (head.get(round) as number) - (base.get(round) as number)))
    : past === undefined ? estimateDifference([...head.values()], [...base.values()], (options.unknownRunSd?.(key) ?? 0) ** 2) : estimateAgainstPast([...head.values()], past)
  if (change === undefined) return undefined
  const { margin, floor, learned } = toleranceOf(first, options.config, past)
  const baseValue = Math.exp(past?.mean ?? estimateMean([...base.values()]).mean)
  const headValue = Math.exp(estimateMean([...head.values()]).mean)
  return {
    phase: options.phase, metric: first.metric, subject: first.subject, unit: first.unit, worse: first.worse,
    role: roleOf(first, options.paired), base: baseValue, head: headValue, ratio: ratioOf(change.mean),
    margin, floor, ...(learned ? { learnedMargin: true } : {}), ...(past === undefined ? {} : { pastRuns: past.averaged }),
    rounds: options.paired ? rounds.length : Math.min(base.size, head.size),
    samples: blocks.reduce((total, block) => total + block.samples, 0),
    ...testChange({ change, worse: first.worse, margin, alpha: options.alpha, levels: options.levels }),
    belowFloor: Math.abs(absoluteChange(first, baseValue, headValue, groups)) <= floor,
  }
}

/** Deciding metrics that were measured, but in no round on both sides: unmeasured is not passed. */
export function findUncompared(blocks: readonly Block[], comparisons: readonly Comparison[]): string[] {
  const compared = new Set(comparisons.map(metricKey))
  return [...groupByMetric(blocks)].filter(([key, [first]]) => !compared.has(key) && roleOf(first as Block, true) === 'deciding').map(([key]) => key)
}

/** The ratio of matched requests has no unit of its own: its absolute change is that of the class's median response time. */
function absoluteChange(first: Block, base: number, head: number, groups: ReadonlyMap<string, readonly Block[]>): number {
  if (first.metric !== 'matched_response_time_ratio') return head - base
  const medians = (groups.get(metricKey({ subject: first.subject, metric: 'p50_response_time_ms' })) ?? []).filter((block) => block.side === 'base')
  return medians.length === 0 ? Number.POSITIVE_INFINITY : (head / base - 1) * estimateMean(medians.map((block) => block.value)).mean
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
    if (block.side !== side || !hasLogarithm(block.value)) continue
    slots.set(block.round, [...(slots.get(block.round) ?? []), Math.log(block.value)])
  }
  return new Map([...slots].map(([round, values]) => [round, estimateMean(values).mean]))
}

/** A metric that is zero (no errors, say) is judged by other means; what is no number was not measured. */
function hasLogarithm(value: number): boolean {
  return value > 0 && Number.isFinite(value)
}

function groupByMetric(blocks: readonly Block[]): Map<string, Block[]> {
  return Map.groupBy(blocks, metricKey)
}

function isErrorRate(blocks: readonly Block[]): boolean {
  return blocks[0]?.metric === 'error_rate_percent'
}
