import type { RestTrend } from '../measure/memory-rest.ts'
import type { PhaseMeasurement } from '../measure/result.ts'
import { estimateSlope, slopeInterval } from './slope.ts'
import { median } from './statistics.ts'

const MINUTE_MS = 60_000
/** Fewer looks than this scatter too little to say how much they scatter. */
const MIN_LOOKS = 8
/** Where it began and ended is told by this share of the looks. */
const END_SHARE = 0.2

/**
 * Where each side's memory went once the load had stopped: what grows then grows by itself, and what falls was held for the load. The interval is of a steady slope;
 * memory that is given back in one step has none, and its ends tell. Empty where nobody looked.
 */
export function judgeRest({ rest = [] }: Pick<PhaseMeasurement, 'rest'>): RestTrend[] {
  return rest.map(({ side, points }): RestTrend => {
    const seconds = ((points.at(-1)?.atMs ?? 0) - (points[0]?.atMs ?? 0)) / 1000
    const slope = points.length < MIN_LOOKS ? undefined : estimateSlope([points.map(({ atMs, memoryMb }) => ({ at: atMs / MINUTE_MS, value: memoryMb }))])
    if (slope === undefined) return { kind: 'absent', side, reason: `it was looked at ${points.length} times in ${seconds.toFixed(1)} s after the load, and ${MIN_LOOKS} are needed: a longer phase tells` }
    const end = Math.ceil(points.length * END_SHARE)
    const [fromMb, toMb] = [points.slice(0, end), points.slice(-end)].map((looks) => median(looks.map((point) => point.memoryMb))) as [number, number]
    return { kind: 'seen', side, fromMb, toMb, mbPerMinute: slope.perUnit, ...slopeInterval(slope), samples: points.length, seconds }
  })
}
