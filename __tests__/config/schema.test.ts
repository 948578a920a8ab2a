import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { configJsonSchema } from '../../src/config/schema.ts'

const GOOD = `service: { build: npm ci, start: node server.js, ready: /healthz, ready-timeout: 30s, port: 8080, env: { A: 1 }, directory: app }
components: { a: { kind: http, url: /a, limits: [p99 < 5ms] }, b: { kind: server-timing } }
requests: { safe: [{ path: /validate, method: POST, json: { a: [1] }, expect: { status: 200 } }] }
load: { pattern: { mix: { safe: 1 } }, agents: 10, rate: 5/s }
sla: { thresholds: [{ metric: p99, breach: "> 100", severity: major, grace: 30s, rollback: true }] }
fail-on: inconclusive
`

describe('the JSON Schema', () => {
  test('in the repository is the current one: run scripts/write-schema.ts after a change', async () => {
    const committed = await readFile(new URL('../../perf-gate.schema.json', import.meta.url), 'utf8')
    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(configJsonSchema())))
  })

  test('lets an editor accept what is right and mark what is not', () => {
    const accepts = new Ajv({ strict: false }).compile(configJsonSchema())
    expect(accepts(parse(GOOD)), JSON.stringify(accepts.errors)).toBe(true)
    expect(accepts(parse(GOOD.replace('start:', 'strat:')))).toBe(false)
    expect(accepts(parse(GOOD.replace('kind: http', 'kind: oracle')))).toBe(false)
    expect(accepts(parse(GOOD.replace('severity: major', 'severity: huge')))).toBe(false)
  })
})
