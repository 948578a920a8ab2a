import type { ComponentConfig } from '../../config/component-config.ts'
import { SEVERITIES, type Phase, type SlaThreshold, type Severity } from '../../config/config.ts'
import { findMetric } from '../../config/metrics.ts'
import type { Threshold } from '../../config/threshold.ts'
import { metricKey, type Block, type Subject } from '../../measure/block.ts'
import { mergeHistograms } from '../../measure/histogram.ts'
import type { Absence, Distribution, PhaseMeasurement, PromiseResult, Violation } from '../../measure/result.ts'
import { exactShareBounds } from '../statistics.ts'
import { allowedShare, describeHits, observeSlaMetric, observeThreshold, unitOf, type Observation, type Observed } from './sla-metrics.ts'
import { describeBreach, isBeyond, isOf, isTooFew } from './violations.ts'

/** How sure a promise about shares of requests has to be kept, or broken (one-sided). */
const CONFIDENCE = 0.95
/** The same, where several rounds say together what too few of them said alone. */
const POOLED_CONFIDENCE = 0.99

/** What one round says of a promise, with the requests behind it where it is about a share of them. */
export type JudgedPromise = PromiseResult & { share?: NonNullable<Observation['share']> }

/**
 * Judges the SLA thresholds over the whole phase. Promises about shares of requests ("99 % under 100 ms", error rate) are judged
 * with exact binomial bounds, so too few requests are `inconclusive`, never `pass`. Availability is taken as observed: three nines
 * need 3,000 faultless requests for an exact bound, more than a phase sends. A violation that fired without the whole phase
 * confirming it leaves the promise `inconclusive`.
 */
export function judgeSlaPromises(thresholds: readonly SlaThreshold[], observed: Observed, violations: readonly Violation[]): JudgedPromise[] {
  return thresholds.map((threshold) => {
    const observation = observeThreshold(threshold, observed)
    const mine = violations.filter((one) => isOf(one, { ...threshold, limit: threshold.breach.value }))
    const fired = mine.find((one) => one.firedMs !== undefined)
    const judged = observation === undefined ? { verdict: 'inconclusive' as const, reason: unobserved(threshold, observed) } : judgeObservation(threshold, observation)
    const wasRolledBack = mine.some(isCarriedOut)
    const reason = wasRolledBack ? 'broken until it was rolled back' : fired !== undefined && judged.verdict === 'pass' ? 'breached for longer than its grace period, but kept over the whole phase' : judged.reason
    const doubtful = fired !== undefined && judged.verdict === 'pass'
    return {
      phase: 'sla', text: `not ${describeBreach(threshold)}`, metric: threshold.metric, subject: threshold.subject, severity: threshold.severity,
      ...(observation === undefined ? {} : { observed: observation.value }),
      limit: threshold.breach.value, unit: unitOf(threshold.metric), samples: observation?.samples ?? 0,
      verdict: wasRolledBack ? 'fail' : doubtful ? 'inconclusive' : judged.verdict,
      reason: threshold.basis === undefined ? reason : `${reason}; the limit is ${threshold.basis}`.slice(0, 500),
      ...(threshold.muted ? { muted: true } : {}), ...(threshold.line === undefined ? {} : { line: threshold.line }),
      ...(observation?.share === undefined ? {} : { share: observation.share }),
    }
  })
}

/** A rollback was carried out for it, whatever came of it: what is measured from then on is something else. */
export function isCarriedOut({ rolledBack }: Violation): boolean {
  return rolledBack !== undefined && rolledBack.outcome !== 'refused' && rolledBack.outcome !== 'dry-run'
}

/**
 * Whether a promise is lost whatever comes: it would be broken even if all `remaining` requests were answered at once and well. Promises about
 * throughput and resources are never lost before the end.
 */
export function isLost(threshold: SlaThreshold, observed: Observed, remaining: number): boolean {
  const observation = observeThreshold(threshold, observed)
  if (observation === undefined) return false
  const { value, samples, share } = observation
  const allowed = allowedShare(threshold.metric, threshold.breach.value)
  if (share !== undefined && allowed !== undefined) return exactShareBounds(share.hits, share.trials + remaining, CONFIDENCE).lower > allowed
  return threshold.metric === 'avg_response_time_ms' && threshold.breach.operator.startsWith('>') && isBeyond((value * samples) / (samples + remaining), threshold.breach)
}

/** Rounds after which the SLA phase is looked at: one is enough unless it breaks a promise, then two that agree decide. */
export const SLA_LOOKS: readonly number[] = [1, 2, 3]

/**
 * No further round is needed: the first kept every promise that can fail the gate, or two rounds agree on each. One that is only undecided, but whose
 * observed value is beyond its limit, is looked at again: a service a little beyond its promise is then found in 999 of 1000 gates instead of 24 of 25.
 */
export function isSlaDecided(rounds: readonly PromiseResult[][]): boolean {
  const thresholds = rounds[0]?.length ?? 0
  return Array.from({ length: thresholds }, (_, index) => rounds.flatMap((round) => round[index] ?? []).filter(canFail)).every((each) => {
    const broken = each.filter((one) => one.verdict === 'fail').length
    const isDoubtful = each.some((one) => one.verdict === 'fail' || looksBroken(one))
    const wasAHiccup = each.length - broken >= 2 && !each.slice(-1).some(looksBroken)
    return !isDoubtful || broken >= 2 || wasAHiccup
  })
}

/** Too few requests to be sure, and what they show is not what was promised. */
function looksBroken({ metric, verdict, observed, limit, samples }: PromiseResult): boolean {
  if (verdict !== 'inconclusive' || observed === undefined || samples === 0) return false
  return findMetric(metric)?.worse === 'lower' ? observed < limit : observed > limit
}

/**
 * One answer per promise: broken when two rounds of fresh processes broke it, for a single one may have met a stall of the machine; or when one did,
 * none kept it, and the requests of all together leave less doubt than a single round has to.
 */
export function combineSlaRounds(rounds: readonly JudgedPromise[][]): PromiseResult[] {
  const [first = []] = rounds
  return first.map((result, index) => withoutShare(combine(result, rounds.flatMap((round) => round[index] ?? []))))
}

function combine(result: JudgedPromise, each: readonly JudgedPromise[]): JudgedPromise {
  const broken = each.filter((one) => one.verdict === 'fail')
  const last = broken.at(-1)
  if (each.length === 1 || last === undefined) return each.at(-1) ?? result
  if (broken.length >= 2) return { ...last, reason: `${last.reason}, in ${broken.length} of ${each.length} rounds` }
  const other = each.findLast((one) => one.verdict !== 'fail') ?? result
  const together = each.some((one) => one.verdict === 'pass') ? undefined : poolRounds(each)
  if (together !== undefined) return { ...last, samples: together.trials, reason: `broken: ${together.hits} of ${together.trials} requests ${describeHits(last.metric)}, in all ${each.length} rounds together` }
  return { ...other, reason: `${other.reason}; 1 of ${each.length} rounds broke it` }
}

/** The requests of several rounds, where they surely break a promise about a share of them. */
function poolRounds(each: readonly JudgedPromise[]): { hits: number; trials: number } | undefined {
  const shares = each.flatMap((one) => one.share ?? [])
  const [{ metric, limit } = { metric: '', limit: Number.NaN }] = each
  const allowed = allowedShare(metric, limit)
  if (allowed === undefined || shares.length < each.length) return undefined
  const hits = shares.reduce((total, one) => total + one.hits, 0)
  const trials = shares.reduce((total, one) => total + one.trials, 0)
  return exactShareBounds(hits, trials, POOLED_CONFIDENCE).lower > allowed ? { hits, trials } : undefined
}

function withoutShare({ share: _requests, ...result }: JudgedPromise): PromiseResult {
  return result
}

/** Breaking a promise of these severities fails a phase; the others, and muted ones, are told and watched. */
export function canFail(promise: Pick<PromiseResult, 'severity' | 'muted'> | undefined): boolean {
  return promise?.muted !== true && (promise?.severity === 'major' || promise?.severity === 'critical')
}

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least)
}

/** Judges the limits of components against what was measured of the head side, and against the base side where the limit says so. */
export function judgeComponentLimits({ phase, blocks, distributions, absences }: Pick<PhaseMeasurement, 'phase' | 'blocks' | 'distributions' | 'absences'>, components: readonly ComponentConfig[]): PromiseResult[] {
  return components.flatMap((component) => [
    ...requireComponent(phase, component, distributions, absences),
    ...component.limits.map((limit) => judgeLimit(phase, component, limit, blocks, distributions)),
  ])
}

/** A required component that never answered on the head breaks a promise of its own. */
function requireComponent(phase: Phase, { name, required }: ComponentConfig, distributions: readonly Distribution[], absences: readonly Absence[]): PromiseResult[] {
  const subject: Subject = { kind: 'component', name }
  if (!required || distributions.some((one) => one.side === 'head' && one.samples > 0 && metricKey({ subject: one.subject, metric: '' }) === metricKey({ subject, metric: '' }))) return []
  const reason = absences.find((one) => one.subject.kind === 'component' && one.subject.name === name)?.reason ?? 'nothing was seen of it'
  return [{ phase, text: `${name}: required`, metric: 'availability_percent', subject, severity: 'major', limit: 100, unit: 'percent', samples: 0, verdict: 'fail', reason: `required, and not observed: ${reason}`.slice(0, 500) }]
}

function judgeObservation(threshold: SlaThreshold, observation: Observation): Pick<PromiseResult, 'verdict' | 'reason'> {
  if (isTooFew(threshold, observation.samples)) return { verdict: 'inconclusive', reason: `too few requests: ${observation.samples} of at least ${threshold.minSamples}` }
  const beyond = isBeyond(observation.value, threshold.breach)
  const allowed = allowedShare(threshold.metric, threshold.breach.value)
  if (observation.share === undefined || allowed === undefined) return beyond ? { verdict: 'fail', reason: 'broken over the whole phase' } : { verdict: 'pass', reason: 'kept' }
  const { hits, trials } = observation.share
  const { lower, upper } = exactShareBounds(hits, trials, CONFIDENCE)
  const counted = `${hits} of ${trials} requests ${describeHits(threshold.metric)}, ${percent(allowed)} allowed`
  if (lower > allowed) return { verdict: 'fail', reason: `broken: ${counted}` }
  if (threshold.metric === 'availability_percent' ? !beyond : upper <= allowed) return { verdict: 'pass', reason: `kept: ${counted}` }
  return { verdict: 'inconclusive', reason: `too few requests to be sure: ${counted}, at most ${percent(upper)} at ${CONFIDENCE * 100} % confidence` }
}

function judgeLimit(phase: Phase, component: ComponentConfig, limit: Threshold, blocks: readonly Block[], distributions: readonly Distribution[]): PromiseResult {
  const subject: Subject = { kind: 'component', name: limit.part === undefined ? component.name : `${component.name} › ${limit.part}` }
  const mine = (side: string) => distributions.filter((one) => one.side === side && one.subject.kind === 'component' && one.subject.name === subject.name)
  const head = observeComponent(limit.metric, mine('head'), blocks, subject.name, 'head')
  const base = observeComponent(limit.metric, mine('base'), blocks, subject.name, 'base')
  const bound = limit.limit.kind === 'absolute' ? limit.limit.value : base === undefined ? undefined : base.value * limit.limit.factor + limit.limit.offset
  const common = { phase, text: `${component.name}: ${limit.text}`, metric: limit.metric, subject, severity: 'major' as const, limit: bound ?? 0, unit: unitOf(limit.metric), samples: head?.samples ?? 0, ...(limit.line === undefined ? {} : { line: limit.line }) }
  if (head === undefined) return { ...common, verdict: component.required ? 'fail' : 'inconclusive', reason: component.required ? 'required, and not observed: see the absences' : 'not observed' }
  const observed = { ...common, observed: head.value }
  if (bound === undefined) return { ...observed, verdict: 'inconclusive', reason: 'no baseline to compare with' }
  const kept = isBeyond(head.value, { operator: limit.operator, value: bound })
  return { ...observed, verdict: kept ? 'pass' : 'fail', reason: kept ? 'kept' : 'broken' }
}

function observeComponent(metric: string, distributions: readonly Distribution[], blocks: readonly Block[], name: string, side: string): Observation | undefined {
  if (metric === 'error_rate_percent') {
    const rates = blocks.filter((block) => block.side === side && block.metric === metric && block.subject.kind === 'component' && block.subject.name === name)
    const samples = rates.reduce((total, block) => total + block.samples, 0)
    return samples === 0 ? undefined : { value: rates.reduce((total, block) => total + block.value * block.samples, 0) / samples, samples }
  }
  const latencyUs = mergeHistograms(distributions.map((one) => one.latencyUs))
  if (metric === 'max_response_time_ms') return latencyUs.max === undefined ? undefined : { value: latencyUs.max / 1000, samples: latencyUs.count }
  return observeSlaMetric(metric, { durationMs: 0, requests: latencyUs.count, failed: 0, latencyUs, cpuPercent: undefined, memoryPercent: undefined }, 0)
}

function unobserved({ metric, subject }: Pick<SlaThreshold, 'metric' | 'subject'>, observed: Observed): string {
  if (subject.kind === 'component') return `not observed: no answer told of ${subject.name} in its Server-Timing header`
  if (subject.kind === 'class' && observed.parts?.has(`class:${subject.name}`) !== true) return `not observed: no request of the class ${subject.name} was sent`
  return metric.endsWith('utilization_percent') ? 'this system does not tell what the process tree uses' : `not observed: ${observed.requests} requests were sent, ${observed.latencyUs.count} answered`
}

function percent(share: number): string {
  return `${(share * 100).toPrecision(2)} %`
}
