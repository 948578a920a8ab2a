import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startAzurite } from './azurite.ts'
import { startBlobGate } from './blob-gate.ts'
import { openBlobStore } from './blob-store.ts'
import { createGitOrigin, type GitOrigin, type Tree } from './git-origin.ts'
import { startGitHub } from './github-server.ts'
import type { Json } from './json.ts'
import { startResultsService } from './results-service.ts'
import { issueRuntimeToken } from './runtime-token.ts'
import { createState, type Fault, issueToken, type Permissions, type RecordedRequest, timestamp, type WorkflowRun } from './state.ts'
import { addRun, type Parts, type PullRequest, REPOSITORY, runStep, type StepOptions, type StepRun } from './workflow-run.ts'
import { unzip, zip } from './zip.ts'

export type WorldOptions = {
  /** Folder with action.yml, package.json and dist; this repository's root if absent. */
  action?: string
  /** What the main branch begins with. */
  files?: Tree
}
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
  /** Merges into the base branch as it is now and closes the pull request. Returns the new commit of the base branch. */
  mergePullRequest(pr: PullRequest): Promise<string>
  /** Checks out, and runs the action's main and post as one workflow run. */
  runStep(options: StepOptions): Promise<StepRun>
  /** Gives a pull request a label. */
  label(pr: PullRequest, name: string): Promise<void>
  comments(number: number): Promise<Json[]>
  /** A comment by somebody else. */
  comment(number: number, body: string): Promise<Json>
  issues(): Promise<Json[]>
  /** An issue by somebody else. */
  openIssue(title: string, body: string): Promise<Json>
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
  /** What the environment of a job needs to reach all this without a runner. */
  jobEnvironment(): Record<string, string>
}

const DAY_MS = 86_400_000
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Starts everything; dispose it after the tests. Takes one to two seconds. */
export async function startWorld({ action = ROOT, files = { 'README.md': '# App\n' } }: WorldOptions = {}): Promise<World> {
  await using stack = new AsyncDisposableStack()
  const folder = stack.adopt(mkdtempSync(path.join(tmpdir(), 'perf-gate-world-')), (each) => rmSync(each, { recursive: true, force: true }))
  const state = createState()
  const [azurite, origin] = await Promise.all([startAzurite(), createGitOrigin(path.join(folder, 'origin.git'), files)])
  stack.use(azurite)
  const blobs = await openBlobStore(stack.use(await startBlobGate(state, azurite.url)).url)
  const results = stack.use(await startResultsService(state, blobs))
  const github = stack.use(await startGitHub({ state, blobs, origin, repository: REPOSITORY }))
  const parts: Parts = { folder, action: copyOnce(action, folder), state, origin, blobs, github, results }
  const services = stack.move()
  return { ...scenario(parts), ...observations(parts), [Symbol.asyncDispose]: () => services.disposeAsync() }
}

/** Copies the action away from node_modules, so that nothing but the bundle can be loaded, when a step first uses it. */
function copyOnce(from: string, folder: string): () => string {
  const to = path.join(folder, 'action')
  return () => {
    for (const name of existsSync(to) ? [] : ['action.yml', 'package.json', 'dist']) {
      if (!existsSync(path.join(from, name))) throw new Error(`${path.join(from, name)} is missing: build the action first`)
      cpSync(path.join(from, name), path.join(to, name), { recursive: true })
    }
    return to
  }
}

/** What people and runners do. */
function scenario(parts: Parts): Pick<World, 'push' | 'openPullRequest' | 'updatePullRequest' | 'mergePullRequest' | 'label' | 'runStep' | 'comment' | 'openIssue' | 'plantArtifact' | 'fail' | 'jobEnvironment' | 'token' | 'origin' | 'apiUrl' | 'repository'> {
  const { state, origin, github, blobs, results } = parts
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
      return mergeAnew(parts, pr.number)
    },
    async mergePullRequest(pr) {
      const { merge_commit_sha: merged, base } = await mergeAnew(parts, pr.number)
      if (merged === null) throw new Error(`pull request ${pr.number} has conflicts`)
      await origin.point(`refs/heads/${base.ref}`, merged)
      await github.act('PATCH', `/repos/${REPOSITORY}/pulls/${pr.number}`, { state: 'closed' })
      return merged
    },
    async label(pr, name) {
      // One that is made by being given has no description, which GitHub's own schema of pull requests does not know.
      await github.act('POST', `/repos/${REPOSITORY}/labels`, { name, color: 'ededed', description: 'of a test' })
      await github.act('POST', `/repos/${REPOSITORY}/issues/${pr.number}/labels`, { labels: [name] })
    },
    runStep: (options) => runStep(parts, options),
    openIssue: (title, body) => github.act('POST', `/repos/${REPOSITORY}/issues`, { title, body }),
    comment: (number, body) => github.act('POST', `/repos/${REPOSITORY}/issues/${number}/comments`, { body }),
    async plantArtifact(name, files, facts = {}) {
      const headSha = facts.headSha ?? await origin.resolve('refs/heads/main') ?? ''
      const run = addRun(state, { event: 'push', headBranch: 'main', headSha, headRepository: 'own', status: 'completed', conclusion: 'success', ...facts })
      const content = Buffer.isBuffer(files) ? files : zip(files)
      const artifact = {
        id: state.nextId(), name, runBackendId: run.runBackendId, blob: `${run.runBackendId}/${name}/planted.zip`, sizeBytes: content.length, digest: null,
        createdAt: run.createdAt, expiresAt: timestamp(new Date(Date.parse(run.createdAt) + 90 * DAY_MS)),
      }
      await blobs.write(artifact.blob, content)
      state.artifacts.push(artifact)
      return { id: artifact.id, name, runId: run.id, sizeBytes: content.length, expiresAt: artifact.expiresAt, files: () => unzip(content) }
    },
    fail: (fault) => void state.faults.push(fault),
    jobEnvironment() {
      const run = addRun(state, { event: 'pull_request', headBranch: 'main', headSha: '', headRepository: 'own', status: 'in_progress', conclusion: null })
      return {
        GITHUB_API_URL: github.url, GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: REPOSITORY, GITHUB_RUN_ID: String(run.id),
        ACTIONS_RESULTS_URL: `${results.url}/`, ACTIONS_RUNTIME_TOKEN: issueRuntimeToken(run),
      }
    },
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

/** What GitHub does in the background when either side of a pull request moves. */
async function mergeAnew({ state, origin, github }: Parts, number: number): Promise<PullRequest> {
  const facts = state.pulls.get(number)
  if (facts === undefined) throw new Error(`there is no pull request ${number}`)
  facts.baseSha = await origin.resolve(`refs/heads/${facts.base}`) ?? ''
  await origin.point(`refs/pull/${number}/head`, facts.headSha)
  facts.mergeSha = await origin.merge(facts.baseSha, facts.headSha, `Merge ${facts.headSha} into ${facts.baseSha}`)
  if (facts.mergeSha !== null) await origin.point(`refs/pull/${number}/merge`, facts.mergeSha)
  return github.ask(`/repos/${REPOSITORY}/pulls/${number}`)
}

/** A fork's branches are not among ours. */
function ownRef(branch: string, fork: boolean): string {
  return fork ? `refs/fork/${branch}` : branch
}
