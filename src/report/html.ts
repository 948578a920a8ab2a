import type { ChangeRow } from './changes.ts'
import { drawInterval, scaleOf } from './drawings.ts'
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH, PAGE_STYLE, PAGE_STYLE_HASH } from './html-assets.generated.ts'
import { changeTable, factTable, historyTable, phaseTable, promiseTable, violationTable, waterfall } from './html-tables.ts'
import { capacitySection, outlookSection } from './html-capacity.ts'
import { embedJson, html, trusted, type Html } from './markup.ts'
import type { PhaseRow } from './phase-rows.ts'
import { formatCount } from './quantity.ts'
import { shortSha, type Report } from './report.ts'
import { PHASE_WORDS, VERDICT_SIGNS } from './words.ts'

/** Nothing is fetched, and nothing runs or styles but what this build embedded. */
const POLICY = `default-src 'none'; script-src '${PAGE_SCRIPT_HASH}'; style-src '${PAGE_STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`

/** The report as one file: text, tables and drawings without script; curves, sorting and filtering with it. */
export function renderHtml(report: Report): string {
  const { headline, title } = report
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
<h1><span aria-hidden="true">${VERDICT_SIGNS[headline.verdict]}</span> ${headline.text}</h1>
<p class="meaning">${headline.meaning}</p>
<ul class="context">${report.context.map((piece) => html`<li>${piece}</li>`)}</ul>
</header>
${navigation(report)}
<main>
${sections(report).map((section) => html`<section id="${section.id}" aria-labelledby="${section.id}-title"><h2 id="${section.id}-title">${section.title}</h2>\n${section.body}</section>\n`)}
</main>
${footer(report)}
<script type="application/json" id="data">${embedJson({ percentiles: report.percentiles, histograms: report.histograms, times: report.times, capacityCharts: report.capacityCharts, scalabilityCharts: report.scalabilityCharts })}</script>
<script>${trusted(PAGE_SCRIPT)}</script>
</body>
</html>
`.html
}

type Section = { id: string; title: string; short: string; body: Html }

/** What there is something to show for, in the order of a reader's questions. */
function sections(report: Report): Section[] {
  const findings = report.changes.filter((one) => one.mark === 'worse' || one.mark === 'unclear')
  const all: (Section | false)[] = [
    { id: 'phases', title: 'Phases', short: 'Phases', body: html`${report.notes.length > 0 && html`<ul class="notes">${report.notes.map((note) => html`<li>${note}</li>`)}</ul>`}${phaseTable(report.phases)}` },
    findings.length > 0 && { id: 'findings', title: 'What to look at', short: 'Findings', body: html`<div class="cards">${findings.slice(0, 12).map((row) => card(row, findings))}</div>` },
    report.explanations.length > 0 && { id: 'explanation', title: 'What explains it', short: 'Explanation', body: html`${report.explanations.map((one) => html`<p class="lead">${PHASE_WORDS[one.phase]}: ${one.sentence}</p>${one.parts.length > 0 && waterfall(one)}`)}` },
    report.promises.length > 0 && { id: 'promises', title: 'Promises', short: 'Promises', body: html`${promiseTable(report.promises)}${report.violations.length > 0 && html`<h3>Violations</h3>${violationTable(report.violations)}`}` },
    report.capacity !== undefined && { id: 'capacity', title: 'Capacity', short: 'Capacity', body: capacitySection(report, figure) },
    report.outlook.length + report.recommendations.length > 0 && { id: 'outlook', title: 'Outlook', short: 'Outlook', body: outlookSection(report) },
    report.presence.length > 0 && { id: 'presence', title: 'Added and removed', short: 'Added', body: factTable('Added and removed', ['What', 'State', 'Phase', 'Samples'], report.presence.map((one) => [one.subject, one.state, PHASE_WORDS[one.phase], formatCount(one.samples)])) },
    report.changes.length > 0 && { id: 'metrics', title: 'All compared metrics', short: 'Metrics', body: changeTable(report.changes) },
    report.percentiles.length > 0 && { id: 'distributions', title: 'Response times by percentile', short: 'Percentiles', body: html`<p>The further right, the rarer the request: p99 is the time that 1 % of the requests exceed.</p>${byPhase(report, report.percentiles, (chart, index) => figure('percentiles', index, chart.title, sampleText(chart.samples), percentileNumbers(chart)))}` },
    report.histograms.length > 0 && { id: 'histograms', title: 'How often which response time', short: 'Histograms', body: html`<p>Share of requests in each of 48 bins, on a logarithmic scale; the outermost half percent on either side is left out.</p>${byPhase(report, report.histograms, (chart, index) => figure('histograms', index, chart.title, sampleText(chart.samples)))}` },
    report.times.length > 0 && { id: 'time', title: 'Over time', short: 'Time', body: html`<p>Seconds of measuring; rounds stand one after the other.</p>${byPhase(report, report.times, (chart, index) => figure('times', index, chart.title, [...chart.lines.map((line) => line.label), ...(chart.marks.length === 0 ? [] : ['shaded where a promise was violated'])].join(', ')))}` },
    report.history.length > 0 && { id: 'history', title: 'History on this kind of machine', short: 'History', body: historyTable(report.history) },
    { id: 'measured', title: 'How it was measured', short: 'Method', body: html`${report.phases.map(phaseFacts)}<h3>Environment</h3>${factTable('Environment', ['What', 'Value'], report.environment.map((one) => [one.name, one.value]))}${report.plan.length > 0 && html`<h3>Plan</h3><ul>${report.plan.map((one) => html`<li>${one}</li>`)}</ul>`}` },
    report.nextSteps.length > 0 && { id: 'next', title: 'Next steps', short: 'Next', body: html`<ul>${report.nextSteps.map((step) => html`<li>${step.text}${step.copy !== undefined && html`<pre tabindex="0">${step.copy}</pre>`}</li>`)}</ul>` },
  ]
  return all.filter((one) => one !== false)
}

function navigation(report: Report): Html {
  return html`<nav aria-label="Parts of the report">${sections(report).map((one) => html`<a href="#${one.id}">${one.short}</a>`)}</nav>`
}

function card(row: ChangeRow, all: readonly ChangeRow[]): Html {
  return html`<article class="card ${row.mark}"><h3><a href="#${row.id}">${row.subject}: ${row.metric}</a></h3>
<p class="sides"><span>${row.base}</span> <span aria-label="to">→</span> <strong>${row.head}</strong></p>
<p class="change"><strong>${row.change}</strong> <span class="badge ${row.mark}">${row.mark}</span></p>
${drawInterval(row, scaleOf(all))}
<p>${row.why}.${row.interval !== undefined && html` 95 % sure it is ${row.interval}.`}</p><p class="small">${PHASE_WORDS[row.phase]} · ${row.evidence}</p></article>`
}

/** Charts in a folder per phase. The load phase is open, and so is every phase that did not pass. */
function byPhase<T extends { phase: PhaseRow['phase'] }>(report: Report, charts: readonly T[], draw: (chart: T, index: number) => Html): Html {
  const folders = report.phases.flatMap((phase) => {
    const mine = charts.flatMap((chart, index) => (chart.phase === phase.phase ? [draw(chart, index)] : []))
    const isOpen = phase.phase === 'load' || phase.verdict !== 'pass'
    return mine.length === 0 ? [] : [html`<details class="folder"${isOpen && html` open`}><summary>${phase.title}</summary><div class="charts">${mine}</div></details>`]
  })
  return html`${folders}`
}

function figure(kind: string, index: number, title: string, note: string, numbers?: Html): Html {
  return html`<figure><figcaption><strong>${title}</strong> <span class="small">${note}</span></figcaption><div class="chart" data-chart="${kind}" data-index="${index}" role="img" aria-label="${title}"><p class="small">This curve needs JavaScript${numbers === undefined ? '.' : '; its numbers are below.'}</p></div>${numbers}</figure>`
}

const NUMBERS: readonly (readonly [string, number])[] = [['p50', 0.5], ['p90', 0.9], ['p95', 0.95], ['p99', 0.99], ['p99.9', 0.999]]

function percentileNumbers(chart: Report['percentiles'][number]): Html {
  const at = (side: 'base' | 'head', share: number) => {
    const ms = chart.ms[side]?.[chart.share.indexOf(share)]
    if (chart.samples[side] === 0) return 'not measured'
    return ms === undefined || ms === null ? 'too few samples' : `${ms} ms`
  }
  return html`<details><summary>Numbers</summary>${factTable(`${chart.title}, percentiles`, ['', 'Base', 'Head'], NUMBERS.map(([name, share]) => [name, at('base', share), at('head', share)]))}</details>`
}

function phaseFacts(phase: PhaseRow): Html {
  return html`<h3 id="phase-${phase.phase}">${phase.title} <span class="badge ${phase.verdict}">${phase.word}</span></h3>
${phase.measured.length === 0 ? html`<p>${phase.worst}.</p>` : html`<p>${phase.measured.join(' · ')}</p>`}
${phase.reasons.length > 0 && html`<ul>${phase.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}
<details class="folder"${phase.verdict === 'invalid' && html` open`}><summary>Checks, mix and errors</summary>
${phase.validity.length > 0 && factTable(`${phase.title}: could it be measured?`, ['Check', 'Seen', 'Must be', 'Result'], phase.validity.map((check) => [check.name, check.observed, check.limit, check.ok ? '✔ yes' : `■ no${check.advice === undefined ? '' : `: ${check.advice}`}`]))}
${phase.mix.length > 0 && factTable(`${phase.title}: mix of requests`, ['Class', 'Planned', 'Realised'], phase.mix.map((one) => [one.class, one.planned, one.realised]))}
${phase.errors.length > 0 && factTable(`${phase.title}: failed requests`, ['Error', 'Requests'], phase.errors.map((one) => [one.kind, one.count]))}</details>
${phase.absences.length > 0 && factTable(`${phase.title}: not observed`, ['Metric', 'Why'], phase.absences.map((one) => [one.metric, one.reason]))}`
}

function footer({ source }: Report): Html {
  return html`<footer><p>perf-gate ${source.version} · config ${source.configHash.slice(0, 8)} · seed ${source.seed} · ${source.startedAt}${source.head !== undefined && html` · ${shortSha(source.head)}`}</p></footer>`
}

function sampleText(samples: Report['percentiles'][number]['samples']): string {
  return [samples.base === 0 ? [] : `base ${formatCount(samples.base)}`, samples.head === 0 ? [] : `head ${formatCount(samples.head)}`].flat().join(', ') + ' samples'
}
