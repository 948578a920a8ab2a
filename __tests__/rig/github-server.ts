import { randomUUID } from 'node:crypto'
import type { BlobStore } from './blob-store.ts'
import { startEmulatedGitHub } from './emulated-github.ts'
import type { GitOrigin } from './git-origin.ts'
import { type HttpAnswer, type HttpRequest, startHttpService } from './http-service.ts'
import type { Json } from './json.ts'
import { loadDescription } from './openapi-cut.ts'
import { type Breach, describeBreach, openApiGate } from './openapi.ts'
import { OPERATIONS } from './operations.ts'
import { isAllowed, neededPermissions } from './permissions.ts'
import { fillMissing } from './repair.ts'
import { type Damage, issueToken, type State, takeFault } from './state.ts'
import { actionsSupplement } from './supplement/actions.ts'
import { checksSupplement } from './supplement/checks.ts'
import { commitsSupplement } from './supplement/commits.ts'
import { answerAboutPulls, proceduresSupplement } from './supplement/procedures.ts'
import { pullsSupplement } from './supplement/pulls.ts'
import { NOT_FOUND, type Surroundings, unprocessable } from './supplement/supplement.ts'

export type GitHub = AsyncDisposable & {
  url: string
  /** Asks this GitHub itself, unrecorded and with every permission. Throws on a refusal. */
  ask(path: string): Promise<Json>
  /** Acts as a person would on github.com, past the gate. Throws on a refusal. */
  act(method: string, path: string, body: Json): Promise<Json>
}
export type GitHubOptions = { state: State, blobs: BlobStore, origin: GitOrigin, repository: string }

const MAX_BODY_CHARACTERS = 65_536
const VIEWER = /^\s*(query\s*\w*\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/

/**
 * The GitHub API on loopback. Every request passes a gate (known operation, GitHub's schema, limits, permission) and is
 * answered by the supplement where there is one, else by the emulator; every answer is checked against GitHub's schema too.
 */
export async function startGitHub({ state, blobs, origin, repository }: GitHubOptions): Promise<GitHub> {
  const gate = openApiGate(loadDescription(OPERATIONS))
  const service = await startHttpService(async (request) => {
    const token = state.tokens.get(/^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '')
    // What the tests themselves ask is not GitHub's business.
    const fault = token?.silent === true ? undefined : takeFault(state, request)
    const answer = fault !== undefined && 'status' in fault ? refusal(fault) : await serve(request, token?.permissions).catch((error: Error): HttpAnswer => {
      state.violations.push(`the stand-in failed on ${request.method} ${request.path}: ${error.stack}`)
      return { status: 500, body: { message: error.message } }
    })
    if (token?.silent !== true) state.requests.push({ service: 'api', method: request.method, path: request.path, query: request.search, body: request.body, status: answer.status })
    return { ...answer, headers: { ...usualHeaders(), ...answer.headers }, ...fault !== undefined && 'lost' in fault && { lost: fault.lost } }
  })
  const emulated = await startEmulatedGitHub({ repository, apiUrl: service.url })
  const surroundings: Surroundings = {
    state, blobs, origin, api: `${service.url}/repos/${repository}`, page: `https://github.com/${repository}`,
    example: (operation, status = 200) => gate.example(operation, status),
  }
  const supplement = { ...actionsSupplement(surroundings), ...checksSupplement(surroundings), ...commitsSupplement(surroundings), ...pullsSupplement(surroundings), ...proceduresSupplement(surroundings) }
  const ownToken = issueToken(state, { actions: 'write', checks: 'write', contents: 'write', issues: 'write', 'pull-requests': 'write' }, true)

  return {
    url: service.url,
    async ask(path) {
      const response = await fetch(service.url + path, { headers: { authorization: `token ${ownToken}` } })
      return accepted(`GET ${path}`, response.status, await response.json())
    },
    async act(method, path, body) {
      const answer = await emulated.ask(method, path, body, 'maintainer')
      return accepted(`${method} ${path}`, answer.status, answer.body)
    },
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]()
      await emulated[Symbol.asyncDispose]()
    },
  }

  async function serve(request: HttpRequest, permissions: Parameters<typeof isAllowed>[0] | undefined): Promise<HttpAnswer> {
    const { method, path, query, search, body } = request
    if (permissions === undefined) return { status: 401, body: { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest', status: '401' } }
    if (path === '/graphql') return serveGraphQl(body, permissions)
    const match = gate.match(method, path)
    if (match === undefined) {
      state.violations.push(`undeclared operation ${method} ${path}`)
      return NOT_FOUND
    }
    const { operation, params } = match
    const breaches = gate.checkRequest(match, query, body)
    report(`request ${operation}`, breaches)
    const needed = neededPermissions(method, path, state.pulls)
    if (!isAllowed(permissions, needed)) {
      const accepts = needed.names.map((name) => `${name.replace('-', '_')}=${needed.level}`).join('; ')
      return { status: 403, headers: { 'x-accepted-github-permissions': accepts }, body: { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest', status: '403' } }
    }
    if (breaches.some((breach) => breach.where !== 'query')) return unprocessable('Invalid request.', breaches.map(describeBreach))
    if ([...body?.body ?? ''].length > MAX_BODY_CHARACTERS) {
      return unprocessable('Validation Failed', [{ resource: 'IssueComment', code: 'custom', field: 'body', message: `body is too long (maximum is ${MAX_BODY_CHARACTERS} characters)` }])
    }
    const forward = (inside?: string) => emulated.ask(method, inside === undefined ? path + search : `/repos/${repository}${inside}`, body)
    const answer = await (supplement[operation]?.({ params, query, body, url: service.url + path, forward }) ?? forward())
    if (answer.status < 400) fillMissing(gate, match, answer.status, answer.body)
    report(`response ${operation} ${answer.status}`, gate.checkResponse(match, answer.status, answer.body))
    return answer
  }

  /** Who am I, which REST does not tell GITHUB_TOKEN, and what only GraphQL can do with pull requests. */
  function serveGraphQl(body: Json, permissions: Parameters<typeof isAllowed>[0]): HttpAnswer {
    if (VIEWER.test(body?.query ?? '')) return { status: 200, body: { data: { viewer: { login: 'github-actions[bot]' } } } }
    const mayWrite = (['contents', 'pull-requests'] as const).every((name) => isAllowed(permissions, { names: [name], level: 'write' }))
    const told = answerAboutPulls(surroundings, body, mayWrite)
    if (told !== undefined) return { status: 200, body: told }
    state.violations.push(`undeclared GraphQL ${body?.query}`)
    return { status: 200, body: { errors: [{ message: 'undeclared query' }] } }
  }

  function report(subject: string, breaches: Breach[]): void {
    state.violations.push(...breaches.map((breach) => `${subject}: ${describeBreach(breach)}`))
  }
}

function refusal({ status, message, headers }: Extract<Damage, { status: number }>): HttpAnswer {
  return { status, body: { message: message ?? 'Server Error' }, headers: headers ?? {} }
}

function accepted(request: string, status: number, body: Json): Json {
  if (status >= 400) throw new Error(`${request} was answered ${status}: ${body?.message}`)
  return body
}

function usualHeaders(): Record<string, string> {
  return { 'x-github-request-id': randomUUID(), 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '999', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600) }
}
