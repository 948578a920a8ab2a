import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read-config.ts'
import type { LoadEngine } from '../../../src/load/engine.ts'
import { runInThread } from '../../../src/load/thread-engine.ts'
import { Histogram } from '../../../src/measure/histogram.ts'
import { playStep } from '../../../src/phases/capacity/step.ts'
import { readEvent } from '../../../src/plan/event.ts'
import { planRun } from '../../../src/plan/plan-run.ts'
import { openRealWorld } from '../../service/real-world.ts'

const server = createServer((socket) => { socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nserver-timing: rules;dur=2\r\ncontent-length: 2\r\n\r\nok')); socket.on('error', () => socket.destroy()) })
const { world, remove } = openRealWorld()
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => { server.close(); remove() })

/** Beside what was told, a component of which nothing was. */
const withSilent: LoadEngine = async (options) => {
  const run = await runInThread(options)
  run.sides[0]?.components.push({ name: 'silent', latencyUs: new Histogram().encode(), samples: 0 })
  return run
}

test('a component of which nothing was told is left out of a step, and has no mean of zero', async () => {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const config = readConfig({ text: `target: ${origin}\nphases: [sla]\nsla: { rate: 50, capacity: {} }\n`, file: 'perf-gate.yml', inputs: {}, seed: 1 })
  const context = { plan: planRun(config, readEvent(undefined)), config, world, engine: withSilent, checkouts: [], looks: [1], isDecided: () => true }
  const side = { side: 'head' as const, origin, pid: undefined, usage: () => undefined, collections: () => ({ kind: 'absent' as const, reason: 'not asked' }), failed: new Promise<never>(() => undefined), [Symbol.asyncDispose]: () => Promise.resolve() }
  const { step } = await playStep({ context, side, round: 0, seed: 1, durationMs: 300, signal: world.signal, onProgress: () => undefined }, 100)
  expect(step.components).toEqual([{ name: 'rules', meanMs: expect.closeTo(2, 1), samples: expect.any(Number) }])
})
