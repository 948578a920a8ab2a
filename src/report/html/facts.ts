import type { ComponentRow } from '../view/component-rows.ts'
import type { PhaseRow } from '../view/phase-rows.ts'
import { PHASE_WORDS } from '../words.ts'
import { factTable, table } from './tables.ts'
import { html, type Html } from './markup.ts'

/** What each phase saw, as tables: components, the metrics of the integration phase, and how it was measured. */

/** One table per phase, base → head where both were measured. */
export function componentTables(rows: readonly ComponentRow[]): Html {
  return html`${[...Map.groupBy(rows, (row) => row.phase)].map(([phase, mine]) => html`<h3>${PHASE_WORDS[phase]}</h3>${componentTable(phase, mine)}`)}`
}

export function metricTable(metrics: PhaseRow['metrics']): Html {
  return table({
    name: 'Metrics of the integration phase', columns: [{ title: 'Metric', wide: true }, { title: 'Id', wide: true }, { title: 'Value', number: true }, { title: 'Samples', number: true }, { title: 'Why there is none', wide: true }],
    rows: metrics.map((one) => ({ cells: [{ content: html`${one.words}` }, { content: html`<code>${one.id}</code>` }, { content: html`${one.value ?? 'not observed'}` }, { content: html`${one.samples === '' ? '–' : one.samples}` }, { content: html`${one.reason}` }] })),
  })
}

export function phaseFacts(phase: PhaseRow): Html {
  return html`<h3 id="phase-${phase.phase}">${phase.title} <span class="badge ${phase.verdict}">${phase.word}</span></h3>
${phase.measured.length === 0 ? html`<p>${phase.worst}.</p>` : html`<ul class="pieces">${phase.measured.map((piece) => html`<li>${piece}</li>`)}</ul>`}
${phase.reasons.length > 0 && html`<ul>${phase.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}
${phase.parts.length > 0 && factTable(`${phase.title}: its parts`, ['Part', 'Kept?', 'Why'], phase.parts.map((one) => [one.name, one.state, one.reason]))}
${(phase.validity.length > 0 || phase.mix.length > 0 || phase.errors.length > 0) && html`<details class="folder"${phase.verdict === 'invalid' && html` open`}><summary>Checks, mix and errors</summary>
${phase.validity.length > 0 && factTable(`${phase.title}: could it be measured?`, ['Check', 'Seen', 'Must be', 'Result'], phase.validity.map((check) => [check.name, check.observed, check.limit, check.ok ? '✔ yes' : `■ no${check.advice === undefined ? '' : `: ${check.advice}`}`]))}
${phase.mix.length > 0 && factTable(`${phase.title}: mix of requests`, ['Class', 'Planned', 'Sent'], phase.mix.map((one) => [one.class, one.planned, one.realised]))}
${phase.errors.length > 0 && factTable(`${phase.title}: failed requests`, ['Error', 'Requests'], phase.errors.map((one) => [one.kind, one.count]))}</details>`}
${phase.absences.length > 0 && factTable(`${phase.title}: not observed`, ['Not observed', 'Why'], phase.absences.map((one) => [one.metric, one.reason]))}`
}

function componentTable(phase: ComponentRow['phase'], rows: readonly ComponentRow[]): Html {
  return table({
    name: `Components, ${PHASE_WORDS[phase]}`,
    columns: [{ title: 'Component', sort: true }, { title: 'p50', number: true }, { title: 'p95', number: true }, { title: 'p99', number: true }, { title: 'Average', number: true, sort: true }, { title: 'Errors', number: true }, { title: 'Samples', number: true }],
    rows: rows.map((row) => ({ cells: [
      { content: html`${row.name}${row.absent !== undefined && html`<small>not observed: ${row.absent}</small>`}` },
      ...[row.p50, row.p95, row.p99].map((text) => ({ content: html`${text}` })), { content: html`${row.average}`, ...(row.averageMs === undefined ? {} : { sort: row.averageMs }) }, { content: html`${row.errors}` }, { content: html`${row.samples}` },
    ] })),
  })
}
