import type { Phase } from '../../config/config.ts'
import type { Side } from '../../measure/block.ts'
import { decodeHistogram, type Histogram } from '../../measure/histogram.ts'
import type { Distribution, PhaseMeasurement } from '../../measure/result.ts'
import { CURVE_SHARES } from '../../measure/round-quantiles.ts'
import { subjectWords } from '../words.ts'
import { bandOfCurve, type Band } from './bands.ts'

/** Base against head over percentiles: `share` ascending; `ms` is null where a side has too few samples to say. */
export type PercentileChart = {
  phase: Phase
  title: string
  /** Of a class or component, such as one step of it: told after those that stand for themselves. */
  isPart: boolean
  samples: Record<Side, number>
  share: number[]
  ms: Partial<Record<Side, (number | null)[]>>
  /** Of each side by itself, over rounds; absent where there was one round. */
  bands: Partial<Record<Side, Band>>
}
/** Latencies of one subject, decoded. */
export type SideHistogram = { side: Side; histogram: Histogram; rounds: NonNullable<Distribution['rounds']> }

const SIDES: readonly Side[] = ['base', 'head']
/** A percentile needs this many samples beyond it, or it is the maximum by another name. */
const MIN_BEYOND = 3
/** A curve through fewer values is a list of them. */
const MIN_SAMPLES = 20

/** One chart per class and component that was measured often enough; a histogram that cannot be read is left out, with the table still there. */
export function buildPercentileCharts(measurement: PhaseMeasurement): PercentileChart[] {
  return [...decodeSubjects(measurement, MIN_SAMPLES)].map(([subject, sides]) => {
    const share = CURVE_SHARES.filter((one) => sides.some(({ histogram }) => isKnown(one, histogram)))
    const curves = sides.map(({ side, histogram, rounds }) => {
      const ms = share.map((one) => (isKnown(one, histogram) ? rounded((histogram.quantile(one) as number) / 1000) : null))
      return { side, ms, band: bandOfCurve(ms, rounds) }
    })
    return {
      phase: measurement.phase, title: subjectWords(subject), isPart: isPart(subject.name), share, samples: countSamples(sides),
      ms: Object.fromEntries(curves.map(({ side, ms }) => [side, ms])),
      bands: Object.fromEntries(curves.flatMap(({ side, band }) => (band === undefined ? [] : [[side, band]]))),
    }
  })
}

/** What each class and component took on the sides that saw enough of it; a histogram that cannot be read is left out. */
export function decodeSubjects({ distributions }: PhaseMeasurement, minSamples: number): Map<Distribution['subject'], SideHistogram[]> {
  const groups = Map.groupBy(distributions.filter((one) => one.samples >= minSamples), (one) => `${one.subject.kind}:${one.subject.name}`)
  return new Map([...groups.values()].flatMap((group) => {
    const sides = SIDES.flatMap((side) => {
      const distribution = group.find((one) => one.side === side)
      const histogram = distribution === undefined ? undefined : decodeOrSkip(distribution)
      return histogram === undefined || histogram.count < minSamples ? [] : [{ side, histogram, rounds: distribution?.rounds ?? [] }]
    })
    return sides.length === 0 ? [] : [[(group[0] as Distribution).subject, sides] as const]
  }))
}

/** Of each side, zero where it was not measured. */
export function countSamples(sides: readonly SideHistogram[]): Record<Side, number> {
  const of = (wanted: Side) => sides.find(({ side }) => side === wanted)?.histogram.count ?? 0
  return { base: of('base'), head: of('head') }
}

/** `complex › deploy` is a part of `complex`. */
export function isPart(name: string): boolean {
  return name.includes(' › ')
}

function decodeOrSkip(distribution: Distribution): Histogram | undefined {
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
