import type { CapacityConfig } from '../../config/config.ts'
import type { CapacityVerdict, SideCapacity } from '../../measure/capacity.ts'
import type { PromiseResult } from '../../measure/result.ts'

/** The id under which the highest rate that holds is promised. */
export const CAPACITY_METRIC = 'capacity_per_second'

/** `at-least`, held against the head: kept where even the low end of its interval is no lower, broken where even the high end is lower. */
export function judgeCapacityPromise(wanted: CapacityConfig | undefined, capacity: CapacityVerdict | undefined): PromiseResult[] {
  if (wanted?.atLeast === undefined) return []
  const { ratePerSecond: limit, line } = wanted.atLeast
  const observed = capacity?.head.ratePerSecond
  return [{
    phase: 'sla', text: `capacity: at least ${limit}/s`, metric: CAPACITY_METRIC, subject: { kind: 'service', name: 'service' }, severity: 'major', limit, unit: 'per_second',
    samples: capacity?.head.steps ?? 0, ...(observed === undefined ? {} : { observed }), ...judge(capacity?.head, limit), ...(line === undefined ? {} : { line }),
  }]
}

function judge(head: SideCapacity | undefined, limit: number): Pick<PromiseResult, 'verdict' | 'reason'> {
  if (head === undefined) return { verdict: 'inconclusive', reason: 'the highest rate that holds was not searched for' }
  const [low, high] = head.interval ?? [head.ratePerSecond ?? 0, head.outcome === 'none' ? 0 : Number.POSITIVE_INFINITY]
  if (low >= limit) return { verdict: 'pass', reason: `kept: at least ${low.toFixed(0)}/s hold` }
  if (high < limit) return { verdict: 'fail', reason: head.outcome === 'none' ? 'broken: no rate that was tried holds' : `broken: no more than ${high.toFixed(0)}/s hold` }
  return { verdict: 'inconclusive', reason: DOUBTS[head.outcome](low, high) }
}

const DOUBTS: Record<SideCapacity['outcome'], (low: number, high: number) => string> = {
  found: (low, high) => `between ${low.toFixed(0)} and ${high.toFixed(0)}/s hold: longer steps, or more budget, tell more`,
  'at-least': (low) => `no more than ${low.toFixed(0)}/s were tried: raise at-most`,
  none: () => 'no rate that was tried holds',
  invalid: (low) => `${low.toFixed(0)}/s hold; beyond that it could not be measured`,
  undecided: (low) => `${low.toFixed(0)}/s hold; the budget ended before more was known`,
}
