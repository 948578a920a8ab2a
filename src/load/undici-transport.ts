import { TLSSocket } from 'node:tls'
import { buildConnector, Pool, type Dispatcher } from 'undici'
import type { EventRule } from '../config/config.ts'
import { Histogram } from '../measure/histogram.ts'
import { BodySearch } from './body-search.ts'
import { classifyError } from './classify-error.ts'
import type { ErrorKind } from './engine.ts'
import { EventStream } from './event-stream.ts'
import { KeptBody } from './kept-body.ts'
import { judgeResponse, MAX_BODY_BYTES, urlOf, wantedIn, type Answer, type Outgoing, type Transport, type TransportOptions } from './transport.ts'

/** Requests at once on one HTTP/2 connection, where the service allows it. */
const MAX_STREAMS = 100
/** So many pools are kept; an agent that was not heard of for long gets a new one. */
const MAX_POOLS = 2000

type Prepared = { origin: string; options: Dispatcher.DispatchOptions; status: readonly number[]; wanted: Buffer | undefined; keepsAnswer: boolean; events: EventRule | undefined }

/**
 * HTTP over undici's dispatch interface, for TLS and whatever else the plain transport does not do: one request at a time on each
 * connection. Objects that follow a request are used again, nothing is promised or closed over per request, and one sweep over the oldest
 * requests replaces a timer for each.
 */
export function openUndiciTransport({ origin, timeoutMs, maxConnections, connections, http, onEnd }: TransportOptions): Transport {
  const pools = new Map<string, Pool>()
  const full = new Set<Pool>()
  /** No longer used, but for requests under way. */
  const leaving = new Set<Pool>()
  const idle: Exchange[] = []
  /** In order of sending, so the first is the oldest. */
  const underway = new Map<number, Exchange>()
  const connectUs = new Histogram()
  const connector = buildConnector({ timeout: timeoutMs, allowH2: http === 2, preferH2: http === 2 })
  let waitedForConnection = 0
  let bytesReceived = 0
  let closed = false

  function connect(options: buildConnector.Options, callback: buildConnector.Callback): void {
    const startedMs = performance.now()
    connector(options, (error, socket) => {
      if (error !== null) return callback(error, null)
      if (http === 2 && socket instanceof TLSSocket && socket.alpnProtocol !== 'h2') {
        socket.destroy()
        return callback(Object.assign(new Error('the service does not offer HTTP/2'), { code: 'ERR_TLS_NO_HTTP2' }), null)
      }
      // Without TLS nobody negotiates: this is how undici is told that HTTP/2 is known to be spoken.
      if (http === 2) Object.assign(socket, { alpnProtocol: 'h2' })
      connectUs.record((performance.now() - startedMs) * 1000)
      callback(null, socket)
    })
  }

  /** All agents' connections, or those of one. */
  function poolOf(to: string, agent: number): Pool {
    const key = connections === 'per-agent' ? `${to} ${agent}` : to
    const known = pools.get(key)
    // The one used last stands last.
    if (known !== undefined && connections === 'per-agent') pools.delete(key)
    const pool = known ?? openPool(to)
    pools.set(key, pool)
    if (pools.size > MAX_POOLS) closeOldestPool()
    return pool
  }

  function closeOldestPool(): void {
    const [oldest] = pools
    if (oldest === undefined) return
    pools.delete(oldest[0])
    const [, pool] = oldest
    leaving.add(pool)
    void pool.close().then(() => leaving.delete(pool))
  }

  function openPool(to: string): Pool {
    // Undici's own timers are coarse and start over with every byte; the sweep is exact and counts from the send.
    const pool = new Pool(to, { connections: maxConnections, headersTimeout: 0, bodyTimeout: 0, connect, ...(http === 1 ? { pipelining: 1, allowH2: false } : { allowH2: true, h2Options: { useH2c: true, maxConcurrentStreams: MAX_STREAMS } }) })
    pool.on('drain', () => full.delete(pool))
    return pool
  }

  const owner: Owner = {
    received: (count) => { bytesReceived += count },
    ended(exchange, outcome, serverTiming, answer) {
      // Requests that timed out, or were cut off by closing, have left before; their ticket may be another's by now.
      if (underway.get(exchange.ticket) !== exchange) return
      underway.delete(exchange.ticket)
      if (!closed) onEnd(exchange.ticket, outcome, { sentMs: exchange.sentMs, writtenMs: exchange.sentMs, endedMs: performance.now() }, serverTiming, answer)
    },
    free: (exchange) => idle.push(exchange),
  }

  return {
    prepare(request) {
      const prepared = prepare(request, origin, connections !== 'per-request')
      return (ticket, agent) => {
        const pool = poolOf(prepared.origin, agent)
        const exchange = idle.pop() ?? new Exchange(owner)
        exchange.begin(ticket, prepared)
        underway.set(ticket, exchange)
        if (full.has(pool)) waitedForConnection++
        // A request that undici refuses to send has ended already, and says nothing about connections.
        if (!pool.dispatch(prepared.options, exchange) && underway.get(ticket) === exchange) full.add(pool)
      }
    },
    hangUp(ticket) {
      const exchange = underway.get(ticket)
      underway.delete(ticket)
      exchange?.giveUp('reset')
    },
    expire() {
      const limitMs = performance.now() - timeoutMs
      for (const exchange of underway.values()) {
        if (exchange.sentMs > limitMs) break
        exchange.giveUp('timeout')
      }
    },
    totals: () => ({ bytesReceived, waitedForConnection, connectUs }),
    async close() {
      closed = true
      await Promise.all([...pools.values(), ...leaving].map((pool) => pool.destroy()))
    },
  }
}

type Owner = {
  received(bytes: number): void
  ended(exchange: Exchange, outcome: 'ok' | ErrorKind, serverTiming?: string, answer?: Answer): void
  /** Undici has told the last about this one. */
  free(exchange: Exchange): void
}

type Headers = Record<string, string | string[] | undefined>
const GIVEN_UP = new Error('given up')

/** Follows one request at a time from its dispatch to its end. */
class Exchange implements Dispatcher.DispatchHandler {
  ticket = 0
  sentMs = 0
  readonly #owner: Owner
  readonly #search = new BodySearch()
  readonly #kept = new KeptBody()
  #controller: Dispatcher.DispatchController | undefined
  #givenUp = false
  #prepared: Prepared | undefined
  #status = 0
  #serverTiming: string | undefined
  #headers: Headers = {}
  #bytes = 0
  #stream: EventStream | undefined

  constructor(owner: Owner) {
    this.#owner = owner
  }

  begin(ticket: number, prepared: Prepared): void {
    this.ticket = ticket
    this.sentMs = performance.now()
    this.#controller = undefined
    this.#givenUp = false
    this.#prepared = prepared
    this.#headers = {}
    this.#status = 0
    this.#serverTiming = undefined
    this.#bytes = 0
    this.#search.begin(prepared.wanted)
    this.#kept.begin()
    this.#stream = undefined
  }

  giveUp(reason: ErrorKind): void {
    this.#givenUp = true
    this.#owner.ended(this, reason)
    // Without a controller it still waits for a connection, and is cut off when it gets one.
    this.#controller?.abort(GIVEN_UP)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#givenUp) controller.abort(GIVEN_UP)
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    this.#status = status
    this.#headers = headers
    const timing = headers['server-timing']
    if (timing !== undefined) this.#serverTiming = typeof timing === 'string' ? timing : timing.join(', ')
    const { events } = this.#prepared ?? {}
    if (events !== undefined && String(headers['content-type']).startsWith('text/event-stream')) this.#stream = new EventStream(events, this.sentMs)
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#owner.received(chunk.length)
    this.#bytes += chunk.length
    this.#search.look(chunk)
    if (this.#stream === undefined && this.#prepared?.keepsAnswer === true) this.#kept.add(chunk)
    this.#stream?.look(chunk)
    if (this.#stream?.isEnough === true && !this.#givenUp) this.#leaveStream()
    if (this.#bytes > MAX_BODY_BYTES && !this.#givenUp) this.giveUp('other')
  }

  onResponseEnd(): void {
    this.#tell()
    this.#owner.free(this)
  }

  /** What was waited for is there; the connection has to be cut, because the stream would go on. */
  #leaveStream(): void {
    this.#tell()
    this.#givenUp = true
    this.#controller?.abort(GIVEN_UP)
  }

  #tell(): void {
    const { status = [], keepsAnswer = false, events } = this.#prepared ?? {}
    const body = this.#stream === undefined ? this.#kept.text() : this.#stream.last
    const answer = keepsAnswer ? { status: this.#status, ...readHeaders(this.#headers), body, marks: this.#stream?.marks ?? [] } : undefined
    const isWhole = this.#search.found && (events === undefined || this.#stream?.isComplete === true)
    this.#owner.ended(this, judgeResponse(this.#status, status, isWhole), this.#serverTiming, answer)
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    this.#owner.ended(this, classifyError(error))
    this.#owner.free(this)
  }
}

function prepare(request: Outgoing, origin: string, keepsConnection: boolean): Prepared {
  const { method, path, headers, body, expect, keepsAnswer = false, events } = request
  const url = urlOf(path, origin)
  return {
    origin: url.origin,
    options: { reset: !keepsConnection, path: `${url.pathname}${url.search}`, method, headers, body: body === undefined ? null : Buffer.from(body) },
    status: expect.status, wanted: wantedIn(request), keepsAnswer, events,
  }
}

function readHeaders(all: Headers): Pick<Answer, 'headers' | 'cookies'> {
  const { 'set-cookie': cookies = [], ...others } = all
  const headers = new Map(Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), typeof value === 'string' ? value : value.join(', ')] as const])))
  return { headers, cookies: typeof cookies === 'string' ? [cookies] : cookies }
}
