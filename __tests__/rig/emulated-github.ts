import { createSign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEmulator } from 'emulate'
import type { HttpAnswer } from './http-service.ts'
import type { Json } from './json.ts'

/** A third-party emulation of GitHub: users, repository, issues, comments, pull requests. Permissions are checked before it is asked. */
export type EmulatedGitHub = AsyncDisposable & {
  /** Asks as `github-actions[bot]` or as a person. Addresses in the answer are rewritten to `apiUrl` and github.com. */
  ask(method: string, path: string, body?: Json, as?: 'bot' | 'maintainer'): Promise<HttpAnswer>
}

const PLACEHOLDER = 'https://emulated.invalid'
const APP_ID = 15368
const MAINTAINER_TOKEN = 'maintainer-token'
const WRITE_ALL = Object.fromEntries(['actions', 'checks', 'contents', 'issues', 'pull_requests', 'statuses'].map((name) => [name, 'write']))

export async function startEmulatedGitHub({ repository, apiUrl }: { repository: string, apiUrl: string }): Promise<EmulatedGitHub> {
  const [owner = '', name = ''] = repository.split('/')
  const port = await freePort()
  const emulator = await createEmulator({ service: 'github', port, baseUrl: PLACEHOLDER, seed: {
    tokens: { [MAINTAINER_TOKEN]: { login: 'maintainer', scopes: ['repo'] } },
    github: {
      users: [{ login: 'maintainer', name: 'Mona', email: 'mona@example.com' }, { login: 'contributor', name: 'Hubot', email: 'hubot@example.com' }],
      orgs: [{ login: owner, name: owner, members: [{ login: 'maintainer', role: 'admin' }] }],
      repos: [{ owner, name, auto_init: true, language: 'TypeScript' }],
      apps: [{
        app_id: APP_ID, slug: 'github-actions', name: 'GitHub Actions', permissions: { ...WRITE_ALL, metadata: 'read' }, events: [],
        installations: [{ installation_id: 1, account: owner, repository_selection: 'all' }],
      }],
    },
  } })
  const listening = `http://127.0.0.1:${port}`
  const key = emulator.generatedSecrets.find((secret) => secret.kind === 'github.app_private_key')?.value ?? ''
  const botToken = await installationToken(listening, key)
  return {
    async ask(method, path, body, as = 'bot') {
      const response = await fetch(listening + path, {
        method, redirect: 'manual', body: body === undefined ? null : JSON.stringify(body),
        headers: { authorization: `token ${as === 'bot' ? botToken : MAINTAINER_TOKEN}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      })
      const text = await response.text()
      // the emulator builds page links from its own address
      const link = response.headers.get('link')?.replaceAll(listening, apiUrl).replaceAll(PLACEHOLDER, apiUrl)
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text, moveAddress(apiUrl)), headers: link === undefined ? {} : { link } }
    },
    async [Symbol.asyncDispose]() {
      await emulator.close()
    },
  }
}

/** Pages live on github.com, the API at `apiUrl`; brackets of bot names are percent-encoded. */
function moveAddress(apiUrl: string) {
  return (key: string, value: Json): Json => {
    if (typeof value !== 'string' || !value.startsWith(PLACEHOLDER)) return value
    const forPeople = /^(html_url|diff_url|patch_url)$/.test(key)
    return value.replace(PLACEHOLDER, forPeople ? 'https://github.com' : apiUrl).replaceAll('[', '%5B').replaceAll(']', '%5D')
  }
}

async function installationToken(listening: string, key: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const unsigned = [{ alg: 'RS256', typ: 'JWT' }, { iat: now - 60, exp: now + 540, iss: String(APP_ID) }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  const jwt = `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(key, 'base64url')}`
  const response = await fetch(`${listening}/app/installations/1/access_tokens`, {
    method: 'POST', headers: { authorization: `Bearer ${jwt}`, 'content-type': 'application/json' }, body: JSON.stringify({ permissions: { ...WRITE_ALL, metadata: 'read' } }),
  })
  const { token } = await response.json() as { token?: string }
  if (token === undefined) throw new Error(`the emulator issued no token: ${response.status}`)
  return token
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
