import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decodeHistogram } from '../../src/measure/histogram.ts'
import { freePort } from '../../src/system/free-port.ts'
import { partOf, probe } from './probing.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'probe-store-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('SQLite', () => {
  test('appends, reads, and leaves nothing behind', async () => {
    const run = await probe(`{ kind: event-store, driver: sqlite, path: ${folder}, rate: 20 }`)
    expect(run).toMatchObject({ asked: 10, failed: 0, unseen: [] })
    for (const name of ['append', 'append-batch', 'read']) expect(partOf(run, name)?.count).toBe(10)
    expect(decodeHistogram(run.ownUs).count).toBe(30)
    expect(run.notes).toContain('every append is on disk before it is answered (WAL, synchronous=FULL)')
    expect(readdirSync(folder)).toEqual([])
  })
  test('in a folder that does not exist is absent', async () => {
    expect((await probe(`{ kind: event-store, driver: sqlite, path: ${folder}/missing }`)).unseen[0]?.reason).toContain('ENOENT')
  })
})

describe('a store behind HTTP', () => {
  const describeStore = (port: number, more: string) => `{ kind: event-store, driver: http, url: "http://127.0.0.1:${port}", rate: 20, append: { path: "/streams/{{stream}}", body: '[{"data":"{{event}}"}]' }, read: "/streams/{{stream}}?newest={{count}}", delete: "/streams/{{stream}}", ${more} }`
  const BATCH = `append-batch: { method: PUT, path: "/streams/{{stream}}", body: "[{{events}}]" }, each: '{"data":"{{event}}"}'`

  test('appends, reads and reaches a subscriber by server-sent events; the stream is gone afterwards', async () => {
    await using store = await startHttpStore()
    const run = await probe(describeStore(store.port, `${BATCH}, subscribe: { path: "/streams/{{stream}}/events" }`))
    expect(run).toMatchObject({ asked: 10, failed: 0, unseen: [], notes: ['an HTTP store; its subscriber is told by server-sent events'] })
    for (const name of ['append', 'append-batch', 'read', 'lag']) expect(partOf(run, name)?.count).toBe(10)
    expect(store.streams.size).toBe(0)
  })
  test('is asked again where it tells nobody, and without a batch is measured by single events', async () => {
    await using store = await startHttpStore()
    const run = await probe(describeStore(store.port, 'subscribe: { poll: 10ms }'))
    expect(run).toMatchObject({ asked: 10, failed: 0, unseen: [{ part: 'append-batch', reason: expect.stringContaining('no `append-batch`') }], notes: [expect.stringContaining('asks every 10 ms, so that lag is known no better')] })
    expect(partOf(run, 'lag')?.count).toBe(10)
  })
  test('that forgets what it took, refuses, or is not there, is told', async () => {
    await using store = await startHttpStore()
    store.loses = true
    expect((await probe(describeStore(store.port, `${BATCH}, subscribe: { path: "/streams/{{stream}}/events" }`), { durationMs: 300 })).errors).toMatchObject({ lost: { example: '20 events were appended, and 0 are there' } })
    store.refuses = true
    expect((await probe(describeStore(store.port, BATCH), { durationMs: 300 })).errors).toMatchObject({ status: { example: expect.stringContaining('the store answered POST with status 503: no') } })
    expect((await probe(describeStore(1, BATCH))).unseen[0]?.reason).toContain('ECONNREFUSED')
    expect((await probe(describeStore(store.port, 'subscribe: { path: "/nowhere" }'))).unseen[0]?.reason).toBe('the store answered a subscriber with status 503')
  })
})

/** Streams in memory, newest events on demand, and server-sent events. */
async function startHttpStore(): Promise<AsyncDisposable & { port: number; streams: Map<string, string[]>; loses: boolean; refuses: boolean }> {
  const streams = new Map<string, string[]>()
  const subscribers = new Set<ServerResponse>()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://store')
    const [, , stream = '', events] = url.pathname.split('/')
    let body = ''
    for await (const chunk of request) body += String(chunk)
    if (store.refuses) return response.writeHead(503).end('no')
    if (events === 'events') {
      subscribers.add(response.writeHead(200, { 'content-type': 'text/event-stream' }))
      response.flushHeaders()
      return response.on('close', () => subscribers.delete(response))
    }
    if (request.method === 'DELETE') streams.delete(stream)
    else if (request.method === 'GET') return response.end(JSON.stringify((streams.get(stream) ?? []).slice(-Number(url.searchParams.get('newest')))))
    else {
      const added = (JSON.parse(body) as { data: string }[]).map((one) => one.data)
      if (!store.loses) streams.set(stream, [...(streams.get(stream) ?? []), ...added])
      for (const one of subscribers) for (const data of added) one.write(`data: ${JSON.stringify({ data })}\n\n`)
    }
    return response.end('{}')
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const store = {
    port, streams, loses: false, refuses: false,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return store
}

const noRedis = installed('redis-server') ? undefined : 'needs redis-server'
describe.skipIf(noRedis !== undefined)(`Redis Streams${noRedis === undefined ? '' : ` (skipped: ${noRedis})`}`, () => {
  test('append, read and reach a subscriber; the stream is gone afterwards', async () => {
    await using server = await startRedis()
    const run = await probe(`{ kind: event-store, driver: redis, url: "redis://127.0.0.1:${server.port}", rate: 20 }`)
    expect(run).toMatchObject({ asked: 10, failed: 0, unseen: [], notes: ['Redis with appendonly=no, appendfsync=everysec'] })
    for (const name of ['append', 'append-batch', 'read', 'lag']) expect(partOf(run, name)?.count).toBe(10)
    expect(execFileSync('redis-cli', ['-p', `${server.port}`, 'keys', '*'], { encoding: 'utf8' }).trim()).toBe('')
  })
  test('of a server that ends meanwhile fail, and are told', async () => {
    await using server = await startRedis()
    const running = probe(`{ kind: event-store, driver: redis, url: "redis://127.0.0.1:${server.port}", rate: 20, timeout: 500ms }`, { durationMs: 3000 })
    while (execFileSync('redis-cli', ['-p', `${server.port}`, 'keys', '*'], { encoding: 'utf8' }).trim() === '') await sleep(10)
    await sleep(500)
    await server[Symbol.asyncDispose]()
    const run = await running
    expect(run.failed).toBeGreaterThan(0)
  })
})

test.each(['redis', 'postgresql'])('a %s server that is not there makes the component absent, without telling its password', async (driver) => {
  const run = await probe(`{ kind: event-store, driver: ${driver}, url: "${driver}://me:secret@127.0.0.1:1/0", timeout: 2s }`)
  expect(run).toMatchObject({ asked: 0, unseen: [{ reason: expect.stringContaining('ECONNREFUSED') }] })
  expect(JSON.stringify(run)).not.toContain('secret')
})

const postgresBin = ['/usr/lib/postgresql', '/usr/local/lib/postgresql'].flatMap((at) => (existsSync(at) ? readdirSync(at).map((version) => path.join(at, version, 'bin')) : [])).find((at) => existsSync(path.join(at, 'initdb')))
describe.skipIf(postgresBin === undefined)(`PostgreSQL${postgresBin === undefined ? ' (skipped: needs postgresql)' : ''}`, () => {
  test('appends, reads and notifies a subscriber; the table is gone afterwards', async () => {
    await using server = await startPostgres(postgresBin as string)
    const run = await probe(`{ kind: event-store, driver: postgresql, url: "postgresql://probe@127.0.0.1:${server.port}/postgres", rate: 20 }`)
    expect(run).toMatchObject({ asked: 10, failed: 0, unseen: [], notes: ['PostgreSQL with synchronous_commit=on, fsync=on'] })
    for (const name of ['append', 'append-batch', 'read', 'lag']) expect(partOf(run, name)?.count).toBe(10)
    expect(execFileSync(path.join(postgresBin as string, 'psql'), ['-h', '127.0.0.1', '-p', `${server.port}`, '-U', 'probe', '-Atc', "SELECT count(*) FROM pg_tables WHERE tablename LIKE 'perf_gate%'", 'postgres'], { encoding: 'utf8' }).trim()).toBe('0')
  })
})

async function startRedis(): Promise<AsyncDisposable & { port: number }> {
  const port = await freePort()
  return { port, ...(await runUntilDisposed('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder], () => execFileSync('redis-cli', ['-p', `${port}`, 'ping'], { stdio: 'ignore' }))) }
}

/** PostgreSQL does not run as root: there it is another user's. */
async function startPostgres(bin: string): Promise<AsyncDisposable & { port: number }> {
  const port = await freePort()
  const data = path.join(folder, 'data')
  const asRoot = process.getuid?.() === 0
  const who = asRoot ? { uid: Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })), gid: Number(execFileSync('id', ['-g', 'postgres'], { encoding: 'utf8' })) } : {}
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid)
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'probe', '-A', 'trust', '--no-sync'], { ...who, stdio: 'ignore', cwd: folder })
  return { port, ...(await runUntilDisposed(path.join(bin, 'postgres'), ['-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', folder], () => execFileSync(path.join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', `${port}`], { stdio: 'ignore' }), who)) }
}

async function runUntilDisposed(command: string, args: string[], ask: () => void, who: { uid?: number; gid?: number } = {}): Promise<AsyncDisposable> {
  const child = spawn(command, args, { ...who, stdio: 'ignore', cwd: folder })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let tries = 0; tries < 300; tries++) {
    try {
      ask()
      break
    } catch {
      await sleep(50)
    }
  }
  return { async [Symbol.asyncDispose]() { child.kill('SIGQUIT'); await ended } }
}

function installed(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
