import type { RelativeThreshold, SlaThreshold } from '../../config/config.ts'
import type { PromiseResult } from '../../measure/result.ts'
import { observeThreshold, unitOf, type Observed } from './sla-metrics.ts'
import { isTooFew, nameOf } from './violations.ts'

/** What the base showed under the traffic of this phase and where that was; or why it did not. */
export type SlaBase = { kind: 'seen'; observed: Observed; where: string } | { kind: 'unknown'; reason: string }

/** Promises against the baseline as promises with a limit of their own. Where the base does not tell, they are told as undecided: not measured is not kept. */
export function settleThresholds(relative: readonly RelativeThreshold[], baseOf: (threshold: RelativeThreshold) => SlaBase): { settled: SlaThreshold[]; unsettled: PromiseResult[] } {
  const settled: SlaThreshold[] = []
  const unsettled: PromiseResult[] = []
  for (const threshold of relative) {
    const base = baseOf(threshold)
    const { breach: { operator, factor, offset, written }, ...common } = threshold
    const seen = base.kind === 'seen' ? observeThreshold({ ...threshold, breach: { operator, value: 0 } }, base.observed) : undefined
    if (base.kind === 'seen' && seen !== undefined && !isTooFew(threshold, seen.samples)) {
      settled.push({ ...common, breach: { operator, value: seen.value * factor + offset }, basis: `${written}, and the base had ${Number(seen.value.toPrecision(4))} in ${seen.samples} requests (${base.where})` })
      continue
    }
    unsettled.push({
      phase: 'sla', text: `not ${nameOf(threshold)} ${operator} ${written}`, metric: threshold.metric, subject: threshold.subject, severity: threshold.severity, limit: 0, unit: unitOf(threshold.metric), samples: 0,
      verdict: 'inconclusive', reason: `no baseline to compare with: ${base.kind === 'unknown' ? base.reason : `the base showed ${seen === undefined ? 'nothing' : `only ${seen.samples} requests`} of it`}`,
      ...(threshold.muted ? { muted: true } : {}), ...(threshold.line === undefined ? {} : { line: threshold.line }),
    })
  }
  return { settled, unsettled }
}
