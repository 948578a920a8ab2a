import type { ChangeMark, ChangeRow } from '../view/changes.ts'
import { clip, plain } from '../plain.ts'
import { shortSha, type Report } from '../view/report.ts'
import { PHASE_WORDS, VERDICT_ICONS } from '../words.ts'
import { capacityLine } from './capacity-parts.ts'
import { fit, stagesFrom, type Stage } from './fit.ts'
import { code, details, joined, link, md, paragraphs, type Markdown } from './markdown.ts'
import { percentileDiagram } from './mermaid.ts'
import { absenceList, changeTable, environmentTable, explanationList, noteQuotes, phaseTable, presenceList, profileList, promiseTable, rehearsalLine, stepList } from './tables.ts'

export type CommentOptions = {
  /** Tells several gates in one repository apart. */
  commentId: string
  runUrl?: string
  /** The packed report, and the page that a browser opens. */
  reportUrl?: string
  pageUrl?: string
  /** Run attempt, when it is not the first. */
  attempt?: number
}

/** GitHub refuses comments beyond 65,536; the distance is for whatever it counts otherwise. */
const MAX_BYTES = 60_000
const ROWS = 8
const STALE = '> [!WARNING]'

/** The first line of our comment, by which it is found again. */
export function commentMarker(commentId: string): string {
  return `<!-- perf-gate:${commentId.replace(/[^\w.]+/g, '-')} -->`
}

/** The pull request comment, at most 60,000 bytes: for a reviewer with fifteen seconds and no statistics. */
export function renderComment(report: Report, options: CommentOptions): string {
  return fit((stage) => `${commentMarker(options.commentId)}\n${body(report, options, stage).markdown}\n`, stagesFrom(ROWS), MAX_BYTES)
}

/** The comment as it stands, with a banner that newer numbers are on their way, or that the run for them ended without a verdict. */
export function markStale(comment: string, headSha: string, ended = false): string {
  const [marker = '', ...rest] = comment.split('\n')
  const kept = rest[0]?.startsWith(STALE) === true ? rest.slice(3) : rest
  const sha = plain(headSha).slice(0, 7)
  return [marker, STALE, `> ${ended ? `⚠️ the run for ${sha} ended without a verdict` : `⏳ re-running for ${sha}`}; the numbers below are from before`, '', ...kept].join('\n')
}

/** Whether the comment still waits for the numbers of that commit, and not of a newer one. */
export function isWaitingFor(comment: string, headSha: string): boolean {
  return comment.split('\n')[2]?.startsWith(`> ⏳ re-running for ${plain(headSha).slice(0, 7)};`) === true
}

function body(report: Report, options: CommentOptions, stage: Stage): Markdown {
  const { headline } = report
  const url = options.pageUrl ?? options.reportUrl ?? options.runUrl
  const told = report.changes.filter((one) => one.mark === 'worse' || one.mark === 'unclear')
  const broken = report.promises.filter((one) => one.mark !== 'kept')
  const explained = report.changes.some((one) => one.mark === 'worse' || one.mark === 'better') ? explanationList(report.explanations) : undefined
  return paragraphs([
    md`### ${VERDICT_ICONS[headline.verdict]} perf-gate: ${headline.text}`,
    md`${clip(headline.meaning, 500)}`,
    phaseTable(report.phases, url === undefined ? undefined : link(options.pageUrl === undefined && options.reportUrl === undefined ? 'run' : 'report', url)),
    md`<sub>${joined(report.context.map((one) => md`${one}`), ' · ')}</sub>`,
    rehearsalLine(report.rehearsal),
    noteQuotes(report.notes),
    capacityLine(report),
    changeTable(told, stage.rows, options.pageUrl),
    promiseTable(broken, stage.rows),
    explained === undefined && report.profiles.length === 0 ? undefined : paragraphs([md`**What explains it**`, explained, profileList(report.profiles)]),
    stage.details ? foldedParts(report) : countedParts(report),
    report.nextSteps.length === 0 ? undefined : paragraphs([md`**Next steps**`, stepList(report)]),
    footer(report, options),
  ])
}

function foldedParts(report: Report): Markdown {
  return paragraphs([
    ...tellingCharts(report).map((chart) => details(md`Response times by percentile: ${chart.title} (${PHASE_WORDS[chart.phase].toLowerCase()})`, percentileDiagram(chart))),
    details(md`Added and removed (${report.presence.length})`, presenceList(report.presence, FOLDED_ROWS)),
    ...FOLDED.map(({ mark, title }) => foldedChanges(report.changes.filter((one) => one.mark === mark), title)),
    details(md`Not observed`, absenceList(report.phases)),
    details(md`Environment`, environmentTable(report)),
  ])
}

/** The curves of what stands out; of a change in the whole service, of its first class. */
function tellingCharts({ changes, percentiles }: Report): Report['percentiles'] {
  const told = changes.filter((one) => one.mark === 'worse' || one.mark === 'unclear')
  const mine = told.flatMap((change) => percentiles.filter((chart) => chart.phase === change.phase && chart.title === change.subject))
  const first = told.flatMap((change) => percentiles.find((chart) => chart.phase === change.phase) ?? [])
  return [...new Set([...mine, ...first])].slice(0, CHARTS)
}

/** Each is a frame of its own on GitHub's page. */
const CHARTS = 1
/** Enough of the folded tables for a comment; all rows are in the summary and the report. */
const FOLDED_ROWS = 25
const FOLDED: readonly { mark: ChangeMark; title: string }[] = [
  { mark: 'waived', title: 'Accepted by waivers' },
    { mark: 'better', title: 'Improvements' }, { mark: 'noted', title: 'Beyond the margin, but shown only' }, { mark: 'unsure', title: 'Not certain, and not deciding' }, { mark: 'unchanged', title: 'Unchanged' },
]

function foldedChanges(changes: readonly ChangeRow[], title: string): Markdown | undefined {
  return details(md`${title} (${changes.length})`, changeTable(changes, FOLDED_ROWS))
}

function countedParts(report: Report): Markdown | undefined {
  const counts = FOLDED.flatMap(({ mark, title }) => {
    const count = report.changes.filter((one) => one.mark === mark).length
    return count === 0 ? [] : [md`${title}: ${count}`]
  })
  return counts.length === 0 ? undefined : joined(counts, ' · ')
}

function footer(report: Report, { runUrl, reportUrl, pageUrl, attempt }: CommentOptions): Markdown {
  const { source } = report
  const pieces = [
    ...(runUrl === undefined ? [] : [link('run', runUrl)]),
    ...(pageUrl === undefined ? [] : [link('report', pageUrl)]),
    ...(reportUrl === undefined ? [] : [link('all files', reportUrl)]),
    md`config ${code(source.configHash.slice(0, 8))}`, md`perf-gate ${source.version}`,
    md`updated ${source.startedAt.slice(0, 16).replace('T', ' ')} UTC${source.head === undefined ? '' : ` for ${shortSha(source.head) ?? ''}`}${attempt === undefined || attempt < 2 ? '' : `, attempt ${attempt}`}`,
  ]
  return md`<sub>${joined(pieces, ' · ')}</sub>`
}
