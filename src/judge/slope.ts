import { studentQuantile } from './statistics.ts'

/** A value at a moment, in any unit. */
export type Point = { at: number; value: number }
/** The common slope of one or several series, each at a level of its own. `points` of them, worth as much as `independent` ones. */
export type Slope = { perUnit: number; standardError: number; degreesOfFreedom: number; points: number; autocorrelation: number }

/** A series in which neighbours are more alike than this has too few independent points left to speak of. */
const MOST_ALIKE = 0.9

/**
 * The least-squares slope of points over time. Neighbours are alike, and so tell less than so many independent points would: the standard error takes the
 * correlation r of residuals that follow each other into account, with n·(1 − r)/(1 + r) points instead of n (Santer et al., J. Geophys. Res. 105
 * (2000), eq. 4–6), r itself corrected for being estimated around a fitted line, by (1 + 4r)/n per series (Kendall, Biometrika 41 (1954)).
 * Undefined where there are too few points to tell how much they scatter.
 */
export function estimateSlope(series: readonly (readonly Point[])[]): Slope | undefined {
  const usable = series.filter((one) => one.length >= 3)
  const centred = usable.map((one) => { const [at, value] = [meanOf(one.map((point) => point.at)), meanOf(one.map((point) => point.value))]; return one.map((point) => ({ at: point.at - at, value: point.value - value })) })
  const all = centred.flat()
  const spread = sum(all.map(({ at }) => at * at))
  const points = all.length
  if (spread === 0 || points - usable.length - 1 < 1) return undefined
  const perUnit = sum(all.map(({ at, value }) => at * value)) / spread
  const residuals = centred.map((one) => one.map(({ at, value }) => value - perUnit * at))
  const squares = sum(residuals.flat().map((one) => one * one))
  const raw = squares === 0 ? 0 : sum(residuals.flatMap((one) => one.slice(1).map((value, index) => value * (one[index] as number)))) / squares
  const autocorrelation = Math.min(MOST_ALIKE, Math.max(0, raw + (usable.length * (1 + 4 * raw)) / points))
  const worth = (1 - autocorrelation) / (1 + autocorrelation)
  const degreesOfFreedom = Math.max(1, points * worth - usable.length - 1)
  return { perUnit, standardError: Math.sqrt(squares / degreesOfFreedom / spread), degreesOfFreedom, points, autocorrelation }
}

/** The 95 % interval of the slope, and the smallest one that would have been told from none with a probability of 80 %. */
export function slopeInterval({ perUnit, standardError, degreesOfFreedom }: Slope): { interval: [number, number]; detectable: number } {
  const t = studentQuantile(0.975, degreesOfFreedom)
  return { interval: [perUnit - t * standardError, perUnit + t * standardError], detectable: (t + studentQuantile(0.8, degreesOfFreedom)) * standardError }
}

function meanOf(values: readonly number[]): number {
  return sum(values) / values.length
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
