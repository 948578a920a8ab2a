import type { Phase } from '../config/config.ts'
import type { Side } from '../measure/block.ts'
import type { Histogram } from '../measure/histogram.ts'
import type { Distribution, PhaseMeasurement } from '../measure/result.ts'
import { decodeOrSkip } from './charts.ts'
import { subjectWords } from './words.ts'

/** How often which response time was seen: bins of equal width on a logarithmic scale, `ms` their lower ends, `share` the percentage of a side's requests in each. */
export type HistogramChart = { phase: Phase; title: string; samples: Record<Side, number>; ms: number[]; share: Partial<Record<Side, number[]>> }

const SIDES: readonly Side[] = ['base', 'head']
const BINS = 48
/** The outermost half percent on either side would squeeze the rest together; the percentile curve shows it. */
const OUTERMOST = 0.005
/** Fewer values than this make a comb, not a shape. */
const MIN_SAMPLES = 100
const STEPS = 200

/** One per class and component with enough values on some side. */
export function buildHistogramCharts(measurement: PhaseMeasurement): HistogramChart[] {
  const groups = Map.groupBy(measurement.distributions.filter((one) => one.samples >= MIN_SAMPLES), (one) => `${one.subject.kind}:${one.subject.name}`)
  return [...groups.values()].flatMap((group) => {
    const sides = SIDES.flatMap((side) => {
      const histogram = decodeOrSkip(group.find((one) => one.side === side))
      return histogram === undefined || histogram.count < MIN_SAMPLES ? [] : [{ side, histogram }]
    })
    const low = Math.min(...sides.map(({ histogram }) => histogram.quantile(OUTERMOST) as number))
    const high = Math.max(...sides.map(({ histogram }) => histogram.quantile(1 - OUTERMOST) as number))
    if (!(high > low)) return []
    const edges = Array.from({ length: BINS + 1 }, (_, index) => low * (high / low) ** (index / BINS))
    return [{
      phase: measurement.phase, title: subjectWords((group[0] as Distribution).subject),
      samples: { base: countOf(sides, 'base'), head: countOf(sides, 'head') },
      ms: edges.slice(0, -1).map((edge) => Number((edge / 1000).toPrecision(4))),
      share: Object.fromEntries(sides.map(({ side, histogram }) => [side, sharesBetween(edges, histogram)])),
    }]
  })
}

function countOf(sides: readonly { side: Side; histogram: Histogram }[], wanted: Side): number {
  return sides.find(({ side }) => side === wanted)?.histogram.count ?? 0
}

/** Percentage of values in each bin, from the quantiles at equal steps of rank. */
function sharesBetween(edges: readonly number[], histogram: Histogram): number[] {
  const quantiles = Array.from({ length: STEPS + 1 }, (_, step) => histogram.quantile(step / STEPS) as number)
  const below = edges.map((edge) => rankOf(edge, quantiles))
  return below.slice(1).map((rank, index) => Number(((rank - (below[index] as number)) * 100).toFixed(3)))
}

/** Share of values below `us`, between two quantiles in proportion. */
function rankOf(us: number, quantiles: readonly number[]): number {
  const above = quantiles.findIndex((value) => value > us)
  if (above <= 0) return above === 0 ? 0 : 1
  const [from, to] = [quantiles[above - 1] as number, quantiles[above] as number]
  return (above - 1 + (us - from) / (to - from)) / STEPS
}
