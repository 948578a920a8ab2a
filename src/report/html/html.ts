import type { ChangeRow } from '../view/changes.ts'
import { formatCount, formatShare } from '../quantity.ts'
import { shortSha, type Report } from '../view/report.ts'
import { PHASE_WORDS, VERDICT_SIGNS } from '../words.ts'
import { drawInterval, scaleOf } from './drawings.ts'
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH, PAGE_STYLE, PAGE_STYLE_HASH } from './assets.generated.ts'
import { memorySection, profileSection } from './cost.ts'
import { componentTables, metricTable, phaseFacts } from './facts.ts'
import { figure, histogramFigures, patternFigures, percentileFigures, timeFigures } from './figures.ts'
import { changeTable, factTable, historyTable, phaseTable, rehearsalRow, promiseTable, violationTable, waterfall } from './tables.ts'
import { capacitySection, outlookSection } from './capacity.ts'
import { embedJson, html, trusted, type Html } from './markup.ts'

/** Nothing is fetched, and nothing runs or styles but what this build embedded. */
const POLICY = `default-src 'none'; script-src '${PAGE_SCRIPT_HASH}'; style-src '${PAGE_STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`

/** The report as one file: text, tables and drawings without script; curves, sorting and filtering with it. */
export function renderHtml(report: Report): string {
  const { headline, title } = report
  const parts = sections(report)
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${VERDICT_SIGNS[headline.verdict]} ${headline.text} · perf-gate</title>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
<header class="verdict ${headline.verdict}">
<p class="tool">perf-gate${title !== '' && html` · ${title}`}</p>
<h1><span aria-hidden="true">${VERDICT_SIGNS[headline.verdict]}</span> ${headline.text.charAt(0).toUpperCase()}${headline.text.slice(1)}</h1>
<p class="meaning">${headline.meaning}${report.nextSteps.length > 0 && html` <a href="#next">What to do</a>`}</p>
<ul class="context">${report.context.map((piece) => html`<li>${piece}</li>`)}</ul>
</header>
${navigation(parts)}
<main>
${parts.map((section) => html`<section id="${section.id}" aria-labelledby="${section.id}-title"><h2 id="${section.id}-title">${section.title}</h2>\n${section.body}</section>\n`)}
</main>
${footer(report)}
<script type="application/json" id="data">${embedJson({ percentiles: report.percentiles, histograms: report.histograms, patterns: report.patterns, times: report.times, capacityCharts: report.capacityCharts, scalabilityCharts: report.scalabilityCharts, flames: report.profiles.map((one) => one.flame ?? { labels: [], calls: [] }) })}</script>
<script>${trusted(PAGE_SCRIPT)}</script>
</body>
</html>
`.html
}

type Section = { id: string; title: string; short: string; body: Html }

/** More rows make a page that no browser opens at once. */
const ROWS = 1000

/** What there is something to show for, in the order of a reader's questions. */
function sections(report: Report): Section[] {
  const findings = report.changes.filter((one) => one.mark === 'worse' || one.mark === 'unclear')
  const metrics = report.phases.flatMap((phase) => phase.metrics)
  const all: (Section | false)[] = [
    { id: 'phases', title: 'Phases', short: 'Phases', body: html`${report.notes.length > 0 && html`<ul class="notes">${report.notes.map((note) => html`<li>${note}</li>`)}</ul>`}${phaseTable(report.phases)}${rehearsalRow(report.rehearsal)}` },
    findings.length > 0 && { id: 'findings', title: 'What to look at', short: 'Findings', body: html`<div class="cards">${findings.slice(0, 12).map((row) => card(row, scaleOf(findings)))}</div>` },
    report.explanations.length > 0 && { id: 'explanation', title: 'What explains it', short: 'Cause', body: html`${report.explanations.map((one) => html`<p class="lead">${PHASE_WORDS[one.phase]}: ${one.sentence}</p>${one.parts.length > 0 && waterfall(one)}`)}` },
    report.profiles.length > 0 && { id: 'cpu', title: 'Where the CPU time goes', short: 'CPU', body: profileSection(report) },
    report.nextSteps.length > 0 && { id: 'next', title: 'What to do', short: 'What to do', body: html`<ul>${report.nextSteps.map((step) => html`<li>${step.text}${step.copy !== undefined && html`<pre tabindex="0">${step.copy}</pre>`}</li>`)}</ul>` },
    report.promises.length > 0 && { id: 'promises', title: 'Promises', short: 'Promises', body: html`${promiseTable(report.promises)}${report.violations.length > 0 && html`<h3>Violations</h3>${violationTable(report.violations)}`}` },
    report.capacity !== undefined && { id: 'capacity', title: 'Capacity', short: 'Capacity', body: capacitySection(report, (kind, index, title, note) => figure({ kind, index, title, note })) },
    report.outlook.length + report.recommendations.length > 0 && { id: 'outlook', title: 'Outlook', short: 'Outlook', body: outlookSection(report) },
    report.memory !== undefined && { id: 'memory', title: 'With less memory', short: 'Less memory', body: memorySection(report.memory) },
    report.presence.length > 0 && { id: 'presence', title: 'Added and removed', short: 'Added', body: factTable('Added and removed', ['What', 'State', 'Phase', 'Samples'], report.presence.map((one) => [one.subject, one.state, PHASE_WORDS[one.phase], formatCount(one.samples)])) },
    report.changes.length > 0 && { id: 'metrics', title: 'All compared metrics', short: 'Metrics', body: html`${changeTable(report.changes.slice(0, ROWS))}${report.changes.length > ROWS && html`<p>… and ${formatCount(report.changes.length - ROWS)} more, of lesser weight, in result.json.</p>`}` },
    report.components.length > 0 && { id: 'components', title: 'Components', short: 'Components', body: componentTables(report.components) },
    metrics.length > 0 && { id: 'vocabulary', title: 'Metrics of the integration phase', short: 'Integration', body: metricTable(metrics) },
    report.percentiles.length > 0 && { id: 'distributions', title: 'Response times by percentile', short: 'Percentiles', body: percentileFigures(report) },
    report.histograms.length > 0 && { id: 'histograms', title: 'How often which response time', short: 'Histograms', body: histogramFigures(report) },
    report.patterns.length > 0 && { id: 'pattern', title: 'Load, planned and sent', short: 'Load', body: patternFigures(report) },
    report.times.length > 0 && { id: 'time', title: 'Over time', short: 'Time', body: timeFigures(report) },
    report.history.length > 0 && { id: 'history', title: 'History on this kind of machine', short: 'History', body: historyTable(report.history) },
    { id: 'measured', title: 'How it was measured', short: 'Method', body: html`${report.phases.map(phaseFacts)}<h3>Environment</h3>${factTable('Environment', ['What', 'Value'], report.environment.map((one) => [one.name, one.value]))}${report.plan.length > 0 && html`<h3>Plan</h3><ul>${report.plan.map((one) => html`<li>${one}</li>`)}</ul>`}` },
  ]
  return all.filter((one) => one !== false)
}

function navigation(parts: readonly Section[]): Html {
  return html`<nav aria-label="Parts of the report">${parts.map((one) => html`<a href="#${one.id}">${one.short}</a>`)}</nav>`
}

function card(row: ChangeRow, scale: number): Html {
  return html`<article class="card ${row.mark}"><h3><a href="#${row.id}">${row.subject}: ${row.metric}</a></h3>
<p class="sides"><span>${row.base}</span> <span aria-label="to">→</span> <strong>${row.head}</strong></p>
<p class="change"><strong>${row.change}</strong> <span class="badge ${row.mark}">${row.mark}</span></p>
${drawInterval(row, scale)}<p class="scale small" aria-hidden="true"><span>−${formatShare(Math.round(scale * 100) / 100)}</span><span>0</span><span>+${formatShare(Math.round(scale * 100) / 100)}</span></p>
<p>${row.why}.${row.interval !== undefined && html` 95 % sure it is ${row.interval}.`}</p><p class="small">${PHASE_WORDS[row.phase]} · ${row.evidence}</p></article>`
}

function footer({ source }: Report): Html {
  return html`<footer><p>perf-gate ${source.version} · config ${source.configHash.slice(0, 8)} · seed ${source.seed} · ${source.startedAt}${source.head !== undefined && html` · ${shortSha(source.head)}`}</p></footer>`
}
