import { describe, expect, test } from 'vitest'
import { judgeMemory } from '../../src/judge/memory-trend.ts'
import type { MemoryTrend } from '../../src/measure/capacity.ts'
import type { SeriesPoint } from '../../src/measure/result.ts'
import { seededNormal } from './seeded-normal.ts'

/** Memory second by second: warms up, leaks, and is collected every few seconds, each round by chance a little larger. */
function series({ rounds = 3, seconds = 30, mbPerMinute = 0, warmUpMb = 40, sawMb = 3, seed = 1 }: { rounds?: number; seconds?: number; mbPerMinute?: number; warmUpMb?: number; sawMb?: number; seed?: number }): SeriesPoint[] {
  const normal = seededNormal(seed)
  return Array.from({ length: rounds }, (_, round) => {
    const level = 100 + 5 * normal()
    const period = 3 + Math.abs(normal())
    return Array.from({ length: seconds }, (__, second): SeriesPoint => ({ side: 'head', round, second, ratePerSecond: 50, memoryMb: level + warmUpMb * (1 - Math.exp(-second / 3)) + (mbPerMinute * second) / 60 + sawMb * ((second % period) / period) + 0.3 * normal() }))
  }).flat()
}

const LIMIT = { memoryMb: 1000, of: 'cgroup' } as const

function seen(points: SeriesPoint[]): Extract<MemoryTrend, { kind: 'seen' }> {
  const trend = judgeMemory({ series: points, memoryLimit: LIMIT }, 'head')
  if (trend?.kind !== 'seen') throw new Error(trend?.reason ?? 'no memory')
  return trend
}

describe('the memory of a side', () => {
  test('that leaks is seen to, with its slope and the time to its limit', () => {
    const trend = seen(series({ mbPerMinute: 60 }))
    expect(trend.state).toBe('growing')
    expect(trend.interval[0]).toBeLessThan(60)
    expect(trend.interval[1]).toBeGreaterThan(60)
    expect(trend.minutesToLimit?.low).toBeLessThan(trend.minutesToLimit!.value)
    expect(trend.minutesToLimit?.value).toBeCloseTo((1000 - trend.memoryMb) / trend.mbPerMinute, 6)
  })
  test('has intervals that hold the true slope nearly always, garbage collections and all: 300 simulated phases', () => {
    let covered = 0
    for (let seed = 1; seed <= 300; seed++) {
      const { interval } = seen(series({ mbPerMinute: 20, seed, warmUpMb: 0 }))
      if (interval[0] <= 20 && 20 <= interval[1]) covered++
    }
    expect(covered / 300).toBeGreaterThan(0.93)
  })
  test('that is steady is told as steady, with the slope that would have been seen', () => {
    let growing = 0
    for (let seed = 1; seed <= 300; seed++) if (seen(series({ seed })).state === 'growing') growing++
    expect(growing / 300).toBeLessThan(0.05)
    const trend = seen(series({}))
    expect(trend).toMatchObject({ state: 'steady', rounds: 3 })
    expect(trend.detectable).toBeGreaterThan(0)
    expect(trend.minutesToLimit).toBeUndefined()
    // A slope of twice that is found in nearly every phase.
    let found = 0
    for (let seed = 1; seed <= 100; seed++) if (seen(series({ mbPerMinute: 2 * trend.detectable, seed })).interval[0] > 0) found++
    expect(found).toBeGreaterThan(80)
  })
  test('that still warms up is coming to rest, and no time to a limit is told', () => {
    const points = series({}).map((point) => ({ ...point, memoryMb: 100 + 300 * (1 - Math.exp(-point.second / 8)) }))
    expect(seen(points)).toMatchObject({ state: 'settling' })
    expect(seen(points).minutesToLimit).toBeUndefined()
  })
  test('cannot be told from a short phase, and says how long it would take', () => {
    expect(judgeMemory({ series: series({ rounds: 1, seconds: 8 }) }, 'head')).toMatchObject({ kind: 'absent', reason: expect.stringContaining('blocks of 2 s') })
  })
  test('that nobody saw is not told at all', () => {
    expect(judgeMemory({ series: series({}).map(({ memoryMb: _unseen, ...point }) => point) }, 'head')).toBeUndefined()
    expect(judgeMemory({ series: series({}) }, 'base')).toBeUndefined()
  })
})
