import type { Result } from '../../measure/result.ts'
import type { ChangeRow } from './changes.ts'
import { isUnjudged } from './headline.ts'
import type { PhaseRow } from './phase-rows.ts'

/** Something the reader can do, with the text to copy where there is one. */
export type NextStep = { text: string; copy?: string }

/** What to do about a verdict that is not green. Empty for a pass. */
export function buildNextSteps(result: Result, changes: readonly ChangeRow[], phases: readonly PhaseRow[]): NextStep[] {
  switch (result.verdict) {
    case 'pass': return []
    case 'fail': return [reproduce(result, phases), ...acceptChange(changes, result.startedAt)]
    case 'inconclusive': return [{ text: 'Measure longer, so that smaller changes can be told from noise', copy: 'compare: { budget: 10m }' }, reproduce(result, phases)]
    case 'no-baseline': return isUnjudged(result) ? JUDGE_SOMETHING : [{ text: 'Nothing, if this is the first run: a valid run on the default branch stores the baseline' }, ...(result.commit.base === undefined ? [] : [reproduce(result, phases)])]
    case 'invalid': return [
      ...phases.flatMap((phase) => phase.validity).flatMap((check) => (check.ok || check.advice === undefined ? [] : [{ text: sentence(check.advice) }])),
      { text: 'Run the job again: a busy machine passes, a wrong configuration does not' },
    ]
  }
}

const JUDGE_SOMETHING: NextStep[] = [
  { text: 'Compare it, with a stored baseline or with another commit', copy: 'compare: { mode: auto }' },
  { text: 'Or promise something of the service, and let the SLA phase run', copy: 'sla: { thresholds: ["p95 < 200ms"] }' },
]

/** Same requests at the same moments: the seed decides them. */
function reproduce(result: Result, phases: readonly PhaseRow[]): NextStep {
  const judged = phases.filter((phase) => phase.verdict !== 'not-run').map((phase) => phase.phase)
  const base = result.commit.base ?? result.baseline.sha
  const words = [
    'perf-gate run',
    ...(result.configFile === undefined ? [] : ['--config', quoted(result.configFile)]),
    ...(base === undefined ? [] : ['--compare', 'paired', '--base', quoted(base.slice(0, 12))]),
    ...(judged.length === 0 ? [] : ['--phases', judged.join(',')]),
  ]
  return { text: `See it on your machine; with load.seed set to ${result.seed} the requests are the same`, copy: words.join(' ') }
}

/** A wanted change of speed is accepted where margins live, in review like everything else. */
function acceptChange(changes: readonly ChangeRow[], startedAt: string): NextStep[] {
  const worst = changes.find((one) => one.mark === 'worse')
  if (worst === undefined || !/^[\w:/-]+$/.test(worst.key)) return []
  const [subject = '', metric = ''] = worst.key.split('/')
  const name = subject === 'service' ? metric : `${subject.slice(subject.indexOf(':') + 1)}.${metric}`
  const wanted = Math.ceil((Math.max(Math.abs(worst.numbers.low ?? 0), Math.abs(worst.numbers.high ?? 0), Math.abs(worst.numbers.change)) * 100) / 5) * 5
  return [
    { text: 'Accept it for a while: end a commit message with', copy: `Perf-Gate-Waive: ${name} up to ${wanted}% until ${dayIn(startedAt, WAIVED_DAYS)}: the reason` },
    { text: 'Or accept it for good, in the configuration', copy: `compare: { margins: { ${name}: ${wanted}% } }` },
  ]
}

const WAIVED_DAYS = 90
const DAY_MS = 86_400_000

/** That many days after a moment, `2026-12-31`; a placeholder where the moment cannot be read. */
function dayIn(startedAt: string, days: number): string {
  const ms = Date.parse(startedAt)
  return Number.isNaN(ms) ? 'YYYY-MM-DD' : new Date(ms + days * DAY_MS).toISOString().slice(0, 10)
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
