import type { Phase } from '../config/config.ts'
import type { Side } from '../measure/block.ts'
import { decodeHistogram, type Histogram } from '../measure/histogram.ts'
import type { Distribution, PhaseMeasurement, SeriesPoint, Violation } from '../measure/result.ts'
import { subjectWords } from './words.ts'

/** Base against head over percentiles: `share` ascending; `ms` is null where a side has too few samples to say. */
export type PercentileChart = {
  phase: Phase
  title: string
  samples: Record<Side, number>
  share: number[]
  ms: Partial<Record<Side, (number | null)[]>>
}
/** A phase over time: seconds on the x axis, rounds one after the other, null where nothing was observed. */
export type TimeChart = {
  phase: Phase
  title: string
  unit: string
  seconds: number[]
  lines: { label: string; side: Side | 'plan'; values: (number | null)[] }[]
  /** Violations, from one second to another: `firing` ones outlived their grace period. */
  marks: { from: number; to: number; firing: boolean }[]
}

const SIDES: readonly Side[] = ['base', 'head']
const SHARES: readonly number[] = [
  0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99, 0.9925, 0.995, 0.9975, 0.999, 0.9995, 0.9999, 0.99999,
]
/** A percentile needs this many samples beyond it, or it is the maximum by another name. */
const MIN_BEYOND = 3

/** One chart per class and component that was measured; a histogram that cannot be read is left out, with the table still there. */
export function buildPercentileCharts(measurement: PhaseMeasurement): PercentileChart[] {
  const groups = Map.groupBy(measurement.distributions.filter((one) => one.samples > 0), (one) => `${one.subject.kind}:${one.subject.name}`)
  return [...groups.values()].flatMap((group) => {
    const sides = SIDES.flatMap((side) => {
      const histogram = decodeOrSkip(group.find((one) => one.side === side))
      return histogram === undefined ? [] : [{ side, histogram }]
    })
    if (sides.length === 0) return []
    const share = SHARES.filter((one) => sides.some(({ histogram }) => isKnown(one, histogram)))
    const first = group[0] as Distribution
    return [{
      phase: measurement.phase, title: subjectWords(first.subject), share,
      samples: { base: sides.find((one) => one.side === 'base')?.histogram.count ?? 0, head: sides.find((one) => one.side === 'head')?.histogram.count ?? 0 },
      ms: Object.fromEntries(sides.map(({ side, histogram }) => [side, share.map((one) => (isKnown(one, histogram) ? rounded((histogram.quantile(one) as number) / 1000) : null))])),
    }]
  })
}

/** Rate, slowest 1 %, errors, CPU and memory over time, with violations marked; a chart nobody observed anything for is left out. */
export function buildTimeCharts(measurement: PhaseMeasurement, violations: readonly Violation[]): TimeChart[] {
  const { phase, series } = measurement
  if (series.length === 0) return []
  const length = Math.max(...series.map((point) => point.second)) + 2
  const rounds = [...new Set(series.map((point) => point.round))].toSorted((a, b) => a - b)
  const seconds = rounds.flatMap((_, index) => Array.from({ length }, (__, second) => index * length + second))
  const marks = violations.map(({ round = 0, startMs, endMs, firedMs }) => {
    const start = Math.max(0, rounds.indexOf(round)) * length
    return { from: start + startMs / 1000, to: start + Math.min(length - 1, (endMs ?? Number.POSITIVE_INFINITY) / 1000), firing: firedMs !== undefined }
  })
  const line = (label: string, side: Side | 'plan', read: (point: SeriesPoint) => number | undefined) => {
    const values: (number | null)[] = seconds.map(() => null)
    const counts = seconds.map(() => 0)
    for (const point of series) {
      const value = side === 'plan' || point.side === side ? read(point) : undefined
      if (value === undefined) continue
      const at = rounds.indexOf(point.round) * length + point.second
      // Sides that take turns have several slots in a round: their seconds are averaged.
      const count = (counts[at] = (counts[at] ?? 0) + 1)
      values[at] = rounded(((values[at] ?? 0) * (count - 1) + value) / count)
    }
    return { label, side, values }
  }
  const both = (read: (point: SeriesPoint) => number | undefined) => SIDES.map((side) => line(side, side, read))
  const charts = [
    { title: 'Requests per second', unit: '/s', lines: [line('planned', 'plan', (point) => point.plannedRatePerSecond), ...both((point) => point.ratePerSecond)] },
    { title: 'Slowest 1 % (p99)', unit: 'ms', lines: both((point) => point.p99Ms) },
    { title: 'Failed requests', unit: '%', lines: both((point) => (point.errorShare === undefined ? undefined : point.errorShare * 100)) },
    { title: 'CPU', unit: '%', lines: both((point) => point.cpuPercent) },
    { title: 'Memory', unit: 'MB', lines: both((point) => point.memoryMb) },
  ]
  return charts
    .map((chart) => ({ phase, seconds, marks, ...chart, lines: chart.lines.filter((one) => one.values.some((value) => value !== null)) }))
    .filter((chart) => chart.lines.length > 0)
}

/** Undefined for one that is damaged: what else there is can still be shown. */
export function decodeOrSkip(distribution: Distribution | undefined): Histogram | undefined {
  if (distribution === undefined) return undefined
  try {
    return decodeHistogram(distribution.latencyUs)
  } catch {
    return undefined
  }
}

function isKnown(share: number, histogram: Histogram): boolean {
  return (1 - share) * histogram.count >= MIN_BEYOND
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
