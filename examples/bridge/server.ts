import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Bridge, RefusedError, type Question } from './bridge.ts'
import { EventStore } from './event-store.ts'
import { Panel } from './experts.ts'
import { startLlmStandIn } from './llm-stand-in.ts'
import { Llm } from './llm.ts'
import { loadPolicyFile } from './policy.ts'
import type { Slowdown } from './slowdown.ts'
import { Timings } from './timings.ts'
import { openWorkspace } from './workspace.ts'

const MAX_BODY = 64_000
const OPINIONS_KEPT = 500
/** Longer than clients keep idle connections: closing one just as it is used again would fail a request for nothing. */
const KEEP_ALIVE_MS = 75_000
const { extraWorkPercent, slowerMs } = JSON.parse(readFileSync(new URL('settings.json', import.meta.url), 'utf8')) as { extraWorkPercent: number; slowerMs?: Slowdown }

// Heard from the start: who is told to stop while still starting stops too, and leaves nothing behind.
const told = Promise.withResolvers<void>()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => told.resolve())

await using parts = new AsyncDisposableStack()
// A data folder given from outside outlives the bridge; one of its own goes with it.
const folder = process.env.BRIDGE_DATA ?? parts.adopt(mkdtempSync(join(tmpdir(), 'bridge-')), (path) => rmSync(path, { recursive: true, force: true }))
const workspace = parts.use(await openWorkspace(folder))
const events = parts.use(new EventStore(join(folder, 'events.db')))
const panel = parts.use(new Panel())
// The first job waits until the experts have started.
await panel.escalate('ls')
const standIn = parts.use(await startLlmStandIn())
const llm = parts.use(new Llm(standIn.url))
const policy = await loadPolicyFile(extraWorkPercent)
const bridge = new Bridge({ policy, events, panel, workspace, llm }, Number(process.env.BRIDGE_OPINIONS ?? OPINIONS_KEPT))

const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
  const timings = new Timings(slowerMs)
  answer(request, timings).then(
    (body) => send(response, 200, body, timings),
    (error: Error) => send(response, statusOf(error), { error: error.message }, timings),
  )
})

async function answer(request: IncomingMessage, timings: Timings): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://bridge')
  const agent = readName(url.searchParams.get('agent_id') ?? 'agent-1')
  switch (`${request.method} /${url.pathname.split('/')[1]}`) {
    case 'GET /healthz': return { ok: true }
    case 'GET /status': return bridge.status(agent, timings)
    case 'GET /events': return bridge.history(agent, readName(url.searchParams.get('stream') ?? agent), timings)
    case 'GET /files': return bridge.file(agent, decodeURIComponent(url.pathname.slice('/files/'.length)), timings)
    case 'POST /validate': return bridge.validate(readQuestion(await readBody(request)), timings)
    case 'POST /escalations': return readEscalation(await readBody(request), timings)
    case 'GET /escalations': return bridge.escalation(Number(url.pathname.slice('/escalations/'.length)))
    default: throw new RangeError(`no such path: ${request.method} ${url.pathname}`)
  }
}

function readQuestion(body: string): Question {
  const { agent_id: agent, tool, input } = (JSON.parse(body) ?? {}) as Partial<Question>
  if (typeof agent !== 'string' || typeof tool !== 'string' || typeof input?.command !== 'string') throw new SyntaxError('expected {"agent_id": "agent-1", "tool": "Bash", "input": {"command": "ls"}}')
  return { agent_id: readName(agent), tool, input: { command: input.command } }
}

function readEscalation(body: string, timings: Timings): unknown {
  const { agent_id: agent, command, experts } = (JSON.parse(body) ?? {}) as { agent_id?: unknown; command?: unknown; experts?: unknown }
  const count = Number(experts)
  if (typeof agent !== 'string' || typeof command !== 'string' || !(count === 1 || count === 3)) throw new SyntaxError('expected {"agent_id": "agent-1", "command": "kubectl apply", "experts": 3}, or 1')
  return bridge.ask(readName(agent), command, count, timings)
}

/** Names become parts of file names. */
function readName(text: string): string {
  if (!/^[\w-]{1,50}$/.test(text)) throw new SyntaxError('a name has 1 to 50 letters, digits, _ or -')
  return text
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk as string
    if (body.length > MAX_BODY) throw new SyntaxError('the body is too large')
  }
  return body
}

function statusOf(error: Error): number {
  if (error instanceof RefusedError) return 403
  if (error instanceof SyntaxError || error instanceof URIError) return 400
  return error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ENOENT' ? 404 : 500
}

function send(response: ServerResponse, status: number, body: unknown, timings: Timings): void {
  response.writeHead(status, { 'content-type': 'application/json', 'server-timing': timings.toHeader() })
  response.end(JSON.stringify(body))
}

const port = Number(process.env.PORT ?? 8080)
await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
parts.defer(() => {
  server.close()
  server.closeAllConnections()
})
console.log(`listening on ${port}; workspace: ${workspace.kind}; ${policy.evaluationsPerDecision} policy evaluations per decision`)
await told.promise
