import type { Result, VerdictKind } from '../measure/result.ts'
import type { ChangeRow } from './changes.ts'
import type { PromiseRow } from './promise-rows.ts'
import { formatShare, plural } from './quantity.ts'
import { VERDICT_WORDS } from './words.ts'

/** What a reader with fifteen seconds takes away. */
export type Headline = {
  verdict: VerdictKind
  word: string
  /** `2 regressions, 1 inconclusive: please read`. */
  text: string
  /** One or two sentences: what it means, and what to do. */
  meaning: string
}

/** The verdict in one line, with counts and what to do about it. */
export function buildHeadline(result: Result, changes: readonly ChangeRow[], promises: readonly PromiseRow[]): Headline {
  const counts = countFindings(result, changes, promises)
  return { verdict: result.verdict, word: VERDICT_WORDS[result.verdict], text: TEXTS[result.verdict](counts, result), meaning: MEANINGS[result.verdict](counts, result) }
}

type Counts = { worse: number; waived: number; drift: number; unclear: number; better: number; broken: number; doubtful: number; watch: number }

function countFindings({ trends = [] }: Result, changes: readonly ChangeRow[], promises: readonly PromiseRow[]): Counts {
  const of = (mark: ChangeRow['mark']) => changes.filter((one) => one.mark === mark).length
  const promised = (mark: PromiseRow['mark']) => promises.filter((one) => one.mark === mark).length
  return { worse: of('worse'), waived: of('waived'), drift: trends.filter((one) => one.kind === 'drift').length, unclear: of('unclear'), better: of('better'), broken: promised('broken'), doubtful: promised('unclear'), watch: promised('watch') }
}

const TEXTS: Record<VerdictKind, (counts: Counts, result: Result) => string> = {
  pass: (counts) => `${listed([[counts.waived, 'accepted regression'], [counts.better, 'improvement'], [counts.watch, 'promise to watch', 'promises to watch']]) ?? 'no regression'}: no action needed`,
  fail: (counts) => `${listed([[counts.worse, 'regression'], [counts.broken, 'broken promise'], [counts.drift, 'drift'], [counts.unclear + counts.doubtful, 'inconclusive', 'inconclusive']]) ?? 'failed'}: please read`,
  inconclusive: (counts) => `inconclusive: ${listed([[counts.unclear, 'metric'], [counts.doubtful, 'promise']]) ?? 'the evidence'} could not be decided`,
  'no-baseline': () => 'no baseline yet: only promises were judged',
  invalid: () => 'run invalid: perf-gate could not measure',
}

const MEANINGS: Record<VerdictKind, (counts: Counts, result: Result) => string> = {
  pass: (counts, result) => (counts.waived > 0 ? 'What got worse beyond its margin is accepted for a while, by waivers in commit messages. Nothing else did, and all promises are kept.' : result.baseline.kind === 'none' ? 'All promises are kept. Nothing was compared.' : 'Nothing got worse beyond its margin, and all promises are kept.'),
  fail: (counts) => (counts.worse > 0 ? 'The change makes the service worse by more than its margin allows, and chance does not explain it.' : counts.broken > 0 ? 'The service does not keep what was promised for it.' : 'Many small steps have taken the default branch further from its best level than its budget allows.'),
  inconclusive: (_, result) => `This run allows neither a pass nor a fail.${detectable(result)}`,
  'no-baseline': (_, result) => `There is nothing to compare with: ${result.baseline.reason}. The first valid run on the default branch becomes the baseline.`,
  invalid: () => 'This is a problem of the measurement, not a finding about the change. Nothing can be concluded from it in either direction.',
}

function detectable(result: Result): string {
  const effects = result.verdicts.flatMap((one) => one.comparisons).flatMap((one) => (one.verdict === 'inconclusive' && one.role === 'deciding' && one.minimumDetectableEffect !== undefined ? [one.minimumDetectableEffect] : []))
  return effects.length === 0 ? '' : ` A worsening of ${formatShare(Math.max(...effects))} or more would have been seen.`
}

function listed(counts: [number, string, string?][]): string | undefined {
  const parts = counts.filter(([count]) => count > 0).map(([count, one, many]) => plural(count, one, many))
  return parts.length === 0 ? undefined : parts.join(', ')
}
