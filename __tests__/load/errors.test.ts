import { describe, expect, test } from 'vitest'
import { classifyError } from '../../src/load/classify-error.ts'
import type { SideRun } from '../../src/load/engine.ts'
import { load, ok, startHttp, startTcp, template } from './services.ts'

describe('a request that fails is counted by kind, and has no latency', () => {
  test('refused: nobody listens', async () => {
    const service = await startHttp(ok)
    await service[Symbol.asyncDispose]()
    await expectAll(load(service.origin), 'refused')
  })

  test('dns: nobody knows the name', async () => {
    await expectAll(load('http://nowhere.invalid', { timeoutMs: 30_000 }), 'dns')
  })

  test('reset: the service hangs up', async () => {
    await using service = await startTcp((socket) => socket.resetAndDestroy())
    await expectAll(load(service.origin), 'reset')
  })

  test('reset: the service closes in the middle of a response', async () => {
    await using service = await startTcp((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'))
    await expectAll(load(service.origin), 'reset')
  })

  test('timeout: no answer at all, which is noticed at the timeout and not before the last request had its time', async () => {
    await using service = await startHttp(() => {})
    const started = performance.now()
    await expectAll(load(service.origin, { timeoutMs: 300 }), 'timeout')
    expect(performance.now() - started).toBeGreaterThan(750)
  })

  test('timeout: an answer that drips byte by byte', async () => {
    await using service = await startTcp((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n')
      const drip = setInterval(() => socket.write('x'), 20)
      socket.on('close', () => clearInterval(drip))
    })
    await expectAll(load(service.origin, { timeoutMs: 300 }), 'timeout')
  })

  test('timeout: also for requests that never got a connection, because all are taken', async () => {
    await using service = await startHttp(() => {})
    const run = await load(service.origin, { rate: 1500, timeoutMs: 1000, durationMs: 1000 })
    expect(run.sides[0]).toMatchObject({ sent: 1500, completed: 1500, errors: { timeout: 1500 } })
    expect(run.generator.waitedForConnection).toBeGreaterThan(0)
    expect(service.connections()).toBeLessThanOrEqual(1500)
  })

  test('tls: the service does not speak it', async () => {
    await using service = await startHttp(ok)
    await expectAll(load(service.origin.replace('http:', 'https:')), 'tls')
  })

  test.each(['CERT_HAS_EXPIRED', 'CERT_SIGNATURE_FAILURE', 'CERT_CHAIN_TOO_LONG', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'INVALID_CA', 'INVALID_PURPOSE', 'HOSTNAME_MISMATCH', 'ERR_TLS_CERT_ALTNAME_INVALID'])('tls: a certificate that is wrong in this way: %s', (code) => {
    expect(classifyError(Object.assign(new Error('no'), { code }))).toBe('tls')
  })

  test('status: 400 and above, unless expected', async () => {
    await using service = await startHttp((_request, response) => response.writeHead(404).end())
    await expectAll(load(service.origin), 'status')
    const expected = await load(service.origin, { request: template({ expect: { status: [404], bodyContains: undefined } }) })
    expect(expected.sides[0]?.errors).toEqual({})
  })

  test('status: another one than expected', async () => {
    await using service = await startHttp((_request, response) => response.writeHead(204).end())
    await expectAll(load(service.origin, { request: template({ expect: { status: [200, 201], bodyContains: undefined } }) }), 'status')
  })

  test('check: the body does not contain what it must, however it is cut into pieces', async () => {
    await using service = await startTcp((socket) => {
      socket.setNoDelay(true)
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 19\r\n\r\n........"allo')
      setTimeout(() => socket.write('wed":1'), 10)
    })
    const contains = (bodyContains: string) => load(service.origin, { request: template({ expect: { status: [], bodyContains } }) })
    expect((await contains('"allowed":1')).sides[0]?.errors).toEqual({})
    await expectAll(contains('"allowed":2'), 'check')
  })
})

describe('a hostile service is bounded', () => {
  test('an endless body is cut off', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x')
    await using service = await startTcp((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
      const pour = () => {
        while (!socket.destroyed && socket.write(Buffer.concat([Buffer.from('100000\r\n'), chunk, Buffer.from('\r\n')])));
      }
      socket.on('drain', pour)
      pour()
    })
    const run = await load(service.origin, { rate: 10, durationMs: 300, timeoutMs: 20_000 })
    expect(run.sides[0]?.errors).toEqual({ other: 3 })
    expect(run.sides[0]?.bytesReceived).toBeLessThan(3 * 20 * 1024 * 1024)
  })

  test.each([
    ['garbage instead of HTTP', '\u0000\u0001 nonsense\r\n\r\n'],
    ['a header without end', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
  ])('%s is an error like any other', async (_name, answer) => {
    await using service = await startTcp((socket) => socket.write(answer))
    const run = await load(service.origin, { timeoutMs: 10_000 })
    expect(run.sides[0]).toMatchObject({ completed: 50, errors: { other: 50 } })
  })

  test('thousands of Server-Timing names make at most 32 components', async () => {
    let requests = 0
    await using service = await startHttp((request, response) => {
      requests++
      response.setHeader('server-timing', Array.from({ length: 50 }, (_, i) => `c${requests}-${i};dur=1`).join(', '))
      ok(request, response)
    })
    const side = (await load(service.origin)).sides[0] as SideRun
    expect(side.components.length).toBe(32)
    expect(side.errors).toEqual({})
  })
})

async function expectAll(running: ReturnType<typeof load>, kind: string): Promise<void> {
  const side = (await running).sides[0] as SideRun
  expect(side).toMatchObject({ sent: 50, completed: 50, achievedRatePerSecond: 0 })
  expect(side.errors).toEqual({ [kind]: 50 })
  expect(side.classes).toMatchObject([{ requests: 50, failed: 50 }])
}
