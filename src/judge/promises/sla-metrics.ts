import type { SlaThreshold } from '../../config/config.ts'
import type { Subject, Unit } from '../../measure/block.ts'
import { type Histogram } from '../../measure/histogram.ts'

/** What was seen in a stretch of time, from a sliding window of seconds to the whole phase. */
export type Observed = {
  durationMs: number
  requests: number
  failed: number
  /** Latencies of answered requests. */
  latencyUs: Histogram
  /** Of everything the service may use, for its whole process tree; undefined where it cannot be seen. */
  cpuPercent: number | undefined
  memoryPercent: number | undefined
  /** Of each class and component that a threshold is about, by `partKey`. */
  parts?: ReadonlyMap<string, ObservedPart>
}
/** A component tells times only: its requests are those that told of it, and none of them failed. */
export type ObservedPart = Pick<Observed, 'requests' | 'failed' | 'latencyUs'>

export function partKey({ kind, name }: Subject): string {
  return `${kind}:${name}`
}

/** A metric's value with the number of observations behind it, and for shares of requests the count they come from. */
export type Observation = { value: number; samples: number; share?: { hits: number; trials: number } }

/** Requests slower than this do not comply with the service level (domain: "share of requests under 100 ms"). */
const COMPLIANT_MS = 100

/** What a threshold is about, in what was seen. Undefined when nothing of it was: a class that was never asked for, a component that nobody told of. */
export function observeThreshold({ metric, subject, breach }: Pick<SlaThreshold, 'metric' | 'subject' | 'breach'>, observed: Observed): Observation | undefined {
  if (subject.kind === 'service') return observeSlaMetric(metric, observed, breach.value)
  const part = observed.parts?.get(partKey(subject))
  return part === undefined ? undefined : observeSlaMetric(metric, { ...part, durationMs: observed.durationMs, cpuPercent: undefined, memoryPercent: undefined }, breach.value)
}

/**
 * The metrics of the SLA phase. A metric without observations is undefined: zero requests never pass.
 * `limitMs` is the limit a latency percentile is held against, so that its share beyond the limit can be judged exactly.
 */
export function observeSlaMetric(metric: string, observed: Observed, limitMs: number): Observation | undefined {
  const { requests, failed, latencyUs, durationMs } = observed
  const answered = latencyUs.count
  const percentile = /^p(\d{2,3})_response_time_ms$/.exec(metric)
  if (percentile !== null && answered > 0) {
    const share = Number(`0.${percentile[1]}`)
    const beyond = answered - latencyUs.countAtOrBelow(limitMs * 1000)
    return { value: (latencyUs.quantile(share) as number) / 1000, samples: answered, share: { hits: beyond, trials: answered } }
  }
  switch (metric) {
    case 'sla_compliance_rate': {
      if (requests === 0) return undefined
      const compliant = latencyUs.countAtOrBelow(COMPLIANT_MS * 1000)
      return { value: (compliant / requests) * 100, samples: requests, share: { hits: requests - compliant, trials: requests } }
    }
    case 'avg_response_time_ms': return answered === 0 ? undefined : { value: (latencyUs.mean as number) / 1000, samples: answered }
    case 'availability_percent': return requests === 0 ? undefined : { value: (1 - failed / requests) * 100, samples: requests, share: { hits: failed, trials: requests } }
    case 'error_rate_percent': return requests === 0 ? undefined : { value: (failed / requests) * 100, samples: requests, share: { hits: failed, trials: requests } }
    case 'requests_per_second': return durationMs === 0 ? undefined : { value: (requests / durationMs) * 1000, samples: requests }
    case 'cpu_utilization_percent': return observed.cpuPercent === undefined ? undefined : { value: observed.cpuPercent, samples: 1 }
    case 'memory_utilization_percent': return observed.memoryPercent === undefined ? undefined : { value: observed.memoryPercent, samples: 1 }
    default: return undefined
  }
}

export function unitOf(metric: string): Unit {
  if (metric.endsWith('_ms')) return 'ms'
  return metric === 'requests_per_second' ? 'per_second' : 'percent'
}

/** The share of requests that may be beyond the limit before a promise about requests is broken; undefined for other metrics. */
export function allowedShare(metric: string, breachValue: number): number | undefined {
  const percentile = /^p(\d{2,3})_response_time_ms$/.exec(metric)
  if (percentile !== null) return 1 - Number(`0.${percentile[1]}`)
  if (metric === 'sla_compliance_rate' || metric === 'availability_percent') return 1 - breachValue / 100
  if (metric === 'error_rate_percent') return breachValue / 100
  return undefined
}

/** What makes a request count against a promise about a share of them: being beyond the limit is only said of response times. */
export function describeHits(metric: string): string {
  if (metric === 'availability_percent' || metric === 'error_rate_percent') return 'failed'
  return metric === 'sla_compliance_rate' ? `slower than ${COMPLIANT_MS} ms or failed` : 'beyond it'
}
