import type { HistoryRow } from '../view/history-rows.ts'
import type { PhaseRow } from '../view/phase-rows.ts'
import { clip } from '../plain.ts'
import type { Report } from '../view/report.ts'
import { PHASE_WORDS, VERDICT_ICONS } from '../words.ts'
import { capacityPart, outlookPart, recommendationList } from './capacity-parts.ts'
import { fit, stagesFrom, type Stage } from './fit.ts'
import { details, joined, list, md, paragraphs, table, type Markdown } from './markdown.ts'
import { historyDiagram, percentileDiagram } from './mermaid.ts'
import { absenceList, changeTable, environmentTable, explanationList, functionTable, memoryPart, noteQuotes, phaseTable, presenceList, profileList, promiseTable, rehearsalLine, stepList, violationTable } from './tables.ts'

/** GitHub takes 1 MiB of summary a step; beyond it nothing is shown at all. */
const MAX_BYTES = 1_000_000
const ROWS = 1000
const CHARTS = 6
const FUNCTIONS = 15
const BARS = '▁▂▃▄▅▆▇█'

/** The job summary and `report.md`: everything in tables. */
export function renderSummary(report: Report): string {
  return fit((stage) => `${body(report, stage).markdown}\n`, stagesFrom(ROWS), MAX_BYTES)
}

function body(report: Report, stage: Stage): Markdown {
  const { headline, source } = report
  return paragraphs([
    md`# ${VERDICT_ICONS[headline.verdict]} perf-gate: ${headline.text}`,
    report.title.trim() === '' ? undefined : md`**${clip(report.title, 200)}**`,
    md`${clip(headline.meaning, 500)}`,
    phaseTable(report.phases),
    md`${joined(report.context.map((one) => md`${one}`), ' · ')}`,
    rehearsalLine(report.rehearsal),
    noteQuotes(report.notes),
    titled('Compared', changeTable(report.changes, stage.rows)),
    titled('Added and removed', presenceList(report.presence, stage.rows)),
    titled('What explains it', explanationList(report.explanations)),
    titled('Where the CPU time goes', profilePart(report, stage)),
    titled('With less memory', memoryPart(report.memory)),
    stage.details && report.components.length > 0 ? titled('Components', paragraphs(report.phases.map((phase) => componentPart(report, phase)))) : undefined,
    titled('Promises', promiseTable(report.promises, stage.rows)),
    titled('Violations', violationTable(report.violations, stage.rows)),
    titled('Capacity', capacityPart(report)),
    titled('Outlook', outlookPart(report)),
    titled('What follows from it', recommendationList(report)),
    ...(stage.details ? [titled('Response times by percentile', percentileParts(report)), ...report.phases.map(measuredPart), titled('Not observed', absenceList(report.phases)), titled('History on this kind of machine', historyPart(report)), environmentTable(report), details(md`The plan`, list(report.plan.map((one) => md`${one}`)))] : []),
    titled('Next steps', stepList(report)),
    md`<sub>perf-gate ${source.version} · config ${source.configHash.slice(0, 8)} · seed ${source.seed} · ${source.startedAt}</sub>`,
  ])
}

function titled(title: string, part: Markdown | undefined): Markdown | undefined {
  return part === undefined ? undefined : paragraphs([md`## ${title}`, part])
}

function componentPart({ components }: Report, { phase, title }: PhaseRow): Markdown | undefined {
  const mine = components.filter((one) => one.phase === phase)
  return details(md`${title} (${mine.length})`, table(['Component', 'p50', 'p95', 'p99', 'Average', 'Errors', 'Samples'], mine.map((one) => [
    md`${clip(one.name, 100)}`, ...(one.absent === undefined ? [md`${one.p50}`, md`${one.p95}`, md`${one.p99}`, md`${one.average}`, md`${one.errors}`] : [md`not observed: ${clip(one.absent, 200)}`, md``, md``, md``, md``]), md`${one.samples}`,
  ]), [1, 2, 3, 4, 5, 6]))
}

function profilePart({ profiles }: Report, stage: Stage): Markdown | undefined {
  return profiles.length === 0 ? undefined : paragraphs([profileList(profiles), ...(stage.details ? profiles.map((one) => functionTable(one, FUNCTIONS)) : [])])
}

function measuredPart(phase: PhaseRow): Markdown | undefined {
  if (phase.measured.length === 0) return undefined
  return details(md`${phase.title}: ${phase.measured.join(' · ')}`, paragraphs([
    table(['Could it be measured?', 'Seen', 'Must be'], phase.validity.map((check) => [md`${check.ok ? '✅' : '🛑'} ${check.name}`, md`${clip(check.observed, 200)}`, md`${clip(check.limit, 200)}`])),
    table(['Part', 'Kept?', 'Why'], phase.parts.map((one) => [md`${one.name}`, md`${one.state}`, md`${clip(one.reason, 300)}`])),
    table(['Class', 'Planned share', 'Realised share'], phase.mix.map((one) => [md`${one.class}`, md`${one.planned}`, md`${one.realised}`]), [1, 2]),
    table(['Metric', 'Value', 'Observations', 'Why there is none'], phase.metrics.map((one) => [md`${one.id}`, md`${one.value ?? 'not observed'}`, md`${one.samples}`, md`${clip(one.reason, 300)}`]), [1, 2]),
    table(['Error', 'Requests'], phase.errors.map((one) => [md`${one.kind}`, md`${one.count}`]), [1]),
  ]))
}

/** Of the phase with realistic load, or of the first that has any: a diagram is a frame of its own on GitHub's page. */
function percentileParts({ percentiles }: Report): Markdown | undefined {
  const phase = percentiles.some((one) => one.phase === 'load') ? 'load' : percentiles[0]?.phase
  const charts = percentiles.filter((one) => one.phase === phase).slice(0, CHARTS)
  return charts.length === 0 ? undefined : paragraphs(charts.map((chart) => details(md`${chart.title} (${PHASE_WORDS[chart.phase].toLowerCase()})`, percentileDiagram(chart))))
}

function historyPart(report: Report): Markdown | undefined {
  const [first] = report.history
  return first === undefined ? undefined : paragraphs([historyTable(report), historyDiagram(first)])
}

function historyTable(report: Report): Markdown | undefined {
  return table(['Metric', 'Trend', 'Oldest', 'Latest', 'Runs', 'Changed'], report.history.map((row) => [md`${clip(row.name, 150)}`, md`${sparkline(row.values)}`, md`${row.oldest}`, md`${row.latest}`, md`${row.runs} since ${row.from}`, md`${changesOf(row)}`]))
}

function changesOf({ changes }: HistoryRow): string {
  return changes.length === 0 ? 'no change' : changes.map((one) => one.text).join(', ')
}

/** Values as bars of text, lowest to highest of the row. */
function sparkline(values: readonly number[]): string {
  const low = Math.min(...values)
  const range = Math.max(...values) - low
  return values.map((value) => BARS[range === 0 ? 3 : Math.min(7, Math.floor(((value - low) / range) * 8))]).join('')
}
