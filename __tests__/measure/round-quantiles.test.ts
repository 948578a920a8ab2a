import { expect, test } from 'vitest'
import { Histogram } from '../../src/measure/histogram.ts'
import { CURVE_SHARES, roundQuantiles } from '../../src/measure/round-quantiles.ts'

function histogramOf(count: number): Histogram {
  const histogram = new Histogram()
  for (let us = 1; us <= count; us++) histogram.record(us)
  return histogram
}

test('a round tells its percentiles as far as it has values beyond them', () => {
  const told = roundQuantiles(histogramOf(100))!
  expect(told).toHaveLength(CURVE_SHARES.filter((share) => share <= 0.99).length)
  expect([told[CURVE_SHARES.indexOf(0.5)], told.at(-1)]).toEqual([50, 99])
})

test('a round that saw too little tells nothing', () => {
  expect([roundQuantiles(histogramOf(0)), roundQuantiles(histogramOf(19))]).toEqual([undefined, undefined])
})

test('the percentiles that are drawn ascend', () => {
  expect(CURVE_SHARES).toEqual(CURVE_SHARES.toSorted((a, b) => a - b))
})
