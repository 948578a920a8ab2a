import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import type { SideRun } from '../../src/load/engine.ts'
import { decodeHistogram } from '../../src/measure/histogram.ts'
import { configured, latenciesOf, load, ok, startHttp, type Service } from './services.ts'

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer }

/** A service that remembers what it was asked, and answers as told. */
async function startAnswering(answer: (seen: Seen, response: ServerResponse, count: number) => void): Promise<Service & { seen: Seen[] }> {
  const seen: Seen[] = []
  const service = await startHttp((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces) }
      seen.push(one)
      answer(one, response, seen.length)
    })
  })
  return Object.assign(service, { seen })
}

const run = async (service: Service, yaml: string, { rate = 10, durationMs = 300, timeoutMs = 20_000 } = {}): Promise<{ side: SideRun; latencies: ReturnType<typeof latenciesOf> }> => {
  const played = await load(service.origin, { request: configured(yaml), rate, durationMs, timeoutMs })
  return { side: played.sides[0] as SideRun, latencies: latenciesOf(played) }
}

const json = (response: ServerResponse, body: unknown, headers: Record<string, string | string[]> = {}) => void response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

/** Over plain sockets; and, because of a header that only undici sends as it is, over undici. */
const TRANSPORTS = [['plain', ''], ['undici', '\nheaders: { te: trailers }']] as const

describe.each(TRANSPORTS)('steps of one agent (%s)', (_name, extra) => {
  test('take what they need from earlier answers, whatever it looks like', async () => {
    await using service = await startAnswering((seen, response) => {
      if (seen.url === '/jobs') json(response, { job: { id: 'a/b "1"', tries: [7, { late: true }] } }, { location: 'http://elsewhere.example/next/9?x=y', 'x-tag': 'blue' })
      else ok(undefined as never, response)
    })
    const { side } = await run(service, `
name: submit
path: /jobs
method: POST
json: { do: it }${extra}
capture: { id: /job/id, tries: /job/tries/0, late: /job/tries/1/late, next: { header: Location }, tag: { header: x-tag } }
next:
  - { path: "/jobs/{{id}}?agent={{agent}}", headers: { x-tag: "is {{tag}}" } }
  - { path: "{{next}}&n={{number}}" }
  - { path: /form, method: POST, form: { id: "{{id}}", "a b": "1&2" } }
  - { path: /json, method: POST, json: { id: "{{id}}", tries: "{{tries}}", late: "{{late}}" } }
`)
    expect(side.errors).toEqual({})
    const first = service.seen.filter((one) => one.url !== '/jobs').filter((one) => !/n=[12]$/.test(one.url))
    expect(first.map((one) => one.url).slice(0, 1)).toEqual(['/jobs/a%2Fb%20%221%22?agent=0'])
    expect(service.seen.find((one) => one.url.startsWith('/jobs/'))?.headers['x-tag']).toBe('is blue')
    // The service names a host elsewhere; it is asked here all the same.
    expect(service.seen.map((one) => one.url).filter((url) => url.startsWith('/next')).toSorted()).toEqual(['/next/9?x=y&n=0', '/next/9?x=y&n=1', '/next/9?x=y&n=2'])
    const form = service.seen.find((one) => one.url === '/form')
    expect([form?.headers['content-type'], form?.body.toString()]).toEqual(['application/x-www-form-urlencoded', 'id=a%2Fb%20%221%22&a%20b=1%262'])
    expect(JSON.parse(service.seen.find((one) => one.url === '/json')?.body.toString() ?? '')).toEqual({ id: 'a/b "1"', tries: '7', late: 'true' })
  })

  test('ask again until the answer is what they wait for, which counts into the latency of the whole', async () => {
    const polls = new Map<string, number>()
    await using service = await startAnswering((seen, response) => {
      const count = (polls.get(seen.url) ?? 0) + 1
      polls.set(seen.url, count)
      json(response, { state: count < 4 ? 'busy' : 'done' })
    })
    const { side, latencies } = await run(service, `
name: submit
path: /jobs${extra}
next:
  - { name: poll, path: "/jobs/{{number}}", until: { json: /state, equals: done, every: 500ms, at-most: 10s } }
`)
    expect(side).toMatchObject({ completed: 3, errors: {} })
    expect(side.steps).toMatchObject([{ class: 'default', step: 'submit', requests: 3, failed: 0 }, { step: 'poll', requests: 12, failed: 0 }])
    expect(decodeHistogram(side.steps[1]?.latencyUs ?? '').quantile(0.5)).toBeLessThan(500_000)
    expect(latencies.quantile(0) ?? 0).toBeGreaterThan(1_480_000)
  })

  test('carry cookies from one to the next, and none to another agent', async () => {
    await using service = await startAnswering((seen, response, count) => {
      if (seen.url === '/login') json(response, {}, { 'set-cookie': [`session=s${count}; Path=/; HttpOnly`, 'theme=dark', 'old=x'] })
      else if (seen.url === '/change') json(response, {}, { 'set-cookie': ['old=; Max-Age=0', 'theme=light'] })
      else json(response, {})
    })
    const { side } = await run(service, `
path: /login${extra}
next: [{ path: /change }, { path: /last }]
`, { durationMs: 200 })
    expect(side.errors).toEqual({})
    const cookies = (url: string) => service.seen.filter((one) => one.url === url).map((one) => one.headers.cookie)
    expect(cookies('/login')).toEqual([undefined, undefined])
    expect(cookies('/change').toSorted()).toEqual(['session=s1; theme=dark; old=x', 'session=s4; theme=dark; old=x'])
    expect(cookies('/last').toSorted()).toEqual(['session=s1; theme=light', 'session=s4; theme=light'])
  })

  test('send any bytes, and check headers', async () => {
    await using service = await startAnswering((_seen, response) => json(response, {}, { 'x-kind': 'image/png; q=1' }))
    const { side } = await run(service, `
path: /upload
method: PUT
body-base64: AAH/fnt7YX19${extra}
expect: { headers: { X-Kind: image/png } }
`)
    expect(side.errors).toEqual({})
    expect(service.seen[0]?.body).toEqual(Buffer.from('AAH/fnt7YX19', 'base64'))
    const wrong = await run(service, `
path: /upload${extra}
expect: { headers: { x-kind: image/gif } }
`)
    expect(wrong.side.errors).toEqual({ check: 3 })
  })
})

describe('an arrival fails with its first step that does', () => {
  test.each([
    ['a step that fails', 'status', '{ path: /missing }'],
    ['a value that is not there', 'check', '{ path: /first, capture: { id: /nothing } }'],
    ['a value that is no text', 'check', '{ path: /first, capture: { id: /list } }'],
    ['a header that is not there', 'check', '{ path: /first, capture: { id: { header: x-none } } }'],
    ['a value that would begin another header', 'check', '{ path: /second, headers: { x: "{{evil}}" } }'],
    ['an answer that is never what it waits for', 'timeout', '{ path: /first, until: { json: /state, equals: done, every: 20ms, at-most: 100ms } }'],
    ['an answer that is no JSON', 'timeout', '{ path: /text, until: { json: /state, every: 20ms, at-most: 60ms } }'],
    ['a status it waits for in vain', 'timeout', '{ path: /first, until: { status: 201, every: 20ms, at-most: 60ms } }'],
  ])('%s: %s', async (_name, kind, step) => {
    await using service = await startAnswering((seen, response) => {
      if (seen.url === '/missing') response.writeHead(404).end()
      else if (seen.url === '/text') response.end('{ not json')
      else json(response, { state: 'busy', list: [1], evil: 'a\r\nx-injected: 1' })
    })
    const { side } = await run(service, `
path: /start
capture: { evil: /evil }
next:
  - ${step}
  - { path: /never }
`)
    expect(side).toMatchObject({ completed: 3, errors: { [kind]: 3 } })
    expect(service.seen.map((one) => one.url)).not.toContain('/never')
    expect(service.seen.every((one) => one.headers['x-injected'] === undefined)).toBe(true)
  })
})

test('each arrival takes the next row of data, and after the last the first again', async () => {
  await using service = await startAnswering((_seen, response) => json(response, {}))
  const request = { ...configured('{ path: "/users/x", headers: { x-agent: "{{agent}}" } }'), rows: [{ name: 'ada' }, { name: 'love lace' }] }
  const [step] = request.steps ?? []
  const played = await load(service.origin, { request: { ...request, steps: [{ ...(step as NonNullable<typeof step>), path: '/users/{{name}}' }] }, rate: 20, durationMs: 250 })
  expect(played.sides[0]?.errors).toEqual({})
  expect(service.seen.map((one) => one.url)).toEqual(['/users/ada', '/users/love%20lace', '/users/ada', '/users/love%20lace', '/users/ada'])
})

test('what an agent waits of its own will is in no latency', async () => {
  await using service = await startHttp(ok)
  const { latencies, side } = await run(service, `
path: /a
next: [{ path: /b, pause: 2s }]
`)
  expect(side.errors).toEqual({})
  expect(latencies.max ?? Infinity).toBeLessThan(2_000_000)
})

test('Server-Timing is summed over the steps of an arrival', async () => {
  await using service = await startHttp((_request, response) => void response.setHeader('server-timing', 'db;dur=10').end('{}'))
  const { side } = await run(service, `
path: /a
next: [{ path: /b }, { path: /c }]
`)
  expect(side.components).toMatchObject([{ name: 'db', samples: 3 }])
  expect(decodeHistogram(side.components[0]?.latencyUs ?? '').mean).toBeCloseTo(30_000, -3)
})

test('a run that is stopped does not wait for those who are still asking', async () => {
  await using service = await startAnswering((_seen, response) => json(response, { state: 'busy' }))
  const started = performance.now()
  const request = configured('{ path: /a, until: { json: /state, equals: done, every: 5s, at-most: 60s } }')
  const played = await load(service.origin, { request, rate: 10, durationMs: 20_000, signal: AbortSignal.timeout(400) })
  expect(performance.now() - started).toBeLessThan(15_000)
  expect(played.stopped).toBe(true)
  expect(played.sides[0]?.completed).toBe(0)
})
