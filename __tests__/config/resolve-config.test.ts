import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/config/config.ts'
import type { Inputs } from '../../src/config/inputs.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { DEFAULT_THRESHOLDS } from '../../src/config/thresholds-default.ts'

function read(text: string | undefined, inputs: Inputs = {}, seed?: number): Config {
  return readConfig({ text, file: text === undefined ? undefined : 'perf-gate.yml', inputs, ...(seed === undefined ? {} : { seed }) })
}

describe('a start command and a path', () => {
  const config = read(undefined, { start: 'node server.js', url: '/healthz' })

  test('are enough for a gate: the path is the ready check and the one request', () => {
    expect(config.service).toMatchObject({ start: 'node server.js', ready: '/healthz', readyTimeoutMs: 60_000, directory: '.', env: {} })
    expect(config.requests).toEqual([{ name: 'default', requests: [{ name: 'GET /healthz', method: 'GET', path: '/healthz', headers: {}, body: undefined, expect: { status: [], bodyContains: undefined }, weight: 1, escalates: undefined }] }])
    expect(config.load.pattern.mix).toEqual({ default: 1 })
  })

  test('leave everything else to the defaults', () => {
    expect(config).toMatchObject({
      target: undefined, components: [], phases: ['integration', 'load', 'sla'], require: ['integration', 'load', 'sla'], failOn: ['fail', 'invalid'], file: undefined,
      integration: { durationMs: 3000, ratePerSecond: 20 }, load: { durationMs: 40_000, agents: undefined, ratePerSecond: undefined }, sla: { durationMs: 15_000, ratePerSecond: 50 },
      compare: { mode: 'auto', margin: 0.05, rounds: { min: 5, max: 12 }, budgetMs: 300_000, margins: { p95_response_time_ms: 0.15, p99_response_time_ms: 0.25, memory_peak_mb: 0.15 }, floors: { p99_response_time_ms: 0.2, avg_ms: 0.05, cpu_ms_per_request: 0.02, memory_peak_mb: 5, error_rate_percent: 1 } },
      baseline: { artifactName: 'perf-gate-baseline', historySize: 50, file: undefined },
    })
    expect(config.sla.thresholds).toEqual(DEFAULT_THRESHOLDS)
  })
})

describe('an address as url', () => {
  test('is a target that is already running, and its path the one request', () => {
    const config = read(undefined, { url: 'https://shop.example:8443/list?all=1' })
    expect(config).toMatchObject({ service: undefined, target: 'https://shop.example:8443' })
    expect(config.requests[0]?.requests[0]?.path).toBe('/list?all=1')
  })

  test('takes the place of the file\'s target', () => {
    expect(read('target: http://old.example\n', { url: 'http://new.example' }).target).toBe('http://new.example')
  })
})

describe('precedence', () => {
  const file = `service: { start: file, build: file, ready: /file }
phases: [load]
compare: { mode: off, margin: 7%, budget: 2m, base: file }
baseline: { artifact-name: file, max-age-days: 3, history-size: 4, retention-days: 5, file: file.json }
fail-on: no-baseline
report: { comment: off, check-runs: true, out: file }
`
  test('the file stands over the defaults', () => {
    expect(read(file)).toMatchObject({
      service: { start: 'file', build: 'file', ready: '/file' }, phases: ['load'], require: ['load'],
      compare: { mode: 'off', margin: 0.07, budgetMs: 120_000, baseRef: 'file' },
      baseline: { artifactName: 'file', maxAgeDays: 3, historySize: 4, retentionDays: 5, file: 'file.json' },
      failOn: ['fail', 'invalid', 'no-baseline'], report: { comment: 'off', checkRuns: true, outputFolder: 'file' }, file: 'perf-gate.yml',
    })
  })

  test('the inputs stand over the file', () => {
    const inputs: Inputs = {
      start: 'input', build: 'input', ready: '/input', phases: 'sla integration', compare: 'paired', 'base-ref': 'input', margin: '9%', budget: '3m', 'fail-on': 'inconclusive', comment: 'always',
      'check-runs': 'False', 'baseline-name': 'input', 'baseline-max-age': '13', 'artifact-retention-days': '15', 'history-size': '14', out: 'input', 'baseline-file': 'input.json', mode: 'gate', rollback: 'off',
    }
    expect(read(file, inputs)).toMatchObject({
      service: { start: 'input', build: 'input', ready: '/input' }, phases: ['integration', 'sla'], require: ['integration', 'sla'],
      compare: { mode: 'paired', margin: 0.09, budgetMs: 180_000, baseRef: 'input' },
      baseline: { artifactName: 'input', maxAgeDays: 13, historySize: 14, retentionDays: 15, file: 'input.json' },
      failOn: ['fail', 'invalid', 'inconclusive'], report: { comment: 'always', checkRuns: false, outputFolder: 'input' },
    })
  })

  test('the ready path of the file is more exact than url', () => {
    expect(read(file, { url: '/url' }).service?.ready).toBe('/file')
  })

  test('the seed of the file stands over the one of the run', () => {
    expect(read('service: { start: x }\n', {}, 99).load.seed).toBe(99)
    expect(read('service: { start: x }\nload: { seed: 5 }\n', {}, 99).load.seed).toBe(5)
  })
})

describe('a whole file', () => {
  const config = read(`# yaml-language-server: $schema=perf-gate.schema.json
service:
  start: node dist/server.js
  env: { LOG_LEVEL: warn, WORKERS: 2, TRACE: false }
components:
  store:
    kind: http
    url: http://127.0.0.1:9000/health
    limits:
      - p99 < 5ms
      - "p95 <= baseline + 10%"
  policy: { kind: server-timing, required: true }
requests:
  safe: [{ name: list, method: POST, path: /validate, json: { command: "ls -la" }, expect: { status: 200, body-contains: approved } }]
  complex:
    - { path: /deploy, method: PUT, body: x, headers: { Content-Type: text/plain }, escalates: production_deployment, weight: 3, expect: { status: [200, 202] } }
load: { pattern: incident_response, agents: 1000, rate: 80/s, duration: 10s, timeout: 2s }
sla:
  thresholds:
    - { metric: p99_response_time_ms, breach: "> 0.2s", severity: critical, grace: 5s, rollback: false }
    - metric: availability_percent
      breach: "< 99.5%"
    - { metric: p95, breach: "> 80" }
compare:
  margin: 30%
  margins: { p50: 4%, safe.p99: 40%, policy.avg: 12% }
  floors: { matched: 1ms, service.memory_peak_mb: 20MB, p99: 3 }
  rounds: { min: 20 }
`)

  test('gives requests with bodies, types and expectations', () => {
    expect(config.requests.map(({ name, requests }) => [name, requests[0]])).toEqual([
      ['safe', { name: 'list', method: 'POST', path: '/validate', headers: { 'content-type': 'application/json' }, body: '{"command":"ls -la"}', expect: { status: [200], bodyContains: 'approved' }, weight: 1, escalates: undefined }],
      ['complex', { name: 'PUT /deploy', method: 'PUT', path: '/deploy', headers: { 'Content-Type': 'text/plain' }, body: 'x', expect: { status: [200, 202], bodyContains: undefined }, weight: 3, escalates: 'production_deployment' }],
    ])
  })

  test('keeps the line of every promise', () => {
    expect(config.components[0]?.limits).toMatchObject([{ metric: 'p99_response_time_ms', line: 10 }, { metric: 'p95_response_time_ms', limit: { kind: 'baseline', factor: 1.1 }, line: 11 }])
    expect(config.sla.thresholds.map((one) => one.line)).toEqual([20, 21, 23])
  })

  test('fills a threshold from the default one on its metric', () => {
    expect(config.sla.thresholds).toMatchObject([
      { metric: 'p99_response_time_ms', breach: { operator: '>', value: 200 }, severity: 'critical', graceMs: 5000, rollback: false },
      { metric: 'availability_percent', breach: { operator: '<', value: 99.5 }, severity: 'critical', graceMs: 10_000, rollback: true },
      { metric: 'p95_response_time_ms', breach: { operator: '>', value: 80 }, severity: 'major', graceMs: 30_000, rollback: false },
    ])
  })

  test('makes margins and floors findable by id, and no tail stricter than the rest', () => {
    expect(config.compare.margins).toEqual({ p95_response_time_ms: 0.3, p99_response_time_ms: 0.3, p50_ms: 0.3, p95_ms: 0.3, p99_ms: 0.3, memory_peak_mb: 0.3, p50_response_time_ms: 0.04, 'safe.p99_response_time_ms': 0.4, 'policy.avg_ms': 0.12 })
    expect(config.compare.floors).toMatchObject({ matched_response_time_ratio: 1, 'service.memory_peak_mb': 20, p99_response_time_ms: 3, p50_response_time_ms: 0.2 })
    expect(config.compare.rounds).toEqual({ min: 20, max: 20 })
  })

  test('drops the classes of the pattern that are not there and rescales the rest', () => {
    expect(config.load).toMatchObject({ agents: 1000, ratePerSecond: 80, durationMs: 10_000, timeoutMs: 2000 })
    expect(config.load.pattern.mix).toEqual({ safe: 0.4, complex: 0.6 })
  })

  test('passes numbers and truth values of env as text', () => {
    expect(config.service?.env).toEqual({ LOG_LEVEL: 'warn', WORKERS: '2', TRACE: 'false' })
  })
})

describe('patterns', () => {
  test('of one\'s own keep what they do not say from business_hours, with shares rescaled', () => {
    const { pattern } = read('target: http://a.example\nrequests: { buy: [{ path: /buy }], look: [{ path: / }] }\nload: { pattern: { name: shop, mix: { buy: 10, look: 30% }, base-rate: 20/s, burst: { probability: 0 }, time-zones: [{ name: a, share: 20%, shift-hours: 1 }, { name: b, share: 60%, shift-hours: -3 }] } }\n').load
    expect(pattern).toMatchObject({ name: 'shop', baseRatePerSecond: 20, peakFactor: 2.5, burst: { probability: 0, factor: 5 }, agents: { base: 80, peak: 250 }, session: { meanMs: 300_000 } })
    expect(pattern.mix['buy']).toBeCloseTo(10 / 10.3)
    expect(pattern.timeZones.map((zone) => zone.share)).toEqual([expect.closeTo(0.25), expect.closeTo(0.75)])
  })

  test('share equally among classes none of which they know', () => {
    expect(read('target: http://a.example\nrequests: { buy: [{ path: /buy }], look: [{ path: / }] }\n').load.pattern.mix).toEqual({ buy: 0.5, look: 0.5 })
  })

  test('may merge what an anchor names', () => {
    const { requests } = read('target: http://a.example\nrequests:\n  a: [&post { path: /a, method: POST }]\n  b: [{ <<: *post, path: /b }]\n')
    expect(requests[1]?.requests[0]).toMatchObject({ path: '/b', method: 'POST' })
  })
})

describe('the hash', () => {
  const base = 'service: { start: x, env: { A: a, B: b } }\nload: { seed: 1 }\n'
  const hash = (text: string, inputs: Inputs = {}) => read(text, inputs).hash

  test.each([
    ['the order of keys', 'load: { seed: 1 }\nservice: { env: { B: b, A: a }, start: x }\n', {}],
    ['the seed', base.replace('seed: 1', 'seed: 2'), {}],
    ['promises', `${base}sla: { thresholds: [{ metric: p99, breach: "> 1" }] }\n`, {}],
    ['margins and reporting', `${base}compare: { margin: 9% }\nreport: { comment: off }\n`, {}],
    ['the build', base, { build: 'make' }],
    ['a written default', `${base}integration: { duration: 3s }\n`, {}],
  ])('is the same whatever %s', (_, text, inputs) => {
    expect(hash(text, inputs)).toBe(hash(base))
  })

  test.each([
    ['the rate', `${base}integration: { rate: 21 }\n`], ['a request', `${base}requests: { a: [{ path: /a }] }\n`], ['the environment', base.replace('B: b', 'B: c')],
    ['the pattern', base.replace('seed: 1', 'pattern: scale_test')], ['a probed component', `${base}components: { a: { kind: http, url: /a } }\n`], ['the phases', `${base}phases: [load]\n`],
  ])('changes with %s', (_, text) => {
    expect(hash(text)).not.toBe(hash(base))
    expect(hash(text)).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('components with probes', () => {
  const read = (component: string) => readConfig({ text: `target: http://127.0.0.1:1\ncomponents:\n  it: ${component}\n`, file: 'perf-gate.yml', inputs: {} })

  test('know limits on their parts, with the nearest name for one that is not there', () => {
    expect(read('{ kind: filesystem, path: data, limits: ["read.p99 < 5ms", "p99 < 9ms"] }').components[0]?.limits).toMatchObject([{ part: 'read', metric: 'p99_response_time_ms' }, { part: undefined }])
    expect(() => read('{ kind: filesystem, path: data, limits: ["raed.p99 < 5ms"] }')).toThrow(/there is no part "raed" \(did you mean "read"\?\)/)
  })
  test('that escalate follow the steps of the escalation, with values of their own', () => {
    const text = `target: http://127.0.0.1:1
escalation: { steps: [{ name: submit, method: POST, path: "/e/{{scenario}}", json: { command: "{{match}}", experts: "{{experts}}" }, capture: { id: /id } }, { name: wait, path: "/e/{{id}}" }] }
components: { panel: { kind: escalation, scenario: a/b, command: 'say "hi"', experts: 3 } }
`
    const [panel] = readConfig({ text, file: undefined, inputs: {} }).components
    expect(panel).toMatchObject({ kind: 'escalation', request: { name: 'submit', path: '/e/a%2Fb', steps: [{ body: '{"command":"say \\"hi\\"","experts":"3"}' }, { name: 'wait', path: '/e/{{id}}' }] } })
    expect(() => read('{ kind: escalation }')).toThrow(/follows the steps of `escalation`/)
  })
  test('have a pace of their kind, and change what results compare with', () => {
    const usual = read('{ kind: opa, url: /opa, decision: a/b }')
    expect(usual.components[0]).toMatchObject({ pace: { ratePerSecond: 15, timeoutMs: 5000 } })
    expect(read('{ kind: opa, url: /opa, decision: a/b, rate: 5 }').hash).not.toBe(usual.hash)
    expect(read('{ kind: opa, url: /opa, decision: a/b, limits: ["p99 < 5ms"], required: true }').hash).toBe(usual.hash)
  })
  test.each([['{ kind: opa }', /give `url` and `decision` of an OPA server, or `wasm`/], ['{ kind: opa, url: /opa }', /decision: is missing/], ['{ kind: opa, wasm: a.wasm, decision: a }', /decision: is for an OPA server/], ['{ kind: opa, wasm: ../a.wasm }', /inside the checkout/]])('are refused with a hint: %s', (component, message) => {
    expect(() => read(component)).toThrow(message)
  })
})
