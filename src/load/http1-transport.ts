import { connect, type Socket } from 'node:net'
import { Histogram } from '../measure/histogram.ts'
import type { ScheduledRequest } from '../workload/schedule.ts'
import { BodySearch } from './body-search.ts'
import { classifyError } from './classify-error.ts'
import type { ErrorKind } from './engine.ts'
import { ResponseReader } from './http1-response.ts'
import { judgeResponse, MAX_BODY_BYTES, urlOf, wantedIn, type Transport, type TransportOptions } from './transport.ts'

const READ_BYTES = 64 * 1024
/** What changes how a request is framed, or how its connection is used, is left to undici. */
const UNUSUAL_HEADER = /^(?:connection|keep-alive|proxy-connection|transfer-encoding|content-length|expect|upgrade|te|trailer)$/i
const HAS_BODY = /^(?:POST|PUT|PATCH)$/

/** A request as it goes over the wire. */
type Prepared = { endpoint: Endpoint; bytes: Buffer; isHead: boolean; status: readonly number[]; wanted: Buffer | undefined }
type Underway = { arrival: number; prepared: Prepared; sentAtMs: number; connection: Connection | undefined }

/** Whether the plain transport can carry all of these requests to this origin. */
export function isPlainHttp1(requests: readonly ScheduledRequest[], origin: string): boolean {
  return requests.every((request) => urlOf(request, origin).protocol === 'http:' && Object.entries(request.template.headers).every(([name, value]) => !UNUSUAL_HEADER.test(name) && isLatin1(value)))
}

/**
 * Plain HTTP/1.1 straight on sockets: half of what undici costs, and twice as truthful (`npm run bench:load`). Keep-alive connections, one
 * request at a time on each, the one used last taken first. A request's bytes are made once, before the run.
 */
export function openHttp1Transport({ origin, requests, timeoutMs, maxConnections, onEnd }: TransportOptions): Transport {
  const endpoints = new Map<string, Endpoint>()
  /** In order of sending, so the first is the oldest. */
  const underway = new Map<number, Underway>()
  const connectUs = new Histogram()
  let bytesReceived = 0
  let waitedForConnection = 0
  let closed = false

  const owner: Owner = {
    received: (count) => { bytesReceived += count },
    connected: (tookMs) => connectUs.record(tookMs * 1000),
    waits: ({ arrival }) => underway.has(arrival),
    ended({ arrival }, outcome, serverTiming) {
      // Requests that timed out, or were cut off by closing, have left before.
      if (underway.delete(arrival) && !closed) onEnd(arrival, outcome, serverTiming)
    },
  }
  const prepared = requests.map((request) => prepare(request, origin, (url) => {
    const known = endpoints.get(url.origin) ?? new Endpoint(url, maxConnections, owner)
    endpoints.set(url.origin, known)
    return known
  }))

  return {
    send(arrival, request) {
      const one: Underway = { arrival, prepared: prepared[request] as Prepared, sentAtMs: performance.now(), connection: undefined }
      underway.set(arrival, one)
      if (!one.prepared.endpoint.send(one)) waitedForConnection++
    },
    expire() {
      const limitMs = performance.now() - timeoutMs
      for (const one of underway.values()) {
        if (one.sentAtMs > limitMs) break
        if (one.connection === undefined) owner.ended(one, 'timeout', undefined)
        else one.connection.giveUp('timeout')
      }
    },
    totals: () => ({ bytesReceived, waitedForConnection, connectUs }),
    async close() {
      closed = true
      await Promise.all([...endpoints.values()].map((endpoint) => endpoint.close()))
    },
  }
}

type Owner = {
  received(bytes: number): void
  connected(tookMs: number): void
  /** Whether nobody has given up on it. */
  waits(one: Underway): boolean
  ended(one: Underway, outcome: 'ok' | ErrorKind, serverTiming: string | undefined): void
}

/** The connections to one host and port. */
class Endpoint {
  readonly host: string
  readonly port: number
  readonly owner: Owner
  readonly #maxConnections: number
  /** All connections of this thread read into the same memory, one after the other. */
  readonly memory = Buffer.allocUnsafe(READ_BYTES)
  readonly #open = new Set<Connection>()
  readonly #idle: Connection[] = []
  readonly #waiting: Underway[] = []
  #closed = false

  constructor(url: URL, maxConnections: number, owner: Owner) {
    this.host = url.hostname.replace(/^\[(.*)\]$/, '$1')
    this.port = Number(url.port === '' ? 80 : url.port)
    this.#maxConnections = maxConnections
    this.owner = owner
  }

  /** False when the request has to wait for a connection. */
  send(one: Underway): boolean {
    const connection = this.#takeIdle() ?? (this.#open.size < this.#maxConnections ? this.#connect() : undefined)
    if (connection === undefined) this.#waiting.push(one)
    else connection.begin(one)
    return connection !== undefined
  }

  /** A response is complete, and its connection may be used again. */
  release(connection: Connection): void {
    this.#idle.push(connection)
  }

  /** A connection is free, or there is room for a new one. */
  serveWaiting(): void {
    while (this.#waiting.length > 0 && !this.#closed && (this.#idle.length > 0 || this.#open.size < this.#maxConnections)) {
      const one = this.#waiting.shift() as Underway
      if (this.owner.waits(one)) this.send(one)
    }
  }

  /** The server no longer listens on an idle connection. */
  retire(connection: Connection): void {
    const at = this.#idle.indexOf(connection)
    if (at !== -1) this.#idle.splice(at, 1)
  }

  gone(connection: Connection): void {
    this.retire(connection)
    this.#open.delete(connection)
    this.serveWaiting()
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#open].map((connection) => connection.close()))
  }

  #connect(): Connection {
    const connection = new Connection(this)
    this.#open.add(connection)
    return connection
  }

  #takeIdle(): Connection | undefined {
    for (let connection = this.#idle.pop(); connection !== undefined; connection = this.#idle.pop()) {
      if (connection.isFresh()) return connection
      void connection.close()
    }
    return undefined
  }
}

/** One connection, and the request that is on it. */
class Connection {
  readonly #endpoint: Endpoint
  readonly #socket: Socket
  readonly #reader = new ResponseReader()
  readonly #search = new BodySearch()
  readonly #gone: Promise<void>
  #current: Underway | undefined
  #bytes = 0
  #idleUntilMs = 0
  #error: Error | undefined

  constructor(endpoint: Endpoint) {
    this.#endpoint = endpoint
    const startedMs = performance.now()
    const socket = connect({
      host: endpoint.host, port: endpoint.port, noDelay: true,
      onread: { buffer: endpoint.memory, callback: (count, memory) => this.#receive(memory as Buffer, count) },
    })
    socket.once('connect', () => endpoint.owner.connected(performance.now() - startedMs))
    socket.once('end', () => this.#ended())
    socket.on('error', (error) => { this.#error = error })
    this.#gone = new Promise((resolve) => socket.once('close', () => {
      this.#fail(this.#error === undefined ? 'reset' : classifyError(this.#error))
      endpoint.gone(this)
      resolve()
    }))
    this.#socket = socket
  }

  begin(one: Underway): void {
    one.connection = this
    this.#current = one
    this.#bytes = 0
    this.#reader.begin(one.prepared.isHead)
    this.#search.begin(one.prepared.wanted)
    this.#socket.write(one.prepared.bytes)
  }

  /** Whether the server still keeps it, as far as it told. */
  isFresh(): boolean {
    return performance.now() < this.#idleUntilMs
  }

  giveUp(reason: ErrorKind): void {
    this.#fail(reason)
    this.#socket.destroy()
  }

  close(): Promise<void> {
    this.#socket.destroy()
    return this.#gone
  }

  /** Always true: more may come. */
  #receive(memory: Buffer, count: number): boolean {
    try {
      if (this.#current === undefined) throw new RangeError('bytes that nobody asked for')
      if (this.#reader.feed(memory.subarray(0, count), this.#onBody)) this.#complete()
    } catch {
      // The connection cannot be understood any more.
      this.giveUp('other')
    }
    return true
  }

  readonly #onBody = (bytes: Buffer, from: number, to: number): void => {
    this.#bytes += to - from
    this.#endpoint.owner.received(to - from)
    if (this.#bytes > MAX_BODY_BYTES) throw new RangeError('the body is too long')
    if (!this.#search.found) this.#search.look(bytes.subarray(from, to))
  }

  #ended(): void {
    if (this.#current !== undefined && this.#reader.end()) this.#complete()
    else this.#endpoint.retire(this)
  }

  #complete(): void {
    const one = this.#current
    if (one === undefined) return
    this.#current = undefined
    const { idleMs, status, serverTiming } = this.#reader
    // Before it is told, because whoever hears of it may send the next.
    if (idleMs > 0) {
      this.#idleUntilMs = performance.now() + idleMs
      this.#endpoint.release(this)
    } else this.#socket.destroy()
    this.#endpoint.owner.ended(one, judgeResponse(status, one.prepared.status, this.#search.found), serverTiming)
    this.#endpoint.serveWaiting()
  }

  #fail(reason: ErrorKind): void {
    const one = this.#current
    this.#current = undefined
    if (one !== undefined) this.#endpoint.owner.ended(one, reason, undefined)
  }
}

function prepare(request: ScheduledRequest, origin: string, endpointOf: (url: URL) => Endpoint): Prepared {
  const { template } = request
  const url = urlOf(request, origin)
  return {
    endpoint: endpointOf(url), bytes: serialise(request, url), isHead: template.method === 'HEAD',
    status: template.expect.status, wanted: wantedIn(request),
  }
}

function serialise({ template: { method, headers, body } }: ScheduledRequest, url: URL): Buffer {
  const content = Buffer.from(body ?? '')
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'host')
  const lines = [
    `${method} ${url.pathname}${url.search} HTTP/1.1`,
    ...(named ? [] : [`host: ${url.host}`]),
    'connection: keep-alive',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body !== undefined || HAS_BODY.test(method) ? [`content-length: ${content.length}`] : []),
  ]
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), content])
}

function isLatin1(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
}
