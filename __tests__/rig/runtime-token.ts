import { randomUUID } from 'node:crypto'

/** Which run and job a runtime token speaks for. */
export type RuntimeScope = { runBackendId: string, jobBackendId: string }

const DAY_S = 86_400

/** ACTIONS_RUNTIME_TOKEN: a JWT whose `scp` names run and job. The toolkit decodes it and does not verify it; nor do we. */
export function issueRuntimeToken({ runBackendId, jobBackendId }: RuntimeScope): string {
  const now = Math.floor(Date.now() / 1000)
  const payload = {
    scp: `Actions.GenericRead:00000000-0000-0000-0000-000000000000 Actions.Results:${runBackendId}:${jobBackendId}`,
    iss: 'vstoken.actions.githubusercontent.com', orch_id: `${randomUUID()}.job.__default`, nbf: now, exp: now + DAY_S,
  }
  return [{ typ: 'JWT', alg: 'RS256' }, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).concat('unsigned').join('.')
}

/** The scope inside an `Authorization: Bearer …` header, or undefined. */
export function readRuntimeScope(header: string | undefined): RuntimeScope | undefined {
  const payload = /^Bearer [^.]+\.([^.]+)\.[^.]+$/.exec(header ?? '')?.[1]
  if (payload === undefined) return undefined
  const scopes = String(JSON.parse(Buffer.from(payload, 'base64url').toString()).scp).split(' ')
  const [, runBackendId, jobBackendId] = scopes.find((scope) => scope.startsWith('Actions.Results:'))?.split(':') ?? []
  return runBackendId === undefined || jobBackendId === undefined ? undefined : { runBackendId, jobBackendId }
}
