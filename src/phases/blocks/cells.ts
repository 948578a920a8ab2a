import type { Block, Subject } from '../../measure/block.ts'
import type { Histogram } from '../../measure/histogram.ts'

/** A block before it is known which side, round and slot it belongs to. */
export type Cell = Pick<Block, 'metric' | 'subject' | 'unit' | 'value' | 'samples'> & { worse?: Block['worse'] }

export const SERVICE: Subject = { kind: 'service', name: 'service' }

/** A percentile of fewer values than this is the maximum by another name. */
export const MIN_FOR_P99 = 100
export const MIN_FOR_P95 = 20
/** What was seen less often in a slot is told with its distribution only: a median of so few is one request by another name. */
export const MIN_FOR_PART = 5

/** Average and percentiles of a component, or of a part of it. */
export function componentTimes(subject: Subject, histogram: Histogram): Cell[] {
  const samples = histogram.count
  const cell = (metric: string, us: number | undefined): Cell[] => (us === undefined ? [] : [{ subject, metric, unit: 'ms', value: us / 1000, samples }])
  return [
    ...cell('avg_ms', histogram.mean),
    ...(samples < MIN_FOR_PART ? [] : cell('p50_ms', histogram.quantile(0.5))),
    ...(samples < MIN_FOR_P95 ? [] : cell('p95_ms', histogram.quantile(0.95))),
    ...(samples < MIN_FOR_P99 ? [] : cell('p99_ms', histogram.quantile(0.99))),
  ]
}
