import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Json } from './json.ts'
import type { Loss } from './state.ts'

export type HttpRequest = { method: string, path: string, query: URLSearchParams, search: string, headers: IncomingMessage['headers'], body: Json }
/** `lost`: what becomes of the answer on its way. */
export type HttpAnswer = { status: number, body?: Json, headers?: Record<string, string>, lost?: Loss }
export type HttpService = AsyncDisposable & { url: string }

/** A JSON service on a free loopback port. A failure of `answer` is a 500 that says why. */
export async function startHttpService(answer: (request: HttpRequest) => Promise<HttpAnswer>): Promise<HttpService> {
  const server = createServer((incoming, outgoing) => {
    void read(incoming).then(answer).catch((error: Error) => ({ status: 500, body: { message: String(error.stack) } })).then((reply) => send(outgoing, reply))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function read(incoming: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
  return {
    method: incoming.method ?? 'GET', path: url.pathname, query: url.searchParams, search: url.search, headers: incoming.headers,
    body: text === '' ? undefined : JSON.parse(text),
  }
}

function send(outgoing: ServerResponse, { status, body, headers = {}, lost }: HttpAnswer): void {
  if (lost !== undefined) {
    lose(outgoing, lost)
    return
  }
  outgoing.writeHead(status, body === undefined ? headers : { 'content-type': 'application/json; charset=utf-8', ...headers })
  outgoing.end(body === undefined ? undefined : JSON.stringify(body))
}

/** What a broken network, or a proxy that answers in GitHub's place, does to an answer. */
export function lose(outgoing: ServerResponse, loss: Loss): void {
  switch (loss) {
    case 'silence': return
    case 'reset': {
      outgoing.socket?.resetAndDestroy()
      return
    }
    case 'garbage': outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please sign in</html>')
  }
}
