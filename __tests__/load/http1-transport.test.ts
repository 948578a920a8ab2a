import { Server, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import type { RequestTemplate } from '../../src/config/config.ts'
import { isPlainHttp1, openHttp1Transport } from '../../src/load/http1-transport.ts'
import type { Times, TransportOptions, Transport, TransportTotals } from '../../src/load/transport.ts'
import { openUndiciTransport } from '../../src/load/undici-transport.ts'
import { ok, startHttp, startTcp, template } from './services.ts'

type Open = (options: TransportOptions) => Transport
type Driven = { outcomes: string[]; timings: (string | undefined)[]; times: Times[]; totals: TransportTotals }

/** Sends one request after the other, `pauseMs` after the last answer; with `together` all at once. */
async function drive(open: Open, origin: string, { request = template(), count = 3, pauseMs = 0, together = false, timeoutMs = 10_000, maxConnections = 500 }: {
  request?: RequestTemplate; count?: number; pauseMs?: number; together?: boolean; timeoutMs?: number; maxConnections?: number
} = {}): Promise<Driven> {
  const outcomes: string[] = []
  const timings: (string | undefined)[] = []
  const times: Times[] = []
  let told = (): void => undefined
  const transport = open({
    origin, timeoutMs, maxConnections, connections: 'shared', http: 1,
    onEnd(arrival, outcome, took, timing) {
      outcomes[arrival] = outcome
      timings[arrival] = timing
      times[arrival] = took
      told()
    },
  })
  const send = transport.prepare(request)
  const sweep = setInterval(() => transport.expire(), 20)
  try {
    for (let arrival = 0; arrival < count; arrival++) {
      const ended = new Promise<void>((resolve) => { told = () => { if (together ? outcomes.filter(() => true).length === count : true) resolve() } })
      send(arrival, 0)
      if (together && arrival < count - 1) continue
      await ended
      await sleep(pauseMs)
    }
    return { outcomes, timings, times, totals: transport.totals() }
  } finally {
    clearInterval(sweep)
    await transport.close()
  }
}

const HEAD = 'HTTP/1.1 200 OK\r\n'

describe('both transports say the same of a service that', () => {
  const services: [name: string, answer: (socket: Socket) => void, expected: string, request?: Partial<RequestTemplate>][] = [
    ['answers with a length', (socket) => socket.write(`${HEAD}content-length: 2\r\n\r\nok`), 'ok'],
    ['answers in chunks', (socket) => socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n`), 'ok'],
    ['answers until it closes', (socket) => socket.end(`${HEAD}\r\nuntil the end`), 'ok', { expect: { status: [], bodyContains: 'the end' } }],
    ['answers in pieces', (socket) => {
      socket.setNoDelay(true)
      const text = `${HEAD}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nx: y\r\n\r\n`
      const write = (at: number): void => {
        if (at >= text.length || socket.destroyed) return
        socket.write(text.slice(at, at + 9))
        setTimeout(write, 2, at + 9)
      }
      write(0)
    }, 'ok', { expect: { status: [200], bodyContains: 'hello' } }],
    ['answers and says that it closes', (socket) => socket.end(`${HEAD}connection: close\r\ncontent-length: 2\r\n\r\nok`), 'ok'],
    ['answers and closes without saying so', (socket) => socket.end(`${HEAD}content-length: 2\r\n\r\nok`), 'ok'],
    ['speaks HTTP/1.0', (socket) => socket.end('HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nok'), 'ok'],
    ['answers without a body', (socket) => socket.write('HTTP/1.1 204 No Content\r\n\r\n'), 'ok'],
    ['answers to HEAD with a length and no body', (socket) => socket.write(`${HEAD}content-length: 99\r\n\r\n`), 'ok', { method: 'HEAD' }],
    ['fails', (socket) => socket.write('HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n'), 'status'],
    ['lacks what was expected', (socket) => socket.write(`${HEAD}content-length: 2\r\n\r\nno`), 'check', { expect: { status: [], bodyContains: 'yes' } }],
    ['closes before it answers', (socket) => socket.end(), 'reset'],
    ['resets', (socket) => socket.resetAndDestroy(), 'reset'],
    ['closes in the head', (socket) => socket.end('HTTP/1.1 200 OK\r\nconte'), 'reset'],
    ['closes in the body', (socket) => socket.end(`${HEAD}content-length: 100\r\n\r\nhalf`), 'reset'],
    ['closes in a chunk', (socket) => socket.end(`${HEAD}transfer-encoding: chunked\r\n\r\n9\r\nhalf`), 'reset'],
    ['closes between chunks', (socket) => socket.end(`${HEAD}transfer-encoding: chunked\r\n\r\n2\r\nok\r\n`), 'reset'],
    ['speaks something else', (socket) => socket.write('SSH-2.0-OpenSSH_9.9\r\n'), 'other'],
    ['has two lengths', (socket) => socket.write(`${HEAD}content-length: 1\r\ncontent-length: 2\r\n\r\nab`), 'other'],
    ['has a length and chunks', (socket) => socket.write(`${HEAD}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`), 'other'],
    ['has malformed chunks', (socket) => socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n`), 'other'],
    ['never answers', () => undefined, 'timeout'],
    ['stops in the head', (socket) => socket.write('HTTP/1.1 200 OK\r\n'), 'timeout'],
    ['stops in the body', (socket) => socket.write(`${HEAD}content-length: 100\r\n\r\nhalf`), 'timeout'],
  ]
  test.for(services)('%s', async ([, answer, expected, request = {}]) => {
    await using service = await startTcp(answer)
    for (const open of [openUndiciTransport, openHttp1Transport]) {
      const { outcomes } = await drive(open, service.origin, { request: template(request), timeoutMs: expected === 'timeout' ? 300 : 10_000 })
      expect(outcomes, open.name).toEqual([expected, expected, expected])
    }
  })

  test('nobody listens, or the name is unknown', async () => {
    const gone = await startHttp(ok)
    await gone[Symbol.asyncDispose]()
    for (const open of [openUndiciTransport, openHttp1Transport]) {
      expect((await drive(open, gone.origin)).outcomes, open.name).toEqual(['refused', 'refused', 'refused'])
      expect((await drive(open, 'http://nobody.invalid', { count: 1 })).outcomes, open.name).toEqual(['dns'])
    }
  })
})

describe('a connection', () => {
  test('is used again, one request at a time, and what comes at once gets one each up to the limit', async () => {
    await using service = await startHttp((_request, response) => void setTimeout(() => response.setHeader('server-timing', 'a;dur=1').end('ok'), 20))
    const inTurn = await drive(openHttp1Transport, service.origin, { count: 5 })
    expect([inTurn.outcomes, inTurn.timings[4]]).toEqual([Array(5).fill('ok'), 'a;dur=1'])
    expect(inTurn.totals).toMatchObject({ waitedForConnection: 0, bytesReceived: 10 })
    expect(inTurn.totals.connectUs.count).toBe(1)
    const together = await drive(openHttp1Transport, service.origin, { count: 30, together: true, maxConnections: 10 })
    expect(together.outcomes).toEqual(Array(30).fill('ok'))
    expect([together.totals.connectUs.count, together.totals.waitedForConnection]).toEqual([10, 20])
  })

  test('is not used again when the server said that it goes, or went', async () => {
    await using polite = await startHttp((_request, response) => response.setHeader('connection', 'close').end('ok'))
    expect((await drive(openHttp1Transport, polite.origin)).totals.connectUs.count).toBe(3)
    await using silent = await startTcp((socket) => {
      socket.write(`${HEAD}content-length: 2\r\n\r\nok`)
      setTimeout(() => socket.end(), 20)
    })
    const { outcomes, totals } = await drive(openHttp1Transport, silent.origin, { pauseMs: 60 })
    expect([outcomes, totals.connectUs.count]).toEqual([['ok', 'ok', 'ok'], 3])
  })

  test('is not used again when the server keeps it for less than a second of caution', async () => {
    await using service = await startTcp((socket) => socket.write(`${HEAD}keep-alive: timeout=1\r\ncontent-length: 2\r\n\r\nok`))
    expect((await drive(openHttp1Transport, service.origin)).totals.connectUs.count).toBe(3)
  })

  test('with bytes that nobody asked for is given up, and does not answer the next request', async () => {
    await using pushing = await startTcp((socket) => {
      socket.write(`${HEAD}content-length: 2\r\n\r\nok`)
      setTimeout(() => socket.write('HTTP/1.1 500 Injected\r\ncontent-length: 0\r\n\r\n'), 20)
    })
    expect((await drive(openHttp1Transport, pushing.origin, { pauseMs: 60 })).outcomes).toEqual(['ok', 'ok', 'ok'])
    await using glued = await startTcp((socket) => socket.write(`${HEAD}content-length: 2\r\n\r\nokHTTP/1.1 500 Injected\r\ncontent-length: 0\r\n\r\n`))
    expect((await drive(openHttp1Transport, glued.origin)).outcomes).toEqual(['ok', 'ok', 'ok'])
  })
})

describe('times', () => {
  /** It lives in this thread, so on the same clock. */
  async function startClock(): Promise<AsyncDisposable & { origin: string; seen: { receivedMs: number; answeredMs: number }[] }> {
    const seen: { receivedMs: number; answeredMs: number }[] = []
    const service = await startHttp((_request, response) => {
      const receivedMs = performance.now()
      setTimeout(() => {
        seen.push({ receivedMs, answeredMs: performance.now() })
        response.end('ok')
      }, 30)
    })
    return { origin: service.origin, seen, [Symbol.asyncDispose]: () => service[Symbol.asyncDispose]() }
  }

  test('a request is written before it is received, answered before it has ended, and written later than it was to be while its connection opens', async () => {
    await using service = await startClock()
    const { times } = await drive(openHttp1Transport, service.origin)
    expect(service.seen.map(({ receivedMs, answeredMs }, i) => { const { writtenMs, endedMs } = times[i] as Times; return writtenMs < receivedMs && answeredMs < endedMs })).toEqual([true, true, true])
    expect(times.map(({ sentMs, writtenMs }) => sentMs < writtenMs)).toEqual([true, false, false])
  })

  test('whoever waits for a connection is written after the one before has ended, and was to be written before', async () => {
    await using service = await startClock()
    const { times: [first, second] } = await drive(openHttp1Transport, service.origin, { count: 2, together: true, maxConnections: 1 }) as Driven & { times: [Times, Times] }
    expect(second.writtenMs).toBeGreaterThanOrEqual(first.endedMs)
    expect(second.sentMs).toBeLessThan(first.endedMs - 20)
  })
})

test('a request goes out byte for byte as configured', async () => {
  const received: string[] = []
  await using service = await startTcp((socket) => {
    socket.removeAllListeners('data')
    socket.on('data', (bytes) => {
      received.push(bytes.toString())
      socket.write(`${HEAD}content-length: 0\r\n\r\n`)
    })
    socket.write(`${HEAD}content-length: 0\r\n\r\n`)
  })
  const request = template({ method: 'POST', path: '/a%20b?c=d', headers: { 'X-Key': 'Wert: ü', accept: '*/*' }, body: '{"text":"ü"}' })
  await drive(openHttp1Transport, `${service.origin}/below`, { request, count: 2 })
  expect(received).toEqual([[
    'POST /below/a%20b?c=d HTTP/1.1', `host: ${new URL(service.origin).host}`, 'connection: keep-alive', 'X-Key: Wert: \uFFFD', 'accept: */*', 'content-length: 13', '', '{"text":"ü"}',
  ].join('\r\n')])
})

describe('after a silence', () => {
  test('a byte to ourselves goes ahead of the request, and the service sees nothing of it', async () => {
    const received: number[] = []
    await using service = await startTcp((socket) => {
      socket.on('data', (bytes) => received.push(bytes.length))
      socket.write(`${HEAD}content-length: 0\r\n\r\n`)
    })
    using write = vi.spyOn(Socket.prototype, 'write')
    using connected = vi.spyOn(Socket.prototype, 'connect')
    const { outcomes, totals } = await drive(openHttp1Transport, service.origin, { count: 3, pauseMs: 50 })
    const ahead = write.mock.contexts.filter((_, call) => write.mock.calls[call]?.[0].length === 1) as Socket[]
    // The first request opens its connection.
    expect([outcomes, totals.connectUs.count, ahead.length]).toEqual([['ok', 'ok', 'ok'], 1, 2])
    const others = (connected.mock.contexts as Socket[]).filter((socket) => socket.bytesWritten === 0)
    expect(others.map((socket) => [socket.bytesRead, socket.destroyed])).toEqual([[2, true]])
    expect(received).not.toContain(1)
    expect(ahead.every((socket) => socket.destroyed)).toBe(true)
  })

  test('where no port of our own is to be had, requests go out all the same', async () => {
    await using service = await startTcp((socket) => void socket.write(`${HEAD}content-length: 0\r\n\r\n`))
    using _ = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
      queueMicrotask(() => this.emit('error', new Error('EMFILE')))
      return this
    })
    expect((await drive(openHttp1Transport, service.origin, { count: 2, pauseMs: 30 })).outcomes).toEqual(['ok', 'ok'])
  })
})

test('what needs more than plain HTTP/1.1 is left to undici', () => {
  const plain = (changes: Partial<RequestTemplate>, origin = 'http://127.0.0.1') => isPlainHttp1(template(changes), origin)
  expect(plain({ headers: { accept: 'text/html', host: 'elsewhere' } })).toBe(true)
  expect([plain({}, 'https://127.0.0.1'), plain({ path: 'https://elsewhere/' })]).toEqual([false, false])
  expect(['Transfer-Encoding', 'expect', 'connection', 'Upgrade', 'content-length'].map((name) => plain({ headers: { [name]: 'x' } }))).toEqual(Array(5).fill(false))
  expect(plain({ headers: { 'x-name': '雪' } })).toBe(false)
})
