import { pValueAbove, ratioOf, tInterval, upperBound, type Estimate } from '../statistics.ts'
import { ONE_LOOK, type Levels } from './sequential.ts'

/** How often a change that is just beyond the margin may pass, over all looks; and how wide the shown interval is (two-sided). */
const PASS_ALPHA = 0.05
const SHOWN_CONFIDENCE = 0.95
/** Power at which the minimum detectable effect is quoted. */
const QUOTED_POWER = 0.8
/**
 * How the false-alarm budget is shared. Deciding metrics get most of it, so that watching many guards does not cost them their power. A tenth is
 * kept back: a t test on a few rounds with heavy tails errs a little more often than its level says.
 */
export const SHARES_OF_ALPHA = { deciding: 0.6, guards: 0.3 }

/** What one metric's rounds say by themselves, before the family of all metrics is looked at. */
export type TestedChange = {
  /** 95 % interval of head/base; absent where the noise is unknown. */
  interval?: [number, number]
  /** Smallest relative worsening that would have been seen, as a fraction. */
  minimumDetectableEffect?: number
  /** That it became no worse than the margin allows; that it became no better. */
  pValue: number
  improvementPValue: number
  insideMargin: boolean
}

/**
 * The rule for one metric, live or recorded: a one-sided t test over rounds of ln(head/base) against the margin (a fraction), for worse and for
 * better. The variance is the rounds' own: one borrowed from quieter machines (moderated, as limma does) raises the false alarms of a noisy one
 * tenfold at four rounds, and one wide enough for noisy machines hides what quiet ones see.
 */
export function testChange({ change, worse, margin, alpha, levels = ONE_LOOK }: { change: Estimate; worse: 'higher' | 'lower'; margin: number; alpha: number; levels?: Levels | undefined }): TestedChange {
  const sign = worse === 'higher' ? 1 : -1
  const limit = Math.log1p(margin)
  const worsening: Estimate = { ...change, mean: sign * change.mean }
  const upper = upperBound(worsening, 1 - levels.unchanged(PASS_ALPHA))
  const interval = tInterval(change, SHOWN_CONFIDENCE)
  return {
    ...(interval === undefined ? {} : { interval: [ratioOf(interval[0]), ratioOf(interval[1])] }),
    ...detectable(worsening, limit, levels.worse(alpha)),
    pValue: pValueAbove(worsening, limit), improvementPValue: pValueAbove({ ...change, mean: -worsening.mean }, limit),
    insideMargin: upper !== undefined && upper < limit,
  }
}

function detectable(worsening: Estimate, limit: number, alpha: number): { minimumDetectableEffect?: number } {
  const certain = upperBound({ ...worsening, mean: 0 }, 1 - alpha)
  const likely = upperBound({ ...worsening, mean: 0 }, QUOTED_POWER)
  return certain === undefined || likely === undefined ? {} : { minimumDetectableEffect: ratioOf(limit + certain + likely) - 1 }
}
