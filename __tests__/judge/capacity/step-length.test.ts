import { expect, test } from 'vitest'
import type { SlaThreshold } from '../../../src/config/config.ts'
import { exactShareBounds } from '../../../src/judge/statistics.ts'
import { stepLength } from '../../../src/judge/capacity/step-length.ts'
import { DEFAULT_THRESHOLDS } from '../../../src/config/thresholds-default.ts'

const [P99] = DEFAULT_THRESHOLDS.filter((one) => one.metric === 'p99_response_time_ms') as [SlaThreshold]
const length = (ratePerSecond: number, thresholds: readonly SlaThreshold[] = [P99], lengthFactor = 1) => stepLength({ stepMs: 5000, ratePerSecond, thresholds, mix: { safe: 0.9, complex: 0.1 }, lengthFactor })

test('a rate is tried for as long as asked, where that sends enough requests', () => {
  expect(length(1000)).toBe(5000)
  expect(length(1000, [P99], 4)).toBe(20_000)
})
test('a low rate is tried longer, so that the promise can be kept with a request or two beyond it', () => {
  const requests = Math.floor((length(10) / 1000) * 10)
  expect(exactShareBounds(1, requests, 0.95).upper).toBeLessThan(0.01)
  expect(requests).toBeLessThan(650)
})
test('and longer still where the promise is about a class that few requests are of', () => {
  expect(length(100, [{ ...P99, subject: { kind: 'class', name: 'complex' } }])).toBeCloseTo(10 * length(10) / 10, -1)
})
test('promises without shares of requests ask for nothing more, and no slot gets more requests than it can hold', () => {
  expect(length(1, DEFAULT_THRESHOLDS.filter((one) => one.metric === 'memory_utilization_percent' || one.metric === 'availability_percent'))).toBe(5000)
  expect(stepLength({ stepMs: 600_000, ratePerSecond: 100_000, thresholds: [], mix: {}, lengthFactor: 4 }) * 100).toBeLessThanOrEqual(4_000_000)
})
