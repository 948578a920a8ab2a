import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { watchGcPauses } from '../../src/load/gc-pauses.ts'

test('garbage collections are counted, with the time they took, and only while one watches', async () => {
  const startedMs = performance.now()
  const read = watchGcPauses()
  let kept: object[] = []
  for (let i = 0; i < 300; i++) kept = [...kept.slice(-20), Array.from({ length: 10_000 }, (_, n) => ({ n }))]
  // Node.js tells of them in the next turn of the event loop.
  await setTimeout(10)
  const pauses = read()
  const elapsedUs = (performance.now() - startedMs) * 1000
  expect(kept).toHaveLength(21)
  expect(pauses.count).toBeGreaterThan(0)
  expect(pauses.maxUs).toBeGreaterThan(0)
  expect(pauses.totalUs).toBeGreaterThanOrEqual(pauses.maxUs)
  expect(pauses.totalUs).toBeLessThan(elapsedUs)
  const { count } = pauses
  for (let i = 0; i < 300; i++) kept = [...kept.slice(-20), Array.from({ length: 10_000 }, (_, n) => ({ n }))]
  await setTimeout(10)
  expect(pauses.count).toBe(count)
})
