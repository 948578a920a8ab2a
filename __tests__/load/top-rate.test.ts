import { expect, test } from 'vitest'
import type { LoadEngine, LoadRun } from '../../src/load/engine.ts'
import { refuseRates } from '../../src/load/top-rate.ts'

/** An engine that reached so many answers per second, in turn. */
function reaching(...perSecond: number[]): LoadEngine {
  return () => Promise.resolve({ sides: [{ achievedRatePerSecond: perSecond.shift() }] } as LoadRun)
}

test('a rate beyond the best of what was measured is refused with that number, others are not', async () => {
  expect(await refuseRates([100_000, 31_000], reaching(0, 31_900, 25_000))).toEqual([expect.stringContaining('100000 requests per second are more than this machine can send: 31000, as measured just now'), undefined])
})

test('the number is what was measured, also where any machine should do more', async () => {
  expect(await refuseRates([100_000, 15_000], reaching(12_300, 12_300, 12_300))).toEqual([expect.stringContaining('can send: 12000,'), undefined])
})

test('where nothing was answered nothing can be said, and nothing is refused', async () => {
  expect(await refuseRates([100_000, 31_000], reaching(0, 0, 0))).toEqual([undefined, undefined])
})
