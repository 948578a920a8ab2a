import { describe, expect, test } from 'vitest'
import type { LoadProgress, SideRun } from '../../src/load/engine.ts'
import { runInThread } from '../../src/load/thread-engine.ts'
import { judgeGenerator } from '../../src/load/saturation.ts'
import { decodeHistogram } from '../../src/measure/histogram.ts'
import { buildSteadySchedule } from '../../src/workload/schedule.ts'
import { latenciesOf, load, ok, startHttp, template, watchStandstills } from './services.ts'

describe('sending', () => {
  test('requests arrive at the service at the moments of the schedule', async () => {
    const received: number[] = []
    await using service = await startHttp((request, response) => {
      received.push(performance.now())
      ok(request, response)
    })
    const schedule = buildSteadySchedule({ requests: [{ name: 'default', requests: [template()] }], durationMs: 3000, ratePerSecond: 200, seed: 1 })
    await runInThread({ schedule, targets: [{ side: 'head', origin: service.origin }], timeoutMs: 20_000, warmupMs: 0 })
    expect(received.length).toBe(600)
    const offsets = received.map((at, i) => at - (schedule.arrivals.atUs[i] as number) / 1000).toSorted((a, b) => a - b)
    // The clocks' distance is unknown, so it is the spread that tells: a millisecond on an idle machine, hundreds were they sent in heaps. Of the earlier half: none can come too early, and a machine that stands still makes many late.
    expect((offsets[300] as number) - (offsets[30] as number)).toBeLessThan(50)
  })

  test('keeps its connections, and takes no more than one for requests that do not overlap', async () => {
    await using service = await startHttp(ok)
    const heldUp = watchStandstills(100)
    const run = await load(service.origin, { rate: 100, durationMs: 1000 })
    expect(run.sides[0]?.completed).toBe(100)
    // A generator that was held up sends what is due at once, and needs some more.
    expect(service.connections()).toBeLessThan(10 + (await heldUp(run.generator)))
  })

  test('sends method, path, headers and body as configured, below the path of the target', async () => {
    const seen = new Set<string>()
    await using service = await startHttp(async (request, response) => {
      const body = (await request.toArray()).join('')
      seen.add(`${request.method} ${request.url} ${request.headers['x-team']} ${body}`)
      ok(request, response)
    })
    const run = await load(`${service.origin}/api/`, { request: template({ method: 'POST', path: '/validate?dry=1', headers: { 'x-team': 'blue' }, body: '{"command":"ls"}' }) })
    expect([...seen]).toEqual(['POST /api/validate?dry=1 blue {"command":"ls"}'])
    expect(run.sides[0]?.errors).toEqual({})
  })

  test('does not change the schedule it plays, so that it can be played again', async () => {
    await using service = await startHttp(ok)
    const schedule = buildSteadySchedule({ requests: [{ name: 'default', requests: [template()] }], durationMs: 200, ratePerSecond: 50, seed: 1 })
    const before = structuredClone(schedule)
    const options = { schedule, targets: [{ side: 'head' as const, origin: service.origin }], timeoutMs: 20_000, warmupMs: 0 }
    const runs = [await runInThread(options), await runInThread(options)]
    expect(schedule).toEqual(before)
    expect(runs.map((run) => run.sides[0]?.completed)).toEqual([10, 10])
  })
})

describe('latency', () => {
  test('a stall of 200 ms is in the latency of every request that should have been sent meanwhile', async () => {
    let requests = 0
    await using service = await startHttp((request, response) => {
      // Stops the whole service, which lives in this thread; the generator does not.
      if (++requests === 150) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
      ok(request, response)
    })
    const run = await load(service.origin, { rate: 500, durationMs: 1000 })
    const latencies = latenciesOf(run)
    expect(latencies.count).toBe(500)
    // 100 requests fall into the stall; those of its first half wait longer than half of it. A closed loop would see one per connection.
    expect(500 - latencies.countAtOrBelow(100_000)).toBeGreaterThanOrEqual(45)
    expect(500 - latencies.countAtOrBelow(20_000)).toBeGreaterThanOrEqual(80)
    expect(latencies.max).toBeGreaterThan(190_000)
  })

  test('what is slow shows as slow, and never as less than it took', async () => {
    await using service = await startHttp((request, response) => void setTimeout(() => ok(request, response), 50))
    const latencies = latenciesOf(await load(service.origin, { durationMs: 2000 }))
    expect(latencies.count).toBe(200)
    // A timer of 50 ms may fire up to 1 ms early.
    expect(latencies.quantile(0.01)).toBeGreaterThan(48_500)
    expect(latencies.quantile(0.5)).toBeLessThan(150_000)
  })

  test('requests of the warm-up are sent and counted nowhere else', async () => {
    await using service = await startHttp((request, response) => {
      response.setHeader('server-timing', 'db;dur=1')
      ok(request, response)
    })
    const run = await load(service.origin, { rate: 100, durationMs: 1000, warmupMs: 600 })
    const side = run.sides[0] as SideRun
    expect(side).toMatchObject({ planned: 40, sent: 40, completed: 40, sentDuringWarmup: 60 })
    expect(side.classes).toMatchObject([{ class: 'default', requests: 40, failed: 0 }])
    expect(side.components).toMatchObject([{ name: 'db', samples: 40 }])
    expect(run.generator).toMatchObject({ dropped: 0, lagUs: { samples: 40 } })
    expect(run.generator.plannedRatePerSecond).toBeCloseTo(100)
  })

  test('seconds add up to the whole, and say when requests were sent and when they ended', async () => {
    await using service = await startHttp((request, response) => void setTimeout(() => ok(request, response), 300))
    const side = (await load(service.origin, { rate: 50, durationMs: 2000 })).sides[0] as SideRun
    expect(side.seconds.map((one) => one.second)).toEqual([0, 1, 2])
    expect(side.seconds.reduce((total, one) => total + one.sent, 0)).toBe(100)
    expect(side.seconds.reduce((total, one) => total + one.completed, 0)).toBe(100)
    expect(side.seconds.reduce((total, one) => total + decodeHistogram(one.latencyUs).count, 0)).toBe(100)
    // What was sent in the last 0.3 s ended after the slot.
    expect(side.seconds[2]?.completed).toBeGreaterThanOrEqual(14)
    expect(side.achievedRatePerSecond).toBeLessThan(50)
    expect(side.bytesReceived).toBe(100 * '{"ok":true}'.length)
  })

  test('Server-Timing of all responses is merged per component', async () => {
    let requests = 0
    await using service = await startHttp((request, response) => {
      response.setHeader('server-timing', ++requests % 2 === 0 ? 'policy;dur=3.5' : ['policy;dur=3.5', 'store;desc="a, b";dur=0.25, hit'])
      ok(request, response)
    })
    const { components } = (await load(service.origin)).sides[0] as SideRun
    expect(components.map(({ name, samples }) => ({ name, samples })).toSorted((a, b) => b.samples - a.samples)).toEqual([{ name: 'policy', samples: 50 }, { name: 'store', samples: 25 }])
    const policy = decodeHistogram(components.find((one) => one.name === 'policy')?.latencyUs ?? '')
    expect(policy.quantile(0.5)).toBeGreaterThan(3490)
    expect(policy.max).toBeLessThan(3510)
  })
})

describe('a duet', () => {
  test('sends the same requests in the same order to both sides, the first of each pair at random', async () => {
    const seen: { side: string; url: string }[] = []
    const record = (side: string) => startHttp((request, response) => {
      seen.push({ side, url: request.url ?? '' })
      ok(request, response)
    })
    await using base = await record('base')
    await using head = await record('head')
    const requests = ['a', 'b', 'c'].map((name) => ({ name, requests: [template({ path: `/${name}` })] }))
    const schedule = buildSteadySchedule({ requests, durationMs: 2000, ratePerSecond: 50, seed: 9 })
    const planned = Array.from(schedule.arrivals.request, (index) => schedule.requests[index]?.template.path)
    const heldUp = watchStandstills(50)
    const run = await runInThread({ schedule, targets: [{ side: 'base', origin: base.origin }, { side: 'head', origin: head.origin }], timeoutMs: 20_000, warmupMs: 0 })
    const mayOvertake = 15 + (await heldUp(run.generator))
    const urls = (side: string) => seen.filter((one) => one.side === side).map((one) => one.url)
    // Each request has a connection of its own, so on a stalled machine those that were due meanwhile may overtake each other. Without any order two of three are out of place.
    const outOfPlace = (side: string) => urls(side).filter((url, i) => url !== planned[i]).length
    expect(urls('base').toSorted()).toEqual(planned.toSorted())
    expect(urls('head').toSorted()).toEqual(planned.toSorted())
    expect(outOfPlace('base')).toBeLessThanOrEqual(mayOvertake)
    expect(outOfPlace('head')).toBeLessThanOrEqual(mayOvertake)
    const headFirst = seen.filter((one, i) => i % 2 === 0 && one.side === 'head').length
    expect(headFirst).toBeGreaterThan(20)
    expect(headFirst).toBeLessThan(80)
    expect(run.matched.map((one) => one.pairs).reduce((a, b) => a + b)).toBe(100)
    expect(run.generator.plannedRatePerSecond).toBeCloseTo(50)
  })

  test('compares pairs: three times slower is a log ratio of about ln 3, and a failure on either side makes no pair', async () => {
    let requests = 0
    await using base = await startHttp((request, response) => void setTimeout(() => ok(request, response), 20))
    await using head = await startHttp((request, response) => {
      if (++requests % 5 === 0) response.statusCode = 500
      setTimeout(() => ok(request, response), 60)
    })
    const schedule = buildSteadySchedule({ requests: [{ name: 'safe', requests: [template()] }], durationMs: 3000, ratePerSecond: 100, seed: 9 })
    const run = await runInThread({ schedule, targets: [{ side: 'base', origin: base.origin }, { side: 'head', origin: head.origin }], timeoutMs: 20_000, warmupMs: 0 })
    expect(run.matched).toMatchObject([{ class: 'safe', pairs: 240 }])
    // What both waited for together makes them more alike: fewer than half of the pairs, whose median this is.
    expect(run.matched[0]?.medianLogRatio).toBeGreaterThan(0.7)
    expect(run.matched[0]?.medianLogRatio).toBeLessThan(1.3)
    expect(run.sides.map(({ side, errors }) => ({ side, errors }))).toEqual([{ side: 'base', errors: {} }, { side: 'head', errors: { status: 60 } }])
  })
})

describe('ending early', () => {
  test('keeps what was measured until then, and plans no more than that', async () => {
    await using service = await startHttp(ok)
    const abort = new AbortController()
    const told: LoadProgress[] = []
    const run = await load(service.origin, {
      rate: 100, durationMs: 60_000, signal: abort.signal,
      onProgress(progress) {
        told.push(progress)
        if ((progress.sides[0]?.completed ?? 0) > 20) abort.abort()
      },
    })
    const side = run.sides[0] as SideRun
    expect(run.stopped).toBe(true)
    expect(side.completed).toBeGreaterThan(20)
    expect(side.completed).toBeLessThan(3000)
    // Of 6000; a machine that is busy lets some be late.
    expect(Math.abs(side.planned - side.sent)).toBeLessThanOrEqual(100)
    expect(latenciesOf(run).count).toBe(side.completed)
    expect(told.at(-1)?.sides[0]).toMatchObject({ side: 'head', errors: 0 })
    // Each tells the latencies since the one before.
    expect(told.reduce((total, one) => total + decodeHistogram(one.sides[0]?.latencyUs ?? '').count, 0)).toBe(told.at(-1)?.sides[0]?.completed)
  })

  test('does not wait for a service that has stopped answering', async () => {
    await using service = await startHttp(() => {})
    const started = performance.now()
    const run = await load(service.origin, { durationMs: 60_000, timeoutMs: 60_000, signal: AbortSignal.timeout(700) })
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(run.sides[0]).toMatchObject({ completed: 0, errors: {} })
    expect(run.sides[0]?.sent).toBeGreaterThan(0)
  })

  test('before it has begun sends next to nothing', async () => {
    await using service = await startHttp(ok)
    const run = await load(service.origin, { durationMs: 60_000, signal: AbortSignal.abort() })
    expect(run.stopped).toBe(true)
    expect(run.sides[0]?.planned).toBeLessThan(5)
  })
})

test('a generator that breaks rejects, with the cause', async () => {
  await expect(load('nowhere')).rejects.toThrow(expect.objectContaining({ message: 'the load generator broke', cause: expect.objectContaining({ code: 'ERR_INVALID_URL' }) }))
})

test('a generator asked for an impossible rate says that its numbers are not valid', async () => {
  await using service = await startHttp(ok)
  const run = await load(service.origin, { rate: 400_000, durationMs: 1000, timeoutMs: 1000 })
  const checks = judgeGenerator(run.generator)
  expect(checks.every((one) => one.ok)).toBe(false)
  expect(checks.find((one) => !one.ok)?.advice).toMatch(/lower load\.rate so that the mean of the slot stays below \d+\/s/)
  expect(run.generator.dropped).toBeGreaterThan(0)
})
