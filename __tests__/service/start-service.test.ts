import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { ServiceConfig } from '../../src/config/config.ts'
import { ServiceError } from '../../src/errors.ts'
import { startService, type RunningService } from '../../src/service/start-service.ts'
import { describeService, openRealWorld, stillRunning } from './real-world.ts'

const { world, folder, remove } = openRealWorld()
const ipv6 = await hasIpv6()
const file = (name: string, content: string) => writeFileSync(path.join(folder, name), content)
/** Answers with its environment; `listen` is what it is given to listen on. */
const server = (listen: string, status = 200) => `
  console.log('warming the cache')
  require('node:http').createServer((request, response) => {
    response.statusCode = ${status}
    if (request.url === '/die') process.exit(9)
    response.end(JSON.stringify(process.env))
  }).listen(${listen})`

file('server.cjs', server(`process.env.PORT, process.env.HOST`))
file('unwell.cjs', server(`process.env.PORT, process.env.HOST`, 503))
file('elsewhere.cjs', server(`0, '127.0.0.1'`))
file('six.cjs', server(`process.env.PORT, '::1'`))

const start = (given: Partial<ServiceConfig>, side: 'base' | 'head' = 'head') => startService({ service: describeService(given), checkout: folder, side, world })
const ask = async (service: RunningService, at = '/') => (await fetch(`${service.origin}${at}`)).json() as Promise<Record<string, string>>
/** The message and last lines of a start that must fail, without its ports and what each shell words its own way. */
async function failure(given: Partial<ServiceConfig>): Promise<string> {
  const error = await start(given).then(async (service) => { await service[Symbol.asyncDispose](); return undefined }, (reason: unknown) => reason)
  if (!(error instanceof ServiceError)) throw new Error('the service was to fail with a ServiceError', { cause: error })
  return [error.message, ...error.output.map((line) => `| ${line}`)].join('\n').replaceAll(/\b\d{4,5}\b/g, 'PORT').replaceAll(/^\| sh: .*$/gm, '| sh: …')
}

afterEach(() => expect(stillRunning()).toEqual([]))
afterAll(remove)

describe('a service that starts', () => {
  test('is ready on its path, is told its port and nothing that is secret', async () => {
    const before = { ...process.env }
    Object.assign(process.env, { GITHUB_TOKEN: 'a', ACTIONS_RUNTIME_TOKEN: 'b', INPUT_START: 'c', GITHUB_SHA: 'kept' })
    try {
      await using service = await start({ env: { FLAVOUR: 'sweet' } })
      const env = await ask(service)
      expect(env).toMatchObject({ PORT: new URL(service.origin).port, HOST: '127.0.0.1', FLAVOUR: 'sweet', GITHUB_SHA: 'kept' })
      expect(Object.keys(env).filter((name) => /^(GITHUB_TOKEN|ACTIONS_|INPUT_)/.test(name))).toEqual([])
      expect(service.outputTail()).toEqual(['warming the cache'])
      expect(service.usage()?.rssBytes).toBeGreaterThan(1e6)
    } finally {
      process.env = before
    }
  })

  test('tells its garbage collections where its runtime is named, and why not where it is not', async () => {
    const from = world.clock.now()
    await using asked = await start({ runtime: 'node', start: 'node --expose-gc -e "gc(); gc(); setTimeout(() => require(\'./server.cjs\'), 50)"' })
    await using unasked = await start({})
    const seen = asked.collections(from, world.clock.now())
    expect(seen.kind === 'seen' && seen.collections.filter((one) => one.kind === 'mark-sweep-compact').length).toBeGreaterThanOrEqual(2)
    expect(asked.collections(0, from - 1)).toEqual({ kind: 'seen', collections: [] })
    expect(unasked.collections(from, world.clock.now())).toMatchObject({ kind: 'absent', reason: expect.stringContaining('service.runtime') })
  })

  test('without a ready path is ready when it listens', async () => {
    await using service = await start({ ready: undefined })
    expect(await ask(service)).toHaveProperty('PORT')
  })

  test('runs beside another copy of itself', async () => {
    await using stack = new AsyncDisposableStack()
    const [base, head] = await Promise.all([start({}, 'base'), start({}, 'head')])
    stack.use(base)
    stack.use(head)
    expect(base.origin).not.toBe(head.origin)
    expect([(await ask(base)).PORT, (await ask(head)).PORT]).toEqual([new URL(base.origin).port, new URL(head.origin).port])
  })

  test('runs in its folder of the checkout', async () => {
    mkdirSync(path.join(folder, 'inner'))
    file('inner/server.cjs', server('process.env.PORT, process.env.HOST'))
    await using service = await start({ directory: 'inner' })
    expect((await ask(service)).PWD).toBe(path.join(folder, 'inner'))
  })

  test('and sends its server to the background is measured and stopped with it', async () => {
    await using service = await start({ start: 'setsid sh -c "node server.cjs & node server.cjs" & exec sleep 600' })
    expect(service.usage()?.processes).toBeGreaterThanOrEqual(2)
  })

  test('tells when it ends before it was stopped', async () => {
    await using service = await start({})
    await ask(service, '/die').catch(() => undefined)
    await expect(service.failed).rejects.toThrow('the head service ended with exit code 9 while it was needed: node server.cjs')
  })

  test('and is stopped in time never tells that it ended', async () => {
    const service = await start({})
    await service[Symbol.asyncDispose]()
    expect(await Promise.race([service.failed.catch(() => 'failed'), new Promise((resolve) => setImmediate(resolve, 'quiet'))])).toBe('quiet')
  })
})

describe('a service that does not start says so', () => {
  test('when its command is missing', async () => {
    expect(await failure({ start: 'no-such-command --serve' })).toMatchInlineSnapshot(`
      "service.start was not found: no-such-command --serve
      | sh: …"
    `)
  })
  test('when its command may not be executed', async () => {
    file('plain.txt', 'not a program')
    expect(await failure({ start: './plain.txt' })).toMatchInlineSnapshot(`
      "service.start is not executable: ./plain.txt
      | sh: …"
    `)
  })
  test('when its folder is missing', async () => {
    expect(await failure({ directory: 'no/such/folder' })).toMatchInlineSnapshot(`"service.directory does not exist in this checkout: no/such/folder"`)
  })
  test('when it exits early, with its code and its last words', async () => {
    expect(await failure({ start: 'echo reading config >&2; echo no database >&2; exit 3' })).toMatchInlineSnapshot(`
      "the head service ended with exit code 3 while it was needed: echo reading config >&2; echo no database >&2; exit 3
      | reading config
      | no database"
    `)
  })
  test('when it never is ready, with the status it answers', async () => {
    expect(await failure({ start: 'node unwell.cjs', readyTimeoutMs: 3000 })).toMatchInlineSnapshot(`
      "the head was not ready within 3 s: asked for GET http://127.0.0.1:PORT/healthz, last saw status 503. Raise service.ready-timeout, or correct service.ready
      | warming the cache"
    `)
  })
  test('when it listens elsewhere, with the port to configure', async () => {
    expect(await failure({ start: 'node elsewhere.cjs', readyTimeoutMs: 3000 })).toMatchInlineSnapshot(`
      "the head was not ready within 3 s: asked for GET http://127.0.0.1:PORT/healthz, last saw connection refused; it listens on PORT instead of PORT=PORT: let it read PORT, or set service.port: PORT. Raise service.ready-timeout, or correct service.ready
      | warming the cache"
    `)
  })
  test.skipIf(!ipv6)('when it listens on IPv6 only (needs ::1)', async () => {
    expect(await failure({ start: 'node six.cjs', readyTimeoutMs: 3000 })).toMatchInlineSnapshot(`
      "the head was not ready within 3 s: asked for GET http://127.0.0.1:PORT/healthz, last saw connection refused; it listens on port PORT, but does not answer at 127.0.0.1: let it listen on HOST, which is 127.0.0.1. Raise service.ready-timeout, or correct service.ready
      | warming the cache"
    `)
  })
  test('when it listens on nothing', async () => {
    expect(await failure({ start: 'exec sleep 600', ready: undefined, readyTimeoutMs: 500 })).toMatchInlineSnapshot(`"the head was not ready within 0.5 s: asked for a listener on port PORT, last saw connection refused. Raise service.ready-timeout, or correct service.ready"`)
  })
  test('when its port is taken, and leaves who has it alone', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    try {
      expect(await failure({ port: (other.address() as AddressInfo).port })).toMatchInlineSnapshot(`"port PORT is taken: stop what listens on it, or drop service.port so that perf-gate chooses a free one and exports it as PORT"`)
      expect(other.listening).toBe(true)
    } finally {
      other.close()
    }
  })
})

test('a run that is cancelled while the service starts stops it', async () => {
  const cancelled = openRealWorld()
  const starting = startService({ service: describeService({ start: 'exec sleep 600' }), checkout: folder, side: 'head', world: cancelled.world })
  cancelled.cancel()
  await expect(starting).rejects.toThrow('cancelled')
  cancelled.remove()
})

async function hasIpv6(): Promise<boolean> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(0, '::1', () => probe.close(() => resolve(true)))
  })
}
