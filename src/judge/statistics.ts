import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import tCdf from '@stdlib/stats-base-dists-t-cdf'
import tQuantile from '@stdlib/stats-base-dists-t-quantile'

/** Mean of a sample and how sure we are of it; `standardError` of a single value is unknown, so it is undefined. */
export type Estimate = { mean: number; standardError: number | undefined; degreesOfFreedom: number }

/** Mean with its standard error s/√n, s with n−1 in the denominator. Throws on an empty sample. */
export function estimateMean(values: readonly number[]): Estimate {
  if (values.length === 0) throw new RangeError('the mean of no values does not exist')
  const mean = sum(values) / values.length
  if (values.length === 1) return { mean, standardError: undefined, degreesOfFreedom: 0 }
  const variance = sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1)
  return { mean, standardError: Math.sqrt(variance / values.length), degreesOfFreedom: values.length - 1 }
}

/**
 * Difference of two independent means, with an extra variance per side for what changes between runs (Welch;
 * degrees of freedom by Welch–Satterthwaite, the extra variance counted as known).
 */
export function estimateDifference(head: readonly number[], base: readonly number[], betweenRunVariance: number): Estimate {
  const a = estimateMean(head)
  const b = estimateMean(base)
  const mean = a.mean - b.mean
  if (a.standardError === undefined || b.standardError === undefined) return { mean, standardError: undefined, degreesOfFreedom: 0 }
  const within = a.standardError ** 2 + b.standardError ** 2
  const parts = a.standardError ** 4 / a.degreesOfFreedom + b.standardError ** 4 / b.degreesOfFreedom
  const degreesOfFreedom = parts === 0 ? a.degreesOfFreedom + b.degreesOfFreedom : within ** 2 / parts
  return { mean, standardError: Math.sqrt(within + 2 * betweenRunVariance), degreesOfFreedom }
}

/**
 * Difference of a new run's mean from the mean of earlier ones, which scatter by `sd` from run to run: a prediction, with the standard error
 * sd·√(1 + 1/averaged) and n−1 degrees of freedom, n being the runs that `sd` is known from (Hahn & Meeker, Statistical Intervals (1991), §4.8).
 * A run whose own rounds differ by more than earlier runs did is that much less certain.
 */
export function estimateAgainstPast(head: readonly number[], past: { mean: number; averaged: number; sd: number; runs: number }): Estimate {
  const own = estimateMean(head)
  return { mean: own.mean - past.mean, standardError: Math.hypot(Math.max(past.sd, own.standardError ?? 0), past.sd / Math.sqrt(past.averaged)), degreesOfFreedom: past.runs - 1 }
}

/** Two-sided t interval mean ± t·se at `confidence` (0.95). Undefined when the standard error is unknown. */
export function tInterval(estimate: Estimate, confidence: number): [number, number] | undefined {
  if (estimate.standardError === undefined) return undefined
  const half = studentQuantile(1 - (1 - confidence) / 2, estimate.degreesOfFreedom) * estimate.standardError
  return [estimate.mean - half, estimate.mean + half]
}

/** Of all metrics of a gate it is asked with the same few arguments, and finding it takes a search. */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  const key = `${probability} ${degreesOfFreedom}`
  const known = quantiles.get(key)
  if (known !== undefined) return known
  const found = tQuantile(probability, degreesOfFreedom)
  if (quantiles.size < MAX_QUANTILES) quantiles.set(key, found)
  return found
}

const quantiles = new Map<string, number>()
const MAX_QUANTILES = 1000

/** One-sided upper bound of the mean at `confidence`. Undefined when the standard error is unknown. */
export function upperBound(estimate: Estimate, confidence: number): number | undefined {
  if (estimate.standardError === undefined) return undefined
  return estimate.mean + studentQuantile(confidence, estimate.degreesOfFreedom) * estimate.standardError
}

/** p value of "the true mean is at most `threshold`" (one-sided t test). 1 when the standard error is unknown. */
export function pValueAbove(estimate: Estimate, threshold: number): number {
  if (estimate.standardError === undefined) return 1
  if (estimate.standardError === 0) return estimate.mean > threshold ? 0 : 1
  return 1 - tCdf((estimate.mean - threshold) / estimate.standardError, estimate.degreesOfFreedom)
}

/**
 * Holm's step-down procedure: which of the hypotheses are rejected with a family-wise error of at most `alpha`.
 * Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Statist. 6 (1979). `levelOf` turns a probability of error into
 * the level of this look where there are several (Ye, Li, Liu & Yao, Statistics in Medicine 32 (2013)).
 */
export function holm(pValues: readonly number[], alpha: number, levelOf: (alpha: number) => number = (one) => one): boolean[] {
  const order = pValues.map((p, index) => ({ p, index })).toSorted((a, b) => a.p - b.p)
  const rejected = pValues.map(() => false)
  for (const [step, { p, index }] of order.entries()) {
    if (p > levelOf(alpha / (pValues.length - step))) break
    rejected[index] = true
  }
  return rejected
}

/**
 * Which hypotheses are rejected when the first of two families is dearer: each gets its share of alpha, both together where the other is empty,
 * and is tested by Holm. Errs with at most the sum of both over both (Bonferroni between them).
 */
export function holmInFamilies(pValues: readonly number[], isFirst: readonly boolean[], { first: firstAlpha, second: secondAlpha }: { first: number; second: number }, levelOf?: (alpha: number) => number): boolean[] {
  const rejected = pValues.map(() => false)
  for (const first of [true, false]) {
    const members = pValues.flatMap((_, index) => (isFirst[index] === first ? [index] : []))
    const part = members.length === pValues.length ? firstAlpha + secondAlpha : first ? firstAlpha : secondAlpha
    for (const [place, isRejected] of holm(members.map((index) => pValues[index] as number), part, levelOf).entries()) rejected[members[place] as number] = isRejected
  }
  return rejected
}

/**
 * Exact (Clopper–Pearson) bounds of a share from `hits` of `trials`, each one-sided at `confidence`.
 * Clopper & Pearson, Biometrika 26 (1934). Throws when there were no trials.
 */
export function exactShareBounds(hits: number, trials: number, confidence: number): { lower: number; upper: number } {
  if (trials === 0) throw new RangeError('the share of no trials does not exist')
  const alpha = 1 - confidence
  return {
    lower: hits === 0 ? 0 : betaQuantile(alpha, hits, trials - hits + 1),
    upper: hits === trials ? 1 : betaQuantile(1 - alpha, hits + 1, trials - hits),
  }
}

/**
 * One-sided bounds of the difference of two independent shares, by Newcombe's hybrid score method
 * (Statistics in Medicine 17 (1998), method 10). `z` is the normal quantile of the confidence.
 */
export function shareDifferenceBounds(head: { hits: number; trials: number }, base: { hits: number; trials: number }, z: number): { lower: number; upper: number } {
  const p1 = head.hits / head.trials
  const p2 = base.hits / base.trials
  const first = wilson(head, z)
  const second = wilson(base, z)
  return {
    lower: p1 - p2 - Math.sqrt((p1 - first.lower) ** 2 + (second.upper - p2) ** 2),
    upper: p1 - p2 + Math.sqrt((first.upper - p1) ** 2 + (p2 - second.lower) ** 2),
  }
}

/** χ² statistic of observed counts against expected ones (cells expected below 1 are left out) and its degrees of freedom. */
export function chiSquare(observed: readonly number[], expected: readonly number[]): { statistic: number; degreesOfFreedom: number } {
  const cells = expected.map((value, index) => ({ value, seen: observed[index] ?? 0 })).filter((cell) => cell.value >= 1)
  return { statistic: sum(cells.map((cell) => (cell.seen - cell.value) ** 2 / cell.value)), degreesOfFreedom: Math.max(0, cells.length - 1) }
}

/**
 * What χ² exceeds with probability 1e-4, to within 8 % for one degree of freedom and 1 % from ten on.
 * Wilson & Hilferty, "The distribution of chi-square", PNAS 17 (1931).
 */
export function chiSquareLimit(degreesOfFreedom: number): number {
  const Z = 3.719
  const share = 2 / (9 * degreesOfFreedom)
  return degreesOfFreedom * (1 - share + Z * Math.sqrt(share)) ** 3
}

/** e to the power of a difference of logarithms, within what a result document holds: beyond it nobody reads a ratio, and arithmetic ends in infinities. */
export function ratioOf(log: number): number {
  return Math.exp(Math.min(LARGEST_LOG, Math.max(-LARGEST_LOG, log)))
}

/** A trillion times as much. */
const LARGEST_LOG = Math.log(1e12)

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('the median of no values does not exist')
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

function wilson({ hits, trials }: { hits: number; trials: number }, z: number): { lower: number; upper: number } {
  const p = hits / trials
  const centre = p + z ** 2 / (2 * trials)
  const spread = z * Math.sqrt((p * (1 - p)) / trials + z ** 2 / (4 * trials ** 2))
  const scale = 1 + z ** 2 / trials
  return { lower: Math.max(0, (centre - spread) / scale), upper: Math.min(1, (centre + spread) / scale) }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
