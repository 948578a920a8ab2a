import type { GitOrigin } from './git-origin.ts'
import type { Json } from './json.ts'

export type EventName = 'push' | 'pull_request' | 'pull_request_target' | 'merge_group' | 'schedule' | 'release' | 'workflow_dispatch' | 'workflow_run'
/** What a workflow run is started with. */
export type StartedBy = {
  payload: Json
  /** What GITHUB_SHA and GITHUB_REF say, and what a checkout gets. */
  sha: string
  ref: string
  /** What the run says of itself in the REST API: for a pull request its head, not the merge. */
  headSha: string
  headBranch: string
  headRepository: 'own' | 'fork'
  baseRef: string
  headRef: string
}
export type EventOptions = { event: EventName, origin: GitOrigin, repository: Json, branch: string, pr?: Json, after?: Json, before?: string }

/** What a push calls the commit before the first. */
export const NO_COMMIT = '0'.repeat(40)

/** The event that GitHub would send. Throws where GitHub would start nothing. */
export async function describeEvent(options: EventOptions): Promise<StartedBy> {
  const { event, origin, repository, branch, pr, after } = options
  const ref = `refs/heads/${branch}`
  const sha = await origin.resolve(ref)
  if (sha === undefined) throw new Error(`there is no branch ${branch}`)
  const common = { repository, sender: repository.owner }
  const onBranch = { sha, ref, headSha: sha, headBranch: branch, headRepository: 'own', baseRef: '', headRef: '' } as const
  if (event === 'push') return { ...onBranch, payload: { ...common, ...await describePush(origin, ref, sha), ...options.before !== undefined && { before: options.before, created: options.before === NO_COMMIT, forced: options.before !== NO_COMMIT } } }
  if (event === 'release') return { ...onBranch, ref: 'refs/tags/v1.0.0', payload: { ...common, action: 'published', release: { tag_name: 'v1.0.0', target_commitish: branch } } }
  if (event === 'schedule') return { ...onBranch, payload: { ...common, schedule: '0 3 * * *' } }
  if (event === 'workflow_dispatch') return { ...onBranch, payload: { ...common, ref, inputs: {} } }
  if (event === 'workflow_run') {
    if (after === undefined) throw new Error('workflow_run needs the run that it comes `after`')
    return { ...onBranch, payload: { ...common, action: 'completed', workflow_run: after } }
  }
  if (pr === undefined) throw new Error(`${event} needs a pull request`)
  if (event === 'merge_group') return describeMergeGroup(options, sha, common)
  const headRepository = pr.head.repo.fork === true ? 'fork' as const : 'own' as const
  const ofPull = { headSha: pr.head.sha, headBranch: pr.head.ref, headRepository, baseRef: pr.base.ref, headRef: pr.head.ref }
  const payload = { ...common, action: 'synchronize', number: pr.number, pull_request: pr }
  // since December 2025 always the default branch, whatever the pull request targets
  if (event === 'pull_request_target') return { ...onBranch, ...ofPull, payload }
  if (pr.merge_commit_sha === null) throw new Error('the pull request has conflicts: GitHub starts nothing')
  return { ...ofPull, payload, sha: pr.merge_commit_sha, ref: `refs/pull/${pr.number}/merge` }
}

async function describePush(origin: GitOrigin, ref: string, sha: string): Promise<Json> {
  const commit = await origin.read(sha)
  const head = { id: sha, tree_id: commit.tree, message: commit.message, timestamp: commit.committer.date, author: commit.author, committer: commit.committer, distinct: true }
  return { ref, before: commit.parents[0] ?? NO_COMMIT, after: sha, created: false, deleted: false, forced: false, head_commit: head, commits: [head] }
}

async function describeMergeGroup({ origin, pr, branch }: EventOptions, baseSha: string, common: Json): Promise<StartedBy> {
  const sha = await origin.merge(baseSha, pr.head.sha, `Merge pull request #${pr.number}`)
  if (sha === null) throw new Error('the pull request has conflicts: the queue drops it')
  const headBranch = `gh-readonly-queue/${branch}/pr-${pr.number}-${baseSha}`
  const ref = `refs/heads/${headBranch}`
  await origin.point(ref, sha)
  const group = { head_sha: sha, head_ref: ref, base_sha: baseSha, base_ref: `refs/heads/${branch}` }
  return { payload: { ...common, action: 'checks_requested', merge_group: group }, sha, ref, headSha: sha, headBranch, headRepository: 'own', baseRef: '', headRef: '' }
}
