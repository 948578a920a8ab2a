import type { Json } from '../json.ts'
import type { StoredArtifact, WorkflowRun } from '../state.ts'
import { type Call, NOT_FOUND, paginate, type Supplement, type Surroundings } from './supplement.ts'

const P = '/repos/{owner}/{repo}'
/** Ids of the repository and of a fork of it: an artifact tells where it came from by them alone. */
export const REPOSITORY_IDS = { own: 1, fork: 2 }

/** Workflow runs and artifacts, which the emulator cannot be given. */
export function actionsSupplement({ state, blobs, api, page, example }: Surroundings): Supplement {
  const runById = (call: Call) => state.runs.find((run) => run.id === Number(call.params['run_id']))
  const artifactById = (call: Call) => state.artifacts.find((artifact) => artifact.id === Number(call.params['artifact_id']))

  return {
    [`GET ${P}/actions/runs`]: (call) => listRuns(call, state.runs),
    [`GET ${P}/actions/workflows/{workflow_id}/runs`](call) {
      const runs = state.runs.filter((run) => run.path.endsWith(`/${call.params['workflow_id']}`))
      return runs.length === 0 ? NOT_FOUND : listRuns(call, runs)
    },
    [`GET ${P}/actions/runs/{run_id}`](call) {
      const run = runById(call)
      return run === undefined ? NOT_FOUND : { status: 200, body: renderRun(run) }
    },
    [`GET ${P}/actions/artifacts`]: (call) => listArtifacts(call, state.artifacts),
    [`GET ${P}/actions/runs/{run_id}/artifacts`](call) {
      const run = runById(call)
      return run === undefined ? NOT_FOUND : listArtifacts(call, state.artifacts.filter((artifact) => artifact.runBackendId === run.runBackendId))
    },
    [`GET ${P}/actions/artifacts/{artifact_id}`](call) {
      const artifact = artifactById(call)
      return artifact === undefined ? NOT_FOUND : { status: 200, body: renderArtifact(artifact) }
    },
    [`GET ${P}/actions/artifacts/{artifact_id}/{archive_format}`](call) {
      const artifact = artifactById(call)
      if (artifact === undefined || call.params['archive_format'] !== 'zip') return NOT_FOUND
      if (isExpired(artifact)) return { status: 410, body: { message: 'Artifact has expired', documentation_url: 'https://docs.github.com/rest/actions/artifacts' } }
      return { status: 302, headers: { location: blobs.downloadUrl(artifact.blob, `${artifact.name}.zip`) } }
    },
  }

  function listRuns({ query, ...call }: Call, runs: WorkflowRun[]) {
    const wanted = (key: string, ...values: (string | null)[]) => query.get(key) === null || values.includes(query.get(key))
    const found = runs.filter((run) => wanted('branch', run.headBranch) && wanted('event', run.event) && wanted('head_sha', run.headSha) && wanted('status', run.status, run.conclusion))
    return paginate({ query, ...call }, newestFirst(found), (items) => ({ total_count: found.length, workflow_runs: items.map(renderRun) }))
  }

  function listArtifacts(call: Call, artifacts: StoredArtifact[]) {
    const name = call.query.get('name')
    const found = artifacts.filter((artifact) => name === null || artifact.name === name)
    return paginate(call, newestFirst(found), (items) => ({ total_count: found.length, artifacts: items.map(renderArtifact) }))
  }

  function renderRun(run: WorkflowRun): Json {
    const repository = example(`GET ${P}/actions/runs/{run_id}`).repository
    return {
      ...example(`GET ${P}/actions/runs/{run_id}`), id: run.id, name: run.name, path: run.path, display_title: run.name, run_number: run.runNumber, run_attempt: 1,
      event: run.event, head_branch: run.headBranch, head_sha: run.headSha, status: run.status, conclusion: run.conclusion, pull_requests: [],
      created_at: run.createdAt, updated_at: run.createdAt, run_started_at: run.createdAt,
      repository: { ...repository, id: REPOSITORY_IDS.own }, head_repository: { ...repository, id: REPOSITORY_IDS[run.headRepository] },
      url: `${api}/actions/runs/${run.id}`, html_url: `${page}/actions/runs/${run.id}`, artifacts_url: `${api}/actions/runs/${run.id}/artifacts`,
    }
  }

  function renderArtifact(artifact: StoredArtifact): Json {
    const run = state.runs.find((each) => each.runBackendId === artifact.runBackendId)
    const url = `${api}/actions/artifacts/${artifact.id}`
    return {
      id: artifact.id, node_id: `A_${artifact.id}`, name: artifact.name, size_in_bytes: artifact.sizeBytes, url, archive_download_url: `${url}/zip`, digest: artifact.digest,
      expired: isExpired(artifact), created_at: artifact.createdAt, updated_at: artifact.createdAt, expires_at: artifact.expiresAt,
      workflow_run: run === undefined ? null : {
        id: run.id, repository_id: REPOSITORY_IDS.own, head_repository_id: REPOSITORY_IDS[run.headRepository], head_branch: run.headBranch, head_sha: run.headSha,
      },
    }
  }
}

function isExpired(artifact: StoredArtifact): boolean {
  return Date.parse(artifact.expiresAt) < Date.now()
}

function newestFirst<T extends { id: number }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => b.id - a.id)
}
