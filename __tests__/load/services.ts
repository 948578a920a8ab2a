import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { RequestTemplate } from '../../src/config/config.ts'
import { readConfig } from '../../src/config/read-config.ts'
import type { LoadOptions, LoadRun } from '../../src/load/engine.ts'
import { runInThread } from '../../src/load/thread-engine.ts'
import { mergeHistograms, type Histogram } from '../../src/measure/histogram.ts'
import { buildSteadySchedule } from '../../src/workload/schedule.ts'

/** A real service on loopback, gone when disposed. */
export type Service = AsyncDisposable & { origin: string; connections: () => number }

export function startHttp(listener: RequestListener): Promise<Service> {
  return listen(createServer(listener))
}

/** For services that do not speak HTTP, or speak it badly. `answer` is called for every chunk a client sends. */
export function startTcp(answer: (socket: Socket) => void): Promise<Service> {
  return listen(createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', () => answer(socket))
  }))
}

async function listen(server: Server): Promise<Service> {
  const open = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket) => {
    connections++
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function ok(_request: IncomingMessage, response: ServerResponse): void {
  response.end('{"ok":true}')
}

export function template(changes: Partial<RequestTemplate> = {}): RequestTemplate {
  return { name: 'root', method: 'GET', path: '/', headers: {}, body: undefined, expect: { status: [], bodyContains: undefined }, weight: 1, escalates: undefined, ...changes }
}

/** A request as perf-gate.yml says it. */
export function configured(yaml: string): RequestTemplate {
  const text = `target: http://127.0.0.1:1\nrequests:\n  default:\n    - ${yaml.trim().split('\n').join('\n      ')}\n`
  return readConfig({ text, file: 'perf-gate.yml', inputs: {}, seed: 1 }).requests[0]?.requests[0] as RequestTemplate
}

/** Steady load on one side, with class `default`. */
export function load(origin: string, { rate = 100, durationMs = 500, request = template(), ...options }: { rate?: number; durationMs?: number; request?: RequestTemplate } & Partial<LoadOptions> = {}): Promise<LoadRun> {
  const schedule = buildSteadySchedule({ requests: [{ name: 'default', requests: [request] }], durationMs, ratePerSecond: rate, seed: 1 })
  return runInThread({ schedule, targets: [{ side: 'head', origin }], timeoutMs: 20_000, warmupMs: 0, ...options })
}

/**
 * How many requests at so many a second may be due while something stands still: this thread, where the services of tests live, or the generator's. Watches from now until
 * it is asked; twice the longest standstill, for there may be another. On a quiet machine hardly one.
 */
export function watchStandstills(ratePerSecond: number): (generator: { lagUs: { max: number }; eventLoopDelayUs: { max: number } }) => Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  return async ({ lagUs, eventLoopDelayUs }) => {
    // It has to look once more, after the last standstill.
    await sleep(30)
    delay.disable()
    return 2 * ratePerSecond * Math.max(delay.max / 1e9, lagUs.max / 1e6, eventLoopDelayUs.max / 1e6)
  }
}

/** All latencies of a run's first side, in µs. */
export function latenciesOf(run: LoadRun): Histogram {
  return mergeHistograms(run.sides[0]?.classes.map((one) => one.latencyUs) ?? [])
}
