import { MARK_ICONS, type ChangeRow } from '../view/changes.ts'
import type { ExplanationRow } from '../view/explanation-rows.ts'
import { MEMORY_TITLES, memoryCells, type MemoryReport } from '../view/memory-rows.ts'
import type { PhaseRow } from '../view/phase-rows.ts'
import { clip } from '../plain.ts'
import { PROMISE_ICONS, PROMISE_WORDS, type PromiseRow, type ViolationRow } from '../view/promise-rows.ts'
import type { PresenceRow } from '../view/presence-rows.ts'
import type { ProfileRow } from '../view/profile-rows.ts'
import { plural } from '../quantity.ts'
import type { RehearsalRow } from '../view/rehearsal-row.ts'
import type { Report } from '../view/report.ts'
import { PHASE_WORDS, VERDICT_ICONS } from '../words.ts'
import { code, details, joined, link, list, md, table, type Markdown } from './markdown.ts'

/** The Markdown tables that comment, checks and summary share. */

const LONGEST_NAME = 60
const LONGEST_SENTENCE = 300
const MOST_NOTES = 6
const MOST_STEPS = 6
const MOST_EXPLANATIONS = 3

export function phaseTable(phases: readonly PhaseRow[], runUrl?: Markdown): Markdown | undefined {
  const header = ['Phase', 'Verdict', 'Checks passed', 'Worst', ...(runUrl === undefined ? [] : ['Link'])]
  return table(header, phases.map((phase) => [
    md`${phase.title}`, md`${VERDICT_ICONS[phase.verdict]} ${phase.word}`, md`${phase.passed ?? 'none'}`, md`${clip(phase.worst, 120)}`, ...(runUrl === undefined ? [] : [runUrl]),
  ]))
}

/** With `pageUrl` each metric leads to its row in the page. */
export function changeTable(changes: readonly ChangeRow[], rows: number, pageUrl?: string): Markdown | undefined {
  const shown = table(['', 'What', 'Base → head', 'Change (95 % sure)', 'Allowed', 'Noise', 'Why'], changes.slice(0, rows).map((change) => [
    md`${MARK_ICONS[change.mark]} ${change.mark}`,
    md`${md`**${clip(change.subject, LONGEST_NAME)}**`}: ${pageUrl === undefined ? change.metric : link(change.metric, `${pageUrl}#${change.id}`)} (${PHASE_WORDS[change.phase].toLowerCase()})`,
    md`${change.base} → ${change.head}`, md`**${change.change}**${change.interval === undefined ? md`` : md`<br><sub>${change.interval}</sub>`}`, md`${change.limit}`, md`${change.noise ?? 'counted'}`, md`${change.why}`,
  ]), [2, 3])
  return withRest(shown, changes.length - rows, 'metric')
}

export function promiseTable(promises: readonly PromiseRow[], rows: number): Markdown | undefined {
  const shown = table(['', 'Objective', 'Target', 'Actual', 'Bad windows', 'Severity', 'Action', 'Why'], promises.slice(0, rows).map((promise) => [
    md`${PROMISE_ICONS[promise.mark]} ${PROMISE_WORDS[promise.mark]}`, md`${clip(promise.objective, 120)}`, md`${clip(promise.target, 120)}`, md`${promise.actual ?? 'not observed'}`,
    md`${promise.windows ?? 'none'}`, md`${promise.severity}`, md`${promise.action}`, md`${clip(promise.why, LONGEST_SENTENCE)}`,
  ]), [3])
  return withRest(shown, promises.length - rows, 'promise')
}

export function violationTable(violations: readonly ViolationRow[], rows: number): Markdown | undefined {
  const shown = table(['Objective', 'State', 'When', 'Worst', 'Target', 'Bad windows', 'Severity', 'Action', 'How it ended'], violations.slice(0, rows).map((one) => [
    md`${one.objective}`, md`${one.state}`, md`${one.when}`, md`${one.worst}`, md`${one.target}`, md`${one.windows}`, md`${one.severity}`, md`${one.action}`, md`${clip(one.resolution, LONGEST_SENTENCE)}`,
  ]))
  return withRest(shown, violations.length - rows, 'violation')
}

/** The strongest components per phase, at most five. */
export function explanationList(explanations: readonly ExplanationRow[]): Markdown | undefined {
  return list(explanations.slice(0, MOST_EXPLANATIONS).map((one) => {
    const others = one.parts.slice(one.named === undefined ? 0 : 1).slice(0, 4).map((part) => `${clip(part.name, LONGEST_NAME)} ${part.change}`)
    return md`${PHASE_WORDS[one.phase]}: ${[clip(one.sentence, 250), ...(others.length === 0 ? [] : [others.join(', ')])].join('; ')}`
  }))
}

/** What less memory does, in sentences and numbers. */
export function memoryPart(memory: MemoryReport | undefined): Markdown | undefined {
  if (memory === undefined) return undefined
  return joined([list(memory.sentences.map((one) => md`${clip(one, LONGEST_SENTENCE)}`)) ?? md``, details(md`${memory.evidence}`, table(MEMORY_TITLES, memory.rows.map((row) => memoryCells(row).map((text) => md`${text}`)), [1, 2, 3, 4, 5, 6, 7, 8])) ?? md``], '\n\n')
}

/** What a profile found, in a sentence each. */
export function profileList(profiles: readonly ProfileRow[]): Markdown | undefined {
  return list(profiles.map((one) => md`${PHASE_WORDS[one.phase]}: ${clip(one.sentence, LONGEST_SENTENCE)}`))
}

/** The functions whose CPU time differs most. */
export function functionTable({ functions, evidence }: ProfileRow, rows: number): Markdown | undefined {
  if (evidence === undefined) return undefined
  const shown = table(['Function', 'Self', 'Difference', 'With calls', 'Samples'], functions.slice(0, rows).map((one) => [
    md`${md`**${clip(one.name, LONGEST_NAME)}**`}${one.place === '' ? md`` : md` ${clip(one.place, LONGEST_NAME)}`}`, md`${one.self.base} → ${one.self.head}`, md`${one.self.change}${one.sure ? '' : ' (may be chance)'}`, md`${one.total.base} → ${one.total.head}`, md`${one.samples}`,
  ]), [1, 2, 3, 4])
  return details(md`${evidence}`, withRest(shown, functions.length - rows, 'function'))
}

/** The rehearsed rollback, one row. */
export function rehearsalLine(rehearsal: RehearsalRow | undefined): Markdown | undefined {
  return rehearsal === undefined ? undefined : md`${rehearsal.ok ? '✅' : '⚠️'} ${md`**Rollback rehearsal**`}: ${clip(rehearsal.outcome, LONGEST_SENTENCE)}${rehearsal.text === '' ? '' : ` (${clip(rehearsal.text, LONGEST_SENTENCE)})`}`
}

export function noteQuotes(notes: readonly string[]): Markdown | undefined {
  if (notes.length === 0) return undefined
  const rest = notes.length - MOST_NOTES
  return joined([...notes.slice(0, MOST_NOTES).map((note) => md`> ℹ️ ${clip(note, LONGEST_SENTENCE)}`), ...(rest > 0 ? [md`> … and ${plural(rest, 'more note')} in the report`] : [])], '\n>\n')
}

export function stepList(report: Report): Markdown | undefined {
  return list(report.nextSteps.slice(0, MOST_STEPS).map((step) => (step.copy === undefined ? md`${step.text}` : md`${step.text}: ${code(clip(step.copy, LONGEST_SENTENCE))}`)))
}

export function environmentTable(report: Report): Markdown | undefined {
  return table(['Environment', ''], report.environment.map((one) => [md`${one.name}`, md`${clip(one.value, 200)}`]))
}

/** What was added or removed, and so could not be compared. */
export function presenceList(presence: readonly PresenceRow[], rows: number): Markdown | undefined {
  const shown = list(presence.slice(0, rows).map((one) => md`${one.state === 'new' ? '🆕 new' : '🗑️ removed'}: ${md`**${clip(one.subject, LONGEST_NAME)}**`} (${PHASE_WORDS[one.phase].toLowerCase()}), ${plural(one.samples, 'sample')} on ${one.state === 'new' ? 'the head' : 'the base'} only`))
  return withRest(shown, presence.length - rows, 'subject')
}

/** What could not be seen, and why: absent is not zero. */
export function absenceList(phases: readonly PhaseRow[]): Markdown | undefined {
  return list(phases.flatMap((phase) => phase.absences.map((one) => md`${phase.title}, ${one.metric}: ${clip(one.reason, LONGEST_SENTENCE)}`)))
}

function withRest(shown: Markdown | undefined, left: number, noun: string): Markdown | undefined {
  if (left <= 0) return shown
  const counted = md`${shown === undefined ? plural(left, noun) : `… and ${plural(left, `more ${noun}`)}`} in the report`
  return shown === undefined ? counted : joined([shown, counted], '\n\n')
}
