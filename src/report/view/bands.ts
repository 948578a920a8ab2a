import { estimateMean, tInterval } from '../../judge/statistics.ts'
import type { RoundQuantiles } from '../../measure/round-quantiles.ts'

/** Between which values the truth lies with 95 % confidence, point by point; null where too few rounds tell. */
export type Band = { low: (number | null)[]; high: (number | null)[] }

const CONFIDENCE = 0.95
const FEWEST_ROUNDS = 2

/**
 * Around a merged curve: how far its times may be off, from how the rounds' own times differ at the same percentile (t interval over rounds, of
 * logarithms). `ms` stands at the first of the percentiles that the rounds tell of.
 */
export function bandOfCurve(ms: readonly (number | null)[], rounds: readonly RoundQuantiles[]): Band | undefined {
  return bandOf(ms.map((value, index) => {
    const half = halfWidth(rounds.flatMap((one) => (one[index] === undefined ? [] : [Math.log(Math.max(1, one[index]))])))
    return value === null || half === undefined ? undefined : [value * Math.exp(-half), value * Math.exp(half)]
  }))
}

/** Around values that cannot be negative; `rounds` holds, point by point, what each round told (t interval over rounds). */
export function bandAround(values: readonly (number | null)[], rounds: readonly (readonly number[])[]): Band | undefined {
  return bandOf(values.map((value, index) => {
    const half = halfWidth(rounds[index] ?? [])
    return value === null || half === undefined ? undefined : [Math.max(0, value - half), value + half]
  }))
}

function halfWidth(values: readonly number[]): number | undefined {
  if (values.length < FEWEST_ROUNDS) return undefined
  const estimate = estimateMean(values)
  const interval = tInterval(estimate, CONFIDENCE)
  return interval === undefined ? undefined : interval[1] - estimate.mean
}

function bandOf(intervals: readonly (readonly [number, number] | undefined)[]): Band | undefined {
  if (intervals.every((one) => one === undefined)) return undefined
  return { low: intervals.map((one) => (one === undefined ? null : rounded(one[0]))), high: intervals.map((one) => (one === undefined ? null : rounded(one[1]))) }
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
