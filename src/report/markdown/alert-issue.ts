import type { Violation } from '../../measure/result.ts'
import { clip } from '../plain.ts'
import { objectiveOf } from '../view/promise-rows.ts'
import { formatDuration, formatLimit, formatValue } from '../quantity.ts'
import { metricNature } from '../words.ts'
import { code, link, md, paragraphs, table } from './markdown.ts'

export type AlertIssue = {
  commentId: string
  branch: string
  /** What was told of each promise last; empty: a whole run has kept them all. */
  violations: readonly Violation[]
  title: string
  headSha: string | undefined
  runUrl: string | undefined
}

/** The first line of our issue, by which it is found again. */
export function alertMarker(commentId: string): string {
  return `<!-- perf-gate-alert:${commentId.replace(/[^\w.]+/g, '-')} -->`
}

export function alertTitle({ commentId, branch }: Pick<AlertIssue, 'commentId' | 'branch'>): string {
  return `perf-gate: broken promises on ${branch}${commentId === 'perf-gate' ? '' : ` (${commentId})`}`.slice(0, 200)
}

/** The issue as it stands: one row for each promise that was violated in the last run that violated one. */
export function renderAlertIssue({ commentId, branch, violations, title, headSha, runUrl }: AlertIssue): string {
  const seen = md`${link(`the run of ${headSha?.slice(0, 7) ?? 'an unknown commit'}`, runUrl)} (${clip(title, 200)})`
  const rows = violations.map((one) => {
    const { unit, worse } = metricNature(one.metric)
    return [
      md`${clip(objectiveOf(one), 150)}`, md`${one.state === 'resolved' ? '✅ kept again' : '❌ broken'}`, md`${worse === 'higher' ? 'at most' : 'at least'} ${formatLimit(one.limit, unit)}`, md`${formatValue(one.worst, unit)}`,
      md`${one.severity}`, md`${formatDuration(one.startMs / 1000)}${one.endMs === undefined ? '' : ` to ${formatDuration(one.endMs / 1000)}`}`,
    ]
  })
  return `${alertMarker(commentId)}\n${paragraphs([
    violations.length === 0 ? md`✅ ${seen} kept all promises again.` : md`${violations.every((one) => one.state === 'resolved') ? '✅ Kept again' : '❌ Broken'} in ${seen}.`,
    table(['Promise', 'State', 'Target', 'Worst', 'Severity', 'Seconds of its traffic'], rows),
    md`<sub>Kept by perf-gate: opened when a promise is violated on ${code(branch)}, and closed when it is kept again. There is one for all of them.</sub>`,
  ]).markdown}\n`
}
