import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read-config.ts'
import type { LoadRun } from '../../../src/load/engine.ts'
import { runInThread } from '../../../src/load/thread-engine.ts'
import { saturatedCells } from '../../../src/phases/blocks/saturated.ts'
import { runLoad } from '../../../src/phases/load.ts'
import { readEvent } from '../../../src/plan/event.ts'
import { planRun } from '../../../src/plan/plan-run.ts'
import { openRealWorld, TEST_MARK, type RealWorld } from '../../service/real-world.ts'

/** Serves one request after the other, each holding what all need for a while: no rate that a runner loads it with shows what it can do. */
const oneAtATime = (heldMs: number) => `
let free = Promise.resolve()
require('node:http').createServer((request, response) => {
  free = free.then(() => new Promise((done) => setTimeout(done, request.url === '/healthz' ? 0 : ${heldMs}))).then(() => response.end('{}'))
}).listen(process.env.PORT, '127.0.0.1')`

let real: RealWorld
beforeEach(() => { real = openRealWorld() })
afterEach(() => real.remove())

test('half of what the service can do is found missing at saturation, where the load itself shows nothing of it', async () => {
  const text = `service: { start: node server.cjs, ready: /healthz, env: { TEST_MARK: ${TEST_MARK} } }
requests: { safe: [{ name: one, path: / }] }
compare: { mode: paired }
load: { pattern: { base-rate: 10/s, peak-factor: 1, burst: { probability: 0% } }, duration: 2s, saturation: { agents: 8, duration: 1s } }
`
  const config = readConfig({ text, file: 'perf-gate.yml', inputs: { 'base-ref': 'main' }, seed: 1 })
  const checkouts = ([['base', 20], ['head', 40]] as const).map(([side, heldMs]) => {
    const folder = path.join(real.folder, side)
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'server.cjs'), oneAtATime(heldMs))
    return { side, folder }
  })
  const { measurement } = await runLoad({ plan: planRun(config, readEvent(undefined)), config, world: real.world, engine: runInThread, checkouts, looks: [1], isDecided: () => true })
  const [base, head] = ['base', 'head'].map((side) => measurement.blocks.find((one) => one.metric === 'saturation_requests_per_second' && one.side === side))
  expect(base).toMatchObject({ subject: { kind: 'service' }, unit: 'per_second', worse: 'lower' })
  expect(base?.value).toBeGreaterThan((head?.value ?? Number.NaN) * 1.4)
  // One after the other, no more fit into a second.
  expect(base?.value).toBeLessThan(51)
  expect(head?.value).toBeLessThan(26)
  // What was sent at saturation is no part of the pattern's traffic.
  expect(measurement.requests.sent).toBeLessThan(100)
})

test('where the generator could do no more, nothing is said of the service', () => {
  const side = { side: 'head', achievedRatePerSecond: 40_000, classes: [{ requests: 40_000, failed: 0 }], errors: {} }
  const generator = { lagUs: { p50: 0, p99: 0, max: 0, samples: 40_000 }, plannedRatePerSecond: 40_000, achievedRatePerSecond: 40_000, dropped: 0, exhausted: 0, eventLoopDelayUs: { p99: 100, max: 200 }, clockStepUs: 1 }
  const told = (busyShare: number) => saturatedCells({ sides: [side], generator: { ...generator, busyShare } } as unknown as LoadRun, 'head')
  expect(told(0.4).cells).toMatchObject([{ value: 40_000, samples: 40_000 }])
  expect(told(0.95)).toMatchObject({ cells: [], absences: [{ metric: 'saturation_requests_per_second', reason: expect.stringMatching(/at work 95 % of the time .*; lower load\.saturation\.agents, or give/) }] })
})
