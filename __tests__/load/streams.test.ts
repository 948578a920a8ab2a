import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import type { SideRun } from '../../src/load/engine.ts'
import { decodeHistogram } from '../../src/measure/histogram.ts'
import { configured, load, ok, startHttp, watchStandstills, type Service } from './services.ts'

const play = async (service: { origin: string }, yaml: string, { rate = 20, durationMs = 500, timeoutMs = 20_000 } = {}): Promise<SideRun> =>
  (await load(service.origin, { request: configured(yaml), rate, durationMs, timeoutMs })).sides[0] as SideRun
const medianMs = (encoded: string | undefined) => (decodeHistogram(encoded ?? '').quantile(0.5) ?? Number.NaN) / 1000

describe('server-sent events', () => {
  const startStream = (stream: (response: ServerResponse) => void) => startHttp((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    response.on('error', () => {})
    stream(response)
  })

  test('are read to the end of the stream; the first event has a time of its own', async () => {
    await using service = await startStream((response) => {
      response.write(': hello\n\n')
      setTimeout(() => response.write('data: {"id"'), 30)
      setTimeout(() => response.write(': 7}\r\n\r\n'), 60)
      setTimeout(() => response.end('event: end\ndata: {"id": 8}\n\n'), 120)
    })
    const side = await play(service, 'name: watch\npath: /events\nevents: {}\ncapture: { id: /id }\nnext: [{ path: "/last/{{id}}", events: {} }]')
    expect(side).toMatchObject({ completed: 10, errors: {} })
    const [watch, last] = side.steps
    expect([watch?.step, watch?.marks[0]?.name, watch?.marks[0]?.samples, last?.requests]).toEqual(['watch', 'first event', 10, 10])
    expect(medianMs(watch?.marks[0]?.latencyUs)).toBeGreaterThan(58)
    expect(medianMs(watch?.marks[0]?.latencyUs)).toBeLessThan(medianMs(watch?.latencyUs) - 20)
    expect(medianMs(watch?.latencyUs)).toBeGreaterThan(118)
  })

  test.each([
    ['so many', 'events: { count: 3 }', 3], ['one that contains the text', 'events: { contains: done }', 5], ['both', 'events: { count: 7, contains: done }', 7],
  ])('a stream without end is left after %s', async (_name, rule, expected) => {
    const sent: number[] = []
    let closed = 0
    await using service = await startStream((response) => {
      let events = 0
      const timer = setInterval(() => response.write(`data: ${++events === 5 ? 'done' : events}\n\n`), 10)
      response.on('close', () => {
        closed++
        sent.push(events)
        clearInterval(timer)
      })
    })
    // As often as an event comes.
    const heldUp = watchStandstills(100)
    const { sides: [side], generator } = await load(service.origin, { request: configured(`path: /events\n${rule}`), rate: 10 })
    expect(side).toMatchObject({ completed: 5, errors: {} })
    expect(medianMs(side?.steps[0]?.latencyUs)).toBeGreaterThan(expected * 9)
    await expect.poll(() => closed).toBe(5)
    const late = await heldUp(generator)
    for (const count of sent) expect(count).toBeLessThan(expected + 10 + late)
  })

  test.each([
    ['check: not a stream of events at all', 'events: {}', (response: ServerResponse) => ok(undefined as never, response), 'check'],
    ['check: ends before there are enough', 'events: { count: 3 }', (response: ServerResponse) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: 1\n\ndata: 2\n\n'), 'check'],
    ['check: no event, but comments', 'events: {}', (response: ServerResponse) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).end(': ping\n\n: ping\n\n'), 'check'],
    ['status: refused', 'events: {}', (response: ServerResponse) => void response.writeHead(503, { 'content-type': 'text/event-stream' }).end('data: 1\n\n'), 'status'],
    ['timeout: stalls', 'events: { count: 2 }', (response: ServerResponse) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n'), 'timeout'],
    ['other: an event without end', 'events: {}', (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: ')
      for (let megabyte = 0; megabyte < 20; megabyte++) response.write('x'.repeat(1e6))
    }, 'other'],
  ])('%s', async (_name, rule, answer, kind) => {
    await using service = await startHttp((_request, response) => {
      response.on('error', () => {})
      answer(response)
    })
    const side = await play(service, `path: /\n${rule}`, { rate: 4, timeoutMs: kind === 'timeout' ? 700 : 20_000 })
    expect(side.errors).toEqual({ [kind]: 2 })
  })
})

describe('a conversation over a WebSocket', () => {
  async function startWebSocket(serve: (socket: WebSocket, headers: NodeJS.Dict<string | string[]>) => void): Promise<Pick<Service, 'origin'> & AsyncDisposable & { open: () => number }> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    server.on('connection', (socket, request) => {
      socket.on('error', () => {})
      serve(socket, request.headers)
    })
    await new Promise((resolve) => server.once('listening', resolve))
    return {
      origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, open: () => server.clients.size,
      async [Symbol.asyncDispose]() {
        for (const socket of server.clients) socket.terminate()
        await new Promise((resolve) => server.close(resolve))
      },
    }
  }

  test('says one thing after the other, waits for the answers it names, and hands what it heard to later steps', async () => {
    const heard: string[] = []
    const keys = new Set<unknown>()
    await using service = await startWebSocket((socket, headers) => {
      keys.add(headers['x-key'])
      socket.on('message', (data: Buffer) => {
        const text = data.toString()
        heard.push(text)
        if (text === 'hello') {
          socket.send('noise')
          setTimeout(() => socket.send('welcome'), 30)
        } else socket.send(JSON.stringify({ job: { id: 7 } }))
      })
    })
    const side = await play(service, `
name: chat
path: /ws
headers: { x-key: blue }
websocket:
  - { name: greet, send: hello, receive: welcome }
  - { send: { agent: "{{agent}}", do: it }, receive: true }
capture: { id: /job/id }
next: [{ path: "/ws?job={{id}}", websocket: [{ receive: never }] }]`, { rate: 4, timeoutMs: 3000 })
    // The last step waits for what never comes.
    expect(side.errors).toEqual({ timeout: 2 })
    expect(heard).toEqual(expect.arrayContaining(['hello', '{"agent":"0","do":"it"}']))
    expect([...keys]).toEqual(['blue', undefined])
    expect(side.steps[0]).toMatchObject({ step: 'chat', requests: 2, failed: 0, marks: [{ name: 'open', samples: 2 }, { name: 'greet', samples: 2 }, { name: 'message 2', samples: 2 }] })
    expect(medianMs(side.steps[0]?.marks[1]?.latencyUs)).toBeGreaterThan(28)
    await expect.poll(() => service.open()).toBe(0)
  })

  test.each([
    ['reset: the service hangs up', (socket: WebSocket) => socket.terminate(), 'reset'],
    ['reset: the service takes its leave', (socket: WebSocket) => socket.close(1000, 'enough'), 'reset'],
    ['timeout: no answer', () => undefined, 'timeout'],
  ])('%s', async (_name, serve, kind) => {
    await using service = await startWebSocket(serve)
    expect((await play(service, 'path: /ws\nwebsocket: [{ receive: never }]', { rate: 4, timeoutMs: kind === 'timeout' ? 400 : 20_000 })).errors).toEqual({ [kind]: 2 })
  })

  test('status: the service does not speak it', async () => {
    await using service = await startHttp(ok)
    expect((await play(service, 'path: /ws\nwebsocket: [{ receive: true }]', { rate: 4 })).errors).toEqual({ status: 2 })
  })

  test('refused: nobody listens', async () => {
    const service = await startHttp(ok)
    await service[Symbol.asyncDispose]()
    expect((await play(service, 'path: /ws\nwebsocket: [{ receive: true }]', { rate: 4 })).errors).toEqual({ refused: 2 })
  })
})
