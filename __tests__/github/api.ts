import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Log } from '../../src/ports.ts'

export type Asked = { method: string; path: string; query: URLSearchParams; body: unknown }
export type Answer = { status?: number; body?: unknown; headers?: Record<string, string> }
export type Api = AsyncDisposable & {
  url: string
  asked: Asked[]
  /** What is said to the next requests; undefined: nothing, ever. */
  answer: (request: Asked) => Answer | undefined
}

/** GitHub's answer to a token without the permission. */
export const FORBIDDEN: Answer = { status: 403, body: { message: 'Resource not accessible by integration' } }

/** An HTTP server on loopback that remembers what it was asked and answers as the test says. */
export async function startApi(): Promise<Api> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://api')
      const asked: Asked = { method: request.method ?? '', path: url.pathname, query: url.searchParams, body: body === '' ? undefined : JSON.parse(body) }
      api.asked.push(asked)
      const answer = api.answer(asked)
      if (answer !== undefined) send(response, answer)
    })
  })
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const api: Api = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: [], answer: () => ({ status: 404, body: { message: 'Not Found' } }),
    [Symbol.asyncDispose]: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
  return api
}

function send(response: ServerResponse, { status = 200, body = {}, headers = {} }: Answer): void {
  const raw = Buffer.isBuffer(body)
  response.writeHead(status, { 'content-type': raw ? 'application/zip' : 'application/json', ...headers })
  response.end(raw ? body : JSON.stringify(body))
}

/** The adapters read where GitHub is when they are imported: this comes first. */
export function enterJob(apiUrl: string): void {
  Object.assign(process.env, { GITHUB_API_URL: apiUrl, GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'octo-org/app', GITHUB_RUN_ID: '77' })
}

/** A log that keeps its warnings. */
export function openSilentLog(): Log & { warnings: string[] } {
  const warnings: string[] = []
  return { warnings, info: () => undefined, warning: (line) => { warnings.push(line) }, error: () => undefined, progress: () => undefined, group: (_, body) => body() }
}
