import { decodeHistogram } from '../../measure/histogram.ts'
import type { SeriesPoint } from '../../measure/result.ts'
import type { ResourceUse } from '../../service/resources.ts'
import type { SlotRun } from '../slot.ts'

/** One point per side and second of a slot, for plots. */
export function seriesOfSlot({ load, resources }: SlotRun, { round, plannedRate }: { round: number; plannedRate: readonly number[] }): SeriesPoint[] {
  return load.sides.flatMap((side) => side.seconds.map((one) => {
    const latency = decodeHistogram(one.latencyUs)
    const p50 = latency.quantile(0.5)
    const p99 = latency.quantile(0.99)
    const planned = plannedRate[one.second]
    return {
      side: side.side, round, second: one.second, ratePerSecond: one.sent,
      ...(one.sent === 0 ? {} : { errorShare: Math.min(1, one.failed / one.sent) }),
      ...(p50 === undefined ? {} : { p50Ms: p50 / 1000 }),
      ...(p99 === undefined ? {} : { p99Ms: p99 / 1000 }),
      ...resourcesAt(resources.get(side.side), one.second),
      ...garbageAt(resources.get(side.side), one.second),
      ...(planned === undefined ? {} : { plannedRatePerSecond: planned }),
    }
  }))
}

function resourcesAt(use: ResourceUse | undefined, second: number): Pick<SeriesPoint, 'cpuPercent' | 'memoryMb'> {
  const points = use?.points.filter((point) => Math.floor(point.atMs / 1000) === second) ?? []
  if (points.length === 0) return {}
  const mean = (values: number[]) => values.reduce((total, value) => total + value, 0) / values.length
  return { cpuPercent: mean(points.map((point) => point.cpuPercent)), memoryMb: mean(points.map((point) => point.memoryMb)) }
}

/** A second without a pause is a zero where the collector was listened to, and nothing where it was not. */
function garbageAt(use: ResourceUse | undefined, second: number): Pick<SeriesPoint, 'gcMs' | 'gcLongestMs'> {
  if (use === undefined || use.garbage.kind === 'absent') return {}
  const pauses = use.garbage.collections.filter((one) => Math.floor((one.endedAtMs - use.startedOnMs) / 1000) === second).map((one) => one.durationMs)
  return { gcMs: pauses.reduce((total, ms) => total + ms, 0), gcLongestMs: Math.max(0, ...pauses) }
}
