import { expect, test } from 'vitest'
import { judgeRest } from '../../src/judge/memory-rest.ts'
import { MemoryRest, type RestTrend } from '../../src/measure/memory-rest.ts'
import { PhaseMeasurement } from '../../src/measure/result.ts'
import { seededNormal } from './seeded-normal.ts'

/** Five seconds of looks at a tree that gives back, or takes, so much, in one step or steadily; the scatter of each look hangs on the one before. */
function watched({ mbPerMinute = 0, stepMb = 0, seed = 1, looks = 50 }: { mbPerMinute?: number; stepMb?: number; seed?: number; looks?: number }): RestTrend {
  const normal = seededNormal(seed)
  let scatter = 0
  const points = Array.from({ length: looks }, (_, look) => {
    scatter = 0.4 * scatter + 0.05 * normal()
    return { atMs: look * 100, memoryMb: 200 + (mbPerMinute * look) / 600 + (look < looks / 2 ? 0 : stepMb) + scatter }
  })
  return judgeRest({ rest: [{ side: 'head', points }] })[0] as RestTrend
}

function seen(trend: RestTrend): Extract<RestTrend, { kind: 'seen' }> {
  if (trend.kind !== 'seen') throw new Error(trend.reason)
  return trend
}

test('memory that grows by itself, is given back, or stays, is told with an interval', () => {
  expect(seen(watched({ mbPerMinute: 30, seed: 1 }))).toMatchObject({ side: 'head', samples: 50, seconds: 4.9 })
  expect(seen(watched({ mbPerMinute: 30, seed: 1 })).interval[0]).toBeGreaterThan(0)
  expect(seen(watched({ mbPerMinute: -30, seed: 1 })).interval[1]).toBeLessThan(0)
  expect(seen(watched({ mbPerMinute: 0, seed: 1 })).interval[0]).toBeLessThan(0)
})

test('the interval holds the true slope nearly always: 300 simulated rests', () => {
  const covered = Array.from({ length: 300 }, (_, seed) => seen(watched({ mbPerMinute: 4, seed: seed + 1 })).interval).filter(([low, high]) => low <= 4 && 4 <= high).length
  expect(covered / 300).toBeGreaterThan(0.92)
})

test('what is given back in one step has no steady slope, and its ends tell', () => {
  const { interval, fromMb, toMb } = seen(watched({ stepMb: -20 }))
  expect(interval[0] < 0 && interval[1] > 0).toBe(true)
  expect(fromMb).toBeCloseTo(200, 0)
  expect(toMb).toBeCloseTo(180, 0)
})

test('looks that are out of order, and a side that is there twice, are refused', () => {
  const points = (...at: number[]) => at.map((atMs) => ({ atMs, memoryMb: 1 }))
  expect([MemoryRest.safeParse({ side: 'head', points: points(0, 100) }).success, MemoryRest.safeParse({ side: 'head', points: points(100, 0) }).success, MemoryRest.safeParse({ side: 'head', points: points(1, 1) }).success]).toEqual([true, false, false])
  expect(PhaseMeasurement.shape.rest.safeParse([{ side: 'head', points: [] }, { side: 'head', points: [] }]).success).toBe(false)
})

test('too few looks tell nothing, with the reason, and nobody looked is nothing', () => {
  expect(watched({ mbPerMinute: 30, seed: 1, looks: 5 })).toEqual({ kind: 'absent', side: 'head', reason: 'it was looked at 5 times in 0.4 s after the load, and 8 are needed: a longer phase tells' })
  expect(judgeRest({})).toEqual([])
})
