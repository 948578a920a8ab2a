import type { MeasuredUnderLimit, MemoryPressure } from '../../measure/memory-pressure.ts'
import { formatChange, formatCount, formatShare, formatValue, plural } from '../quantity.ts'

/** What less memory did to the head. */
export type MemoryReport = {
  /** `with 128 MB of heap the median response time is +12 %, p99 +85 %`. */
  sentences: string[]
  evidence: string
  rows: { limit: string; p50: string; p95: string; p99: string; cpu: string; peak: string; collecting: string; failed: string; requests: string }[]
}

export const MEMORY_TITLES = ['', 'Median', 'p95', 'p99', 'CPU per request', 'Highest memory', 'Collecting garbage', 'Failed', 'Requests'] as const

/** A row in the order of those titles. */
export function memoryCells({ limit, p50, p95, p99, cpu, peak, collecting, failed, requests }: MemoryReport['rows'][number]): string[] {
  return [limit, p50, p95, p99, cpu, peak, collecting, failed, requests]
}

/** In words and rows; undefined where no limits were asked for. */
export function buildMemory(pressure: MemoryPressure | undefined): MemoryReport | undefined {
  if (pressure === undefined) return undefined
  const { limits, seconds, repetitions } = pressure
  const free = limits.find((one): one is MeasuredUnderLimit => one.limitMb === undefined && one.kind === 'measured')
  return {
    sentences: limits.flatMap((one) => (one.limitMb === undefined && one.kind === 'measured' ? [] : [sentenceOf(one, free)])),
    evidence: `the same load ${repetitions} times for ${seconds} s under each limit, on fresh processes of the head; not judged`,
    rows: limits.flatMap((one) => (one.kind === 'measured' ? [rowOf(one, free)] : [])),
  }
}

function sentenceOf(one: MemoryPressure['limits'][number], free: MeasuredUnderLimit | undefined): string {
  const limit = limitWords(one)
  switch (one.kind) {
    case 'absent': return `${limit} was not measured: ${one.reason}`
    case 'ended': return `${limit} it does not live: ${one.reason}`
    case 'measured': {
      const changes = [['median response time', one.p50Ms, free?.p50Ms], ['95th percentile', one.p95Ms, free?.p95Ms], ['99th percentile', one.p99Ms, free?.p99Ms], ['CPU time per request', one.cpuMsPerRequest, free?.cpuMsPerRequest]] as const
      const told = changes.flatMap(([words, now, before]) => (now === undefined || before === undefined || before === 0 ? [] : [`${words} ${formatChange(now / before)}`]))
      const failed = one.failed === 0 ? [] : [`${formatShare(one.failed / Math.max(1, one.requests))} of the requests failed`]
      return `${limit}: ${[...told, ...failed].join(', ') || 'nothing to compare with'}`
    }
  }
}

function rowOf(one: MeasuredUnderLimit, free: MeasuredUnderLimit | undefined): MemoryReport['rows'][number] {
  const told = (ms: number | undefined, before: number | undefined) => {
    if (ms === undefined) return 'too few samples'
    return one === free || before === undefined || before === 0 ? formatValue(ms, 'ms') : `${formatValue(ms, 'ms')} (${formatChange(ms / before)})`
  }
  return {
    limit: limitWords(one), p50: told(one.p50Ms, free?.p50Ms), p95: told(one.p95Ms, free?.p95Ms), p99: told(one.p99Ms, free?.p99Ms),
    cpu: one.cpuMsPerRequest === undefined ? 'not observed' : told(one.cpuMsPerRequest, free?.cpuMsPerRequest), peak: one.memoryPeakMb === undefined ? 'not observed' : formatValue(one.memoryPeakMb, 'MB'),
    collecting: one.gcTimeMs === undefined ? 'not observed' : `${formatValue(one.gcTimeMs, 'ms')} in ${plural(one.collections ?? 0, 'collection')}`,
    failed: formatCount(one.failed), requests: formatCount(one.requests),
  }
}

function limitWords(one: MemoryPressure['limits'][number]): string {
  if (one.limitMb === undefined) return 'without a limit'
  return `with ${formatValue(one.limitMb, 'MB')}${one.kind === 'measured' ? ` of ${one.by === 'heap' ? 'heap' : 'memory'}` : ''}`
}
