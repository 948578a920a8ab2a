import type { FailOn, Phase } from '../../config/config.ts'
import { exitCodeOf } from '../../judge/verdict.ts'
import type { VerdictKind } from '../../measure/result.ts'
import type { CheckAnnotation, CheckConclusion, CheckOutput } from '../../ports.ts'
import type { PhaseRow } from '../view/phase-rows.ts'
import { clip, plain } from '../plain.ts'
import type { Report } from '../view/report.ts'
import { VERDICT_ICONS } from '../words.ts'
import { byteLength, fit, stagesFrom, type Stage } from './fit.ts'
import { joined, list, md, paragraphs, type Markdown } from './markdown.ts'
import { absenceList, changeTable, explanationList, noteQuotes, phaseTable, promiseTable, stepList, violationTable } from './tables.ts'

export type RenderedCheck = { conclusion: CheckConclusion; output: CheckOutput }

/** GitHub's limits: 65,535 bytes of summary, 50 annotations a request. */
const MAX_SUMMARY_BYTES = 65_535
const MAX_ANNOTATIONS = 50
const ROWS = 40
const LONGEST_TITLE = 140
const MAX_TITLE_BYTES = 255
const GATE = 'perf-gate'

/** The check of a phase, under the name that branch protection knows. */
export function checkName(phase: Phase | undefined): string {
  return phase === undefined ? GATE : `${GATE} / ${phase}`
}

/** The gate's check and one per phase, by name. Complete those that were opened. `digest` is hidden at the end of the gate's. */
export function renderChecks(report: Report, failOn: readonly FailOn[], digest = ''): Record<string, RenderedCheck> {
  const gate: RenderedCheck = {
    conclusion: conclude(report.headline.verdict, failOn),
    output: { title: titleOf(report.headline.text), summary: fit((stage) => [gateSummary(report, stage).markdown, ...(digest === '' ? [] : [digest])].join('\n\n'), stagesFrom(ROWS), MAX_SUMMARY_BYTES), annotations: annotate(report) },
  }
  return { [checkName(undefined)]: gate, ...Object.fromEntries(report.phases.map((phase) => [checkName(phase.phase), phaseCheck(report, phase, failOn)])) }
}

/** One rule for exit codes and conclusions: what ends a run in failure fails its check. */
function conclude(verdict: VerdictKind, failOn: readonly FailOn[]): CheckConclusion {
  if (verdict === 'pass') return 'success'
  return exitCodeOf(verdict, failOn) === 0 ? 'neutral' : 'failure'
}

function phaseCheck(report: Report, phase: PhaseRow, failOn: readonly FailOn[]): RenderedCheck {
  const cut = { ...report, changes: report.changes.filter((one) => one.phase === phase.phase), promises: report.promises.filter((one) => one.phase === phase.phase) }
  const conclusion = phase.verdict === 'not-run' ? (report.headline.verdict === 'invalid' ? 'failure' : 'neutral') : conclude(phase.verdict, failOn)
  return {
    conclusion,
    output: {
      title: titleOf(`${phase.word}${phase.passed === undefined ? '' : `, ${phase.passed} checks passed`}: ${phase.worst}`),
      summary: fit((stage) => phaseSummary(cut, phase, stage).markdown, stagesFrom(ROWS), MAX_SUMMARY_BYTES),
    },
  }
}

function gateSummary(report: Report, stage: Stage): Markdown {
  return paragraphs([
    md`## ${VERDICT_ICONS[report.headline.verdict]} ${report.headline.text}`, md`${clip(report.headline.meaning, 500)}`,
    phaseTable(report.phases), md`${joined(report.context.map((one) => md`${one}`), ' · ')}`, noteQuotes(report.notes),
    ...findings(report, stage),
    stage.details ? explanationList(report.explanations) : undefined,
    report.nextSteps.length === 0 ? undefined : paragraphs([md`### Next steps`, stepList(report)]),
  ])
}

function phaseSummary(report: Report, phase: PhaseRow, stage: Stage): Markdown {
  return paragraphs([
    md`## ${VERDICT_ICONS[phase.verdict]} ${phase.title}: ${phase.word}`,
    phase.measured.length === 0 ? md`${phase.worst}` : md`${phase.measured.join(' · ')}`,
    list(phase.reasons.slice(0, stage.rows).map((reason) => md`${clip(reason, 300)}`)),
    ...findings(report, stage),
    stage.details && phase.phase === 'sla' ? violationTable(report.violations, stage.rows) : undefined,
    stage.details ? explanationList(report.explanations.filter((one) => one.phase === phase.phase)) : undefined,
    stage.details ? absenceList([phase]) : undefined,
  ])
}

function findings(report: Report, stage: Stage): (Markdown | undefined)[] {
  return [
    changeTable(report.changes.filter((one) => one.mark !== 'unchanged'), stage.rows),
    promiseTable(report.promises.filter((one) => one.mark !== 'kept' || stage.details), stage.rows),
    stage.details ? changeTable(report.changes.filter((one) => one.mark === 'unchanged'), stage.rows) : undefined,
  ]
}

/** Breached promises, on their lines of the configuration file. */
function annotate({ promises, source }: Report): CheckAnnotation[] {
  const path = source.configFile
  if (path === undefined) return []
  return promises.flatMap((promise): CheckAnnotation[] => {
    if (promise.line === undefined || (promise.mark !== 'broken' && promise.mark !== 'watch')) return []
    return [{
      path, startLine: promise.line, endLine: promise.line, level: promise.mark === 'broken' ? 'failure' : 'warning',
      title: titleOf(`${promise.severity}: ${promise.objective}`), message: plain(`${promise.actual ?? 'not observed'}, promised ${promise.target}. ${promise.why}${promise.windows === undefined ? '' : ` (${promise.windows})`}`),
    }]
  }).slice(0, MAX_ANNOTATIONS)
}

/** Within the 255 bytes that GitHub keeps of a title, whatever its letters take. */
function titleOf(text: string): string {
  const whole = clip(plain(text), LONGEST_TITLE)
  for (let length = LONGEST_TITLE; ; length--) {
    const title = clip(whole, length)
    if (byteLength(title) <= MAX_TITLE_BYTES) return title
  }
}
