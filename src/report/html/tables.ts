import { MARK_SIGNS, type ChangeRow } from '../view/changes.ts'
import type { ExplanationRow } from '../view/explanation-rows.ts'
import type { HistoryRow } from '../view/history-rows.ts'
import type { PhaseRow } from '../view/phase-rows.ts'
import type { ProfileRow } from '../view/profile-rows.ts'
import { PROMISE_SIGNS, PROMISE_WORDS, type PromiseRow, type ViolationRow } from '../view/promise-rows.ts'
import type { RehearsalRow } from '../view/rehearsal-row.ts'
import { PHASE_WORDS, VERDICT_SIGNS } from '../words.ts'
import { drawInterval, drawSpan, drawStep, drawTrend, scaleOf } from './drawings.ts'
import { html, type Html } from './markup.ts'

type Column = { title: string; number?: boolean; sort?: boolean; /** Sentences and names: as wide as a phone. */ wide?: boolean }
type Cell = { content: Html; sort?: number }
type Row = { id?: string; mark?: string; cells: Cell[] }

/** All compared metrics, to be sorted and filtered. */
export function changeTable(rows: readonly ChangeRow[]): Html {
  const scale = scaleOf(rows)
  const columns: Column[] = [
    { title: 'Result', sort: true }, { title: 'What', sort: true, wide: true }, { title: 'Base', number: true, sort: true }, { title: 'Head', number: true, sort: true },
    { title: 'Change', number: true, sort: true }, { title: `−${percent(scale)} … +${percent(scale)}` }, { title: 'Allowed', number: true }, { title: 'Why', wide: true },
  ]
  return table({ name: 'Compared metrics', columns, filter: true, rows: rows.map((row, index) => ({
    id: row.id, mark: row.mark, cells: [
      { content: badge(row.mark, `${MARK_SIGNS[row.mark]} ${row.mark}`), sort: index }, { content: html`<a class="anchor" href="#${row.id}"><strong>${row.subject}</strong>: ${row.metric}</a><small>${PHASE_WORDS[row.phase]}</small>` },
      { content: html`${row.base}`, sort: row.numbers.base }, { content: html`${row.head}`, sort: row.numbers.head },
      { content: html`<strong>${row.change}</strong>${row.interval !== undefined && html`<small>${row.interval}</small>`}`, sort: row.numbers.change },
      { content: drawInterval(row, scale) }, { content: html`${row.limit}${row.noise !== undefined && html`<small>noise ${row.noise}</small>`}` }, { content: html`${row.why}<small>${row.evidence}</small>` },
    ],
  })) })
}

export function promiseTable(rows: readonly PromiseRow[]): Html {
  const columns: Column[] = [{ title: 'Result', sort: true }, { title: 'Objective', sort: true, wide: true }, { title: 'Target' }, { title: 'Actual', number: true }, { title: 'Severity', sort: true }, { title: 'Bad windows' }, { title: 'Action' }, { title: 'Why', wide: true }, { title: 'Samples', number: true }]
  return table({ name: 'Promises', columns, rows: rows.map((row, index) => ({
    id: row.id, mark: row.mark, cells: [
      { content: badge(row.mark, `${PROMISE_SIGNS[row.mark]} ${PROMISE_WORDS[row.mark]}`), sort: index }, { content: html`<strong>${row.objective}</strong>` }, { content: html`${row.target}` },
      { content: html`${row.actual ?? 'not observed'}` }, { content: html`${row.severity}` }, { content: html`${row.windows ?? 'none'}` }, { content: html`${row.action}` }, { content: html`${row.why}` }, { content: html`${row.samples}` },
    ],
  })) })
}

export function violationTable(rows: readonly ViolationRow[]): Html {
  const length = Math.max(...rows.map((row) => row.endSeconds ?? row.startSeconds)) * 1.25
  const columns: Column[] = [{ title: 'Objective' }, { title: 'State' }, { title: 'When' }, { title: 'Timeline' }, { title: 'Worst', number: true }, { title: 'Target' }, { title: 'Severity' }, { title: 'Action' }, { title: 'How it ended', wide: true }]
  return table({ name: 'Violations', columns, rows: rows.map((row) => ({ mark: row.state, cells: [
    { content: html`<strong>${row.objective}</strong>` }, { content: badge(row.state, row.state) }, { content: html`${row.when}<small>${row.windows}</small>` }, { content: drawSpan(row.startSeconds, row.endSeconds ?? length, length) },
    { content: html`${row.worst}` }, { content: html`${row.target}` }, { content: html`${row.severity}` }, { content: html`${row.action}` }, { content: html`${row.resolution}` },
  ] })) })
}

/** The parts of a change one after the other, and their sum. */
export function waterfall(row: ExplanationRow): Html {
  const ends = row.parts.reduce<number[]>((sums, part) => [...sums, (sums.at(-1) ?? 0) + part.changeMs], [])
  const [min, max] = [Math.min(0, ...ends, row.total.changeMs), Math.max(0, ...ends, row.total.changeMs)]
  const parts = row.parts.map((part, index) => ({ ...part, from: ends[index - 1] ?? 0, to: ends[index] as number, total: false }))
  const all = [...parts, { name: 'together', change: row.total.change, share: undefined, interval: row.total.interval, from: 0, to: row.total.changeMs, total: true }]
  return table({ name: `What explains the change, ${PHASE_WORDS[row.phase]}`, columns: [{ title: 'Component' }, { title: 'Change per request', number: true }, { title: '95 % interval', number: true }, { title: 'Share', number: true }, { title: 'Faster … slower' }], rows: all.map((part) => ({
    ...(part.total ? { mark: 'sum' } : {}), cells: [{ content: part.name === row.named?.name ? html`<strong>${part.name}</strong>` : html`${part.name}` }, { content: html`${part.change}` }, { content: html`${part.interval ?? '–'}` }, { content: html`${part.share ?? '–'}` }, { content: drawStep({ from: part.from, to: part.to, min, max, total: part.total }) }],
  })) })
}

/** Functions by how much CPU time they take. */
export function functionTable({ phase, functions }: ProfileRow): Html {
  const columns: Column[] = [{ title: 'Function', sort: true }, { title: 'Self, base', number: true }, { title: 'Self, head', number: true }, { title: 'Difference', number: true, sort: true }, { title: 'With calls, base', number: true }, { title: 'With calls, head', number: true }, { title: 'Difference with calls', number: true, sort: true }, { title: 'Samples', number: true }]
  return table({ name: `CPU time by function, ${PHASE_WORDS[phase]}`, columns, rows: functions.map((one) => ({
    mark: one.sure ? (one.self.changeMs > 0 ? 'worse' : 'better') : 'unsure', cells: [
      { content: html`<strong>${one.name}</strong><small>${one.place}</small>` }, { content: html`${one.self.base}` }, { content: html`${one.self.head}` },
      { content: html`<strong>${one.self.change}</strong>${!one.sure && html`<small>may be chance</small>`}`, sort: one.self.changeMs }, { content: html`${one.total.base}` }, { content: html`${one.total.head}` },
      { content: html`${one.total.change}`, sort: one.total.changeMs }, { content: html`${one.samples}` },
    ],
  })) })
}

/** The rehearsed rollback in one line; nothing where none was rehearsed. */
export function rehearsalRow(row: RehearsalRow | undefined): Html {
  if (row === undefined) return html``
  return html`<p class="lead"><strong>Rollback rehearsal</strong>: ${row.ok ? '✔' : '!'} ${row.outcome}${row.text !== '' && html` (${row.text})`}</p>`
}

export function phaseTable(phases: readonly PhaseRow[]): Html {
  return table({ name: 'Phases', columns: [{ title: 'Phase' }, { title: 'Verdict' }, { title: 'Checks passed', number: true }, { title: 'Worst', wide: true }], rows: phases.map((phase) => ({
    cells: [{ content: html`<a href="#phase-${phase.phase}"><strong>${phase.title}</strong></a>` }, { content: badge(phase.verdict, `${VERDICT_SIGNS[phase.verdict]} ${phase.word}`) }, { content: html`${phase.passed ?? 'none'}` }, { content: html`${phase.worst}` }],
  })) })
}

export function historyTable(rows: readonly HistoryRow[]): Html {
  return table({ name: 'History', columns: [{ title: 'Metric' }, { title: 'Trend', wide: true }, { title: 'Oldest', number: true }, { title: 'Latest', number: true }, { title: 'Runs', number: true }, { title: 'Changed', wide: true }], rows: rows.map((row) => ({
    cells: [{ content: html`${row.name}` }, { content: drawTrend(row.values, row.changes.map((one) => one.at), `${row.name}: ${row.oldest} to ${row.latest} over ${row.runs} runs`) }, { content: html`${row.oldest}` }, { content: html`${row.latest}` }, { content: html`${row.runs}<small>since ${row.from}</small>` }, { content: html`${row.changes.length === 0 ? 'no change' : row.changes.map((one) => html`<div>${one.text}</div>`)}` }],
  })) })
}

/** A table of facts: no sorting, no drawing. */
export function factTable(name: string, titles: readonly string[], rows: readonly (readonly string[])[]): Html {
  return table({ name, columns: titles.map((title) => ({ title })), rows: rows.map((row) => ({ cells: row.map((text) => ({ content: html`${text}` })) })) })
}

export function table({ name, columns, rows, filter = false }: { name: string; columns: readonly Column[]; rows: readonly Row[]; filter?: boolean }): Html {
  const head = columns.map((column) => html`<th scope="col"${column.number === true && html` class="number"`}${column.sort === true && html` data-sortable`}>${column.title}</th>`)
  const body = rows.map((row) => html`<tr${row.id !== undefined && html` id="${row.id}"`}${row.mark !== undefined && html` class="${row.mark}"`}>${row.cells.map((cell, index) => {
    const column = columns[index] as Column
    return html`<td data-label="${column.title}"${(column.number === true || column.wide === true) && html` class="${column.number === true ? 'number' : 'wide'}"`}${cell.sort !== undefined && Number.isFinite(cell.sort) && html` data-sort="${cell.sort}"`}><div>${cell.content}</div></td>`
  })}</tr>\n`)
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table${filter && html` data-filter="Filter metrics"`}><caption>${name}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}</tbody></table></div>`
}

function badge(kind: string, text: string): Html {
  return html`<span class="badge ${kind}">${text}</span>`
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
