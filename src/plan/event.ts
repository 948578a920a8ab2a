import { z } from 'zod'
import type { EventSource, PullRequestRef } from '../ports.ts'
import type { Event } from './plan.ts'

const Repo = z.looseObject({ full_name: z.string().optional(), default_branch: z.string().optional() })
const Payload = z.looseObject({
  repository: Repo.optional(),
  pull_request: z.looseObject({
    number: z.int(), title: z.string().optional(),
    head: z.looseObject({ sha: z.string(), ref: z.string(), repo: Repo.nullish() }),
    base: z.looseObject({ sha: z.string(), ref: z.string(), repo: Repo.nullish() }),
  }).optional(),
  merge_group: z.looseObject({ head_sha: z.string(), base_sha: z.string(), head_ref: z.string(), base_ref: z.string() }).optional(),
  before: z.string().optional(), forced: z.boolean().optional(),
  head_commit: z.looseObject({ message: z.string() }).nullish(),
})
const KINDS = ['pull_request', 'pull_request_target', 'push', 'merge_group', 'workflow_dispatch', 'schedule', 'release'] as const
const NO_COMMIT = /^0*$/

/** Reads the raw event; without one we are on a laptop. Unknown or odd payloads give `other` with what is known. */
export function readEvent(source: EventSource | undefined): Event {
  if (source === undefined) return { ...NOTHING, kind: 'laptop', title: 'local run' }
  const payload = Payload.safeParse(source.payload).data ?? {}
  const kind: Event['kind'] = KINDS.find((known) => known === source.name) ?? 'other'
  const common: Omit<Event, 'title'> = { ...NOTHING, kind, sha: source.sha, headSha: source.sha, headRef: shortRef(source.ref), runUrl: source.runUrl }
  if (payload.pull_request !== undefined) {
    const { head, base, number, title } = payload.pull_request
    return {
      ...common, headSha: head.sha, headRef: head.ref, baseSha: base.sha, baseRef: base.ref, pullRequest: number,
      fromFork: (head.repo?.full_name ?? '') !== source.repository, title: title ?? `pull request ${number}`,
    }
  }
  if (payload.merge_group !== undefined) {
    const { head_sha, base_sha, head_ref, base_ref } = payload.merge_group
    return { ...common, headSha: head_sha, headRef: shortRef(head_ref), baseSha: base_sha, baseRef: shortRef(base_ref), title: `merge group ${shortRef(head_ref)}` }
  }
  const defaultBranch = payload.repository?.default_branch
  const onDefaultBranch = defaultBranch !== undefined && source.ref === `refs/heads/${defaultBranch}`
  // A new branch has no commit before, and after a forced push that one is no longer part of it.
  const before = payload.forced === true || NO_COMMIT.test(payload.before ?? '') ? undefined : payload.before
  return {
    ...common, onDefaultBranch, baseSha: before,
    // Then a branch is compared with where it left the default branch; a tag has not left any.
    baseRef: before === undefined && !onDefaultBranch && source.ref.startsWith('refs/heads/') ? defaultBranch : undefined,
    title: payload.head_commit?.message.split('\n')[0] ?? `${source.name} on ${shortRef(source.ref)}`,
  }
}

const NOTHING = {
  sha: undefined, headSha: undefined, headRef: undefined, baseSha: undefined, baseRef: undefined, pullRequest: undefined,
  fromFork: false, onDefaultBranch: false, runUrl: undefined,
} as const

function shortRef(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, '')
}

const WorkflowRun = z.looseObject({ workflow_run: z.looseObject({
  id: z.int(), event: z.string(), head_sha: z.string(), head_branch: z.string().nullish(), head_repository: z.looseObject({ id: z.int() }).nullish(),
}) })

/** A finished workflow run whose result another run tells, as GitHub's event says: nothing of it is taken from what that run stored. */
export type ReportedRun = { id: number; event: string; headSha: string; headBranch: string | undefined; headRepositoryId: number | undefined }

/** Undefined when the event is not one of a finished workflow run. */
export function readReportedRun(source: EventSource): ReportedRun | undefined {
  const run = source.name === 'workflow_run' ? WorkflowRun.safeParse(source.payload).data?.workflow_run : undefined
  return run === undefined ? undefined : { id: run.id, event: run.event, headSha: run.head_sha, headBranch: run.head_branch ?? undefined, headRepositoryId: run.head_repository?.id }
}

/** The event that the reported run had, rebuilt from what GitHub says of its pull request now. No fork's: this run is ours, and may write. */
export function eventOfPullRequest(pull: PullRequestRef, source: EventSource): Event {
  return {
    ...NOTHING, kind: 'pull_request', sha: pull.headSha, headSha: pull.headSha, headRef: pull.headRef, baseSha: pull.baseSha, baseRef: pull.baseRef, pullRequest: pull.number,
    title: pull.title, runUrl: source.runUrl,
  }
}
