import { connect } from 'node:net'
import { request } from 'undici'
import type { ServiceConfig } from '../config/config.ts'
import { ServiceError } from '../errors.ts'
import type { Side } from '../measure/block.ts'
import type { Exit, RunningProcess, TreeUsage, World } from '../ports.ts'
import { OutputTail } from './output-tail.ts'
import { openGcAccount, type GarbageCollections } from './runtime.ts'
import { findServiceFolder } from './service-folder.ts'

const POLL_MS = 25
const ONE_POLL_TIMEOUT_MS = 2000
/** The shell's exit codes for "not found" and "not executable". */
const NOT_FOUND = 127
const NOT_EXECUTABLE = 126
const UNASKED: GarbageCollections = { kind: 'absent', reason: 'the garbage collector was not asked: name what the service runs on in service.runtime (node, jvm, go, python or dotnet); others are not asked' }
const REFUSED = 'connection refused'

/** A copy of the service that answers at `origin`, stopped with its whole process tree on dispose. */
export type RunningService = AsyncDisposable & {
  side: Side
  origin: string
  pid: number
  usage(options?: { details?: boolean }): TreeUsage | undefined
  outputTail(): readonly string[]
  /** Garbage collections that ended in that time (ms since the epoch). */
  collections(fromMs: number, toMs: number): GarbageCollections
  /** Rejects with a ServiceError when the service ends before it was stopped. */
  failed: Promise<never>
}

/** Starts a fresh copy of the service from a checkout and waits until it is ready. Throws a ServiceError that says what to change. */
export async function startService({ service, checkout, side, world }: { service: ServiceConfig; checkout: string; side: Side; world: World }): Promise<RunningService> {
  const cwd = await findServiceFolder(service, checkout, world.files)
  const port = service.port ?? (await world.processes.freePort())
  if (service.port !== undefined && (await connects(port))) throw new ServiceError(`port ${port} is taken: stop what listens on it, or drop service.port so that perf-gate chooses a free one and exports it as PORT`)
  const tail = new OutputTail()
  const env = { ...world.processes.safeEnvironment(), HOST: '127.0.0.1', ...service.env, PORT: String(port) }
  const account = service.runtime === undefined ? undefined : await openGcAccount(service.runtime, env, world)
  const running = world.processes.spawn({
    command: service.start, cwd, env: { ...env, ...account?.env },
    onLine: (line) => { if (account?.take(line) !== true) tail.add(line) },
  })
  let stopping = false
  const failed = running.exited.then((exit) => stopping ? new Promise<never>(() => undefined) : Promise.reject(new ServiceError(describeExit(side, service, exit), tail.lines)))
  failed.catch(() => undefined)
  const stop = async () => {
    stopping = true
    await running.stop().finally(() => account?.[Symbol.asyncDispose]())
  }
  const waiting = new AbortController()
  try {
    await Promise.race([becomesReady({ service, port, running, tail, side, world, signal: AbortSignal.any([world.signal, waiting.signal]) }), failed])
  } catch (error) {
    await stop()
    throw error
  } finally {
    waiting.abort()
  }
  const collections = (fromMs: number, toMs: number) => account?.between(fromMs, toMs) ?? UNASKED
  return { side, origin: `http://127.0.0.1:${port}`, pid: running.pid, usage: (options) => world.processes.usage(running.pid, options), outputTail: () => tail.lines, collections, failed, [Symbol.asyncDispose]: stop }
}

async function becomesReady({ service, port, running, tail, side, world, signal }: { service: ServiceConfig; port: number; running: RunningProcess; tail: OutputTail; side: Side; world: World; signal: AbortSignal }): Promise<void> {
  const deadline = world.clock.monotonicMs() + service.readyTimeoutMs
  let seen = 'nothing yet'
  while (world.clock.monotonicMs() < deadline) {
    signal.throwIfAborted()
    seen = service.ready === undefined ? ((await connects(port)) ? 'ready' : REFUSED) : await poll(`http://127.0.0.1:${port}${service.ready}`)
    if (seen === 'ready') return
    await world.clock.sleep(POLL_MS, signal)
  }
  const hint = seen !== REFUSED ? '' : describeListening(port, world.processes.listeningPorts(running.pid))
  const asked = service.ready === undefined ? `a listener on port ${port}` : `GET http://127.0.0.1:${port}${service.ready}`
  throw new ServiceError(`the ${side} was not ready within ${service.readyTimeoutMs / 1000} s: asked for ${asked}, last saw ${seen}${hint}. Raise service.ready-timeout, or correct service.ready`, tail.lines)
}

function describeListening(port: number, listening: readonly number[]): string {
  if (listening.includes(port)) return `; it listens on port ${port}, but does not answer at 127.0.0.1: let it listen on HOST, which is 127.0.0.1`
  return listening.length === 0 ? '' : `; it listens on ${listening.join(', ')} instead of PORT=${port}: let it read PORT, or set service.port: ${listening[0]}`
}

async function poll(url: string): Promise<string> {
  try {
    const response = await request(url, { headersTimeout: ONE_POLL_TIMEOUT_MS, bodyTimeout: ONE_POLL_TIMEOUT_MS })
    await response.body.dump({ limit: 1_000_000 })
    return response.statusCode < 400 ? 'ready' : `status ${response.statusCode}`
  } catch (error) {
    return (error as { code?: string }).code === 'ECONNREFUSED' ? REFUSED : (error as Error).message
  }
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: ONE_POLL_TIMEOUT_MS })
    const settle = (answer: boolean) => { socket.destroy(); resolve(answer) }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('timeout', () => settle(false))
  })
}

function describeExit(side: Side, service: ServiceConfig, { code, signal }: Exit): string {
  if (code === NOT_FOUND) return `service.start was not found: ${service.start}`
  if (code === NOT_EXECUTABLE) return `service.start is not executable: ${service.start}`
  return `the ${side} service ended with ${code === null ? `signal ${signal}` : `exit code ${code}`} while it was needed: ${service.start}`
}
