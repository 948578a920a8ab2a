import type { Phase } from '../../src/config/config.ts'
import { METRICS } from '../../src/config/metrics.ts'
import type { Side } from '../../src/measure/block.ts'
import { Histogram } from '../../src/measure/histogram.ts'
import type { Distribution, NamedMetric, PhaseMeasurement, SeriesPoint } from '../../src/measure/result.ts'
import { roundQuantiles } from '../../src/measure/round-quantiles.ts'
import { createRandom } from '../../src/workload/random.ts'

/** Median time in ms per request class and component, and how much slower the head is. */
export type Speeds = Record<string, { kind: 'class' | 'component'; medianMs: number; samples: number }>
export const SPEEDS: Speeds = {
  safe: { kind: 'class', medianMs: 1.9, samples: 8400 },
  risky: { kind: 'class', medianMs: 4.2, samples: 2400 },
  complex: { kind: 'class', medianMs: 11.5, samples: 1200 },
  policy: { kind: 'component', medianMs: 1.15, samples: 3600 },
  'event-store': { kind: 'component', medianMs: 0.42, samples: 12_000 },
  llm: { kind: 'component', medianMs: 3.1, samples: 2400 },
}

export type MeasurementOptions = { phase: Phase; sides: readonly Side[]; slower?: Record<string, number>; rounds?: number; seconds?: number }

/** What a phase of the example service measures: log-normal latencies with a slow tail, a daily curve of load, drawn from a seed. */
export function measurementOf({ phase, sides, slower = {}, rounds = 6, seconds = 10 }: MeasurementOptions): PhaseMeasurement {
  const sent = sides.length * 12_000
  return {
    phase, measuredMs: rounds * seconds * 1000, rounds, layout: sides.length === 2 ? 'duet' : 'single', blocks: [],
    distributions: sides.flatMap((side) => Object.entries(SPEEDS).map(([name, speed]) => distribution({ side, name, speed, factor: side === 'head' ? (slower[name] ?? 1) : 1, rounds }))),
    series: sides.flatMap((side) => seriesOf(side, rounds, seconds, side === 'head' ? (slower['safe'] ?? 1) : 1)),
    absences: phase === 'load' ? [{ metric: 'avg_ms', subject: { kind: 'component', name: 'experts' }, reason: 'base: nothing answers at 127.0.0.1:9000 (connection refused)' }] : [],
    validity: [
      { name: 'requests measured', ok: true, observed: `${sent}`, limit: 'at least 50' },
      { name: 'realised mix', ok: true, observed: 'χ² 1.2: safe 70.0 %, risky 20.0 %, complex 10.0 %', limit: 'χ² at most 18.4 against safe 70.0 %, risky 20.0 %, complex 10.0 %' },
      { name: 'generator lag', ok: true, observed: 'p99 0.8 ms', limit: 'p99 at most 5 ms', advice: 'lower load.rate or use a larger runner' },
    ],
    requests: { sent, failed: 3, errors: { timeout: 2, status: 1 } },
    mix: [{ class: 'safe', planned: 0.7, realised: 0.7003 }, { class: 'risky', planned: 0.2, realised: 0.1994 }, { class: 'complex', planned: 0.1, realised: 0.1003 }],
    generator: { lagP99Ms: 0.8, lagMaxMs: 4.1, achievedShare: 0.998, cpuMsPer1000: 61, agentsPeak: 250 },
  }
}

/** Rounds differ by a few percent among each other, as fresh processes do. */
function distribution({ side, name, speed: { kind, medianMs, samples }, factor, rounds }: { side: Side; name: string; speed: Speeds[string]; factor: number; rounds: number }): Distribution {
  const random = createRandom(name.length * 31 + (side === 'head' ? 1 : 0))
  const each = Array.from({ length: rounds }, () => new Histogram())
  for (let i = 0; i < samples; i++) {
    const round = i % rounds
    const slow = random.next() < 0.02 ? 4 + random.exponential(2) : 1
    each[round]!.record(medianMs * 1000 * factor * slow * (1 + ((round * 7) % 5) / 100) * Math.exp(0.35 * (random.next() + random.next() + random.next() - 1.5)))
  }
  const latencyUs = new Histogram()
  for (const round of each) latencyUs.add(round)
  return { subject: { kind, name }, side, latencyUs: latencyUs.encode(), samples, rounds: each.flatMap((round) => { const quantiles = roundQuantiles(round); return quantiles === undefined ? [] : [quantiles] }) }
}

function seriesOf(side: Side, rounds: number, seconds: number, factor: number): SeriesPoint[] {
  const random = createRandom(side === 'base' ? 5 : 6)
  return Array.from({ length: rounds * seconds }, (_, index) => {
    const second = index % seconds
    const planned = 150 * (1 + Math.sin((second / seconds) * Math.PI))
    return {
      side, round: Math.floor(index / seconds), second, plannedRatePerSecond: planned, ratePerSecond: planned + random.next() * 14 - 7,
      errorShare: index === 17 ? 0.01 : 0, p50Ms: 2.4 * factor + random.next() * 0.2, p99Ms: 19 * factor + random.next() * 6,
      cpuPercent: 38 * factor + random.next() * 9, memoryMb: 118 + second * 0.8 + random.next() * 3, gcMs: index % 3 === 0 ? 0 : 4 * factor + random.next() * 5, gcLongestMs: index % 3 === 0 ? 0 : 2 * factor + random.next() * 2,
    }
  })
}

/** The 27 metrics of the integration phase: values, and reasons where there is none. */
export function integrationMetrics(): NamedMetric[] {
  const seen: [string, number, number][] = [
    ['total_requests', 12_000, 12_000], ['successful_requests', 11_997, 12_000], ['failed_requests', 3, 12_000], ['avg_response_time_ms', 3.41, 11_997], ['p50_response_time_ms', 2.12, 11_997], ['p95_response_time_ms', 12.4, 11_997],
    ['p99_response_time_ms', 21.9, 11_997], ['max_response_time_ms', 88.2, 11_997], ['sla_compliant_requests', 11_997, 12_000], ['sla_compliance_rate', 99.975, 12_000], ['llm_integration_avg_ms', 3.31, 2400],
    ['opa_integration_avg_ms', 1.24, 3600], ['event_store_avg_ms', 0.45, 12_000], ['memory_baseline_mb', 96.2, 4], ['memory_peak_mb', 128.6, 96], ['memory_growth_mb', 31.9, 96], ['cpu_baseline_percent', 0.4, 4], ['cpu_peak_percent', 61.3, 96],
    ['gc_collections', 84, 84], ['gc_time_total_ms', 212, 84], ['requests_per_second', 150.2, 12_000], ['concurrent_agents_peak', 250, 4], ['baseline_comparison', 1.004, 11_997], ['performance_regression_detected', 0, 4], ['regression_threshold_exceeded', 0, 4],
  ]
  const absent: [string, string][] = [['expert_coordination_avg_ms', 'no component whose name begins with expert, is configured or told by the service'], ['fuse_operation_avg_ms', 'no component of the kind filesystem, or whose name begins with fuse or filesystem or workspace, is configured or told by the service']]
  const unitOf = (metric: string) => METRICS.find((one) => one.id === metric)!.unit
  return [...seen.map(([metric, value, samples]) => ({ metric, unit: unitOf(metric), value, samples })), ...absent.map(([metric, reason]) => ({ metric, unit: unitOf(metric), reason }))]
}
