import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { readTraceId } from '../../src/measure/trace-context.ts'
import { runInThread } from '../../src/load/thread-engine.ts'
import { buildSteadySchedule } from '../../src/workload/schedule.ts'
import { configured, ok, startHttp } from './services.ts'

const JOURNEY = 'path: /one\nnext: [{ path: /two }, { path: /three }]'

/** What a service hears of a run of a hundred requests in which this share is traced. */
async function hear({ request = 'path: /', share, classes = ['a'] }: { request?: string; share?: number; classes?: string[] }) {
  const heard: { url: string; traceparent: string | undefined }[] = []
  await using service = await startHttp((seen: IncomingMessage, response) => {
    heard.push({ url: seen.url ?? '', traceparent: seen.headers.traceparent as string | undefined })
    ok(seen, response)
  })
  const schedule = buildSteadySchedule({ requests: [{ name: 'a', requests: [configured(request)] }], durationMs: 500, ratePerSecond: 200, seed: 77 })
  const run = await runInThread({ schedule, targets: [{ side: 'head', origin: service.origin }], timeoutMs: 10_000, warmupMs: 0, ...(share === undefined ? {} : { traces: { share, classes } }) })
  const traced = heard.flatMap(({ url, traceparent }) => (traceparent === undefined ? [] : [{ url, traceparent, ...readTraceId(traceparent.split('-')[1] ?? '') }]))
  return { heard, traced, told: run.sides[0]?.traced }
}

describe('the load engine', () => {
  test('sends no trace context where nothing is traced', async () => {
    expect(await hear({})).toMatchObject({ traced: [], told: 0 })
    expect(await hear({ share: 1, classes: ['another'] })).toMatchObject({ traced: [], told: 0 })
  })

  test('traces the same share of requests in every run with the same seed, and says of how many it was answered', async () => {
    const [one, other] = [await hear({ share: 0.3 }), await hear({ share: 0.3 })]
    expect(one.heard).toHaveLength(100)
    expect(one.traced.length).toBeGreaterThan(15)
    expect(one.traced.length).toBeLessThan(45)
    expect(one.told).toBe(one.traced.length)
    expect(one.traced.map((request) => request.traceparent).toSorted()).toEqual(other.traced.map((request) => request.traceparent).toSorted())
    expect(new Set(one.traced.map((request) => request.traceparent)).size).toBe(one.traced.length)
    expect(one.traced.every((request) => request.seed === 77 && request.side === 'head')).toBe(true)
  })

  test.each([['plain sockets', ''], ['undici', '\nheaders: { te: trailers }']])('has one trace for all steps of a request (%s)', async (_transport, extra) => {
    const { heard, traced, told } = await hear({ request: `${JOURNEY}${extra}`, share: 0.1 })
    expect(heard).toHaveLength(300)
    expect(traced).toHaveLength(3 * (told ?? 0))
    expect(told).toBeGreaterThan(0)
    for (const [, steps] of Map.groupBy(traced, (request) => request.arrival)) {
      expect(steps.map((request) => request.url).toSorted()).toEqual(['/one', '/three', '/two'])
      expect(new Set(steps.map((request) => request.traceparent.split('-')[1])).size).toBe(1)
      expect(new Set(steps.map((request) => request.traceparent.split('-')[2])).size).toBe(3)
    }
  })

  test('says what being sampled costs a request, against its like', async () => {
    // Which costs nothing in the slower of two kinds of requests, and much in the faster; a third, the slowest, is never sampled and like none of them.
    await using service = await startHttp((seen: IncomingMessage, response) => void setTimeout(() => ok(seen, response), seen.url === '/other' ? 200 : seen.url === '/slow' ? 60 : seen.headers.traceparent === undefined ? 10 : 40))
    const measure = async (share: number, path: string) => {
      const schedule = buildSteadySchedule({ requests: [{ name: 'a', requests: [configured(`path: ${path}`), configured('path: /slow')] }, { name: 'b', requests: [configured('path: /other')] }], durationMs: 3000, ratePerSecond: 100, seed: 77 })
      const run = await runInThread({ schedule, targets: [{ side: 'head', origin: service.origin }], timeoutMs: 10_000, warmupMs: 0, traces: { share, classes: ['a'] } })
      return run.sides[0]?.tracedLogRatio
    }
    // Of half of them those that are sampled take four times as long: ln 4 / 2, less by what the way there and back takes. With the third kind among those that are not, they would seem faster.
    expect(await measure(0.5, '/')).toBeGreaterThan(Math.log(4) / 4)
    expect(Math.abs(await measure(0.5, '/slow') as number)).toBeLessThan(0.2)
    expect(await measure(1, '/')).toBeUndefined()
  })

  test('leaves a trace context of the configuration alone', async () => {
    const own = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
    const { heard, told } = await hear({ request: `path: /\nheaders: { Traceparent: ${own} }`, share: 1 })
    expect([new Set(heard.map((request) => request.traceparent)), told]).toEqual([new Set([own]), 0])
  })
})
