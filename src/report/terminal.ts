import { MARK_SIGNS, type ChangeMark, type ChangeRow } from './view/changes.ts'
import type { PhaseRow } from './view/phase-rows.ts'
import { clip } from './plain.ts'
import { PROMISE_SIGNS, type PromiseMark, type PromiseRow } from './view/promise-rows.ts'
import { plural } from './quantity.ts'
import type { Report } from './view/report.ts'
import { bar, column, columnsOf, openPaint, wrap, type Paint } from './text-layout.ts'
import { PHASE_WORDS, VERDICT_SIGNS } from './words.ts'

type Screen = { paint: Paint; width: number }
type Tone = 'red' | 'green' | 'yellow' | 'blue' | 'dim'

const NARROWEST = 60
const WIDEST = 110
const ROWS = 6
const VERDICT_TONES: Record<PhaseRow['verdict'], Tone> = { pass: 'green', fail: 'red', inconclusive: 'yellow', 'no-baseline': 'blue', invalid: 'yellow', 'not-run': 'dim' }
const CHANGE_TONES: Record<ChangeMark, Tone> = { worse: 'red', waived: 'yellow', unclear: 'yellow', better: 'green', noted: 'yellow', unsure: 'dim', unchanged: 'dim' }
const PROMISE_TONES: Record<PromiseMark, Tone> = { broken: 'red', watch: 'yellow', unclear: 'yellow', kept: 'green' }

/** The verdict as a person sees it at the end of a run in a terminal. */
export function renderTerminal(report: Report, options: { color: boolean; width: number }): string {
  const screen: Screen = { paint: openPaint(options.color), width: Math.min(WIDEST, Math.max(NARROWEST, options.width)) - 2 }
  const told = (mark: ChangeMark) => report.changes.filter((one) => one.mark === mark)
  const parts = [
    banner(report, screen),
    paragraph(report.headline.meaning, screen),
    paragraph(report.context.join(' · '), screen, 'dim'),
    report.notes.flatMap((note) => paragraph(`! ${note}`, screen, 'yellow')),
    phases(report.phases, screen),
    changes('Worse', told('worse'), screen),
    changes('Not decided', told('unclear'), screen),
    changes('Accepted by waivers', told('waived'), screen),
    explanations(report, screen),
    profiles(report, screen),
    memory(report, screen),
    promises(report.promises.filter((one) => one.mark !== 'kept'), screen),
    capacity(report, screen),
    changes('Better', told('better'), screen),
    rehearsal(report, screen),
    rest(report, screen),
    nextSteps(report, screen),
  ]
  return `\n${parts.filter((lines) => lines.length > 0).map((lines) => lines.map((line) => `  ${line}`.trimEnd()).join('\n')).join('\n\n')}\n`
}

function banner({ headline }: Report, { paint, width }: Screen): string[] {
  const tone = VERDICT_TONES[headline.verdict]
  const inside = width - 4
  const lines = wrap(`${VERDICT_SIGNS[headline.verdict]}  ${headline.text.charAt(0).toUpperCase()}${headline.text.slice(1)}`, inside)
  const edge = paint[tone]
  return [
    edge(`╭${'─'.repeat(width - 2)}╮`),
    ...lines.map((line) => `${edge('│')} ${paint.bold(edge(column(line, inside)))} ${edge('│')}`),
    edge(`╰${'─'.repeat(width - 2)}╯`),
  ]
}

function paragraph(text: string, { paint, width }: Screen, tone?: Tone): string[] {
  return wrap(text, width).map((line) => (tone === undefined ? line : paint[tone](line)))
}

function phases(rows: readonly PhaseRow[], { paint, width }: Screen): string[] {
  const worst = width - 44
  return [
    paint.dim(`${column('Phase', 13)}${column('Verdict', 21)}${column('Passed', 10)}Worst`),
    ...rows.map((row) => {
      const verdict = column(`${VERDICT_SIGNS[row.verdict]} ${row.word}`, 21)
      return `${paint.bold(column(row.title, 13))}${paint[VERDICT_TONES[row.verdict]](verdict)}${column(row.passed ?? 'none', 10)}${paint.dim(column(row.worst, worst))}`
    }),
  ]
}

function changes(title: string, rows: readonly ChangeRow[], screen: Screen): string[] {
  if (rows.length === 0) return []
  const { paint, width } = screen
  const lines = rows.slice(0, ROWS).flatMap((row) => {
    const tone = CHANGE_TONES[row.mark]
    const values = `${row.base} → ${row.head}`
    const interval = row.interval === undefined ? '' : paint.dim(`  95 % sure: ${row.interval}`)
    return [
      `${paint[tone](MARK_SIGNS[row.mark])} ${paint.bold(row.subject)}: ${row.metric} ${paint.dim(`(${PHASE_WORDS[row.phase].toLowerCase()})`)}`,
      `    ${column(values, Math.max(26, columnsOf(values)))}${paint.bold(paint[tone](row.change.padStart(9)))}${interval}`,
      ...wrap(`${row.why} · ${row.evidence}`, width - 4).map((line) => `    ${paint.dim(line)}`),
    ]
  })
  return [heading(title, rows.length, screen), ...lines, ...more(rows.length - ROWS, screen)]
}

function explanations(report: Report, screen: Screen): string[] {
  const { paint, width } = screen
  const moved = report.explanations.filter((one) => report.changes.some((row) => row.phase === one.phase && (row.mark === 'worse' || row.mark === 'better')))
  const lines = moved.flatMap((one) => {
    const largest = Math.max(...one.parts.map((part) => Math.abs(part.changeMs)))
    const space = Math.max(10, width - 52)
    return [
      ...wrap(`${PHASE_WORDS[one.phase]}: ${one.sentence}`, width).map((line) => paint.bold(line)),
      ...one.parts.slice(0, 6).map((part) => `    ${column(part.name, 22)}${column(part.change, 11)}${column(part.share ?? '', 7)}${paint[part.changeMs > 0 ? 'red' : 'green'](bar(largest === 0 ? 0 : Math.abs(part.changeMs) / largest, space))}`),
    ]
  })
  return lines.length === 0 ? [] : [heading('What explains it', undefined, screen), ...lines]
}

function profiles(report: Report, screen: Screen): string[] {
  const { paint, width } = screen
  const lines = report.profiles.flatMap((one) => [
    ...wrap(`${PHASE_WORDS[one.phase]}: ${one.sentence}`, width).map((line) => paint.bold(line)),
    ...one.functions.slice(0, ROWS).map(({ name, place, self, sure }) => `    ${paint[!sure ? 'dim' : self.changeMs > 0 ? 'red' : 'green'](column(self.change, 11))}${column(`${name} ${place}`, width - 16)}`),
  ])
  return lines.length === 0 ? [] : [heading('Where the CPU time goes', undefined, screen), ...lines]
}

function memory({ memory: told }: Report, screen: Screen): string[] {
  return told === undefined ? [] : [heading('With less memory', undefined, screen), ...told.sentences.flatMap((one) => wrap(one, screen.width))]
}

function promises(rows: readonly PromiseRow[], screen: Screen): string[] {
  if (rows.length === 0) return []
  const { paint, width } = screen
  const lines = rows.slice(0, ROWS).flatMap((row) => {
    const tone = PROMISE_TONES[row.mark]
    const breached = row.windows === undefined ? '' : ` · ${row.windows}${row.action === 'none' ? '' : `: ${row.action}`}`
    return [
      `${paint[tone](PROMISE_SIGNS[row.mark])} ${paint.bold(row.objective)} ${paint.dim(`(${row.severity})`)}`,
      `    ${paint.bold(paint[tone](row.actual ?? 'not observed'))}, promised ${row.target}`,
      ...wrap(`${row.why}${breached} · ${row.samples} samples`, width - 4).map((line) => `    ${paint.dim(line)}`),
    ]
  })
  return [heading('Promises not kept', rows.length, screen), ...lines, ...more(rows.length - ROWS, screen)]
}

function capacity({ capacity: found, outlook, recommendations }: Report, screen: Screen): string[] {
  const { paint, width } = screen
  const urgent = outlook.filter((row) => row.isUrgent)
  if (found === undefined && urgent.length === 0) return []
  return [
    heading('Capacity', undefined, screen),
    ...(found === undefined ? [] : [...wrap(`${found.sentence.charAt(0).toUpperCase()}${found.sentence.slice(1)}`, width).map((line) => paint.bold(line)), ...found.facts.slice(1).flatMap((fact) => wrap(`${fact.name}: ${fact.head}`, width - 4).map((line) => `    ${paint.dim(line)}`))]),
    ...urgent.flatMap((row) => [paint.yellow(`! ${row.name}`), ...wrap(row.text, width - 4).map((line) => `    ${line}`)]),
    ...recommendations.flatMap((one) => [...wrap(`→ ${one.text}`, width), `    ${paint.dim(clip(`measured: ${one.evidence}`, width - 4))}`]),
  ]
}

function rehearsal({ rehearsal: row }: Report, { paint, width }: Screen): string[] {
  if (row === undefined) return []
  const tone = row.ok ? 'green' : 'yellow'
  return [
    ...wrap(`${row.ok ? '✔' : '!'} Rollback rehearsal: ${row.outcome}`, width).map((line) => paint[tone](line)),
    ...(row.text === '' ? [] : wrap(row.text, width - 4).map((line) => `    ${paint.dim(line)}`)),
  ]
}

function rest(report: Report, { paint, width }: Screen): string[] {
  const count = (mark: ChangeMark) => report.changes.filter((one) => one.mark === mark).length
  const absent = report.phases.reduce((total, phase) => total + phase.absences.length, 0)
  const pieces = [
    ...(count('unchanged') === 0 ? [] : [`${plural(count('unchanged'), 'metric')} unchanged`]),
    ...(count('unsure') === 0 ? [] : [`${count('unsure')} not certain, and not deciding`]),
    ...(count('noted') === 0 ? [] : [`${count('noted')} beyond the margin, shown only`]),
    ...(report.promises.every((one) => one.mark !== 'kept') ? [] : [`${plural(report.promises.filter((one) => one.mark === 'kept').length, 'promise')} kept`]),
    ...(report.presence.length === 0 ? [] : [`${report.presence.length} on one side only`]),
    ...(absent === 0 ? [] : [`${absent} not observed`]),
  ]
  return pieces.length === 0 ? [] : wrap(pieces.join(' · '), width).map((line) => paint.dim(line))
}

function nextSteps(report: Report, screen: Screen): string[] {
  if (report.nextSteps.length === 0) return []
  // What is to be copied is never broken into lines.
  const lines = report.nextSteps.flatMap((step) => [...wrap(step.text, screen.width), ...(step.copy === undefined ? [] : [`    ${screen.paint.blue(step.copy)}`])])
  return [heading('Next', undefined, screen), ...lines]
}

function heading(title: string, count: number | undefined, { paint, width }: Screen): string {
  const text = count === undefined ? title : `${title} (${count})`
  return `${paint.bold(text)} ${paint.dim('─'.repeat(Math.max(0, width - columnsOf(text) - 1)))}`
}

function more(count: number, { paint }: Screen): string[] {
  return count <= 0 ? [] : [paint.dim(`… and ${count} more in the report`)]
}
