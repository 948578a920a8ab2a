import type { Phase } from '../../config/config.ts'
import { metricKey, type Unit } from '../../measure/block.ts'
import type { Comparison } from '../../measure/result.ts'
import { formatAmount, formatChange, formatInterval, formatLimit, formatPair, formatShare, formatValue, plural } from '../quantity.ts'
import { metricWords, subjectWords } from '../words.ts'

/** What a change means to the reader. `waived` is worse, and accepted by its author; `unclear` leaves the gate open; `unsure` does not, and is not a pass either; `noted`: beyond the margin in a metric that is shown only. */
export type ChangeMark = 'worse' | 'waived' | 'better' | 'unclear' | 'noted' | 'unsure' | 'unchanged'
export const MARK_ICONS: Record<ChangeMark, string> = { worse: '❌', waived: '🎫', better: '🎉', unclear: '🟡', noted: '👀', unsure: '❔', unchanged: '➖' }

/** Signs of every font, for places that may have no emoji. */
export const MARK_SIGNS: Record<ChangeMark, string> = { worse: '✖', waived: '~', better: '▼', unclear: '?', noted: '•', unsure: '?', unchanged: '=' }

/** One compared metric, worded. */
export type ChangeRow = {
  /** Anchor of the row, unique in the report. */
  id: string
  phase: Phase
  /** `class:safe/p99_response_time_ms`. */
  key: string
  subject: string
  metric: string
  mark: ChangeMark
  /** Whether it decides, guards, or is shown only. */
  role: Comparison['role']
  base: string
  head: string
  /** Sign says larger or smaller; `mark` says whether that is bad. */
  change: string
  interval: string | undefined
  /** The largest change that does not matter. */
  limit: string
  /** Half the width of the interval: smaller changes than this drown in this run's noise. */
  noise: string | undefined
  why: string
  evidence: string
  /** For plotting and sorting: the change and its interval as fractions; signs as in `change`. */
  numbers: { change: number; low: number | undefined; high: number | undefined; margin: number; worse: 'higher' | 'lower'; base: number; head: number; samples: number }
}

/** All comparisons as rows, marks in the order a reader wants them; inside each the largest worsening first, and of improvements the largest. */
export function buildChanges(comparisons: readonly Comparison[]): ChangeRow[] {
  const taken = new Set<string>()
  const medians = new Map(comparisons.filter((one) => one.metric === MEDIAN).map((one) => [placeOf(one), one]))
  return comparisons
    .toSorted((left, right) => MARK_ORDER.indexOf(markOf(left)) - MARK_ORDER.indexOf(markOf(right)) || (markOf(left) === 'better' ? worsening(left) - worsening(right) : worsening(right) - worsening(left)))
    .map((comparison) => ({ ...buildRow(comparison, medians), id: uniqueId(`metric-${comparison.phase}-${metricKey(comparison)}`, taken) }))
}

const MARK_ORDER: readonly ChangeMark[] = ['worse', 'unclear', 'waived', 'better', 'noted', 'unsure', 'unchanged']

function buildRow(comparison: Comparison, medians: ReadonlyMap<string, Comparison>): Omit<ChangeRow, 'id'> {
  const mark = markOf(comparison)
  const { interval } = comparison
  const [base, head] = formatSides(comparison, medians)
  return {
    phase: comparison.phase, key: metricKey(comparison), subject: subjectWords(comparison.subject), metric: metricWords(comparison.metric), mark, role: comparison.role,
    base, head,
    change: isPoints(comparison.unit) ? formatPoints(comparison) : formatChange(comparison.ratio),
    interval: interval === undefined ? undefined : formatInterval(interval),
    limit: formatTolerance(comparison),
    noise: interval === undefined ? undefined : `±${formatShare(Math.sqrt(interval[1] / interval[0]) - 1)}`,
    why: explain(comparison, mark),
    evidence: `${plural(comparison.samples, 'sample')} in ${plural(comparison.rounds, 'round')}`,
    numbers: {
      change: isPoints(comparison.unit) ? (comparison.head - comparison.base) / 100 : comparison.ratio - 1,
      low: interval === undefined ? undefined : interval[0] - 1, high: interval === undefined ? undefined : interval[1] - 1,
      margin: comparison.margin, worse: comparison.worse, base: comparison.base, head: comparison.head, samples: comparison.samples,
    },
  }
}

function markOf(comparison: Comparison): ChangeMark {
  if (comparison.verdict === 'fail') return comparison.role === 'informational' ? 'noted' : comparison.waiver?.state === 'in-force' ? 'waived' : 'worse'
  if (comparison.improved) return 'better'
  if (comparison.verdict === 'pass') return 'unchanged'
  return comparison.role === 'deciding' ? 'unclear' : 'unsure'
}

function explain(comparison: Comparison, mark: ChangeMark): string {
  const told = explainMark(comparison, mark)
  return comparison.learnedMargin === true ? `${told}; ${formatShare(comparison.margin)} is more than was asked for, because it moves that much from run to run on the default branch` : told
}

function explainMark(comparison: Comparison, mark: ChangeMark): string {
  const { interval, margin, reason, minimumDetectableEffect, worse, unit } = comparison
  const seen = minimumDetectableEffect === undefined ? '' : `; a worsening of ${formatShare(minimumDetectableEffect)} or more would have been seen`
  switch (mark) {
    case 'worse':
    case 'waived':
    case 'noted': {
      const but = mark === 'noted' ? '; shown only, does not decide' : describeWaiver(comparison)
      if (interval === undefined || isPoints(unit)) return `${mark === 'noted' ? reason : 'worse, and certainly more than chance'}${but}`
      const least = worse === 'higher' ? interval[0] - 1 : 1 - interval[1]
      return `at least ${formatShare(least)} worse, ${formatShare(margin)} is allowed${but}`
    }
    case 'better': return 'better by more than the margin'
    case 'unclear': return `${comparison.rounds < 2 ? reason : describeDoubt(comparison)}${seen}`
    case 'unsure': return `not certain, and does not hold the gate up${seen}`
    case 'unchanged': return reason
  }
}

function describeWaiver({ waiver }: Comparison): string {
  switch (waiver?.state) {
    case undefined: return ''
    case 'in-force': return `; accepted${by(waiver)} up to ${formatShare(waiver.limit)} until ${waiver.until}: ${waiver.reason}`
    case 'exceeded': return `; its waiver${by(waiver)} accepts no more than ${formatShare(waiver.limit)}: ${waiver.reason}`
    case 'expired': return `; its waiver${by(waiver)} ended with ${waiver.until}: ${waiver.reason}`
  }
}

function by({ label }: NonNullable<Comparison['waiver']>): string {
  return label === undefined ? '' : ` by the label ${label}`
}

/** One metric's interval may lie beyond the margin while all metrics together still leave too much room for a false alarm. */
function describeDoubt({ interval, margin, worse }: Comparison): string {
  const least = interval === undefined ? 0 : worse === 'higher' ? interval[0] - 1 : 1 - interval[1]
  return least > margin
    ? `probably beyond the allowed ${formatShare(margin)}, but not certain enough for a gate that is wrong once in a hundred times`
    : `may or may not be beyond the allowed ${formatShare(margin)}`
}

/** A ratio of matched requests means little to a reader: it is shown on the class's median where that is known. */
function formatSides(comparison: Comparison, medians: ReadonlyMap<string, Comparison>): [string, string] {
  if (comparison.metric === 'matched_response_time_ratio') {
    const median = medians.get(placeOf(comparison))
    if (median !== undefined) {
      const [base, head] = formatPair([median.base, median.base * comparison.ratio], 'ms') as [string, string]
      return [base, `≈ ${head}`]
    }
  }
  return formatPair([comparison.base, comparison.head], comparison.unit) as [string, string]
}

const MEDIAN = 'p50_response_time_ms'

function placeOf({ phase, subject }: Comparison): string {
  return `${phase} ${subject.kind} ${subject.name}`
}

/** Shares are compared by their difference: from 0.1 % to 0.2 % is not "+100 %". */
function isPoints(unit: Unit): boolean {
  return unit === 'percent'
}

function formatPoints({ base, head }: Comparison): string {
  return `${formatAmount(head - base, 'count', 2)} points`
}

/** What is allowed: relative, with its absolute floor where there is one; for shares the larger of both, in points. */
function formatTolerance({ unit, base, margin, floor }: Comparison): string {
  if (isPoints(unit)) return `${formatValue(Math.max(floor, base * margin), 'count')} points`
  return floor > 0 ? `${formatShare(margin)}, ${formatLimit(floor, unit)}` : formatShare(margin)
}

function worsening(comparison: Comparison): number {
  const sign = comparison.worse === 'higher' ? 1 : -1
  return isPoints(comparison.unit) ? (sign * (comparison.head - comparison.base)) / 10 : sign * Math.log(comparison.ratio > 0 ? comparison.ratio : 1)
}

function uniqueId(wanted: string, taken: Set<string>): string {
  const slug = wanted.replace(/[^A-Za-z0-9_-]+/g, '-')
  let id = slug
  for (let n = 2; taken.has(id); n++) id = `${slug}-${n}`
  taken.add(id)
  return id
}
