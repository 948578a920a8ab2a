import { connect, type Socket } from 'node:net'
import { BodySearch } from './body-search.ts'
import { classifyError } from './classify-error.ts'
import type { ErrorKind } from './engine.ts'
import { ResponseReader } from './http1-response.ts'
import { IdleConnections } from './idle-connections.ts'
import { KeptBody } from './kept-body.ts'
import { judgeResponse, MAX_BODY_BYTES, type Answer } from './transport.ts'

const READ_BYTES = 64 * 1024

/** A request as it goes over the wire. */
export type Prepared = { endpoint: Endpoint; bytes: Buffer; isHead: boolean; status: readonly number[]; wanted: Buffer | undefined; keepsAnswer: boolean }
export type Underway = { ticket: number; agent: number; prepared: Prepared; sentMs: number; writtenMs: number; /** For a connection. */ hasWaited: boolean; connection: Connection | undefined }
/** Whoever wants to hear what becomes of requests. */
export type Owner = {
  received(bytes: number): void
  connected(tookMs: number): void
  beforeWrite(nowMs: number): void
  /** Whether nobody has given up on it. */
  waits(one: Underway): boolean
  /** `endedMs` is when the last byte was there, or the request was given up. */
  ended(one: Underway, outcome: 'ok' | ErrorKind, endedMs: number, serverTiming?: string, answer?: Answer): void
}

/** The connections to one host and port, one request at a time on each, of those that may be used again the one used last taken first. */
export class Endpoint {
  readonly host: string
  readonly port: number
  readonly owner: Owner
  readonly #maxConnections: number
  /** All connections of this thread read into the same memory, one after the other. */
  readonly memory = Buffer.allocUnsafe(READ_BYTES)
  readonly #open = new Set<Connection>()
  readonly #idle: IdleConnections
  readonly #waiting: Underway[] = []
  #closed = false

  /** With `keepsApart` each agent has connections of its own. */
  constructor(url: URL, maxConnections: number, owner: Owner, keepsApart: boolean) {
    this.host = url.hostname.replace(/^\[(.*)\]$/, '$1')
    this.port = Number(url.port === '' ? 80 : url.port)
    this.#maxConnections = maxConnections
    this.#idle = new IdleConnections(keepsApart)
    this.owner = owner
  }

  /** False when the request has to wait for a connection. */
  send(one: Underway): boolean {
    const connection = this.#takeIdle(one.agent) ?? (this.#open.size < this.#maxConnections ? this.#connect(one.agent) : undefined)
    if (connection === undefined) {
      one.hasWaited = true
      this.#waiting.push(one)
      void this.#idle.takeAny()?.close()
    } else connection.begin(one)
    return connection !== undefined
  }

  /** A response is complete, and its connection may be used again. */
  release(connection: Connection): void {
    this.#idle.put(connection)
  }

  /** A connection is free, or there is room for a new one. */
  serveWaiting(): void {
    for (let [one] = this.#waiting; one !== undefined && !this.#closed; [one] = this.#waiting) {
      if (!this.#idle.has(one.agent) && this.#open.size >= this.#maxConnections) return
      this.#waiting.shift()
      if (this.owner.waits(one)) this.send(one)
    }
  }

  /** The server no longer listens on an idle connection. */
  retire(connection: Connection): void {
    this.#idle.remove(connection)
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

  #connect(agent: number): Connection {
    const connection = new Connection(this, agent)
    this.#open.add(connection)
    return connection
  }

  #takeIdle(agent: number): Connection | undefined {
    for (let connection = this.#idle.take(agent); connection !== undefined; connection = this.#idle.take(agent)) {
      if (connection.isFresh()) return connection
      void connection.close()
    }
    return undefined
  }
}

/** One connection, and the request that is on it. */
export class Connection {
  /** Who it was opened for. */
  readonly agent: number
  readonly #endpoint: Endpoint
  readonly #socket: Socket
  readonly #reader = new ResponseReader()
  readonly #search = new BodySearch()
  readonly #kept = new KeptBody()
  readonly #gone: Promise<void>
  #current: Underway | undefined
  #bytes = 0
  #arrivedMs = 0
  #idleUntilMs = 0
  #error: Error | undefined

  constructor(endpoint: Endpoint, agent: number) {
    this.agent = agent
    this.#endpoint = endpoint
    const startedMs = performance.now()
    const socket = connect({
      host: endpoint.host, port: endpoint.port, noDelay: true,
      onread: { buffer: endpoint.memory, callback: (count, memory) => this.#receive(memory as Buffer, count) },
    })
    socket.once('connect', () => {
      const nowMs = performance.now()
      // What was to be written has waited until now.
      if (this.#current !== undefined) this.#current.writtenMs = nowMs
      endpoint.owner.connected(nowMs - startedMs)
    })
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
    this.#reader.begin(one.prepared.isHead, one.prepared.keepsAnswer)
    this.#search.begin(one.prepared.wanted)
    if (one.prepared.keepsAnswer) this.#kept.begin()
    const isConnected = !this.#socket.connecting
    if (isConnected && !one.hasWaited) this.#endpoint.owner.beforeWrite(one.sentMs)
    one.writtenMs = performance.now()
    if (!one.hasWaited && isConnected) one.sentMs = one.writtenMs
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
    // Before anything is read: at a low rate that takes longer than the wire does.
    this.#arrivedMs = performance.now()
    try {
      if (this.#current === undefined) throw new RangeError('bytes that nobody asked for')
      if (this.#reader.feed(memory, count, this.#onBody)) this.#complete()
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
    if (this.#current?.prepared.keepsAnswer === true) this.#kept.add(bytes.subarray(from, to))
  }

  #ended(): void {
    this.#arrivedMs = performance.now()
    if (this.#current !== undefined && this.#reader.end()) this.#complete()
    else this.#endpoint.retire(this)
  }

  #complete(): void {
    const one = this.#current
    if (one === undefined) return
    this.#current = undefined
    const { idleMs, status, serverTiming, headers } = this.#reader
    const answer = one.prepared.keepsAnswer ? { status, ...readHeaders(headers), body: this.#kept.text() } : undefined
    // Before it is told, because whoever hears of it may send the next.
    if (idleMs > 0) {
      this.#idleUntilMs = performance.now() + idleMs
      this.#endpoint.release(this)
    } else this.#socket.destroy()
    this.#endpoint.owner.ended(one, judgeResponse(status, one.prepared.status, this.#search.found), this.#arrivedMs, serverTiming, answer)
    this.#endpoint.serveWaiting()
  }

  #fail(reason: ErrorKind): void {
    const one = this.#current
    this.#current = undefined
    if (one !== undefined) this.#endpoint.owner.ended(one, reason, performance.now())
  }
}

function readHeaders(lines: readonly string[]): Pick<Answer, 'headers' | 'cookies'> {
  const headers = new Map<string, string>()
  const cookies: string[] = []
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (name === 'set-cookie') cookies.push(value)
    else headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value)
  }
  return { headers, cookies }
}
