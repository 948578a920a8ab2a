import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startAzurite } from './azurite.ts'
import { type BlobStore, openBlobStore } from './blob-store.ts'
import { describeEvent, type EventName, type StartedBy } from './events.ts'
import { createGitOrigin, type GitOrigin, type Tree } from './git-origin.ts'
import { type GitHub, startGitHub } from './github-server.ts'
import type { HttpService } from './http-service.ts'
import type { Json } from './json.ts'
import { FORK, TRUSTED } from './permissions.ts'
import { startResultsService } from './results-service.ts'
import { type Job, runAction, type StepResult } from './runner.ts'
import { issueRuntimeToken } from './runtime-token.ts'
import { createState, type Fault, issueToken, type Permissions, type RecordedRequest, type State, timestamp, type WorkflowRun } from './state.ts'
import { unzip, zip } from './zip.ts'

export type WorldOptions = {
  /** Folder with action.yml, package.json and dist; this repository's root if absent. */
  action?: string
  /** What the main branch begins with. */
  files?: Tree
}
export type StepOptions = {
  /** `pull_request` where `pr` is given, else `push`. */
  event?: EventName
  pr?: PullRequest
  /** Branch that was pushed, or targeted by a merge group. */
  branch?: string
  /** The finished run that a `workflow_run` comes after. */
  after?: StepRun
  inputs?: Record<string, string>
  /** Written into the workspace after the checkout, committed nowhere. */
  files?: Record<string, string>
  env?: Record<string, string>
  /** Of GITHUB_TOKEN. Read-only for a pull request from a fork, else what the README grants. */
  permissions?: Permissions
  cancel?: Job['cancel']
  /** Commits fetched by the checkout; 1 as actions/checkout does, 0 for all. */
  fetchDepth?: number
  /** File name and job id of the workflow. */
  workflow?: string
  job?: string
}
/** One workflow run with the step's result and everything the step sent. */
export type StepRun = StepResult & { runId: number, sha: string, headSha: string, workspace: string, requests: RecordedRequest[] }
/** A pull request as the REST API and the event tell it. */
export type PullRequest = { number: number, title: string, html_url: string, head: PullSide, base: PullSide, merge_commit_sha: string | null }
type PullSide = { sha: string, ref: string, label: string, repo: { id: number, full_name: string, fork: boolean } }
export type Artifact = { id: number, name: string, runId: number | undefined, sizeBytes: number, expiresAt: string, files(): Promise<Record<string, string>> }
/** A run made by hand, for artifacts that the action did not make. */
export type PlantedRun = Partial<Pick<WorkflowRun, 'event' | 'headBranch' | 'headSha' | 'headRepository' | 'conclusion' | 'createdAt'>>

/** GitHub, its storage, its runner and one repository, all on this machine. */
export type World = AsyncDisposable & {
  /** `owner/name` */
  repository: string
  apiUrl: string
  origin: GitOrigin
  /** A GITHUB_TOKEN with these permissions, for asking the API directly. */
  token(permissions: Permissions): string
  /** Commits to `branch` and returns the commit. */
  push(files: Tree, options?: { branch?: string, message?: string }): Promise<string>
  openPullRequest(branch: string, options: { files: Tree, fork?: boolean, base?: string, title?: string }): Promise<PullRequest>
  /** Commits to the pull request (nothing for no files) and merges it anew with its base as that is now. */
  updatePullRequest(pr: PullRequest, files: Tree): Promise<PullRequest>
  /** Checks out, and runs the action's main and post as one workflow run. */
  runStep(options: StepOptions): Promise<StepRun>
  comments(number: number): Promise<Json[]>
  /** A comment by somebody else. */
  comment(number: number, body: string): Promise<Json>
  issues(): Promise<Json[]>
  /** Every check run of a commit, oldest first, each with its `annotations`. */
  checks(sha: string): Promise<Json[]>
  artifacts(): Artifact[]
  /** Stores an artifact of a run that never was. */
  plantArtifact(name: string, files: Record<string, string> | Buffer, run?: PlantedRun): Promise<Artifact>
  /** Everything sent by every step so far. */
  requests(): RecordedRequest[]
  /** What real GitHub would not have accepted, since the last call. */
  violations(): string[]
  /** Makes the next matching requests fail. */
  fail(fault: Fault): void
}

const OWNER = 'octo-org'
const REPO = 'app'
const REPOSITORY = `${OWNER}/${REPO}`
const DAY_MS = 86_400_000
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Starts everything; dispose it after the tests. Takes one to two seconds. */
export async function startWorld({ action = ROOT, files = { 'README.md': '# App\n' } }: WorldOptions = {}): Promise<World> {
  await using stack = new AsyncDisposableStack()
  const folder = stack.adopt(mkdtempSync(path.join(tmpdir(), 'perf-gate-world-')), (each) => rmSync(each, { recursive: true, force: true }))
  const state = createState()
  const [azurite, origin] = await Promise.all([startAzurite(), createGitOrigin(path.join(folder, 'origin.git'), files)])
  stack.use(azurite)
  const blobs = await openBlobStore(azurite.url)
  const results = stack.use(await startResultsService(state, blobs))
  const github = stack.use(await startGitHub({ state, blobs, origin, owner: OWNER, repo: REPO }))
  const parts: Parts = { folder, action: copyAction(action, folder), state, origin, blobs, github, results }
  const services = stack.move()
  return { ...scenario(parts), ...observations(parts), [Symbol.asyncDispose]: () => services.disposeAsync() }
}

type Parts = { folder: string, action: string, state: State, origin: GitOrigin, blobs: BlobStore, github: GitHub, results: HttpService }

/** Away from node_modules, so that nothing but the bundle can be loaded. */
function copyAction(from: string, folder: string): string {
  const to = path.join(folder, 'action')
  for (const name of ['action.yml', 'package.json', 'dist']) {
    if (!existsSync(path.join(from, name))) throw new Error(`${path.join(from, name)} is missing: build the action first`)
    cpSync(path.join(from, name), path.join(to, name), { recursive: true })
  }
  return to
}

/** What people and runners do. */
function scenario(parts: Parts): Pick<World, 'push' | 'openPullRequest' | 'updatePullRequest' | 'runStep' | 'comment' | 'plantArtifact' | 'fail' | 'token' | 'origin' | 'apiUrl' | 'repository'> {
  const { state, origin, github, blobs } = parts
  return {
    repository: REPOSITORY,
    apiUrl: github.url,
    origin,
    token: (permissions) => issueToken(state, permissions),
    push: (files, { branch = 'main', message } = {}) => origin.commit(branch, files, { ...message !== undefined && { message } }),
    async openPullRequest(branch, { files, fork = false, base = 'main', title = branch }) {
      const opened = await github.act('POST', `/repos/${REPOSITORY}/pulls`, { title, head: `${branch}-head`, base, body: '' })
      const baseSha = await origin.resolve(`refs/heads/${base}`) ?? ''
      const headSha = await origin.commit(ownRef(branch, fork), files, { from: baseSha })
      state.pulls.set(opened.number, { branch, base, headSha, baseSha, mergeSha: null, fork })
      return mergeAnew(parts, opened.number)
    },
    async updatePullRequest(pr, files) {
      const facts = state.pulls.get(pr.number)
      if (facts === undefined) throw new Error(`there is no pull request ${pr.number}`)
      if (Object.keys(files).length > 0) facts.headSha = await origin.commit(ownRef(facts.branch, facts.fork), files)
      facts.baseSha = await origin.resolve(`refs/heads/${facts.base}`) ?? ''
      return mergeAnew(parts, pr.number)
    },
    runStep: (options) => runStep(parts, options),
    comment: (number, body) => github.act('POST', `/repos/${REPOSITORY}/issues/${number}/comments`, { body }),
    async plantArtifact(name, files, facts = {}) {
      const main = await origin.resolve('refs/heads/main') ?? ''
      const run = addRun(state, { event: 'push', headBranch: 'main', headSha: main, headRepository: 'own', status: 'completed', conclusion: 'success', ...facts })
      const content = Buffer.isBuffer(files) ? files : zip(files)
      const artifact = {
        id: state.nextId(), name, runBackendId: run.runBackendId, blob: `${run.runBackendId}/planted.zip`, sizeBytes: content.length, digest: null,
        createdAt: run.createdAt, expiresAt: timestamp(new Date(Date.parse(run.createdAt) + 90 * DAY_MS)),
      }
      await blobs.write(artifact.blob, content)
      state.artifacts.push(artifact)
      return { id: artifact.id, name, runId: run.id, sizeBytes: content.length, expiresAt: artifact.expiresAt, files: () => unzip(content) }
    },
    fail: (fault) => void state.faults.push(fault),
  }
}

/** What there is to see afterwards. */
function observations({ state, github, blobs }: Parts): Pick<World, 'comments' | 'issues' | 'checks' | 'artifacts' | 'requests' | 'violations'> {
  const ask = (inside: string) => github.ask(`/repos/${REPOSITORY}${inside}`)
  return {
    comments: (number) => ask(`/issues/${number}/comments?per_page=100`),
    issues: () => ask('/issues?state=all&per_page=100'),
    async checks(sha) {
      const { check_runs: runs } = await ask(`/commits/${sha}/check-runs?filter=all&per_page=100`)
      return Promise.all(runs.toReversed().map(async (run: Json) => ({ ...run, annotations: await ask(`/check-runs/${run.id}/annotations?per_page=100`) })))
    },
    artifacts: () => state.artifacts.map(({ id, name, sizeBytes, expiresAt, blob, runBackendId }) => ({
      id, name, sizeBytes, expiresAt, runId: state.runs.find((run) => run.runBackendId === runBackendId)?.id, files: async () => unzip(await blobs.read(blob)),
    })),
    requests: () => [...state.requests],
    violations: () => state.violations.splice(0),
  }
}

async function mergeAnew({ state, origin, github }: Parts, number: number): Promise<PullRequest> {
  const facts = state.pulls.get(number)
  if (facts === undefined) throw new Error(`there is no pull request ${number}`)
  await origin.point(`refs/pull/${number}/head`, facts.headSha)
  facts.mergeSha = await origin.merge(facts.baseSha, facts.headSha, `Merge ${facts.headSha} into ${facts.baseSha}`)
  if (facts.mergeSha !== null) await origin.point(`refs/pull/${number}/merge`, facts.mergeSha)
  return github.ask(`/repos/${REPOSITORY}/pulls/${number}`)
}

/** A fork's branches are not among ours. */
function ownRef(branch: string, fork: boolean): string {
  return fork ? `refs/fork/${branch}` : branch
}

async function runStep(parts: Parts, options: StepOptions): Promise<StepRun> {
  const { state, origin, github, results } = parts
  const { pr, event = pr === undefined ? 'push' : 'pull_request', branch = pr?.base.ref ?? 'main', workflow = 'perf.yml' } = options
  const repository = await github.ask(`/repos/${REPOSITORY}`)
  const after = options.after === undefined ? undefined : await github.ask(`/repos/${REPOSITORY}/actions/runs/${options.after.runId}`)
  const started = await describeEvent({ event, origin, repository, branch, ...pr !== undefined && { pr }, ...after !== undefined && { after } })
  const { sha, headSha } = started
  const run = addRun(state, {
    event, headSha, headBranch: started.headBranch, headRepository: started.headRepository, status: 'in_progress', conclusion: null, path: `.github/workflows/${workflow}`,
  })
  const folder = mkdtempSync(path.join(parts.folder, 'job-'))
  const workspace = path.join(folder, 'work')
  await origin.checkout(workspace, { sha, ref: started.ref, depth: options.fetchDepth ?? 1 })
  for (const [name, content] of Object.entries(options.files ?? {})) {
    mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true })
    writeFileSync(path.join(workspace, name), content)
  }
  const fromFork = event === 'pull_request' && started.headRepository === 'fork'
  const token = issueToken(state, options.permissions ?? (fromFork ? FORK : TRUSTED))
  const sentBefore = state.requests.length
  const result = await runAction({
    action: parts.action, folder, inputs: options.inputs ?? {}, env: options.env ?? {}, ...options.cancel !== undefined && { cancel: options.cancel },
    runtime: { resultsUrl: `${results.url}/`, token: issueRuntimeToken(run) },
    github: { ...githubContext(github.url, run, started, workflow), job: options.job ?? 'perf-gate', token },
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
    repository: REPOSITORY, repository_owner: OWNER, repository_id: '1', repository_owner_id: '1', actor, triggering_actor: actor, actor_id: '1',
    run_id: String(run.id), run_number: String(run.runNumber), workflow: run.name, workflow_ref: `${REPOSITORY}/.github/workflows/${workflow}@${started.ref}`, workflow_sha: started.sha,
  }
}

type RunFacts = Pick<WorkflowRun, 'event' | 'headSha' | 'headBranch' | 'headRepository' | 'status' | 'conclusion'> & { path?: string, createdAt?: string }

function addRun(state: State, facts: RunFacts): WorkflowRun {
  const run = {
    id: state.nextId(), runBackendId: crypto.randomUUID(), jobBackendId: crypto.randomUUID(), name: 'perf', path: '.github/workflows/perf.yml',
    runNumber: state.runs.length + 1, createdAt: timestamp(), ...facts,
  }
  state.runs.push(run)
  return run
}
