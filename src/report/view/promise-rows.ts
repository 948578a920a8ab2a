import { canFail } from '../../judge/promises/promises.ts'
import { isOf } from '../../judge/promises/violations.ts'
import type { Phase, Severity } from '../../config/config.ts'
import type { PhaseVerdict, PromiseResult, Violation } from '../../measure/result.ts'
import { formatCount, formatDuration, formatLimit, formatValue, plural } from '../quantity.ts'
import { metricNature, metricWords, subjectWords } from '../words.ts'

export type PromiseMark = 'kept' | 'broken' | 'watch' | 'unclear'
export const PROMISE_ICONS: Record<PromiseMark, string> = { kept: '✅', broken: '❌', watch: '⚠️', unclear: '🟡' }

/** Signs of every font, for places that may have no emoji. */
export const PROMISE_SIGNS: Record<PromiseMark, string> = { kept: '✔', broken: '✖', watch: '!', unclear: '?' }
export const PROMISE_WORDS: Record<PromiseMark, string> = { kept: 'kept', broken: 'broken', watch: 'broken, to watch', unclear: 'unclear' }

/** One promise and what came of it. */
export type PromiseRow = {
  id: string
  phase: Phase
  objective: string
  /** What was promised, as the author wrote it. */
  text: string
  target: string
  /** Undefined: not observed. `why` says the reason. */
  actual: string | undefined
  /** `broken` fails the phase, `watch` is broken with a severity that does not. */
  mark: PromiseMark
  severity: Severity
  samples: string
  why: string
  /** How long it was breached, when a violation was seen. */
  windows: string | undefined
  action: string
  line: number | undefined
}

/** One breach from its first bad window to its end. */
export type ViolationRow = {
  objective: string
  state: Violation['state']
  severity: Severity
  /** `12 s to 31 s (19 s)`, since the phase began. */
  when: string
  startSeconds: number
  endSeconds: number | undefined
  worst: string
  target: string
  windows: string
  action: string
  /** What came of its rollback, where one was asked for. */
  rollback: string | undefined
  resolution: string
  line: number | undefined
}

/** Promises of all phases, broken ones first. */
export function buildPromises(verdicts: readonly PhaseVerdict[]): PromiseRow[] {
  const rows = verdicts.flatMap((verdict) => verdict.promises.map((promise) => buildPromise(promise, verdict.violations)))
  return rows.map((row, index) => ({ ...row, id: `promise-${index + 1}` })).toSorted((left, right) => rank(left) - rank(right))
}

export function buildViolations(verdicts: readonly PhaseVerdict[]): ViolationRow[] {
  return verdicts.flatMap((verdict) => verdict.violations).map((violation) => {
    const { unit, worse } = metricNature(violation.metric)
    return {
      objective: objectiveOf(violation), state: violation.state, severity: violation.severity,
      when: describeSpan(violation), startSeconds: violation.startMs / 1000, endSeconds: violation.endMs === undefined ? undefined : violation.endMs / 1000,
      worst: formatValue(violation.worst, unit), target: targetText(violation.limit, unit, worse), windows: plural(violation.windows, 'bad window'),
      action: actionOf(violation), rollback: violation.rolledBack === undefined ? undefined : rollbackWords(violation.rolledBack), resolution: violation.resolution ?? (violation.state === 'pending' ? 'still inside the grace period when the phase ended' : 'not resolved when the phase ended'),
      line: violation.line,
    }
  })
}

function buildPromise(promise: PromiseResult, violations: readonly Violation[]): Omit<PromiseRow, 'id'> {
  const { worse } = metricNature(promise.metric)
  const mine = violations.filter((one) => isOf(one, promise))
  const fired = mine.filter((one) => one.firedMs !== undefined)
  const windows = mine.reduce((total, one) => total + one.windows, 0)
  // Of a limit of a component, and of a promise against a baseline that there is not, only what was written is known.
  const asWritten = promise.phase !== 'sla' || (promise.limit === 0 && promise.observed === undefined)
  return {
    phase: promise.phase,
    objective: objectiveOf(promise),
    text: promise.text,
    target: asWritten ? promise.text.replace(`${promise.subject.name}: `, '') : targetText(promise.limit, promise.unit, worse),
    actual: promise.observed === undefined ? undefined : formatValue(promise.observed, promise.unit),
    mark: markOf(promise), severity: promise.severity, samples: formatCount(promise.samples), why: promise.reason,
    windows: windows === 0 ? undefined : `${plural(windows, 'bad window')}${fired.length === 0 ? ', inside the grace period' : ', past the grace period'}`,
    action: promise.muted === true ? 'muted' : fired.length === 0 ? 'none' : actionOf(fired[0] as Violation),
    line: promise.line,
  }
}

function markOf(promise: PromiseResult): PromiseMark {
  if (promise.verdict === 'pass') return 'kept'
  if (promise.verdict === 'inconclusive') return 'unclear'
  return canFail(promise) ? 'broken' : 'watch'
}

function targetText(limit: number, unit: PromiseResult['unit'], worse: 'higher' | 'lower'): string {
  return `${worse === 'higher' ? 'at most' : 'at least'} ${formatLimit(limit, unit)}`
}

/** What was promised, in words: `safe requests: 95th percentile response time`. */
export function objectiveOf({ metric, subject }: Pick<Violation, 'metric' | 'subject'>): string {
  return subject === undefined || subject.kind === 'service' ? metricWords(metric) : `${subjectWords(subject)}: ${metricWords(metric)}`
}

function actionOf(violation: Violation): string {
  if (violation.muted === true) return 'muted'
  if (violation.firedMs === undefined) return 'none'
  if (violation.rolledBack !== undefined) return `alert, rollback: ${rollbackWords(violation.rolledBack)}`
  return violation.rollback ? 'alert, asks for rollback' : 'alert'
}

function describeSpan(violation: Violation): string {
  const start = formatDuration(violation.startMs / 1000)
  if (violation.endMs === undefined) return `from ${start} to the end`
  return `${start} to ${formatDuration(violation.endMs / 1000)} (${formatDuration((violation.endMs - violation.startMs) / 1000)})`
}

function rank(row: PromiseRow): number {
  return ['broken', 'unclear', 'watch', 'kept'].indexOf(row.mark)
}

function rollbackWords(rolledBack: NonNullable<Violation['rolledBack']>): string {
  const { procedure, url } = rolledBack
  const by = [procedure, url].filter((one) => one !== undefined).join(', ')
  return by === '' ? outcomeWords(rolledBack) : `${outcomeWords(rolledBack)} (${by})`
}

function outcomeWords({ outcome, seconds, reason }: NonNullable<Violation['rolledBack']>): string {
  switch (outcome) {
    case 'recovered': return `recovered in ${(seconds ?? 0).toFixed(1)} s`
    case 'not-recovered': return seconds === undefined ? `did not recover: ${reason ?? ''}` : `did not recover in ${formatDuration(seconds)}`
    case 'failed': return `procedure failed: ${reason ?? ''}`
    case 'dry-run': return 'dry run'
    case 'refused': return `refused: ${reason ?? ''}`
  }
}
