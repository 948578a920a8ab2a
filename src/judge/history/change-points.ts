import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A regime of fewer values than this is an accident, not a level. */
const FEWEST = 3
/** How often a series that never changed is split all the same. */
const ALPHA = 0.01
const PERMUTATIONS = 999
/** The same series is always judged alike. */
const SEED = 20_140_501

/**
 * Where a series changes its level or spread: the indexes at which a new regime begins, ascending. E-divisive: the split with the largest energy
 * distance between its sides, accepted when at most 1 % of random orders of the same values have a larger one; then again in every part
 * (Matteson & James, "A nonparametric approach for multiple change point analysis of multivariate data", JASA 109 (2014)). It assumes no
 * distribution, so an outlier is no change. Permutations are drawn from a fixed seed.
 */
export function findChangePoints(values: readonly number[]): number[] {
  if (values.length < 2 * FEWEST) return []
  const split = bestSplit(values)
  if (!isSignificant(values, split.energy)) return []
  const before = findChangePoints(values.slice(0, split.at))
  const after = findChangePoints(values.slice(split.at)).map((index) => index + split.at)
  return [...before, split.at, ...after]
}

type Split = { at: number; energy: number }

/**
 * The largest scaled energy distance between the values before a point and those from it up to another: a level that was left again shows
 * before the rest washes it out.
 */
function bestSplit(values: readonly number[]): Split {
  const sums = cumulate(values)
  let best: Split = { at: FEWEST, energy: Number.NEGATIVE_INFINITY }
  for (let at = FEWEST; at <= values.length - FEWEST; at++) {
    for (let end = at + FEWEST; end <= values.length; end++) {
      const energy = energyBetween(sums, at, end)
      if (energy > best.energy) best = { at, energy }
    }
  }
  return best
}

/** Sums of |x − y| over all pairs in the corner up to row i and column j, so that those of any block are four look-ups. */
function cumulate(values: readonly number[]): { sums: Float64Array; width: number } {
  const width = values.length + 1
  const sums = new Float64Array(width * width)
  for (let i = 1; i < width; i++) {
    let row = 0
    for (let j = 1; j < width; j++) {
      row += Math.abs((values[i - 1] as number) - (values[j - 1] as number))
      sums[i * width + j] = (sums[(i - 1) * width + j] as number) + row
    }
  }
  return { sums, width }
}

/** mn/(m+n) · (2 E|X−Y| − E|X−X′| − E|Y−Y′|) of the first `at` values and those up to `end`. */
function energyBetween({ sums, width }: ReturnType<typeof cumulate>, at: number, end: number): number {
  const before = sums[at * width + at] as number
  const across = (sums[at * width + end] as number) - before
  const after = (sums[end * width + end] as number) - before - 2 * across
  const [m, n] = [at, end - at]
  return ((m * n) / (m + n)) * ((2 * across) / (m * n) - before / (m * (m - 1)) - after / (n * (n - 1)))
}

/** Stops as soon as too many random orders were as uneven. */
function isSignificant(values: readonly number[], energy: number): boolean {
  const allowed = Math.floor(ALPHA * (PERMUTATIONS + 1)) - 1
  const random = xoroshiro128plus(SEED)
  const shuffled = [...values]
  let larger = 0
  for (let i = 0; i < PERMUTATIONS; i++) {
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = uniformInt(random, 0, last)
      ;[shuffled[last], shuffled[other]] = [shuffled[other] as number, shuffled[last] as number]
    }
    if (bestSplit(shuffled).energy >= energy && ++larger > allowed) return false
  }
  return true
}
