import type { PhaseRow } from '../view/phase-rows.ts'
import { formatCount } from '../quantity.ts'
import type { Report } from '../view/report.ts'
import { factTable } from './tables.ts'
import { html, type Html } from './markup.ts'

/** Charts of the page: places that its script draws into, with words and numbers for those who do not see them. */

const NUMBERS: readonly (readonly [string, number])[] = [['p50', 0.5], ['p90', 0.9], ['p95', 0.95], ['p99', 0.99], ['p99.9', 0.999]]
const BANDS = 'The band around a line is where it lies with 95 % confidence, from how much its rounds differ. What hits both sides alike is in both bands, and not in the change that is judged.'

export function percentileFigures(report: Report): Html {
  return html`<p>The further right, the rarer the request: p99 is the time that 1 % of the requests exceed. ${BANDS}</p>${byPhase(report, report.percentiles, (chart, index) => figure({ kind: 'percentiles', index, title: chart.title, note: sampleText(chart.samples), numbers: percentileNumbers(chart) }))}`
}

export function histogramFigures(report: Report): Html {
  return html`<p>How large a share of the requests took how long, on a logarithmic scale; the outermost half percent on either side is left out. ${BANDS}</p>${byPhase(report, report.histograms, (chart, index) => figure({ kind: 'histograms', index, title: chart.title, note: sampleText(chart.samples) }))}`
}

export function patternFigures({ patterns, phases }: Report): Html {
  const mix = phases.flatMap((phase) => (phase.phase === 'load' ? phase.mix : []))
  return html`<p>A round plays the whole pattern. Planned is what the pattern and the seed ask for, second by second; sent is what the generator managed. The band is how far rounds were from their own plans.</p>
<div class="charts whole">${patterns.map((chart, index) => figure({ kind: 'patterns', index, title: chart.title, note: chart.lines.map((line) => line.label).join(', ') }))}</div>
${mix.length > 0 && factTable('Mix of requests in the load phase', ['Class', 'Planned', 'Sent'], mix.map((one) => [one.class, one.planned, one.realised]))}`
}

export function timeFigures(report: Report): Html {
  const marked = report.times.some((chart) => chart.marks.length > 0)
  return html`<p>Seconds of measuring; rounds stand one after the other.${marked && ' Shaded where a promise was violated: lightly inside its grace period, darker beyond it.'}</p>${byPhase(report, report.times, (chart, index) => figure({ kind: 'times', index, title: chart.title, note: [...chart.lines.map((line) => line.label), ...chart.events.map((event) => `${event.text} at ${Math.round(event.at)} s`)].join(', ') }))}`
}

/** Charts in a folder per phase, parts of a class or component in one of their own. The load phase is open, and so is every phase that did not pass. */
function byPhase<T extends { phase: PhaseRow['phase']; isPart?: boolean }>(report: Report, charts: readonly T[], draw: (chart: T, index: number) => Html): Html {
  const folders = report.phases.flatMap((phase) => {
    const mine = charts.flatMap((chart, index) => (chart.phase === phase.phase ? [{ isPart: chart.isPart === true, drawn: draw(chart, index) }] : []))
    const [parts, wholes] = [mine.filter((one) => one.isPart), mine.filter((one) => !one.isPart)]
    const isOpen = phase.phase === 'load' || (phase.verdict !== 'pass' && phase.verdict !== 'no-baseline')
    return mine.length === 0 ? [] : [html`<details class="folder"${isOpen && html` open`}><summary>${phase.title}</summary><div class="charts">${wholes.map((one) => one.drawn)}</div>${parts.length > 0 && html`<details class="folder"><summary>Parts of them (${parts.length})</summary><div class="charts">${parts.map((one) => one.drawn)}</div></details>`}</details>`]
  })
  return html`${folders}`
}

export function figure({ kind, index, title, note, numbers }: { kind: string; index: number; title: string; note: string; numbers?: Html }): Html {
  return html`<figure><figcaption><strong>${title}</strong><span class="small">${note}</span></figcaption><div class="chart" data-chart="${kind}" data-index="${index}" role="img" aria-label="${title}"><p class="small">This curve needs JavaScript${numbers === undefined ? '.' : '; its numbers are below.'}</p></div>${numbers}</figure>`
}

function percentileNumbers(chart: Report['percentiles'][number]): Html {
  const at = (side: 'base' | 'head', share: number) => {
    const index = chart.share.indexOf(share)
    const [ms, low, high] = [chart.ms[side]?.[index], chart.bands[side]?.low[index], chart.bands[side]?.high[index]]
    if (chart.samples[side] === 0) return 'not measured'
    if (ms === undefined || ms === null) return 'too few samples'
    return typeof low === 'number' && typeof high === 'number' ? `${ms} ms (${low} to ${high})` : `${ms} ms`
  }
  return html`<details><summary>Numbers</summary>${factTable(`${chart.title}, percentiles`, ['', 'Base', 'Head'], NUMBERS.map(([name, share]) => [name, at('base', share), at('head', share)]))}</details>`
}

function sampleText(samples: Report['percentiles'][number]['samples']): string {
  return [samples.base === 0 ? [] : `base ${formatCount(samples.base)}`, samples.head === 0 ? [] : `head ${formatCount(samples.head)}`].flat().join(', ') + ' samples'
}
