import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeHistogram, Histogram, mergeHistograms } from '../../src/measure/histogram.ts'

function histogramOf(values: number[]): Histogram {
  const histogram = new Histogram()
  for (const value of values) histogram.record(value)
  return histogram
}
const latencies = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 200 })

describe('a histogram', () => {
  test('answers quantiles within 0.1 % of the sorted values', () => {
    fc.assert(fc.property(latencies, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
      const exact = values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length - 1e-9) - 1)] as number
      const seen = histogramOf(values).quantile(share) as number
      expect(Math.abs(seen - exact)).toBeLessThanOrEqual(Math.max(1, exact * 0.001))
    }))
  })

  test('survives being encoded and decoded without loss', () => {
    fc.assert(fc.property(latencies, (values) => {
      const original = histogramOf(values)
      const copy = decodeHistogram(original.encode())
      for (const share of [0.1, 0.5, 0.9, 0.99, 1]) expect(copy.quantile(share)).toBe(original.quantile(share))
      expect([copy.count, copy.mean]).toEqual([original.count, original.mean])
    }))
  })

  test('merged from parts equals the histogram of all values, which averaged percentiles do not', () => {
    const fast = Array.from({ length: 300 }, (_, i) => 1000 + i)
    const slow = Array.from({ length: 100 }, (_, i) => 100_000 + i)
    const merged = mergeHistograms([histogramOf(fast).encode(), histogramOf(slow).encode()])
    expect(merged.quantile(0.95)).toBe(histogramOf([...fast, ...slow]).quantile(0.95))
  })

  test('counts the values at or below a limit', () => {
    const histogram = histogramOf([1000, 2000, 3000, 500_000])
    expect([500, 1000, 2500, 3000, 600_000].map((limit) => histogram.countAtOrBelow(limit))).toEqual([0, 1, 2, 3, 4])
  })

  test('that is empty has no mean, no quantile and no maximum', () => {
    const empty = new Histogram()
    expect([empty.mean, empty.quantile(0.5), empty.max, empty.count]).toEqual([undefined, undefined, undefined, 0])
    expect(empty.countAtOrBelow(100)).toBe(0)
  })

  test('keeps what is beyond its range at its bounds instead of losing it', () => {
    const histogram = histogramOf([0.2, 7_200_000_000])
    expect(histogram.count).toBe(2)
    expect(histogram.quantile(0)).toBe(1)
    expect(histogram.max).toBeGreaterThan(599_000_000)
  })
})

describe('hostile encodings', () => {
  test.each(['', 'not base64!', 'HISTFAAAAAA=', Buffer.from('x'.repeat(100)).toString('base64')])('are refused: %j', (encoded) => {
    expect(() => decodeHistogram(encoded)).toThrow()
  })
  test('of enormous length are refused before they are decoded', () => {
    expect(() => decodeHistogram('A'.repeat(1_000_000))).toThrow(/at most 400000/)
  })
})
