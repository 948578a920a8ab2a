import { describe, expect, test } from 'vitest'
import { chiSquare, chiSquareLimit, estimateDifference, estimateMean, exactShareBounds, holm, median, pValueAbove, shareDifferenceBounds, tInterval, upperBound } from '../../src/judge/statistics.ts'
import { seededNormal } from './seeded-normal.ts'

describe('the t interval', () => {
  test('of 95 % contains the true mean in 95 % of 4,000 simulated samples', () => {
    const normal = seededNormal(1)
    let covered = 0
    for (let trial = 0; trial < 4000; trial++) {
      const interval = tInterval(estimateMean(Array.from({ length: 5 }, () => 3 + 2 * normal())), 0.95) as [number, number]
      if (interval[0] <= 3 && 3 <= interval[1]) covered++
    }
    expect(covered / 4000).toBeGreaterThan(0.94)
    expect(covered / 4000).toBeLessThan(0.96)
  })

  test('matches the textbook: 1..5 gives 3 ± 2.776 · 0.7071', () => {
    const [low, high] = tInterval(estimateMean([1, 2, 3, 4, 5]), 0.95) as [number, number]
    expect(low).toBeCloseTo(1.0368, 4)
    expect(high).toBeCloseTo(4.9632, 4)
    expect(upperBound(estimateMean([1, 2, 3, 4, 5]), 0.95)).toBeCloseTo(3 + 2.1318 * Math.sqrt(0.5), 3)
  })

  test('is unknown from a single value, which proves nothing', () => {
    expect(tInterval(estimateMean([7]), 0.95)).toBeUndefined()
    expect(pValueAbove(estimateMean([7]), 0)).toBe(1)
  })
})

describe('Welch\'s difference', () => {
  test('contains the true difference in about 95 % of samples with unequal spread', () => {
    const normal = seededNormal(2)
    let covered = 0
    for (let trial = 0; trial < 3000; trial++) {
      const head = Array.from({ length: 4 }, () => 1 + normal())
      const base = Array.from({ length: 7 }, () => 3 * normal())
      const [low, high] = tInterval(estimateDifference(head, base, 0), 0.95) as [number, number]
      if (low <= 1 && 1 <= high) covered++
    }
    expect(covered / 3000).toBeGreaterThan(0.935)
    expect(covered / 3000).toBeLessThan(0.975)
  })

  test('widens by what changes between runs', () => {
    const narrow = estimateDifference([1, 2, 3], [1, 2, 3], 0).standardError as number
    const wide = estimateDifference([1, 2, 3], [1, 2, 3], 0.5).standardError as number
    expect(wide ** 2 - narrow ** 2).toBeCloseTo(1)
  })
})

describe('Holm', () => {
  test('rejects step by step and stops at the first that is not small enough', () => {
    expect(holm([0.001, 0.04, 0.012, 0.6], 0.05)).toEqual([true, false, true, false])
  })
  test('rejects nothing among many when no single one is convincing', () => {
    expect(holm(Array.from({ length: 50 }, () => 0.01), 0.05)).not.toContain(true)
  })
})

describe('exact bounds of a share', () => {
  test('of nothing in 299 stay below 1 % with 95 % confidence, of nothing in 298 do not', () => {
    expect(exactShareBounds(0, 299, 0.95).upper).toBeLessThan(0.01)
    expect(exactShareBounds(0, 298, 0.95).upper).toBeGreaterThan(0.01)
  })
  test('match Clopper and Pearson\'s for 5 of 20', () => {
    const { lower, upper } = exactShareBounds(5, 20, 0.975)
    expect(lower).toBeCloseTo(0.0866, 4)
    expect(upper).toBeCloseTo(0.491, 3)
  })
  test('of no trials do not exist', () => {
    expect(() => exactShareBounds(0, 0, 0.95)).toThrow(/no trials/)
  })
})

test('Newcombe\'s bounds reproduce his example 56/70 against 48/80', () => {
  const { lower, upper } = shareDifferenceBounds({ hits: 56, trials: 70 }, { hits: 48, trials: 80 }, 1.96)
  expect(lower).toBeCloseTo(0.0524, 4)
  expect(upper).toBeCloseTo(0.3339, 4)
})

test('χ² of a perfect mix is zero, and empty cells cost no degrees of freedom', () => {
  expect(chiSquare([70, 20, 10], [70, 20, 10])).toEqual({ statistic: 0, degreesOfFreedom: 2 })
  expect(chiSquare([60, 40, 0], [50, 50, 0])).toEqual({ statistic: 4, degreesOfFreedom: 1 })
})

test('the median of an even number of values is between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

test.each([[1, 15.137], [2, 18.421], [5, 25.745], [9, 33.72], [30, 67.633], [100, 161.319]])('χ² of %i degrees of freedom is beyond its limit once in 10,000', (degreesOfFreedom, exact) => {
  const limit = chiSquareLimit(degreesOfFreedom)
  expect(Math.abs(limit / exact - 1)).toBeLessThan(degreesOfFreedom < 9 ? 0.08 : 0.015)
})
