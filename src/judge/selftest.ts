import type { Result } from '../measure/result.ts'
import type { Rate, SelfTestSummary } from '../measure/selftest-summary.ts'
import { exactShareBounds, median } from './statistics.ts'

/** One gate, and how much slower its head really was, as a fraction. */
export type GateSeen = { slowedBy: number; result: Result; minutes: number }

const CONFIDENCE = 0.95

/** How often gates found what was not there, and how often what was. */
export function summariseSelfTest(seen: readonly GateSeen[], facts: Pick<SelfTestSummary, 'slow' | 'environment' | 'cpuMsPerRequest' | 'stopped'>): SelfTestSummary {
  const valid = seen.filter(({ result }) => result.verdict !== 'invalid')
  const rate = (gates: readonly GateSeen[]) => rateOf(gates.filter(({ result }) => result.verdict === 'fail').length, gates.length)
  const unchanged = valid.filter((one) => one.slowedBy === 0)
  return {
    ...facts, falseAlarms: rate(unchanged), detections: rate(valid.filter((one) => one.slowedBy > 0)), invalid: seen.length - valid.length,
    detectable: detectableOf(unchanged), minutesPerGate: median(seen.map((one) => one.minutes)),
  }
}

/** Two-sided; of no gates nothing is known. */
function rateOf(found: number, of: number): Rate {
  if (of === 0) return { found, of, low: 0, high: 1 }
  const { lower, upper } = exactShareBounds(found, of, 1 - (1 - CONFIDENCE) / 2)
  return { found, of, low: lower, high: upper }
}

function detectableOf(gates: readonly GateSeen[]): SelfTestSummary['detectable'] {
  const all = gates.flatMap(({ result }) => result.verdicts.flatMap(({ comparisons }) => comparisons))
    .flatMap(({ role, phase, metric, minimumDetectableEffect: effect }) => (role === 'deciding' && effect !== undefined ? [{ phase, metric, effect }] : []))
  return [...Map.groupBy(all, ({ phase, metric }) => `${phase} ${metric}`).values()].map((same) => ({ phase: same[0]?.phase ?? '', metric: same[0]?.metric ?? '', effect: median(same.map((one) => one.effect)) }))
}
