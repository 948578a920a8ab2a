import { z } from 'zod'
import type { Histogram } from './histogram.ts'

/** The percentiles that are drawn, as shares, ascending; every twentieth and then rarer ones. */
export const CURVE_SHARES: readonly number[] = [
  ...Array.from({ length: 19 }, (_, index) => index / 20), 0.925, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99, 0.9925, 0.995, 0.9975, 0.999, 0.9995, 0.9999, 0.99999,
]
/** Nothing is said of the scatter of fewer values. */
const MIN_SAMPLES = 20

/**
 * One round of a distribution by itself: the times in µs at the first of `CURVE_SHARES`, as far as this round has values beyond them. From how
 * they differ from round to round follows how certain the merged curve is.
 */
export const RoundQuantiles = z.array(z.number().min(0).max(1e15)).max(CURVE_SHARES.length)
export type RoundQuantiles = z.infer<typeof RoundQuantiles>

/** Undefined where a round saw too little. */
export function roundQuantiles(histogram: Histogram): RoundQuantiles | undefined {
  if (histogram.count < MIN_SAMPLES) return undefined
  return CURVE_SHARES.filter((share) => (1 - share) * histogram.count >= 1).map((share) => histogram.quantile(share) as number)
}
