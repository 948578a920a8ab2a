import type { SlaThreshold } from '../../config/config.ts'
import type { Subject } from '../../measure/block.ts'
import type { Violation } from '../../measure/result.ts'
import { exactShareBounds } from '../statistics.ts'
import { allowedShare, observeThreshold, type Observed } from './sla-metrics.ts'

/** A threshold with its grace period as it applies to this phase. */
export type Rule = { threshold: SlaThreshold; graceMs: number }
/** Violations per rule, in order; at most the last one of a rule is open. */
export type ViolationState = { violations: Violation[]; open: (number | undefined)[] }
export type ViolationEvent = { kind: 'pending' | 'firing' | 'resolved'; violation: Violation; value: number }
/** What was seen up to a moment: in the last `ms` of it, each threshold has its own. */
export type Sight = { atMs: number; within: (ms: number) => Observed }

/** A window counts as breached when the share beyond the limit is certainly too large, not when one request was slow. */
const WINDOW_CONFIDENCE = 0.99
/** Even a scaled grace period lasts this long, so that one hiccup of the machine is not a violation. */
const MIN_GRACE_MS = 3000

/**
 * Grace periods of thresholds scaled to a phase of `durationMs`: the longest fits in half of it, and none falls below three seconds.
 * The factor is told in the report; 1 when nothing had to be scaled.
 */
export function scaleGrace(thresholds: readonly SlaThreshold[], durationMs: number): { rules: Rule[]; factor: number } {
  const longest = Math.max(0, ...thresholds.map((threshold) => threshold.graceMs))
  const factor = longest <= durationMs / 2 ? 1 : durationMs / 2 / longest
  const rules = thresholds.map((threshold) => ({ threshold, graceMs: Math.min(threshold.graceMs, Math.max(MIN_GRACE_MS, threshold.graceMs * factor)) }))
  return { rules, factor }
}

export function noViolations(rules: readonly Rule[]): ViolationState {
  return { violations: [], open: rules.map(() => undefined) }
}

/** (state, window) → (state, events): `pending` when a window is bad, `firing` past the grace period, `resolved` by a good window. */
export function reduceViolations(state: ViolationState, { atMs, within }: Sight, rules: readonly Rule[]): { state: ViolationState; events: ViolationEvent[] } {
  const violations = [...state.violations]
  const open = [...state.open]
  const events: ViolationEvent[] = []
  for (const [index, rule] of rules.entries()) {
    const seen = isBreached(rule.threshold, within(rule.threshold.windowMs))
    if (seen === undefined) continue
    const current = open[index] === undefined ? undefined : (violations[open[index]] as Violation)
    const next = step(current, seen, rule, atMs)
    if (next === undefined) continue
    const at = open[index] ?? violations.length
    violations[at] = next
    open[index] = next.state === 'resolved' ? undefined : at
    if (next.state !== current?.state) events.push({ kind: next.state, violation: next, value: seen.value })
  }
  return { state: { violations, open }, events }
}

function step(current: Violation | undefined, seen: { breached: boolean; value: number }, rule: Rule, atMs: number): Violation | undefined {
  const { threshold, graceMs } = rule
  if (!seen.breached) return current === undefined ? undefined : { ...current, state: 'resolved', endMs: atMs, resolution: `no longer ${describeBreach(threshold)} after ${Math.round((atMs - current.startMs) / 1000)} s` }
  const started: Violation = current ?? {
    metric: threshold.metric, ...(threshold.subject.kind === 'service' ? {} : { subject: threshold.subject }), kind: kindOf(threshold.metric), severity: threshold.severity, state: 'pending',
    startMs: atMs, worst: seen.value, limit: threshold.breach.value, windows: 0, rollback: threshold.rollback,
    ...(threshold.muted ? { muted: true } : {}), ...(threshold.line === undefined ? {} : { line: threshold.line }),
  }
  const worst = threshold.breach.operator.startsWith('>') ? Math.max(started.worst, seen.value) : Math.min(started.worst, seen.value)
  const continued = { ...started, worst, windows: started.windows + 1 }
  if (continued.state === 'pending' && atMs - continued.startMs >= graceMs) return { ...continued, state: 'firing', firedMs: atMs }
  return continued
}

function isBreached(threshold: SlaThreshold, window: Observed): { breached: boolean; value: number } | undefined {
  const observation = observeThreshold(threshold, window)
  if (observation === undefined || isTooFew(threshold, observation.samples)) return undefined
  const allowed = allowedShare(threshold.metric, threshold.breach.value)
  if (observation.share === undefined || allowed === undefined) return { breached: isBeyond(observation.value, threshold.breach), value: observation.value }
  const { hits, trials } = observation.share
  // What is not even beyond it as observed is not certainly so.
  return { breached: hits > allowed * trials && exactShareBounds(hits, trials, WINDOW_CONFIDENCE).lower > allowed, value: observation.value }
}

/** Too few requests say nothing: a window is then a gap and changes nothing. How many there are is what throughput is about, and resources are seen without any. */
export function isTooFew({ metric, minSamples }: Pick<SlaThreshold, 'metric' | 'minSamples'>, samples: number): boolean {
  return samples < minSamples && metric !== 'requests_per_second' && !metric.includes('utilization')
}

export function isBeyond(value: number, breach: SlaThreshold['breach']): boolean {
  switch (breach.operator) {
    case '<': return value < breach.value
    case '<=': return value <= breach.value
    case '>': return value > breach.value
    case '>=': return value >= breach.value
  }
}

export function describeBreach(threshold: SlaThreshold): string {
  return `${nameOf(threshold)} ${threshold.breach.operator} ${Number(threshold.breach.value.toPrecision(6))}`
}

/** The metric as it is written: `safe.p99_response_time_ms` where it is not about the whole service. */
export function nameOf({ metric, subject }: { metric: string; subject?: Subject | undefined }): string {
  return subject === undefined || subject.kind === 'service' ? metric : `${subject.name}.${metric}`
}

/** Whether a violation is one of that promise. */
export function isOf(violation: Pick<Violation, 'metric' | 'subject' | 'limit'>, promise: { metric: string; subject: Subject; limit: number }): boolean {
  return nameOf(violation) === nameOf(promise) && violation.limit === promise.limit
}

function kindOf(metric: string): Violation['kind'] {
  if (metric === 'availability_percent') return 'availability'
  if (metric === 'requests_per_second') return 'throughput'
  if (metric === 'error_rate_percent') return 'error_rate'
  if (/^p\d+_/.test(metric)) return 'latency_percentile'
  return metric.includes('utilization') ? 'resource' : 'response_time'
}
