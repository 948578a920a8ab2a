import { describe, expect, test } from 'vitest'
import { estimateSlope, slopeInterval, type Point } from '../../src/judge/slope.ts'
import { seededNormal } from './seeded-normal.ts'

/** Points on a line with noise in which each value keeps a part of the one before. */
function draw({ slope, points, keep, seed, series = 1 }: { slope: number; points: number; keep: number; seed: number; series?: number }): Point[][] {
  const normal = seededNormal(seed)
  return Array.from({ length: series }, (_, level) => {
    let noise = normal() / Math.sqrt(1 - keep ** 2)
    return Array.from({ length: points }, (__, at) => {
      noise = keep * noise + normal()
      return { at, value: 100 * level + slope * at + noise }
    })
  })
}

function coverage(options: Omit<Parameters<typeof draw>[0], 'seed'>): number {
  let covered = 0
  for (let seed = 1; seed <= 1000; seed++) {
    const { interval: [low, high] } = slopeInterval(estimateSlope(draw({ ...options, seed }))!)
    if (low <= options.slope && options.slope <= high) covered++
  }
  return covered / 1000
}

describe('a slope', () => {
  test('is exact on a line, whatever the levels of its series', () => {
    expect(estimateSlope([[0, 1, 2, 3].map((at) => ({ at, value: 5 + 2 * at })), [0, 1, 2].map((at) => ({ at, value: -70 + 2 * at }))])?.perUnit).toBeCloseTo(2, 10)
  })
  test('is unknown from points that leave nothing to tell the scatter by', () => {
    expect(estimateSlope([])).toBeUndefined()
    expect(estimateSlope([[{ at: 0, value: 1 }, { at: 1, value: 2 }]])).toBeUndefined()
    expect(estimateSlope([[1, 1, 1].map((at) => ({ at, value: at }))])).toBeUndefined()
  })
  test.for([
    { points: 12, keep: 0, series: 1, least: 0.94 }, { points: 6, keep: 0, series: 3, least: 0.94 }, { points: 50, keep: 0, series: 1, least: 0.94 },
    { points: 12, keep: 0.4, series: 1, least: 0.87 }, { points: 6, keep: 0.4, series: 3, least: 0.91 }, { points: 50, keep: 0.6, series: 1, least: 0.9 },
  ])('has an interval that holds the truth, also where neighbours are alike: $series × $points points that keep $keep', ({ points, keep, series, least }) => {
    expect(coverage({ slope: 0.3, points, keep, series })).toBeGreaterThan(least)
  })
  test('that could just be detected is told from none in four of five', () => {
    let found = 0
    for (let seed = 1; seed <= 500; seed++) {
      const none = slopeInterval(estimateSlope(draw({ slope: 0, points: 30, keep: 0, seed }))!)
      const { interval } = slopeInterval(estimateSlope(draw({ slope: 0.06, points: 30, keep: 0, seed: seed + 1000 }))!)
      expect(none.detectable).toBeGreaterThan(0)
      if (interval[0] > 0) found++
    }
    // σ = 1 and 30 points: t₀.₉₇₅ + t₀.₈ times 1/√2247 is 0.0613.
    expect(found / 500).toBeGreaterThan(0.7)
    expect(found / 500).toBeLessThan(0.9)
  })
})
