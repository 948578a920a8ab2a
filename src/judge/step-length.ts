import type { SlaThreshold } from '../config/config.ts'
import { allowedShare } from './sla-metrics.ts'

/** So that a promise can be kept for certain with a few requests beyond it, and not with none alone. */
const SPARE = 2
/** ln 0.05: a promise without a single request beyond it is kept, with 95 % confidence, from −ln(0.05)/share requests on (the rule of three). */
const LOG_DOUBT = Math.log(0.05)
/** A slot has room for so many. */
const MOST_REQUESTS = 4_000_000

/**
 * How long a rate is tried, in ms: as asked for, or until it has sent enough requests to keep the strictest promise about shares of requests.
 * Availability is taken as observed, so it asks for none.
 */
export function stepLength({ stepMs, ratePerSecond, thresholds, lengthFactor }: { stepMs: number; ratePerSecond: number; thresholds: readonly SlaThreshold[]; lengthFactor: number }): number {
  const shares = thresholds.filter((one) => one.metric !== 'availability_percent').flatMap((one) => allowedShare(one.metric, one.breach.value) ?? [])
  const strictest = Math.min(1, ...shares.filter((share) => share > 0))
  const needed = shares.length === 0 ? 0 : (SPARE * LOG_DOUBT) / Math.log(1 - Math.min(0.5, strictest))
  return Math.min((MOST_REQUESTS / ratePerSecond) * 1000, Math.max(stepMs, (needed / ratePerSecond) * 1000) * lengthFactor)
}
