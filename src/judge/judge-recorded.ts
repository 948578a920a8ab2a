import type { RecordedGate, RecordedPair, RecordedSide } from '../measure/recorded-gate.ts'
import { estimateMean, holmInFamilies } from './statistics.ts'
import { SHARES_OF_ALPHA, testChange } from './comparison/test-change.ts'

export type RecordedVerdict = { verdict: 'fail' | 'pass' | 'inconclusive'; metrics: RecordedMetric[] }
/** `change` and its 95 % interval are ratios of head to base; absent where there is nothing to compute them from, which `reason` tells. */
export type RecordedMetric = { name: string; verdict: 'fail' | 'pass' | 'inconclusive'; rounds: number; change?: number; interval?: [number, number]; /** Smallest relative worsening that would have been seen, as a fraction. */ minimumDetectableEffect?: number; reason?: string }

/** CPU time per request, and the ratio of matched requests. */
const DECIDING = ['cpu', 'mlr', 'tlr']
/** Where the quantiles that have names lie in a side's `q`. */
const QUANTILES: Record<string, { at: number; share: number }> = { p50: { at: 4, share: 0.5 }, p90: { at: 6, share: 0.9 }, p95: { at: 7, share: 0.95 }, p99: { at: 9, share: 0.99 } }
/** Bins are equal on the log scale. */
const BIN_WIDTH = 0.01

/**
 * The statistics alone, on recorded rounds, by the rule of a measured gate (`test-change.ts`): all of a gate's metrics together by Holm, the
 * sharpest ones first. What no round tells on both sides is inconclusive.
 */
export function judgeRecorded({ alpha, margin, metrics, rounds }: RecordedGate): RecordedVerdict {
  const measured = metrics.map(({ name, worse }) => {
    const values = rounds.flatMap(({ pairs }) => changeInRound(name, pairs) ?? [])
    if (values.length === 0) return { name, rounds: 0 }
    const change = estimateMean(values)
    return { name, rounds: values.length, change: Math.exp(change.mean), tested: testChange({ change, worse, margin, alpha }) }
  })
  const rejected = holmInFamilies(measured.map(({ tested }) => tested?.pValue ?? 1), metrics.map(({ name }) => DECIDING.includes(name)), { first: alpha * SHARES_OF_ALPHA.deciding, second: alpha * SHARES_OF_ALPHA.guards })
  const judged = measured.map(({ name, rounds: count, change, tested }, index): RecordedMetric => ({
    name, rounds: count, verdict: rejected[index] === true ? 'fail' : tested?.insideMargin === true ? 'pass' : 'inconclusive',
    ...(change === undefined ? { reason: 'no round has this metric on both sides' } : { change }),
    ...(tested?.interval === undefined ? {} : { interval: tested.interval }),
    ...(tested?.minimumDetectableEffect === undefined ? {} : { minimumDetectableEffect: tested.minimumDetectableEffect }),
    ...(count === 1 ? { reason: 'one round says nothing about the noise' } : {}),
  }))
  const verdict = judged.some((one) => one.verdict === 'fail') ? 'fail' : judged.every((one) => one.verdict === 'pass') ? 'pass' : 'inconclusive'
  return { verdict, metrics: judged }
}

/** ln(head/base) of one round: quantiles of the latencies merged over its pairs, all else the mean over pairs. Undefined where it cannot be had. */
function changeInRound(name: string, pairs: readonly RecordedPair[]): number | undefined {
  const quantile = QUANTILES[name]
  if (quantile !== undefined && pairs.length > 0 && pairs.every(({ a, b }) => a.h !== undefined && b.h !== undefined)) {
    const [base, head] = [quantileOf(pairs.map(({ a }) => a.h as number[]), quantile.share), quantileOf(pairs.map(({ b }) => b.h as number[]), quantile.share)]
    return base === undefined || head === undefined ? undefined : (head - base) * BIN_WIDTH
  }
  const changes = pairs.flatMap((pair) => changeOfPair(name, pair) ?? [])
  return changes.length === 0 ? undefined : estimateMean(changes).mean
}

function changeOfPair(name: string, pair: RecordedPair): number | undefined {
  const change = name === 'mlr' || name === 'tlr' ? pair[name] : logRatio(valueOf(name, pair.a), valueOf(name, pair.b))
  return change === undefined || !Number.isFinite(change) ? undefined : change
}

function valueOf(name: string, side: RecordedSide): number | undefined {
  const quantile = QUANTILES[name]
  if (quantile !== undefined) return side.q?.[quantile.at]
  const value = side[name]
  return typeof value === 'number' ? value : undefined
}

/** A logarithm needs positive values: of zero nothing can be said in ratios. */
function logRatio(base: number | undefined, head: number | undefined): number | undefined {
  return base === undefined || head === undefined || !(base > 0) || !(head > 0) ? undefined : Math.log(head / base)
}

/** The bin of a quantile over several histograms, interpolated inside the bin. */
function quantileOf(histograms: readonly number[][], share: number): number | undefined {
  const counts = new Map<number, number>()
  for (const coded of histograms) {
    let bin = 0
    for (let i = 0; i + 1 < coded.length; i += 2) {
      bin += coded[i] as number
      counts.set(bin, (counts.get(bin) ?? 0) + (coded[i + 1] as number))
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  let below = 0
  for (const [bin, count] of [...counts].toSorted(([one], [other]) => one - other)) {
    if (below + count >= share * total) return bin + (share * total - below) / count
    below += count
  }
  return undefined
}
