import type { RestTrend } from '../measure/memory-rest.ts'
import type { PhaseMeasurement } from '../measure/result.ts'
import { estimateSlope, slopeInterval } from './slope.ts'

const MINUTE_MS = 60_000
/** Fewer looks than this scatter too little to say how much they scatter. */
const MIN_LOOKS = 8

/** Whether each side's memory moved once the load had stopped: what grows then grows by itself, and what falls was held for the load. Empty where nobody looked. */
export function judgeRest({ rest = [] }: Pick<PhaseMeasurement, 'rest'>): RestTrend[] {
  return rest.map(({ side, points }): RestTrend => {
    const seconds = ((points.at(-1)?.atMs ?? 0) - (points[0]?.atMs ?? 0)) / 1000
    const slope = points.length < MIN_LOOKS ? undefined : estimateSlope([points.map(({ atMs, memoryMb }) => ({ at: atMs / MINUTE_MS, value: memoryMb }))])
    if (slope === undefined) return { kind: 'absent', side, reason: `it was looked at ${points.length} times in ${seconds.toFixed(1)} s after the load, and ${MIN_LOOKS} are needed: a longer phase tells` }
    return { kind: 'seen', side, mbPerMinute: slope.perUnit, ...slopeInterval(slope), samples: points.length, seconds }
  })
}
