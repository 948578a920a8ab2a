import type { Phase } from '../../config/config.ts'
import type { Block, Side } from '../../measure/block.ts'
import type { Histogram } from '../../measure/histogram.ts'
import type { PhaseMeasurement } from '../../measure/result.ts'
import { formatCount, formatPair } from '../quantity.ts'
import { decodeSubjects, type SideHistogram } from './charts.ts'

/** A component in one phase, base and head beside each other: `1.17 ms → 1.41 ms`. `absent` says why there is nothing of it. */
export type ComponentRow = { phase: Phase; name: string; p50: string; p95: string; p99: string; average: string; errors: string; samples: string; averageMs: number | undefined; absent: string | undefined }

type Statistic = (histogram: Histogram) => number | undefined

const SIDES: readonly Side[] = ['base', 'head']
const NOTHING = { p50: '', p95: '', p99: '', average: '', errors: '', samples: '0', averageMs: undefined }

/** Every component that was measured or asked for, parts of one after it. */
export function buildComponents(measurement: PhaseMeasurement): ComponentRow[] {
  const { phase, absences, blocks } = measurement
  const seen = [...decodeSubjects(measurement, 1)].flatMap(([subject, sides]) => (subject.kind === 'component' ? [buildRow(phase, subject.name, sides, blocks)] : []))
  const absent = absences.flatMap(({ subject, reason }) => (subject.kind !== 'component' || seen.some((one) => one.name === subject.name) ? [] : [{ phase, name: subject.name, ...NOTHING, absent: reason }]))
  return [...seen, ...absent].toSorted((left, right) => left.name.localeCompare(right.name, 'en'))
}

function buildRow(phase: Phase, name: string, sides: readonly SideHistogram[], blocks: readonly Block[]): ComponentRow {
  const told = (statistic: Statistic) => beside(sides.map(({ histogram }) => statistic(histogram)))
  const averages = sides.map(({ histogram }) => histogram.mean)
  return {
    phase, name, absent: undefined,
    p50: told((one) => one.quantile(0.5)), p95: told((one) => percentile(one, 0.95)), p99: told((one) => percentile(one, 0.99)), average: beside(averages),
    errors: describeErrors(name, blocks), samples: sides.map(({ histogram }) => formatCount(histogram.count)).join(' → '),
    averageMs: averages.at(-1) === undefined ? undefined : (averages.at(-1) as number) / 1000,
  }
}

/** Unknown where fewer than one value lies beyond it: it would be the maximum by another name. */
function percentile(histogram: Histogram, share: number): number | undefined {
  return (1 - share) * histogram.count >= 1 - Number.EPSILON * 100 ? histogram.quantile(share) : undefined
}

function beside(us: readonly (number | undefined)[]): string {
  const known = us.filter((one) => one !== undefined)
  const texts = formatPair(known.map((one) => one / 1000), 'ms')
  if (known.length === us.length) return texts.join(' → ')
  return known.length === 0 ? 'too few samples' : us.map((one) => (one === undefined ? 'too few samples' : texts.shift())).join(' → ')
}

/** Only what is called by itself can be seen to fail. */
function describeErrors(name: string, blocks: readonly Block[]): string {
  const shares = SIDES.flatMap((side) => {
    const mine = blocks.filter((block) => block.side === side && block.metric === 'error_rate_percent' && block.subject.kind === 'component' && block.subject.name === name)
    const samples = mine.reduce((total, block) => total + block.samples, 0)
    return samples === 0 ? [] : [mine.reduce((total, block) => total + block.value * block.samples, 0) / samples]
  })
  return shares.length === 0 ? 'not counted' : formatPair(shares, 'percent').join(' → ')
}
