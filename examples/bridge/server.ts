import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Bridge, type Question } from './bridge.ts'
import { EventStore } from './event-store.ts'
import { Panel } from './experts.ts'
import { startLlmStandIn } from './llm-stand-in.ts'
import { loadPolicyFile } from './policy.ts'
import { Timings } from './timings.ts'
import { openWorkspace } from './workspace.ts'

const MAX_BODY = 64_000
const { extraWorkPercent } = JSON.parse(readFileSync(new URL('settings.json', import.meta.url), 'utf8')) as { extraWorkPercent: number }

const parts = new AsyncDisposableStack()
const folder = parts.adopt(process.env.BRIDGE_DATA ?? mkdtempSync(join(tmpdir(), 'bridge-')), (path) => { if (process.env.BRIDGE_DATA === undefined) rmSync(path, { recursive: true, force: true }) })
const workspace = parts.use(await openWorkspace(folder))
const events = parts.use(new EventStore(join(folder, 'events.db')))
const panel = parts.use(new Panel())
const llm = parts.use(await startLlmStandIn())
const policy = await loadPolicyFile(extraWorkPercent)
const bridge = new Bridge({ policy, events, panel, workspace, llmUrl: llm.url })

const server = createServer((request, response) => {
  const timings = new Timings()
  answer(request, timings).then(
    (body) => send(response, 200, body, timings),
    (error: Error) => send(response, error instanceof SyntaxError ? 400 : 500, { error: error.message }, timings),
  )
})

async function answer(request: IncomingMessage, timings: Timings): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://bridge')
  const agent = url.searchParams.get('agent') ?? 'agent-1'
  switch (`${request.method} ${url.pathname.split('/')[1]}`) {
    case 'GET healthz': return { ok: true }
    case 'GET status': return bridge.status(agent, timings)
    case 'GET events': return bridge.history(agent, timings)
    case 'GET files': return bridge.file(agent, decodeURIComponent(url.pathname.slice('/files/'.length)), timings)
    case 'POST validate': return bridge.validate(readQuestion(await readBody(request)), timings)
    default: throw new SyntaxError('no such path')
  }
}

function readQuestion(body: string): Question {
  const { agent, command } = JSON.parse(body) as Partial<Question>
  if (typeof command !== 'string') throw new SyntaxError('a command is needed')
  return { agent: typeof agent === 'string' ? agent.replace(/[^\w-]/g, '').slice(0, 50) : 'agent-1', command }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk as string
    if (body.length > MAX_BODY) throw new SyntaxError('the body is too large')
  }
  return body
}

function send(response: ServerResponse, status: number, body: unknown, timings: Timings): void {
  response.writeHead(status, { 'content-type': 'application/json', 'server-timing': timings.toHeader() })
  response.end(JSON.stringify(body))
}

async function stop(): Promise<void> {
  server.close()
  server.closeAllConnections()
  await parts.disposeAsync()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => console.log(`listening on ${process.env.PORT ?? 8080}; workspace: ${workspace.kind}; ${policy.evaluationsPerDecision} policy evaluations per decision`))
