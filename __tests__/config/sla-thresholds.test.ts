import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'

const SERVICE = `service: { start: node server.js }
requests: { safe: [{ path: /list }], risky: [{ path: /restart }] }
components:
  database: { kind: server-timing }
  policy: { kind: opa, url: "http://127.0.0.1:8181", decision: app/allow }
`
const read = (sla: string) => readConfig({ text: `${SERVICE}sla: ${sla}\n`, file: 'perf-gate.yml', inputs: {} }).sla

describe('a threshold of the SLA phase', () => {
  test('in one line is a promise of the one grammar, whose breach is its opposite', () => {
    const { thresholds, relative } = read('{ thresholds: ["safe.p99 <= 200ms", "availability_percent > 99%", "p95 <= baseline + 10%", "database.avg < baseline - 1ms"] }')
    expect(thresholds).toMatchObject([
      { subject: { kind: 'class', name: 'safe' }, metric: 'p99_response_time_ms', breach: { operator: '>', value: 200 }, severity: 'major', line: 6 },
      { subject: { kind: 'service' }, metric: 'availability_percent', breach: { operator: '<=', value: 99 }, severity: 'critical', graceMs: 10_000 },
    ])
    expect(relative).toMatchObject([
      { subject: { kind: 'service' }, breach: { operator: '>', factor: 1.1, offset: 0, written: 'baseline + 10%' } },
      { subject: { kind: 'component', name: 'database' }, metric: 'avg_response_time_ms', breach: { operator: '>=', factor: 1, offset: -1 } },
    ])
  })
  test('as a mapping says all there is to say', () => {
    const { thresholds, relative } = read('{ thresholds: [{ metric: risky.p95, breach: "> 0.3s", severity: minor, grace: 4s, for: 20s, min-samples: 50, rollback: true, muted: true }, { metric: risky.error_rate, breach: "> baseline + 1" }] }')
    expect(thresholds).toEqual([{ subject: { kind: 'class', name: 'risky' }, metric: 'p95_response_time_ms', breach: { operator: '>', value: 300 }, severity: 'minor', graceMs: 4000, windowMs: 20_000, minSamples: 50, rollback: true, muted: true, line: 6 }])
    expect(relative).toMatchObject([{ metric: 'error_rate_percent', breach: { operator: '>', factor: 1, offset: 1 }, windowMs: 5000, minSamples: 20, muted: false, rollback: true }])
  })
  test.each([
    ['"safee.p99 < 5ms"', 'sla.thresholds[0].metric: there is no class of requests or component "safee" (did you mean "safe"?); allowed: service, safe, risky, database, policy'],
    ['{ metric: safe.cpu_utilization_percent, breach: "> 80" }', 'cpu_utilization_percent is known of the service as a whole only'],
    ['"database.error_rate < 1%"', 'of a component only times are known'],
    ['"policy.p99 < 5ms"', 'the component "policy" is measured by a probe of its own, in the integration phase: give it `limits` there'],
    ['{ metric: requests_per_second, breach: "< 10", min-samples: 5 }', 'sla.thresholds[0].min-samples: requests_per_second is not a matter of how many requests there were'],
    ['{ metric: safe.p98, breach: "> 80" }', 'unknown metric "p98" (did you mean "p9'],
    ['5', 'expected a promise such as "p99 <= 100ms", or a mapping with metric and breach, seen 5'],
    ['"p99 == 5ms"', 'expected one of <, <=, >, >=, seen "=="'],
    ['{ metric: p99, breach: "> baseline * 2" }', 'sla.thresholds[0].breach: expected + or - and an amount after baseline'],
    ['{ metric: p99, breach: "> 5", for: 100ms }', 'out of range: from 1s'],
  ])('that cannot be is a mistake: %s', (threshold, message) => {
    expect(() => read(`{ thresholds: [${threshold}] }`)).toThrow(message)
  })
  test('contradicts only another about the same thing, and says the same twice only with the same limit', () => {
    expect(() => read('{ thresholds: ["safe.p99 <= 100", "risky.p99 >= 200", "p99 <= 100"] }')).not.toThrow()
    expect(() => read('{ thresholds: ["safe.p99 <= 100", "safe.p99 >= 200"] }')).toThrow('contradicts an earlier threshold: where safe.p99_response_time_ms > 100 and safe.p99_response_time_ms < 200 are both a breach')
    expect(() => read('{ thresholds: ["p99 <= baseline + 10%", "p99 <= baseline + 10%"] }')).toThrow('p99_response_time_ms > baseline + 10% is a breach already')
    expect(() => read('{ thresholds: ["p99 <= baseline + 10%", "p99 <= baseline + 20%"] }')).not.toThrow()
  })
})

describe('the traffic of the SLA phase', () => {
  test('is a steady rate, a pattern scaled like that of load, or so many agents all the time', () => {
    expect(read('{ rate: 20/s, warm-up: 3s }')).toMatchObject({ ratePerSecond: 20, pattern: undefined, warmUpMs: 3000 })
    expect(read('{ pattern: incident_response, rate: 40/s, agents: 30 }').pattern).toMatchObject({ pattern: { name: 'incident_response', peakFactor: 4, mix: { risky: 0.5 / 0.7 } }, ratePerSecond: 40, agents: 30 })
    expect(read('{ agents: 200 }').pattern).toMatchObject({ pattern: { shape: 'flat', baseRatePerSecond: 100, peakFactor: 1, burst: { probability: 0 }, agents: { base: 200, peak: 200 } }, agents: 200 })
  })
  test('is part of what two results have to have in common', () => {
    const hash = (sla: string) => readConfig({ text: `${SERVICE}sla: ${sla}\n`, file: 'perf-gate.yml', inputs: {} }).hash
    expect(new Set(['{ rate: 20/s }', '{ rate: 20/s, warm-up: 3s }', '{ pattern: scale_test }', '{ agents: 200 }'].map(hash)).size).toBe(4)
    expect(hash('{ thresholds: ["p99 < 5ms"] }')).toBe(hash('{}'))
  })
})
