import { randomUUID } from 'node:crypto'
import type { HttpRequest } from './http-service.ts'
import type { Json } from './json.ts'

/** What GitHub remembers beside the git repository and what the emulator holds. */
export type State = {
  runs: WorkflowRun[]
  artifacts: StoredArtifact[]
  checkRuns: StoredCheckRun[]
  pulls: Map<number, PullFacts>
  tokens: Map<string, Token>
  /** Everything the action sent, in order. */
  requests: RecordedRequest[]
  /** What real GitHub, or the rules of these tests, would not have accepted. */
  violations: string[]
  faults: Fault[]
  nextId(): number
}

export type WorkflowRun = {
  id: number, runBackendId: string, jobBackendId: string, name: string, path: string, runNumber: number, event: string
  headBranch: string, headSha: string, headRepository: 'own' | 'fork', status: 'in_progress' | 'completed', conclusion: string | null, createdAt: string
}
export type StoredArtifact = { id: number, name: string, runBackendId: string, blob: string, sizeBytes: number, digest: string | null, createdAt: string, expiresAt: string }
export type StoredCheckRun = {
  id: number, name: string, headSha: string, status: string, conclusion: string | null, startedAt: string | null, completedAt: string | null, externalId: string
  title: string | null, summary: string | null, text: string | null, annotations: Json[]
}
/** The commits of a pull request, which the emulator does not know. */
export type PullFacts = { branch: string, base: string, headSha: string, baseSha: string, mergeSha: string | null, fork: boolean }

export type Level = 'read' | 'write' | 'none'
export type Permissions = Partial<Record<'actions' | 'checks' | 'contents' | 'deployments' | 'issues' | 'pull-requests', Level>>
/** `silent`: the tests' own, not recorded. */
export type Token = { permissions: Permissions, silent: boolean }

export type RecordedRequest = { service: 'api' | 'results', method: string, path: string, query: string, body: Json, status: number }
/**
 * What happens to the next `times` matching requests. `path` is matched against the whole path; `mention` has to be in the path, the body
 * or the authorization. Either the request is answered with `status` and not carried out, or it is carried out and its answer lost: never
 * sent, cut off, or replaced by what is no JSON.
 */
export type Fault = { method?: string, path: RegExp, times: number, mention?: string } & Damage
export type Damage = { status: number, message?: string, headers?: Record<string, string> } | { lost: Loss }
export type Loss = 'silence' | 'reset' | 'garbage'

export function createState(): State {
  // ids of different kinds never coincide, so that mixing them up shows
  let lastId = 7_000_000
  return { runs: [], artifacts: [], checkRuns: [], pulls: new Map(), tokens: new Map(), requests: [], violations: [], faults: [], nextId: () => lastId += 7 }
}

/** A new GITHUB_TOKEN with exactly these permissions. */
export function issueToken(state: State, permissions: Permissions, silent = false): string {
  const token = `ghs_${randomUUID().replaceAll('-', '')}`
  state.tokens.set(token, { permissions, silent })
  return token
}

/** The fault meant for this request, used up by asking. */
export function takeFault(state: State, { method, path, body, headers }: Pick<HttpRequest, 'method' | 'path' | 'body' | 'headers'>): Fault | undefined {
  const said = [path, JSON.stringify(body), headers.authorization].join(' ')
  const fault = state.faults.find((each) => each.times > 0 && (each.method ?? method) === method && each.path.test(path) && said.includes(each.mention ?? ''))
  if (fault !== undefined) fault.times--
  return fault
}

/** GitHub's times have no fraction. */
export function timestamp(date = new Date()): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}
