import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { listIntegrationMetrics } from '../../src/judge/integration-metrics.ts'
import type { Block, Subject } from '../../src/measure/block.ts'
import { Histogram } from '../../src/measure/histogram.ts'
import { PhaseVerdict, type Comparison, type PhaseMeasurement } from '../../src/measure/result.ts'

/** The vocabulary of the integration phase; ids are stable. */
const IDS = `total_requests successful_requests failed_requests avg_response_time_ms p50_response_time_ms p95_response_time_ms p99_response_time_ms max_response_time_ms
  sla_compliant_requests sla_compliance_rate llm_integration_avg_ms opa_integration_avg_ms expert_coordination_avg_ms fuse_operation_avg_ms event_store_avg_ms
  memory_baseline_mb memory_peak_mb memory_growth_mb cpu_baseline_percent cpu_peak_percent gc_collections gc_time_total_ms requests_per_second concurrent_agents_peak
  baseline_comparison performance_regression_detected regression_threshold_exceeded`.split(/\s+/)
const SERVICE: Subject = { kind: 'service', name: 'service' }
const { components } = readConfig({ text: 'target: http://127.0.0.1:9\ncomponents: { rules: { kind: opa, url: "http://127.0.0.1:8181", decision: a/b } }', file: undefined, inputs: {} })

function block(metric: string, value: number, given: Partial<Block> = {}): Block {
  return { metric, value, subject: SERVICE, unit: 'ms', worse: 'higher', side: 'head', round: 0, slot: 0, samples: 10, ...given }
}

/** 98 requests of 20 ms, one of 500 ms and one that failed; a step of a class that must not be counted twice. */
function measured(blocks: Block[] = [], given: Partial<PhaseMeasurement> = {}): PhaseMeasurement {
  const latencyUs = new Histogram()
  for (let i = 0; i < 98; i++) latencyUs.record(20_000)
  latencyUs.record(500_000)
  const encoded = latencyUs.encode()
  const distribution = (name: string, side: 'base' | 'head') => ({ subject: { kind: 'class' as const, name }, side, latencyUs: encoded, samples: 99 })
  return {
    phase: 'integration', measuredMs: 1000, rounds: 2, layout: 'duet', series: [], absences: [], validity: [], requests: { sent: 200, failed: 1, errors: {} },
    mix: [{ class: 'safe', planned: 1, realised: 1 }], distributions: [distribution('safe', 'head'), distribution('safe', 'base'), distribution('safe › step', 'head')],
    blocks: [block('error_rate_percent', 2, { samples: 50 }), block('error_rate_percent', 0, { samples: 50, round: 1 }), block('error_rate_percent', 100, { side: 'base', samples: 100 }), ...blocks], ...given,
  }
}
const metric = (list: ReturnType<typeof listIntegrationMetrics>, id: string) => list.find((one) => one.metric === id)

describe('the 27 metrics of the integration phase', () => {
  test('are all there, each with a value or a reason, as the result document takes them', () => {
    for (const measurement of [measured(), measured([], { blocks: [], distributions: [] })]) {
      const list = listIntegrationMetrics(measurement, [], components)
      expect(list.map((one) => one.metric)).toEqual(IDS)
      expect(PhaseVerdict.parse({ phase: 'integration', verdict: 'pass', reasons: [], comparisons: [], promises: [], violations: [], metrics: list }).metrics).toEqual(list)
    }
  })

  test('count requests of the head, and answers within 100 ms', () => {
    const list = listIntegrationMetrics(measured(), [], components)
    expect([metric(list, 'total_requests'), metric(list, 'successful_requests'), metric(list, 'failed_requests')]).toMatchObject([{ value: 100 }, { value: 99 }, { value: 1 }])
    expect([metric(list, 'sla_compliant_requests'), metric(list, 'sla_compliance_rate')]).toMatchObject([{ value: 98 }, { value: 98, samples: 100 }])
    expect((metric(list, 'max_response_time_ms') as { value: number }).value).toBeCloseTo(500, -1)
  })

  test('without requests or answers are absent, not zero', () => {
    const list = listIntegrationMetrics(measured([], { blocks: [], distributions: [] }), [], components)
    expect(list.filter((one) => 'value' in one)).toEqual([])
  })

  test('find a component by its kind, or by its name where the service tells of it', () => {
    const of = (name: string, value: number, samples: number) => block('avg_ms', value, { subject: { kind: 'component', name }, samples })
    const list = listIntegrationMetrics(measured([of('rules', 2, 30), of('rules', 4, 10), of('event-store', 7, 5), of('rules › network', 99, 5)]), [], components)
    expect(metric(list, 'opa_integration_avg_ms')).toMatchObject({ value: 2.5, samples: 40 })
    expect(metric(list, 'event_store_avg_ms')).toMatchObject({ value: 7, samples: 5 })
    expect(metric(list, 'llm_integration_avg_ms')).toMatchObject({ reason: expect.stringContaining('kind llm') })
    const absent = measured([], { absences: [{ metric: 'avg_ms', subject: { kind: 'component', name: 'rules' }, reason: 'connection refused' }] })
    expect(metric(listIntegrationMetrics(absent, [], components), 'opa_integration_avg_ms')).toMatchObject({ reason: 'connection refused' })
  })

  test('tell of the experts by the probe of an escalation, or by agents that went to them of themselves', () => {
    const escalating = readConfig({ text: 'target: http://127.0.0.1:9\nescalation: { steps: [{ path: /escalations }] }\ncomponents: { panel: { kind: escalation } }', file: undefined, inputs: {} }).components
    const flow = block('avg_response_time_ms', 40, { subject: { kind: 'class', name: 'escalation › production_deployment' }, samples: 8 })
    const probed = listIntegrationMetrics(measured([block('avg_ms', 9, { subject: { kind: 'component', name: 'panel' }, samples: 20 }), flow]), [], escalating)
    expect(metric(probed, 'expert_coordination_avg_ms')).toMatchObject({ value: 9, samples: 20 })
    expect(metric(listIntegrationMetrics(measured([flow]), [], components), 'expert_coordination_avg_ms')).toMatchObject({ value: 40, samples: 8 })
    expect(metric(listIntegrationMetrics(measured(), [], components), 'expert_coordination_avg_ms')).toMatchObject({ reason: expect.stringContaining('of the kind escalation') })
  })

  test('sum garbage collections over rounds, and say why where they were not told', () => {
    const list = listIntegrationMetrics(measured([block('gc_collections', 3), block('gc_collections', 5, { round: 1 }), block('memory_peak_mb', 80), block('memory_peak_mb', 90, { round: 1 })]), [], components)
    expect([metric(list, 'gc_collections'), metric(list, 'memory_peak_mb')]).toMatchObject([{ value: 8 }, { value: 90 }])
    const absent = measured([], { absences: [{ metric: 'gc_time_total_ms', subject: SERVICE, reason: 'not asked' }] })
    expect(metric(listIntegrationMetrics(absent, [], components), 'gc_time_total_ms')).toMatchObject({ reason: 'not asked' })
  })

  test('tell what is surely worse apart from what is beyond its margin', () => {
    const comparison = (name: string, interval: [number, number], verdict: Comparison['verdict'], role: Comparison['role']): Comparison => ({
      phase: 'integration', metric: name, subject: SERVICE, unit: 'ms', worse: 'higher', role, base: 1, head: 1, ratio: 1.1, interval, margin: 0.05, floor: 0, rounds: 5, samples: 50, verdict, improved: false, reason: '',
    })
    const list = listIntegrationMetrics(measured(), [comparison('avg_response_time_ms', [1.02, 1.2], 'pass', 'guard'), comparison('cpu_ms_per_request', [1.2, 1.3], 'fail', 'deciding'), comparison('p50_response_time_ms', [1.2, 1.3], 'inconclusive', 'informational')], components)
    expect(['baseline_comparison', 'performance_regression_detected', 'regression_threshold_exceeded'].map((id) => metric(list, id))).toMatchObject([{ value: 1.1 }, { value: 2 }, { value: 1 }])
  })
})
