import type { SlaThreshold } from '../../config/config.ts'
import { allowedShare } from '../promises/sla-metrics.ts'

/** So that a promise can be kept for certain with a few requests beyond it, and not with none alone. */
const SPARE = 2
/** ln 0.05: a promise without a single request beyond it is kept, with 95 % confidence, from −ln(0.05)/share requests on (the rule of three). */
const LOG_DOUBT = Math.log(0.05)
/** A promise that allows more than this needs no more requests than one that allows so much. */
const MOST_ALLOWED = 0.5
/** A slot has room for so many. */
const MOST_REQUESTS = 4_000_000

export type StepLength = { stepMs: number; ratePerSecond: number; thresholds: readonly SlaThreshold[]; /** Share of each class of requests. */ mix: Readonly<Record<string, number>>; lengthFactor: number }

/**
 * How long a rate is tried, in ms: as asked for, or until it has sent enough requests to keep the strictest promise about shares of requests, of the
 * class that it is about. Availability is taken as observed, so it asks for none.
 */
export function stepLength({ stepMs, ratePerSecond, thresholds, mix, lengthFactor }: StepLength): number {
  const needed = Math.max(0, ...thresholds.map((threshold) => requestsFor(threshold) / (threshold.subject.kind === 'class' ? (mix[threshold.subject.name] ?? 1) : 1)))
  return Math.min((MOST_REQUESTS / ratePerSecond) * 1000, Math.max(stepMs, (needed / ratePerSecond) * 1000) * lengthFactor)
}

function requestsFor({ metric, breach }: SlaThreshold): number {
  const share = metric === 'availability_percent' ? undefined : allowedShare(metric, breach.value)
  return share === undefined || share <= 0 ? 0 : (SPARE * LOG_DOUBT) / Math.log(1 - Math.min(MOST_ALLOWED, share))
}
