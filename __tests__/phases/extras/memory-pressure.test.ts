import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read-config.ts'
import { MemoryPressure } from '../../../src/measure/memory-pressure.ts'
import { measureMemoryPressure } from '../../../src/phases/extras/memory-pressure.ts'
import { buildMemory } from '../../../src/report/view/memory-rows.ts'
import { openRealWorld, stillRunning, TEST_MARK } from '../../service/real-world.ts'

const { world, folder, remove } = openRealWorld()
afterEach(() => expect(stillRunning()).toEqual([]))
afterAll(remove)

/** Keeps about 40 MB on its heap, all of it alive, and makes garbage. */
writeFileSync(path.join(folder, 'server.cjs'), `const kept = Array.from({ length: 600_000 }, (_, n) => ({ n, text: 'entry ' + n }))
require('node:http').createServer((request, response) => response.end(JSON.stringify(Array.from({ length: 3000 }, (_, n) => ({ n, of: kept.length }))))).listen(process.env.PORT, '127.0.0.1')
`)
const configured = (runtime: string, limits: string) => readConfig({ text: `service: { start: exec node server.cjs, runtime: ${runtime}, env: { TEST_MARK: ${TEST_MARK} } }\nload: { pattern: { base-rate: 60/s, peak-factor: 1 }, duration: 2s, memory-limits: ${limits} }\n`, file: undefined, inputs: {} })
const measure = (runtime: string, limits: string) => measureMemoryPressure({ config: configured(runtime, limits), world, checkouts: [{ side: 'head', folder }] })

test('the load is repeated with less memory each time, and a heap that is too small is an answer', async () => {
  const { memoryPressure } = await measure('node', '[20MB, 400MB]')
  expect(MemoryPressure.parse(memoryPressure).limits.map((one) => [one.limitMb, one.kind])).toEqual([[undefined, 'measured'], [400, 'measured'], [20, 'ended']])
  const [free, wide, narrow] = memoryPressure!.limits
  expect(free).toMatchObject({ failed: 0, p50Ms: expect.any(Number), p95Ms: expect.any(Number), cpuMsPerRequest: expect.any(Number), collections: expect.any(Number) })
  expect(wide).toMatchObject({ by: 'heap', failed: 0 })
  // The same requests at the same moments.
  expect(wide).toHaveProperty('requests', (free as { requests: number }).requests)
  expect(narrow).toMatchObject({ reason: expect.stringMatching(/ended with (signal SIGABRT|exit code 134).*; it said: .*JavaScript heap out of memory/) })
  const { sentences, rows } = buildMemory(memoryPressure)!
  expect(sentences[0]).toMatch(/^with 400 MB of heap: median response time [+−]/)
  expect(sentences[1]).toMatch(/^with 20\.0 MB it does not live: the head service ended with/)
  expect(rows).toHaveLength(2)
})

test('nothing is repeated where nobody asked', async () => {
  const config = readConfig({ text: 'service: { start: exec node server.cjs }', file: undefined, inputs: {} })
  expect(await measureMemoryPressure({ config, world, checkouts: [{ side: 'head', folder }] })).toEqual({})
})
