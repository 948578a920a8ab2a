import type { Config, SlaThreshold } from '../config/config.ts'
import type { Waiver } from '../config/waiver.ts'
import type { PhaseMeasurement, PromiseResult, Result } from '../measure/result.ts'
import { findCpuRegression } from './cpu-regression.ts'
import { judgeRun, type RunFacts } from './judge-run.ts'
import { settleThresholds } from './promises/settle-thresholds.ts'
import { checkValidity } from './validity.ts'
import { describeBreach, isBeyond, isOf } from './promises/violations.ts'
import type { StoredBase } from './history/stored-base.ts'

/**
 * Judges anew what another run measured, under our own configuration: of its result only the measurements count, what it concluded from
 * them does not. `stored` is what it was compared with, fetched by ourselves; paired measurements bring their own base.
 */
export function rejudge(claimed: Result, { config, stored, waivers, facts }: { config: Config; stored: StoredBase | undefined; /** Of this branch's configuration. */ waivers: readonly Waiver[]; facts: RunFacts }): Result {
  const result = judgeRun({
    outcomes: claimed.phases.map((measurement) => ({ measurement: withOwnValidity(measurement), ...slaOf(claimed, measurement, config) })),
    baseline: facts.baseline, comparisonWanted: true, history: stored?.history ?? [], onDefaultBranch: false, waivers, ...(stored === undefined ? {} : { stored }),
  }, config, facts)
  const { profiles, memoryPressure } = claimed
  const phase = findCpuRegression(result.verdicts)
  const mine = profiles?.filter((one) => one.phase === phase) ?? []
  return { ...result, ...(mine.length === 0 ? {} : { profiles: mine }), ...(memoryPressure === undefined ? {} : { memoryPressure }) }
}

/** What it could not measure by its own account, and what the numbers say. */
function withOwnValidity(measurement: PhaseMeasurement): PhaseMeasurement {
  const ours = checkValidity(measurement)
  return { ...measurement, validity: [...measurement.validity.filter((check) => !check.ok || !ours.some((own) => own.name === check.name)), ...ours] }
}

function slaOf(claimed: Result, { phase }: PhaseMeasurement, config: Config): { sla?: { promises: PromiseResult[]; violations: Result['verdicts'][number]['violations']; graceFactor: number } } {
  const verdict = claimed.verdicts.find((one) => one.phase === phase)
  if (phase !== 'sla' || verdict === undefined) return {}
  // What the base showed under that traffic is not part of a result, and a limit that the run tells is no limit of ours.
  const { unsettled } = settleThresholds(config.sla.relative, () => ({ kind: 'unknown', reason: 'limits against the baseline are judged where they are measured' }))
  return { sla: { promises: [...config.sla.thresholds.map((threshold) => promiseOf(threshold, verdict.promises)), ...unsettled], violations: verdict.violations, graceFactor: verdict.graceFactor ?? 1 } }
}

/** Each of our thresholds, as observed there: kept only where the observed value agrees, and in doubt where nobody looked. */
function promiseOf(threshold: SlaThreshold, promises: readonly PromiseResult[]): PromiseResult {
  const seen = promises.find((one) => isOf(one, { ...threshold, limit: threshold.breach.value }))
  const common = { phase: 'sla' as const, text: `not ${describeBreach(threshold)}`, metric: threshold.metric, subject: threshold.subject, severity: threshold.severity, limit: threshold.breach.value, ...(threshold.muted ? { muted: true } : {}), ...(threshold.line === undefined ? {} : { line: threshold.line }) }
  if (seen === undefined) return { ...common, unit: 'count', samples: 0, verdict: 'inconclusive', reason: 'the run did not look at this promise' }
  const contradicted = seen.verdict === 'pass' && (seen.observed === undefined || isBeyond(seen.observed, threshold.breach))
  const { muted: _claimed, ...counted } = seen
  return { ...counted, ...common, ...(contradicted ? { verdict: 'fail' as const, reason: 'the run calls it kept, its own numbers say otherwise' } : {}) }
}
