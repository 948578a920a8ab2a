import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeHistogram } from '../../src/measure/histogram.ts'
import { startHttp } from '../load/services.ts'
import { neverReturning } from './endless-module.ts'
import { partOf, probe } from './probing.ts'

/** A server that speaks OPA's decision API: what it answers is the test's. */
async function decide(answer: unknown, { status = 200, waitMs = 0 } = {}) {
  const asked: { url: string | undefined; body: string }[] = []
  await using service = await startHttp((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => { body += chunk }).on('end', () => {
      asked.push({ url: request.url, body })
      setTimeout(() => response.writeHead(status).end(typeof answer === 'string' ? answer : JSON.stringify(answer)), waitMs)
    })
  })
  const run = await probe(`{ kind: opa, url: ${service.origin}, decision: lighthouse/allow, input: { command: ls }, rate: 50 }`)
  return { run, asked }
}
const METRICS = { timer_rego_query_eval_ns: 250_000, timer_server_handler_ns: 400_000 }

describe('a decision of an OPA server', () => {
  test('is asked for with its input and with metrics, and evaluation is told apart from the rest', async () => {
    const { run, asked } = await decide({ result: true, metrics: METRICS }, { waitMs: 5 })
    expect(asked[0]).toEqual({ url: '/v1/data/lighthouse/allow?metrics=true', body: '{"input":{"command":"ls"}}' })
    expect(run).toMatchObject({ failed: 0, unseen: [], side: 'head', component: 'it', kind: 'opa' })
    expect(run.asked).toBe(25)
    expect(decodeHistogram(run.ownUs).count).toBe(25)
    expect(decodeHistogram(run.ownUs).quantile(0.5)).toBeGreaterThan(4900)
    expect(partOf(run, 'evaluation')?.mean).toBeCloseTo(250, 0)
    expect(partOf(run, 'server')?.mean).toBeCloseTo(400, 0)
    expect(partOf(run, 'network')?.count).toBe(25)
  })
  test('that is undefined has failed, with a hint at the path', async () => {
    const { run } = await decide({ metrics: METRICS })
    expect(run).toMatchObject({ asked: 25, failed: 25, errors: { undefined: { calls: 25, example: expect.stringContaining('lighthouse/allow is undefined') } } })
    expect(run.unseen).toEqual([{ part: undefined, reason: expect.stringContaining('none of 25 calls was answered') }])
    expect(decodeHistogram(run.ownUs).count).toBe(0)
  })
  test('answered with status 500, or with no JSON, has failed', async () => {
    expect((await decide({ code: 'internal_error' }, { status: 500 })).run.errors).toMatchObject({ status: { calls: 25, example: expect.stringContaining('status 500') } })
    expect((await decide('<html>')).run.errors).toMatchObject({ malformed: { calls: 25 } })
  })
  test.each([['none at all', undefined], ['text', 'fast'], ['numbers that are none', { timer_rego_query_eval_ns: 'soon', timer_server_handler_ns: -1 }], ['a server slower than the round trip', { timer_rego_query_eval_ns: null, timer_server_handler_ns: 9e12 }]])(
    'with malformed metrics (%s) is measured as a whole, and its parts are told as not seen', async (_, metrics) => {
      const { run } = await decide({ result: true, metrics })
      expect(run).toMatchObject({ asked: 25, failed: 0, parts: [] })
      expect(run.unseen.map((one) => one.part)).toEqual(['evaluation', 'server', 'network'])
      expect(decodeHistogram(run.ownUs).count).toBe(25)
    })
  test('of a server that is not there is absent, with its address', async () => {
    const run = await probe('{ kind: opa, url: "http://127.0.0.1:1", decision: a/b }')
    expect(run).toMatchObject({ asked: 0, unseen: [{ part: undefined, reason: 'http://127.0.0.1:1 cannot be reached: ECONNREFUSED' }] })
  })
  test('of a server that never answers is absent after the timeout', async () => {
    await using service = await startHttp(() => undefined)
    const run = await probe(`{ kind: opa, url: ${service.origin}, decision: a/b, timeout: 200ms }`)
    expect(run).toMatchObject({ asked: 0, unseen: [{ reason: `${service.origin} did not answer in time` }] })
  })
})

describe('a policy as WebAssembly', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'opa-'))
    cpSync(fileURLToPath(new URL('../../examples/bridge/policy', import.meta.url)), folder, { recursive: true })
    writeFileSync(path.join(folder, 'broken.wasm'), 'no module')
    // (module (memory (export "memory") 2) and the exports that the SDK asks for are missing: it loads, and is no policy)
    writeFileSync(path.join(folder, 'empty.wasm'), Buffer.from('0061736d01000000', 'hex'))
    writeFileSync(path.join(folder, 'endless.wasm'), neverReturning(readFileSync(path.join(folder, 'policy.wasm')), 'opa_eval'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('is evaluated in a process of its own, from the files of the checkout', async () => {
    const run = await probe('{ kind: opa, wasm: policy.wasm, data: data.json, input: { tool: Bash, command: ls, agent: agent-1, roles: [reader] }, rate: 100 }', { folder })
    expect(run.unseen).toEqual([])
    expect(run).toMatchObject({ asked: 50, failed: 0 })
    expect(partOf(run, 'evaluation')?.count).toBe(50)
    expect(partOf(run, 'evaluation')?.quantile(0.5)).toBeLessThan(5000)
  })
  test('that never ends is killed after the timeout, and absent with its reason', async () => {
    const startedMs = performance.now()
    const run = await probe('{ kind: opa, wasm: endless.wasm, data: data.json, input: { tool: Bash }, timeout: 2s }', { folder })
    expect(run).toMatchObject({ asked: 0, unseen: [{ part: undefined, reason: 'hung for 2000 ms; its threads were killed' }] })
    expect(performance.now() - startedMs).toBeLessThan(10_000)
  })
  test.each([['missing.wasm', /ENOENT/], ['broken.wasm', /./], ['empty.wasm', /./]])('that cannot be loaded (%s) is absent with its reason', async (wasm, reason) => {
    const run = await probe(`{ kind: opa, wasm: ${wasm} }`, { folder })
    expect(run.asked).toBe(0)
    expect(run.unseen[0]?.reason).toMatch(reason)
  })
  test('without the entrypoint that is named is absent, and tells those it has', async () => {
    const run = await probe('{ kind: opa, wasm: policy.wasm, entrypoint: other/decision }', { folder })
    expect(run.unseen[0]?.reason).toMatch(/no entrypoint other\/decision; it has bridge\/validation\/decision/)
  })
})
