import type { ComponentConfig } from '../config/component-config.ts'
import { METRICS } from '../config/metrics.ts'
import { mergeHistograms } from '../measure/histogram.ts'
import type { Comparison, NamedMetric, PhaseMeasurement } from '../measure/result.ts'
import { estimateMean } from './statistics.ts'

/** Requests slower than this do not comply with the service level (domain: "share of requests under 100 ms"). */
const COMPLIANT_US = 100_000

/** A component belongs to one of these by its kind, or by how its name begins where the service tells of it itself. */
const COMPONENTS: Record<string, { kind?: ComponentConfig['kind']; names: readonly string[] }> = {
  llm_integration_avg_ms: { kind: 'llm', names: ['llm'] },
  opa_integration_avg_ms: { kind: 'opa', names: ['opa', 'policy'] },
  expert_coordination_avg_ms: { kind: 'escalation', names: ['expert'] },
  fuse_operation_avg_ms: { kind: 'filesystem', names: ['fuse', 'filesystem', 'workspace'] },
  event_store_avg_ms: { kind: 'event-store', names: ['event-store'] },
}

/** How agents that went to the experts of themselves are told: from the first step to the resolution, by scenario. */
const ESCALATED = 'escalation › '

type Seen = { value: number; samples: number } | { reason: string }

/**
 * The 27 metrics of the integration phase, of the head and over all rounds, in the order of the vocabulary. What nobody could observe is
 * there with its reason.
 */
export function listIntegrationMetrics(measurement: PhaseMeasurement, comparisons: readonly Comparison[], components: readonly ComponentConfig[]): NamedMetric[] {
  const seen: Record<string, Seen> = { ...observeRequests(measurement), ...observeComponents(measurement, components), ...observeResources(measurement), ...observeChange(measurement, comparisons) }
  return Object.entries(seen).map(([metric, one]) => ({ metric, unit: METRICS.find(({ id }) => id === metric)?.unit ?? 'count', ...one }))
}

function observeRequests(measurement: PhaseMeasurement): Record<string, Seen> {
  const classes = new Set(measurement.mix.map((one) => one.class))
  const latency = mergeHistograms(measurement.distributions.filter((one) => one.side === 'head' && one.subject.kind === 'class' && classes.has(one.subject.name)).map((one) => one.latencyUs))
  const errors = ofService(measurement, 'error_rate_percent')
  const requests = errors.reduce((total, block) => total + block.samples, 0)
  const failed = errors.reduce((total, block) => total + Math.round((block.value / 100) * block.samples), 0)
  const counted = (value: number): Seen => (requests === 0 ? { reason: 'no request was sent' } : { value, samples: requests })
  const timed = (us: number | undefined): Seen => (us === undefined ? { reason: 'no request was answered' } : { value: us / 1000, samples: latency.count })
  const compliant = latency.countAtOrBelow(COMPLIANT_US)
  return {
    total_requests: counted(requests), successful_requests: counted(requests - failed), failed_requests: counted(failed),
    avg_response_time_ms: timed(latency.mean), p50_response_time_ms: timed(latency.quantile(0.5)), p95_response_time_ms: timed(latency.quantile(0.95)),
    p99_response_time_ms: timed(latency.quantile(0.99)), max_response_time_ms: timed(latency.max),
    sla_compliant_requests: counted(compliant), sla_compliance_rate: counted((compliant / requests) * 100),
  }
}

function observeComponents({ blocks, absences }: PhaseMeasurement, components: readonly ComponentConfig[]): Record<string, Seen> {
  return Object.fromEntries(Object.entries(COMPONENTS).map(([metric, { kind, names }]): [string, Seen] => {
    const belongs = (name: string) => components.some((one) => one.name === name && one.kind === kind) || names.some((begin) => name.toLowerCase().startsWith(begin) && !name.includes(' › '))
    const mine = blocks.filter((block) => block.side === 'head' && block.subject.kind === 'component' && block.metric === 'avg_ms' && belongs(block.subject.name))
    if (mine.length === 0 && kind === 'escalation') mine.push(...blocks.filter((block) => block.side === 'head' && block.subject.kind === 'class' && block.subject.name.startsWith(ESCALATED) && block.metric === 'avg_response_time_ms'))
    const samples = mine.reduce((total, block) => total + block.samples, 0)
    if (samples > 0) return [metric, { value: mine.reduce((total, block) => total + block.value * block.samples, 0) / samples, samples }]
    const absent = absences.find((one) => one.subject.kind === 'component' && belongs(one.subject.name))
    return [metric, { reason: absent?.reason ?? `no component ${kind === undefined ? '' : `of the kind ${kind}, or `}whose name begins with ${names.join(' or ')}, is configured or told by the service` }]
  }))
}

function observeResources(measurement: PhaseMeasurement): Record<string, Seen> {
  const of = (metric: string, summarise: (values: number[]) => number): Seen => {
    const mine = ofService(measurement, metric)
    if (mine.length > 0) return { value: summarise(mine.map((block) => block.value)), samples: mine.reduce((total, block) => total + block.samples, 0) }
    return { reason: measurement.absences.find((one) => one.metric === metric && one.subject.kind === 'service')?.reason ?? 'nothing was measured' }
  }
  const mean = (values: number[]) => estimateMean(values).mean
  const most = (values: number[]) => Math.max(...values)
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  const agents = measurement.generator?.agentsPeak
  return {
    memory_baseline_mb: of('memory_baseline_mb', mean), memory_peak_mb: of('memory_peak_mb', most), memory_growth_mb: of('memory_growth_mb', most),
    cpu_baseline_percent: of('cpu_baseline_percent', mean), cpu_peak_percent: of('cpu_peak_percent', most),
    gc_collections: of('gc_collections', sum), gc_time_total_ms: of('gc_time_total_ms', sum),
    requests_per_second: of('requests_per_second', mean),
    concurrent_agents_peak: agents === undefined ? { reason: 'nothing was measured' } : { value: agents, samples: measurement.rounds },
  }
}

/** Detected: surely worse at all, in a metric that decides or guards. Exceeded: worse than its margin allows. */
function observeChange({ rounds }: PhaseMeasurement, comparisons: readonly Comparison[]): Record<string, Seen> {
  const compared = comparisons.find((one) => one.subject.kind === 'service' && one.metric === 'avg_response_time_ms')
  const asked = comparisons.filter((one) => one.role !== 'informational')
  const worse = asked.filter((one) => one.interval !== undefined && (one.worse === 'higher' ? one.interval[0] > 1 : one.interval[1] < 1))
  const counted = (value: number): Seen => (asked.length === 0 ? { reason: 'nothing was compared' } : { value, samples: rounds })
  return {
    baseline_comparison: compared === undefined ? { reason: 'nothing was compared' } : { value: compared.ratio, samples: compared.samples },
    performance_regression_detected: counted(worse.length),
    regression_threshold_exceeded: counted(asked.filter((one) => one.verdict === 'fail').length),
  }
}

function ofService({ blocks }: PhaseMeasurement, metric: string): PhaseMeasurement['blocks'] {
  return blocks.filter((block) => block.side === 'head' && block.subject.kind === 'service' && block.metric === metric)
}
