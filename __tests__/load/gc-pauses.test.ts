import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { watchGcPauses } from '../../src/load/gc-pauses.ts'
import { Histogram } from '../../src/measure/histogram.ts'
import { play } from '../../src/load/play.ts'
import { createRecordRing, readRecords } from '../../src/load/record-ring.ts'
import { buildSteadySchedule } from '../../src/workload/schedule.ts'
import { template } from './services.ts'

test('garbage collections are counted, with the time they took, and only while one watches', async () => {
  const startedMs = performance.now()
  const watch = watchGcPauses()
  let kept: object[] = []
  for (let i = 0; i < 300; i++) kept = [...kept.slice(-20), Array.from({ length: 10_000 }, (_, n) => ({ n }))]
  // Node.js tells of them in the next turn of the event loop.
  await sleep(10)
  const heldUpMs = watch.heldUpMs(startedMs, performance.now())
  const pauses = watch.finish()
  const elapsedUs = (performance.now() - startedMs) * 1000
  expect(kept).toHaveLength(21)
  expect(pauses.count).toBeGreaterThan(0)
  expect(pauses.maxUs).toBeGreaterThan(0)
  expect(pauses.totalUs).toBeGreaterThanOrEqual(pauses.maxUs)
  expect(pauses.totalUs).toBeLessThan(elapsedUs)
  expect(heldUpMs).toBeGreaterThan(0)
  expect(heldUpMs * 1000).toBeLessThanOrEqual(pauses.totalUs + 1)
  expect(watch.heldUpMs(startedMs - 1000, startedMs)).toBe(0)
  const { count } = pauses
  for (let i = 0; i < 300; i++) kept = [...kept.slice(-20), Array.from({ length: 10_000 }, (_, n) => ({ n }))]
  await sleep(10)
  expect(pauses.count).toBe(count)
})

test('requests that left late because garbage was collected are late in the lag, and not in the latency', async () => {
  // The service lives in another thread, and never stands still with ours.
  const service = new Worker(`
    const { createServer } = require('node:http')
    const server = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1', () => require('node:worker_threads').parentPort.postMessage(server.address().port))
  `, { eval: true })
  const [port] = (await once(service, 'message')) as [number]
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  // Enough to look at for tens of milliseconds.
  const kept = Array.from({ length: 800_000 }, (_, n) => ({ n }))
  const { seed, durationMs, requests, agentsPeak, arrivals: { atUs, request, agent } } = buildSteadySchedule({ requests: [{ name: 'default', requests: [template()] }], durationMs: 1500, ratePerSecond: 200, seed: 1 })
  const ring = createRecordRing(request.length)
  let collecting = setTimeout(function again() {
    collect()
    // As long again to be answered in, however long that took.
    collecting = setTimeout(again, 100)
  }, 100)
  try {
    const { gcPauses } = await play({
      seed, durationMs, requests, agentsPeak, atUs, request, agent, targets: [{ side: 'head', origin: `http://127.0.0.1:${port}` }], timeoutMs: 5000, warmupMs: 0, connections: 'shared', connectionLimit: 500, http: 1, rings: [ring], tellComponents: false,
    }, () => undefined).report
    const [lag, latency] = [new Histogram(), new Histogram()]
    readRecords(ring, (record) => {
      if (record.outcome === 'dropped') return
      expect(record.outcome).toBe('ok')
      lag.record(record.lagUs)
      latency.record(record.latencyUs)
    })
    expect(kept).toHaveLength(800_000)
    // All, where the machine does not stand still for a second on top of it.
    expect(lag.count).toBeGreaterThan(200)
    expect(gcPauses.maxUs).toBeGreaterThan(10_000)
    // Most of what was due in a pause left after it: that is the generator's, and told as such. Were it in the latency, as many would be late there; a machine that stands still makes both late.
    const late = (histogram: Histogram) => histogram.count - histogram.countAtOrBelow(gcPauses.maxUs / 4)
    expect(late(lag)).toBeGreaterThan(30)
    expect(late(latency)).toBeLessThan(late(lag) * 0.8)
  } finally {
    clearTimeout(collecting)
    await service.terminate()
  }
})
