import type { Result, Trend, VerdictKind } from '../../measure/result.ts'
import { plural } from '../quantity.ts'
import { PHASE_WORDS, VERDICT_WORDS } from '../words.ts'
import type { ChangeRow } from './changes.ts'
import type { ExplanationRow } from './explanation-rows.ts'
import { describeTrends } from './history-rows.ts'
import type { PromiseRow, ViolationRow } from './promise-rows.ts'

/** What a reader with fifteen seconds takes away. */
export type Headline = {
  verdict: VerdictKind
  word: string
  /** `2 regressions, 1 inconclusive: please read`. */
  text: string
  /** A few sentences: what it is, by how much, and where it comes from. */
  meaning: string
}

type Told = { changes: readonly ChangeRow[]; promises: readonly PromiseRow[]; violations: readonly ViolationRow[]; explanations: readonly ExplanationRow[] }

/** The verdict in one line, with counts and what to do about it; then what it is, by how much, and where it comes from. */
export function buildHeadline(result: Result, told: Told): Headline {
  const counts = countFindings(result, told)
  return { verdict: result.verdict, word: VERDICT_WORDS[result.verdict], text: TEXTS[result.verdict](counts, result), meaning: MEANINGS[result.verdict](counts, result, told) }
}

type Counts = { worse: number; waived: number; drift: number; unclear: number; better: number; broken: number; doubtful: number; watch: number }

function countFindings({ trends = [] }: Result, { changes, promises }: Told): Counts {
  const of = (mark: ChangeRow['mark']) => changes.filter((one) => one.mark === mark).length
  const promised = (mark: PromiseRow['mark']) => promises.filter((one) => one.mark === mark).length
  return { worse: of('worse'), waived: of('waived'), drift: trends.filter((one) => one.kind === 'drift').length, unclear: of('unclear'), better: of('better'), broken: promised('broken'), doubtful: promised('unclear'), watch: promised('watch') }
}

const TEXTS: Record<VerdictKind, (counts: Counts, result: Result) => string> = {
  pass: (counts, result) => `${listed([[counts.waived, 'accepted regression'], [counts.better, 'improvement'], [counts.watch, 'promise to watch', 'promises to watch']]) ?? (result.verdicts.some((one) => one.comparisons.length + one.promises.length > 0) ? 'no regression' : 'measured')}: no action needed`,
  fail: (counts) => `${listed([[counts.worse, 'regression'], [counts.broken, 'broken promise'], [counts.drift, 'drift'], [counts.unclear + counts.doubtful, 'inconclusive', 'inconclusive']]) ?? 'failed'}: please read`,
  inconclusive: (counts) => `inconclusive: ${listed([[counts.unclear, 'metric'], [counts.doubtful, 'promise']]) ?? 'the evidence'} could not be decided`,
  'no-baseline': (_, result) => (isUnjudged(result) ? 'measured only: nothing was judged' : 'no baseline yet: only promises were judged'),
  invalid: () => 'run invalid: perf-gate could not measure',
}

const MEANINGS: Record<VerdictKind, (counts: Counts, result: Result, told: Told) => string> = {
  pass: (counts, result, told) => (counts.waived > 0 ? 'What got worse beyond its margin is accepted for a while, by waivers. Nothing else did, and all promises are kept.' : result.baseline.kind === 'none' ? (told.promises.length > 0 ? 'All promises are kept. Nothing was compared.' : 'Nothing was compared, and nothing is promised.') : `Nothing got worse beyond its margin, and all promises are kept.${counts.better > 0 ? improvement(told) : ''}`),
  fail: (counts, { trends = [] }, told) => [counts.worse > 0 ? regression(counts.worse, told) : '', counts.broken > 0 ? breach(counts.broken, told) : '', counts.worse + counts.broken > 0 ? '' : drift(trends)].filter((part) => part !== '').join(' '),
  inconclusive: (_, __, told) => `This run can say neither that it got worse nor that it did not.${undecided(told)}`,
  'no-baseline': (_, result) => (isUnjudged(result) ? `Nothing was compared: ${result.baseline.reason}. Nothing is promised of what was measured either. So this says how fast the service is, and not whether that is good.` : `There is nothing to compare with: ${result.baseline.reason}. The first valid run on the default branch becomes the baseline.`),
  invalid: () => 'This is a problem of the measurement, not a finding about the change. Nothing can be concluded from it in either direction.',
}

/** Nothing had anything to be judged by; what to do about it is another matter than for a first run. */
export function isUnjudged({ reasons }: Pick<Result, 'reasons'>): boolean {
  return reasons.some((one) => one.code === 'nothing-judged')
}

function regression(count: number, told: Told): string {
  const worst = told.changes.find((one) => one.mark === 'worse') as ChangeRow
  const found = count === 1
    ? `${worst.subject} got worse by more than is allowed, and not by chance: ${worst.metric} went from ${worst.base} to ${worst.head} (${worst.change}).`
    : `${plural(count, 'metric')} got worse by more than is allowed, and not by chance. Worst: ${worst.subject}, ${worst.metric}, ${worst.base} → ${worst.head} (${worst.change}).`
  return `${found}${explained('worse', told)}`
}

function improvement(told: Told): string {
  const best = told.changes.find((one) => one.mark === 'better') as ChangeRow
  return ` Best: ${best.subject}, ${best.metric}, ${best.base} → ${best.head} (${best.change}).${explained('better', told)}`
}

function drift(trends: readonly Trend[]): string {
  const [first] = describeTrends(trends.filter((one) => one.kind === 'drift'))
  return `Many small steps have taken the default branch further from its best level than its budget allows.${first === undefined ? '' : ` ${first}.`}`
}

/** The component behind a change of the response time, where one is named; of several phases, the one whose change it explains most of. */
function explained(mark: 'worse' | 'better', { changes, explanations }: Told): string {
  const moved = changes.filter((one) => one.mark === mark)
  const [row] = explanations.filter((one) => one.named !== undefined && moved.some((change) => change.phase === one.phase)).toSorted((a, b) => clarity(b) - clarity(a))
  return row === undefined ? '' : ` ${PHASE_WORDS[row.phase]}: ${row.sentence}.`
}

/** One where the component is the whole change; a part far beyond it is cancelled by others, and explains as little as a small one. */
function clarity({ named }: ExplanationRow): number {
  const share = Math.max(0, named?.share ?? 0)
  return Math.min(share, 1 / share)
}

function breach(count: number, { promises, violations }: Told): string {
  const worst = promises.find((one) => one.mark === 'broken') as PromiseRow
  const rollback = violations.find((one) => one.rollback !== undefined)?.rollback
  return `The service does not keep what was promised for it: ${worst.objective} was ${worst.actual ?? 'not observed'}, promised ${worst.target}${count === 1 ? '' : `, and ${plural(count - 1, 'other promise')} broken`}.${rollback === undefined ? '' : ` Rollback: ${rollback}.`}`
}

function undecided({ changes, promises }: Told): string {
  const change = changes.find((one) => one.mark === 'unclear')
  if (change !== undefined) return ` ${change.subject}, ${change.metric}, ${change.change}: ${change.why}.`
  const promise = promises.find((one) => one.mark === 'unclear')
  return promise === undefined ? '' : ` ${promise.objective} was ${promise.actual ?? 'not observed'}, promised ${promise.target}: ${promise.why}.`
}

function listed(counts: [number, string, string?][]): string | undefined {
  const parts = counts.filter(([count]) => count > 0).map(([count, one, many]) => plural(count, one, many))
  return parts.length === 0 ? undefined : parts.join(', ')
}
