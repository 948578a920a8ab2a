import type { Report } from '../view/report.ts'
import { factTable } from './tables.ts'
import { html, type Html } from './markup.ts'

/** Draws a figure for a chart of the page's data: `kind` and the index in it. */
type Figure = (kind: string, index: number, title: string, note: string) => Html

/** The highest rate that keeps the promises: in a sentence, in curves, and in every step. */
export function capacitySection(report: Report, figure: Figure): Html {
  const { capacity } = report
  if (capacity === undefined) return html``
  const hasBase = capacity.facts.some((fact) => fact.base !== undefined)
  return html`<p class="lead">${capacity.sentence.charAt(0).toUpperCase()}${capacity.sentence.slice(1)}.</p>
<div class="charts wide">${report.capacityCharts.map((chart, index) => figure('capacityCharts', index, chart.title, '● held, × broke a promise; shaded: the highest rate that holds, 95 % sure'))}${report.scalabilityCharts.map((chart, index) => figure('scalabilityCharts', index, chart.title, '● measured; the law fitted to it, shaded: 95 % sure; upright bands: where throughput is highest'))}</div>
${factTable('Capacity', ['What', ...(hasBase ? ['Base'] : []), 'Head'], capacity.facts.map((fact) => [fact.name, ...(hasBase ? [fact.base ?? ''] : []), fact.head]))}
${capacity.notes.length > 0 && html`<ul class="notes">${capacity.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
<details class="folder"><summary>All ${capacity.steps.length} steps</summary>${factTable('Steps of the search', ['Side', 'Search', 'Rate', 'Result', 'p99', 'Cores', 'Why'], capacity.steps.map((step) => [step.side, step.search, step.rate, step.verdict, step.p99, step.cores, step.reason]))}</details>`
}

/** Where memory and promises are going, and what follows from what was measured. */
export function outlookSection({ outlook, recommendations }: Report): Html {
  return html`${recommendations.length > 0 && html`<h3>What follows</h3><ul>${recommendations.map((one) => html`<li><strong>${one.text}</strong><br><span class="small">measured: ${one.evidence}</span></li>`)}</ul>`}
${outlook.length > 0 && html`<h3>Memory and promises</h3>${factTable('Outlook', ['What', 'Outlook'], outlook.map((row) => [row.name, row.text]))}`}`
}
