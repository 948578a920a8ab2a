import type { Config } from '../config/config.ts'
import type { Result } from '../measure/result.ts'
import type { Plan } from '../plan/plan.ts'
import type { World } from '../ports.ts'
import { commentMarker, isWaitingFor, markStale, renderComment } from '../report/markdown/comment.ts'
import { buildReport } from '../report/view/report.ts'
import { decideComment } from './decide-comment.ts'

type Telling = { github: NonNullable<World['github']>; plan: Plan; config: Config; world: World }

/**
 * Says on a comment of an earlier run that this one has begun, or that it ended without a verdict. A newer run is not spoken over: neither
 * where the pull request has moved on from our commit, nor where the comment waits for another.
 */
export async function markComment(telling: Telling, ended: boolean): Promise<void> {
  const { github, plan: { publish, event }, config } = telling
  if (publish.commentOn === undefined) return
  const existing = await github.comments.find(publish.commentOn, commentMarker(config.report.commentId))
  if (existing === undefined || existing === 'forbidden') return
  const headSha = event.headSha ?? ''
  if (ended ? isWaitingFor(existing.body, headSha) : await isNewest(publish.commentOn, telling)) await github.comments.update(existing.id, markStale(existing.body, headSha, ended))
}

/** Tells the result on the pull request, unless a newer commit is what matters there. Returns where. */
export async function sendComment(telling: Telling, result: Result, { reportUrl, pageUrl }: { reportUrl: string | undefined; pageUrl: string | undefined }): Promise<string | undefined> {
  const { github, plan: { publish, event: { headSha, runUrl } }, config } = telling
  const pullRequest = publish.commentOn
  if (pullRequest === undefined) return undefined
  const body = renderComment(buildReport(result), { commentId: config.report.commentId, ...(runUrl === undefined ? {} : { runUrl }), ...(reportUrl === undefined ? {} : { reportUrl }), ...(pageUrl === undefined ? {} : { pageUrl }) })
  const existing = await github.comments.find(pullRequest, commentMarker(config.report.commentId))
  if (existing === 'forbidden') return undefined
  const changed = result.verdicts.some((phase) => phase.comparisons.some((one) => one.role !== 'informational' && (one.improved || one.verdict === 'fail')))
  const decision = decideComment({ mode: config.report.comment, verdict: result.verdict, changed, existing: existing?.body, body })
  if (decision === 'leave') return existing?.url
  // One that waits for us is answered even when we are not the newest: where the newest commit has a run, it has spoken, or will.
  const isAwaited = existing !== undefined && isWaitingFor(existing.body, headSha ?? '')
  if (!isAwaited && !(await isNewest(pullRequest, telling))) return existing?.url
  return decision === 'create' ? (await github.comments.create(pullRequest, body))?.url : (await github.comments.update((existing as { id: number }).id, body))?.url
}

/** Whether the pull request still ends with what this run measures. Where that cannot be asked, the run speaks: better late than never. */
async function isNewest(pullRequest: number, { github, plan: { event }, world }: Telling): Promise<boolean> {
  try {
    const newest = await github.repository.headOf(pullRequest)
    if (newest === event.headSha) return true
    world.log.info(`the comment is left to the run of ${newest.slice(0, 7)}: the pull request has moved on from ${event.headSha?.slice(0, 7) ?? 'this commit'}`)
    return false
  } catch (error) {
    world.log.info(`the newest commit of the pull request could not be asked for (${(error as Error).message}): this run comments`)
    return true
  }
}
