import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Inputs } from '../../src/config/inputs.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { ConfigError, formatProblem } from '../../src/errors.ts'

/** The problems as a reader sees them. */
function problemsOf(text: string | undefined, inputs: Inputs = {}): string[] {
  try {
    readConfig({ text, file: text === undefined ? undefined : 'perf-gate.yml', inputs })
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(formatProblem)
    throw error
  }
  return []
}

describe('mistakes in the file', () => {
  test('are all told at once, each at its own place', () => {
    const text = `service:
  strat: node server.js
  start: node server.js
  port: 70000
components:
  policy: { kind: oracle, url: "http://127.0.0.1:8181" }
  store: { kind: http, url: /store, limits: ["p99 < 5ms", "p98 < 5ms"] }
requests:
  safe:
    - { path: list, expect: { status: 200 } }
phases: [integration, laod]
load:
  pattern: busines_hours
  duration: 40
sla:
  thresholds:
    - { metric: p99, breach: "> 100MB" }
compare:
  margins: { sfae.p99: 10% }
rollback: { command: ./undo }
`
    expect(problemsOf(text)).toMatchInlineSnapshot(`
      [
        "perf-gate.yml:2:3: service.strat: unknown key "strat" (did you mean "start"?); allowed: build, start, ready, ready-timeout, port, env, directory, runtime",
        "perf-gate.yml:4:9: service.port: expected at most 65535, seen 70000",
        "perf-gate.yml:6:19: components.policy.kind: expected one of http, server-timing, opa, llm, event-store, filesystem, exec, escalation, seen "oracle"",
        "perf-gate.yml:7:59: components.store.limits[1]: unknown metric "p98" (did you mean "p90"?); allowed: p50, p90, p95, p99, avg, mean, max, error_rate, p50_response_time_ms, p90_response_time_ms, p95_response_time_ms, p99_response_time_ms, avg_response_time_ms, max_response_time_ms, error_rate_percent",
        "perf-gate.yml:10:15: requests.safe[0].path: expected a path that begins with / and has no spaces, seen "list"",
        "perf-gate.yml:11:23: phases[1]: expected one of integration, load, sla, seen "laod" (did you mean "load"?)",
        "perf-gate.yml:13:12: load.pattern: expected one of business_hours, maintenance_window, incident_response, scale_test, seen "busines_hours" (did you mean "business_hours"?)",
        "perf-gate.yml:14:13: load.duration: 40 has no unit; write 40ms, 40s or 40m",
        "perf-gate.yml:17:30: sla.thresholds[0].breach: "100MB" is no duration, which p99_response_time_ms needs; write 5ms or 5",
        "perf-gate.yml:19:14: compare.margins."sfae.p99": there is no class of requests or component "sfae" (did you mean "safe"?); allowed: service, safe, policy, store",
      ]
    `)
  })

  test('do not hide each other inside one section', () => {
    const text = `target: https://shop.example
requests:
  buy: [{ path: /buy, jsn: {} }]
compare:
  margin: 5
  margins: { bye.p99: 10% }
  floors: { p99: 3/s }
  rounds: { min: 9, max: 3 }
load:
  rate: 0
  pattern: { mix: { by: 1 } }
`
    expect(problemsOf(text)).toMatchInlineSnapshot(`
      [
        "perf-gate.yml:3:23: requests.buy[0].jsn: unknown key "jsn" (did you mean "json"?); allowed: name, path, method, headers, json, body, form, body-base64, expect, capture, timings, until, events, websocket, data, next, weight, escalates",
        "perf-gate.yml:5:11: compare.margin: 5 would be 500 %; write 5% or 500%",
        "perf-gate.yml:6:14: compare.margins."bye.p99": there is no class of requests or component "bye"; allowed: service, buy",
        "perf-gate.yml:7:18: compare.floors.p99: "3/s" is no duration, which p99_response_time_ms needs; write 5ms or 5",
        "perf-gate.yml:8:18: compare.rounds.min: min (9) is more than max (3)",
        "perf-gate.yml:10:9: load.rate: 0 is out of range: from 0.1/s to 100000/s",
        "perf-gate.yml:11:21: load.pattern.mix.by: there is no class of requests "by" (did you mean "buy"?); allowed: buy",
      ]
    `)
  })

  test.each([
    ['a broken bracket', 'service: { start: x\nload: 1\n', 'perf-gate.yml:2:1: syntax: '],
    ['a list for a file', '- service\n', 'perf-gate.yml:1:1: file: expected a mapping'],
    ['a duplicate key', 'target: http://a.example\ntarget: http://b.example\n', 'perf-gate.yml:2:1: target: the key "target" is given twice, first in line 1; keep one'],
    ['an unknown tag', 'service: !!js/function x\n', 'perf-gate.yml:1:10: syntax: Unresolved tag'],
    ['an alias of nothing', 'service: *x\n', 'perf-gate.yml:1:10: syntax: the alias "*x" names nothing; an anchor of that name has to stand before it'],
    ['a merge of something else', 'service: { <<: 1 }\n', 'perf-gate.yml:1:12: syntax: a merge key (<<) needs a mapping'],
    ['a second document', 'target: http://a.example\n---\ntarget: http://b.example\n', 'perf-gate.yml:2:1: syntax: '],
    ['a reserved name', 'target: http://a.example\nrequests: { constructor: [{ path: / }] }\n', 'perf-gate.yml:2:13: requests.constructor: the name "constructor" is reserved'],
    ['the name of the prototype', 'target: http://a.example\nrequests: { __proto__: [{ path: / }] }\n', 'perf-gate.yml:2:13: syntax: the name "__proto__" is reserved'],
    ['alerts', 'target: http://a.example\nalerts: { webhook: x }\n', 'perf-gate.yml:2:11: alerts.webhook: unknown key "webhook"; allowed: format, issue, from, escalate-after, dry-run'],
    ['an empty list of thresholds', 'target: http://a.example\nsla: { thresholds: [] }\n', 'perf-gate.yml:2:20: sla.thresholds: leave `thresholds` out for the eight default ones'],
    ['two bodies', 'target: http://a.example\nrequests: { a: [{ path: /, json: 1, body: x }] }\n', 'perf-gate.yml:2:43: requests.a[0].body: give one of `json`, `body`, `form`, `body-base64`, not several'],
    ['a folder outside', 'service: { start: x, directory: a/../../b }\n', 'perf-gate.yml:1:33: service.directory: expected a folder inside the checkout'],
    ['a line break in a header', 'target: http://a.example\nrequests: { a: [{ path: /, headers: { x: "a\\nb" } }] }\n', 'perf-gate.yml:2:42: requests.a[0].headers.x: one line of text'],
    ['a metric that is never observed there', 'target: http://a.example\ncomponents: { a: { kind: server-timing, limits: [memory_peak_mb < 5] } }\n', 'perf-gate.yml:2:50: components.a.limits[0]: the metric memory_peak_mb cannot be used here'],
    ['a required phase that is not run', 'target: http://a.example\nphases: [load]\nrequire: [load, sla]\n', 'perf-gate.yml:3:17: require[1]: the phase sla is required but not run; add it to `phases` or remove it here'],
    ['a target with a path', 'target: http://a.example/shop\n', 'perf-gate.yml:1:9: target: give the origin only'],
    ['nothing to measure', 'load: { duration: 5s }\n', 'perf-gate.yml: service: nothing to measure; give `service.start`'],
    ['a service and a target', 'service: { start: x }\ntarget: http://a.example\n', 'perf-gate.yml:2:1: target: both a service to start and one already running are given'],
    ['an unsure percentage', 'target: http://a.example\ncompare: { margin: 1 }\n', 'perf-gate.yml:2:20: compare.margin: 1 would be 100 %; write 1% or 100%'],
    ['a floor of the wrong dimension', 'target: http://a.example\ncompare: { floors: { default.p50: 1MB } }\n', 'perf-gate.yml:2:35: compare.floors."default.p50": "1MB" is no duration'],
  ])('%s is told with its place', (_, text, message) => {
    const problems = problemsOf(text)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(message)
  })

  test('a broken service that is missing nothing but its spelling is told once', () => {
    expect(problemsOf('service: { strat: node server.js }\n')).toEqual([
      'perf-gate.yml:1:12: service.strat: unknown key "strat" (did you mean "start"?); allowed: build, start, ready, ready-timeout, port, env, directory, runtime',
    ])
  })
})

describe('a hostile file', () => {
  test.each([
    ['larger than a configuration is', `# ${'x'.repeat(1024 * 1024)}`, 'larger than 1 MiB'],
    ['nested by one level too many', `load: ${'['.repeat(25)}${']'.repeat(25)}`, 'nested too deeply; at most 20 levels'],
    ['nested until the stack ends', `load: ${'['.repeat(20_000)}`, 'nested too deeply; at most 20 levels'],
    ['of aliases that multiply', Array.from({ length: 12 }, (_, i) => (i === 0 ? 'a0: &a0 [x]' : `a${i}: &a${i} [${Array.from({ length: 8 }, () => `*a${i - 1}`).join(', ')}]`)).join('\n'), 'aliases multiply'],
    ['of many aliases', `a: &a 1\nb: [${'*a, '.repeat(101)}]`, 'more than 100 aliases'],
    ['of too many classes and margins', `target: http://a.example\nrequests:\n${Array.from({ length: 5000 }, (_, i) => `  k${i}: [{ path: / }]`).join('\n')}\ncompare: { margins: { x.p99: 1% } }`, 'requests: expected at most 50 entries'],
    ['that contains itself', 'requests: { a: [{ path: /, json: &x { again: *x } }] }', 'the alias "*x" stands inside what it names'],
  ])('%s is refused with one sentence', (_, text, message) => {
    const problems = problemsOf(text)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(message)
  })

  test('with thousands of mistakes is told a hundred and how many more', () => {
    const problems = problemsOf(Array.from({ length: 3000 }, (_, i) => `key${i}: 1`).join('\n'))
    expect(problems).toHaveLength(101)
    expect(problems.at(-1)).toBe('and: 2901 more problems')
  })

  test('of any text gives a configuration or a ConfigError whose messages are single lines', () => {
    const token = fc.constantFrom('service', 'start', 'load', 'sla', 'thresholds', 'requests', ': ', '\n', '  ', '- ', '{', '}', '[', ']', ', ', '&a ', '*a', '<<', '"', '5%', '40s', '!!str ', '|', '\u0000', '::error::', 'null')
    fc.assert(fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
      for (const problem of problemsOf(tokens.join(''))) expect(problem).not.toMatch(/\p{Cc}/u)
    }), { numRuns: 500 })
  })
})

describe('mistakes in the inputs', () => {
  test('are told together with those of the file, by the name of the input', () => {
    expect(problemsOf('service: { start: x, ready: healthz }\n', { margin: '5', phases: 'load,slo', 'check-runs': 'maybe', 'history-size': '5x', budget: '5', mode: 'repot', shard: '1/2', rollback: 'yes', 'alert-webhook': 'http://hook.example' })).toMatchInlineSnapshot(`
      [
        "perf-gate.yml:1:29: service.ready: expected a path that begins with / and has no spaces, seen "healthz"",
        "phases: expected one of integration, load, sla, seen "slo" (did you mean "sla"?)",
        "margin: 5 would be 500 %; write 5% or 500%",
        "budget: 5 has no unit; write 5ms, 5s or 5m",
        "check-runs: expected one of true, false, seen "maybe"",
        "history-size: expected a whole number, seen "5x"",
        "mode: expected one of gate, report, seen "repot" (did you mean "report"?)",
        "shard: shards are not supported yet; leave \`shard\` out",
        "rollback: expected one of off, dry-run, on, seen "yes"",
        "alert-webhook: expected an address that begins with https://",
      ]
    `)
  })

  test('name the input when a phase the file requires is left out', () => {
    expect(problemsOf('target: http://a.example\nrequire: [sla]\n', { phases: 'load' })).toEqual(['perf-gate.yml:2:11: require[0]: the phase sla is required but not run; add it to the input `phases` or remove it here'])
  })

  test('never repeat a secret', () => {
    expect(problemsOf(undefined, { 'github-token': 'ghs_secret', 'alert-webhook': 'http://hook.example/secret', start: 'x' }).join()).not.toContain('secret')
  })
})
