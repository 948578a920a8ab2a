import type { Phase } from '../../config/config.ts'
import type { Side } from '../../measure/block.ts'
import type { PhaseMeasurement } from '../../measure/result.ts'
import { CURVE_SHARES } from '../../measure/round-quantiles.ts'
import { subjectWords } from '../words.ts'
import { bandAround, type Band } from './bands.ts'
import { countSamples, decodeSubjects, isPart, type SideHistogram } from './charts.ts'

/** How often which response time was seen: bins of equal width on a logarithmic scale, `ms` their lower ends, `share` the percentage of a side's requests in each. */
export type HistogramChart = {
  phase: Phase
  title: string
  isPart: boolean
  samples: Record<Side, number>
  ms: number[]
  share: Partial<Record<Side, number[]>>
  /** Of each side by itself, over rounds; absent where there was one round. */
  bands: Partial<Record<Side, Band>>
}

/** Rice's rule: narrower bins would show chance. */
const BINS = { fewest: 12, most: 48, of: (samples: number) => 2 * Math.cbrt(samples) }
/** The outermost half percent on either side would squeeze the rest together; the percentile curve shows it. */
const OUTERMOST = 0.005
/** Fewer values than this make a comb, not a shape. */
const MIN_SAMPLES = 100
const STEPS = 100

/** One per class and component with enough values on some side. */
export function buildHistogramCharts(measurement: PhaseMeasurement): HistogramChart[] {
  return [...decodeSubjects(measurement, MIN_SAMPLES)].flatMap(([subject, sides]) => {
    const low = Math.min(...sides.map(({ histogram }) => histogram.quantile(OUTERMOST) as number))
    const high = Math.max(...sides.map(({ histogram }) => histogram.quantile(1 - OUTERMOST) as number))
    if (!(high > low)) return []
    const bins = Math.round(Math.min(BINS.most, Math.max(BINS.fewest, BINS.of(Math.min(...sides.map(({ histogram }) => histogram.count))))))
    const edges = Array.from({ length: bins + 1 }, (_, index) => low * (high / low) ** (index / bins))
    const bars = sides.map((one) => {
      const share = sharesOf(edges, one)
      return { side: one.side, share, band: bandAround(share, sharesOfRounds(edges, one)) }
    })
    return [{
      phase: measurement.phase, title: subjectWords(subject), isPart: isPart(subject.name), samples: countSamples(sides),
      ms: edges.slice(0, -1).map((edge) => Number((edge / 1000).toPrecision(4))),
      share: Object.fromEntries(bars.map(({ side, share }) => [side, share])),
      bands: Object.fromEntries(bars.flatMap(({ side, band }) => (band === undefined ? [] : [[side, band]]))),
    }]
  })
}

/** Percentage of values in each bin, from the quantiles at equal steps of rank. */
function sharesOf(edges: readonly number[], { histogram }: SideHistogram): number[] {
  const ranks = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS)
  const quantiles = ranks.map((rank) => histogram.quantile(rank) as number)
  const below = edges.map((edge) => rankOf(edge, quantiles, ranks) ?? 1)
  return below.slice(1).map((rank, index) => Number(((rank - (below[index] as number)) * 100).toFixed(3)))
}

/** Of each bin, what each round saw; nothing for bins beyond what some round tells of. */
function sharesOfRounds(edges: readonly number[], { rounds }: SideHistogram): number[][] {
  const below = rounds.map((quantiles) => edges.map((edge) => rankOf(edge, quantiles, CURVE_SHARES)))
  return edges.slice(1).map((_, index) => {
    const seen = below.flatMap((ranks) => {
      const [from, to] = [ranks[index], ranks[index + 1]]
      return from === undefined || to === undefined ? [] : [(to - from) * 100]
    })
    return seen.length === rounds.length ? seen : []
  })
}

/** Share of values below `us`, between two quantiles in proportion; undefined beyond the last one. `ranks` are those of the quantiles. */
function rankOf(us: number, quantiles: readonly number[], ranks: readonly number[]): number | undefined {
  const above = quantiles.findIndex((value) => value > us)
  if (above === -1) return undefined
  if (above === 0) return 0
  const [from, to] = [quantiles[above - 1] as number, quantiles[above] as number]
  const [low, high] = [ranks[above - 1] as number, ranks[above] as number]
  return low + ((us - from) / (to - from)) * (high - low)
}
