import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createSecureServer, createServer, type Http2Server } from 'node:http2'
import { createServer as createTls } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { ConnectionPolicy, LoadRun, SideRun } from '../../src/load/engine.ts'
import { openHttp1Transport } from '../../src/load/http1-transport.ts'
import { runInThread } from '../../src/load/thread-engine.ts'
import type { LoadSummary } from '../../src/measure/load-summary.ts'
import { buildPatternSchedule } from '../../src/workload/schedule.ts'
import { PATTERNS } from '../../src/config/patterns.ts'
import { load, ok, startHttp, startTcp, template, watchStandstills } from './services.ts'

const run = promisify(execFile)
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Agents of a pattern without chance in it: none hangs up. */
function play(origin: string, connections: ConnectionPolicy, { headers }: { headers: Record<string, string> }): Promise<LoadRun> {
  const agents = 200
  const calm = { ...PATTERNS.scale_test, shape: 'flat' as const, burst: { probability: 0, factor: 1 }, agents: { base: agents, peak: agents }, retry: { errorShare: 0, retriedShare: 0, afterMs: 0 } }
  const schedule = buildPatternSchedule({ pattern: calm, requests: [{ name: 'safe', requests: [template({ path: '/', headers })] }], durationMs: 3000, ratePerSecond: 200, agents, seed: 3 })
  return runInThread({ schedule, targets: [{ side: 'head', origin }], timeoutMs: 20_000, warmupMs: 0, connections })
}

describe.each([['plain', {}], ['undici', { te: 'trailers' }]])('who uses which connection (%s)', (_name, headers) => {
  test.each([
    // Two milliseconds at 200/s need one connection; a generator that was held up sends what is due at once, and needs some more.
    ['shared', (opened: number, agents: number) => opened < agents], ['per-agent', (opened: number, agents: number) => opened >= agents && opened < agents * 2],
    ['per-request', (opened: number, _agents: number, requests: number) => opened === requests],
  ] as const)('%s', async (policy, fits) => {
    await using service = await startHttp((request, response) => void setTimeout(() => ok(request, response), 2))
    const { sides: [side], generator } = await play(service.origin, policy, { headers })
    expect(side).toMatchObject({ errors: {} })
    expect(generator.dropped).toBe(0)
    const opened = side?.connections.opened ?? 0
    expect(fits(opened, 200, side?.completed ?? 0), `${opened} connections`).toBe(true)
    expect(service.connections()).toBe(opened)
  })
})

test('agents beyond the limit take the place of those not heard of for longest', async () => {
  await using service = await startTcp((socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'))
  const told: string[] = []
  const transport = openHttp1Transport({ origin: service.origin, timeoutMs: 20_000, maxConnections: 2, connections: 'per-agent', http: 1, onEnd: (_ticket, outcome) => void told.push(outcome) })
  const send = transport.prepare(template())
  for (const agent of [1, 2, 1, 3, 1, 2, 4, 4]) {
    const before = told.length
    send(told.length, agent)
    await expect.poll(() => told.length).toBe(before + 1)
  }
  const { waitedForConnection, connectUs } = transport.totals()
  await transport.close()
  expect(told).toEqual(Array(8).fill('ok'))
  // 1 and 2 open; 3 takes the place of 2, 2 that of 3, 4 that of 1.
  expect([connectUs.count, waitedForConnection]).toEqual([5, 3])
})

describe('HTTP/2', () => {
  async function listen(server: Http2Server | ReturnType<typeof createTls>): Promise<{ port: number; sessions: () => number } & AsyncDisposable> {
    let sessions = 0
    const open = new Set<{ destroy(): void }>()
    server.on('session', (session: { destroy(): void }) => {
      sessions++
      open.add(session)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return {
      port: (server.address() as AddressInfo).port, sessions: () => sessions,
      async [Symbol.asyncDispose]() {
        for (const session of open) session.destroy()
        await new Promise((resolve) => server.close(resolve))
      },
    }
  }
  const tls = () => ({ key: readFileSync(file('./tls/localhost.key')), cert: readFileSync(file('./tls/localhost.crt')) })
  /** In a process of its own: whom to trust is decided when Node.js starts. */
  async function command(args: string[], trust = true): Promise<{ summary: LoadSummary; code: number }> {
    const options = { env: { ...process.env, ...(trust ? { NODE_EXTRA_CA_CERTS: file('./tls/localhost.crt') } : {}) } }
    const { stdout, code } = await run(process.execPath, [file('../../src/cli.ts'), 'load', '--duration', '1s', '--warm-up', '100ms', '--json', ...args], options)
      .then((told) => ({ stdout: told.stdout, code: 0 }), (error: { stdout: string; code: number }) => error)
    return { summary: JSON.parse(stdout) as LoadSummary, code }
  }

  test('without TLS: many requests at once on few connections', async () => {
    await using service = await listen(createServer((_request, response) => void setTimeout(() => response.end('{"ok":true}'), 200)))
    const heldUp = watchStandstills(500)
    const run = await load(`http://127.0.0.1:${service.port}`, { rate: 500, durationMs: 1000, http: 2 })
    const side = run.sides[0] as SideRun
    expect(side).toMatchObject({ completed: 500, errors: {} })
    // A hundred are under way at any time, on each session a hundred at most; more where the generator was held up.
    expect(service.sessions()).toBeLessThan(10 + (await heldUp(run.generator)))
    expect(side.connections.opened).toBe(service.sessions())
  })

  test('over TLS, where the service offers it', async () => {
    await using service = await listen(createSecureServer(tls(), (_request, response) => void response.end('{"ok":true}')))
    const heldUp = watchStandstills(100)
    const { summary, code } = await command(['--url', `https://localhost:${service.port}/`, '--rate', '100', '--http', '2'])
    expect(summary).toMatchObject({ requests: 100, errors: { total: 0 } })
    expect(code).toBe(summary.valid ? 0 : 4)
    expect(service.sessions()).toBeLessThan(10 + (await heldUp(summary)))
  })

  test.each([
    ['does not speak HTTP/2', ['--http', '2'], true], ['has a certificate that nobody vouches for', [], false],
  ])('tls: a service that %s', async (_name, args, trust) => {
    await using service = await listen(createTls(tls(), ok))
    const { summary, code } = await command(['--url', `https://localhost:${service.port}/`, '--rate', '20', ...args], trust)
    expect(summary).toMatchObject({ errors: { total: 20, kinds: { tls: 20 } }, valid: false })
    expect(code).toBe(4)
  })

  test('HTTP/1.1 over TLS, also where the service would rather speak HTTP/2', async () => {
    const versions = new Set<string>()
    await using service = await listen(createSecureServer({ ...tls(), allowHTTP1: true }, (request, response) => {
      versions.add(request.httpVersion)
      response.end('{"ok":true}')
    }))
    const { summary } = await command(['--url', `https://localhost:${service.port}/`, '--rate', '50'])
    expect(summary).toMatchObject({ requests: 50, errors: { total: 0 } })
    expect([...versions]).toEqual(['1.1'])
  })
})

test('Ctrl-C drains and reports, also where the service no longer answers', async () => {
  await using service = await startHttp((request, response) => { if (request.url === '/') ok(request, response) })
  const press = (path: string) => new Promise<{ summary: LoadSummary; code: number | null }>((resolve) => {
    const child = execFile(process.execPath, [file('../../src/cli.ts'), 'load', '--url', `${service.origin}${path}`, '--rate', '50', '--duration', '60s', '--warm-up', '0s', '--timeout', '60s', '--json'], (_error, stdout) => resolve({ summary: JSON.parse(stdout) as LoadSummary, code: child.exitCode }))
    // On a busy machine the generator's thread has hardly begun when the first progress is told.
    let told = ''
    child.stderr?.on('data', (text: string) => { told += text; if (!child.killed && told.split(' s left').length > 2) child.kill('SIGINT') })
  })
  const [answered, hanging] = await Promise.all([press('/'), press('/hang')])
  expect(answered).toMatchObject({ code: 130, summary: { stopped: true, errors: { total: 0 } } })
  expect(answered.summary.latencyUs?.samples).toBeGreaterThan(5)
  expect(hanging).toMatchObject({ code: 130, summary: { stopped: true, requests: 0, valid: false, latencyUs: null } })
})

test('takes no more connections than the machine has: requests wait instead of failing for want of a socket', async () => {
  await using service = await startHttp((request, response) => void setTimeout(() => ok(request, response), 1000))
  const args = ['load', '--url', service.origin, '--rate', '200', '--duration', '2s', '--warm-up', '100ms', '--json']
  const { stdout } = await run('bash', ['-c', 'ulimit -n 260 && exec "$@"', '--', process.execPath, file('../../src/cli.ts'), ...args]).catch((error: { stdout: string }) => error)
  const summary = JSON.parse(stdout) as LoadSummary
  expect(summary.errors.kinds).toEqual({})
  expect(summary.connections.opened).toBeLessThanOrEqual(60)
  expect(summary.connections.waited).toBeGreaterThan(100)
})
