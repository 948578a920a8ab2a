import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { BlobStore } from './blob-store.ts'
import { describeEvent, type EventName, type StartedBy } from './events.ts'
import type { GitOrigin } from './git-origin.ts'
import type { GitHub } from './github-server.ts'
import type { HttpService } from './http-service.ts'
import type { Json } from './json.ts'
import { FORK, TRUSTED } from './permissions.ts'
import { type Job, runAction, type StepResult } from './runner.ts'
import { issueRuntimeToken } from './runtime-token.ts'
import { issueToken, type Permissions, type RecordedRequest, type State, timestamp, type WorkflowRun } from './state.ts'

export const REPOSITORY = 'octo-org/app'

/** What a world is made of. */
export type Parts = { folder: string, action: () => string, state: State, origin: GitOrigin, blobs: BlobStore, github: GitHub, results: HttpService }
export type StepOptions = {
  /** `pull_request` where `pr` is given, else `push`. */
  event?: EventName
  pr?: PullRequest
  /** Branch that was pushed, or targeted by a merge group. */
  branch?: string
  /** The finished run that a `workflow_run` comes after. */
  after?: StepRun
  /** The commit that a push replaces by force; `NO_COMMIT` for a new branch. A push of one commit where absent. */
  before?: string
  inputs?: Record<string, string>
  /** Written into the workspace after the checkout, committed nowhere. */
  files?: Record<string, string>
  env?: Record<string, string>
  /** Of GITHUB_TOKEN. Read-only for a pull request from a fork, else what the README grants. */
  permissions?: Permissions
  cancel?: Job['cancel']
  kill?: Job['kill']
  /** Checks out the pull request's head whatever the event, as a careless `ref:` of actions/checkout does. */
  headCheckout?: boolean
  /** Commits fetched by the checkout; 1 as actions/checkout does, 0 for all. */
  fetchDepth?: number
  /** Where people see this GitHub; `https://github.com` where absent. */
  serverUrl?: string
  /** File name and job id of the workflow. */
  workflow?: string
  job?: string
}
/** One workflow run with the step's result and everything the step sent. */
export type StepRun = StepResult & { runId: number, sha: string, headSha: string, workspace: string, requests: RecordedRequest[] }
/** A pull request as the REST API and the event tell it. */
export type PullRequest = { number: number, title: string, html_url: string, head: PullSide, base: PullSide, merge_commit_sha: string | null }
type PullSide = { sha: string, ref: string, label: string, repo: { id: number, full_name: string, fork: boolean } }

/** One workflow run with one job with one step: checkout, then the action's main and post. */
export async function runStep(parts: Parts, options: StepOptions): Promise<StepRun> {
  const { state, origin, github, results } = parts
  const { pr, event = pr === undefined ? 'push' : 'pull_request', branch = pr?.base.ref ?? 'main', workflow = 'perf.yml' } = options
  const repository = await github.ask(`/repos/${REPOSITORY}`)
  const after = options.after === undefined ? undefined : await github.ask(`/repos/${REPOSITORY}/actions/runs/${options.after.runId}`)
  const started = await describeEvent({ event, origin, repository, branch, ...pr !== undefined && { pr }, ...after !== undefined && { after }, ...options.before !== undefined && { before: options.before } })
  const { sha, headSha } = started
  const run = addRun(state, {
    event, headSha, headBranch: started.headBranch, headRepository: started.headRepository, status: 'in_progress', conclusion: null, path: `.github/workflows/${workflow}`,
  })
  const folder = mkdtempSync(path.join(parts.folder, 'job-'))
  const workspace = path.join(folder, 'work')
  await origin.checkout(workspace, { ...(options.headCheckout === true && pr !== undefined ? { sha: headSha, ref: `refs/pull/${pr.number}/head` } : { sha, ref: started.ref }), depth: options.fetchDepth ?? 1 })
  for (const [name, content] of Object.entries(options.files ?? {})) {
    mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true })
    writeFileSync(path.join(workspace, name), content)
  }
  const fromFork = event === 'pull_request' && started.headRepository === 'fork'
  const token = issueToken(state, options.permissions ?? (fromFork ? FORK : TRUSTED))
  const sentBefore = state.requests.length
  const result = await runAction({
    action: parts.action(), folder, inputs: options.inputs ?? {}, env: options.env ?? {}, ...options.cancel !== undefined && { cancel: options.cancel }, ...options.kill !== undefined && { kill: options.kill },
    runtime: { resultsUrl: `${results.url}/`, token: issueRuntimeToken(run) },
    github: { ...githubContext(github.url, run, started, workflow), ...options.serverUrl !== undefined && { server_url: options.serverUrl }, job: options.job ?? 'perf-gate', token },
  })
  run.status = 'completed'
  run.conclusion = result.conclusion
  const outside = result.log.split('\n').filter((line) => line.startsWith('loopback-guard:'))
  state.violations.push(...outside)
  return { ...result, runId: run.id, sha, headSha, workspace, requests: state.requests.slice(sentBefore) }
}

function githubContext(apiUrl: string, run: WorkflowRun, started: StartedBy, workflow: string): Record<string, Json> {
  const actor = started.headRepository === 'fork' ? 'contributor' : 'maintainer'
  return {
    api_url: apiUrl, graphql_url: `${apiUrl}/graphql`, event_name: run.event, event: started.payload, sha: started.sha, ref: started.ref,
    ref_name: started.ref.replace(/^refs\/(heads|tags|pull)\//, ''), base_ref: started.baseRef, head_ref: started.headRef,
    repository: REPOSITORY, repository_owner: REPOSITORY.split('/')[0], repository_id: '1', repository_owner_id: '1', actor, triggering_actor: actor, actor_id: '1',
    run_id: String(run.id), run_number: String(run.runNumber), workflow: run.name, workflow_ref: `${REPOSITORY}/.github/workflows/${workflow}@${started.ref}`, workflow_sha: started.sha,
  }
}

type RunFacts = Pick<WorkflowRun, 'event' | 'headSha' | 'headBranch' | 'headRepository' | 'status' | 'conclusion'> & { path?: string, createdAt?: string }

/** Remembers a run; what `facts` leave out is as for a run of now. */
export function addRun(state: State, facts: RunFacts): WorkflowRun {
  const run = {
    id: state.nextId(), runBackendId: randomUUID(), jobBackendId: randomUUID(), name: 'perf', path: '.github/workflows/perf.yml',
    runNumber: state.runs.length + 1, createdAt: timestamp(), ...facts,
  }
  state.runs.push(run)
  return run
}
