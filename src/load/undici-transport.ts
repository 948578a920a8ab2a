import { Pool, type Dispatcher } from 'undici'
import type { ScheduledRequest } from '../workload/schedule.ts'
import { classifyError } from './classify-error.ts'
import type { ErrorKind } from './engine.ts'
import type { OnEnd, Transport } from './transport.ts'

/** Beyond this many connections at once to one origin, requests wait for a free one. Below the usual listen backlog of 511. */
const MAX_CONNECTIONS = 500
/** A response with a longer body is cut off: an endless one must not eat the runner. */
const MAX_BODY_BYTES = 16 * 1024 * 1024

type Prepared = { pool: Pool; options: Dispatcher.DispatchOptions; status: readonly number[]; contains: Buffer | undefined }

/**
 * HTTP over undici's dispatch interface: keep-alive connections, one request at a time on each. Objects that follow a request are used
 * again, nothing is promised or closed over per request, and one sweep over the oldest requests replaces a timer for each.
 */
export function openUndiciTransport({ origin, requests, timeoutMs, onEnd }: { origin: string; requests: readonly ScheduledRequest[]; timeoutMs: number; onEnd: OnEnd }): Transport {
  const pools = new Map<string, Pool>()
  const full = new Set<Pool>()
  const prepared = requests.map((request) => prepare(request, origin, (to) => pools.get(to) ?? openPool(to)))
  const idle: Exchange[] = []
  /** In order of sending, so the first is the oldest. */
  const underway = new Map<number, Exchange>()
  let waited = 0
  let bytes = 0
  let closed = false

  function openPool(to: string): Pool {
    // Undici's own timers are coarse and start over with every byte; the sweep is exact and counts from the send.
    const pool = new Pool(to, { connections: MAX_CONNECTIONS, pipelining: 1, headersTimeout: 0, bodyTimeout: 0, connectTimeout: timeoutMs })
    pool.on('drain', () => full.delete(pool))
    pools.set(to, pool)
    return pool
  }

  const owner: Owner = {
    received: (count) => { bytes += count },
    ended(exchange, outcome, serverTiming) {
      // Requests that timed out, or were cut off by closing, have left before.
      if (underway.delete(exchange.arrival) && !closed) onEnd(exchange.arrival, outcome, serverTiming)
    },
    free: (exchange) => idle.push(exchange),
  }

  return {
    send(arrival, request) {
      const { pool, options, status, contains } = prepared[request] as Prepared
      const exchange = idle.pop() ?? new Exchange(owner)
      exchange.begin(arrival, status, contains)
      underway.set(arrival, exchange)
      if (full.has(pool)) waited++
      // A request that undici refuses to send has ended already, and says nothing about connections.
      if (!pool.dispatch(options, exchange) && underway.has(arrival)) full.add(pool)
    },
    expire() {
      const limitMs = performance.now() - timeoutMs
      for (const exchange of underway.values()) {
        if (exchange.sentAtMs > limitMs) break
        exchange.giveUp('timeout')
      }
    },
    waitedForConnection: () => waited,
    bytesReceived: () => bytes,
    async close() {
      closed = true
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
    },
  }
}

type Owner = {
  received(bytes: number): void
  ended(exchange: Exchange, outcome: 'ok' | ErrorKind, serverTiming: string | undefined): void
  /** Undici has told the last about this one. */
  free(exchange: Exchange): void
}

const GIVEN_UP = new Error('given up')

/** Follows one request at a time from its dispatch to its end. */
class Exchange implements Dispatcher.DispatchHandler {
  arrival = 0
  sentAtMs = 0
  readonly #owner: Owner
  #controller: Dispatcher.DispatchController | undefined
  #givenUp = false
  #allowed: readonly number[] = []
  #contains: Buffer | undefined
  #status = 0
  #serverTiming: string | undefined
  #bytes = 0
  #found = false
  /** End of the body so far, where the text looked for may have begun. */
  #tail: Buffer | undefined

  constructor(owner: Owner) {
    this.#owner = owner
  }

  begin(arrival: number, allowed: readonly number[], contains: Buffer | undefined): void {
    this.arrival = arrival
    this.sentAtMs = performance.now()
    this.#controller = undefined
    this.#givenUp = false
    this.#allowed = allowed
    this.#contains = contains
    this.#status = 0
    this.#serverTiming = undefined
    this.#bytes = 0
    this.#found = contains === undefined
    this.#tail = undefined
  }

  giveUp(reason: ErrorKind): void {
    this.#givenUp = true
    this.#owner.ended(this, reason, undefined)
    // Without a controller it still waits for a connection, and is cut off when it gets one.
    this.#controller?.abort(GIVEN_UP)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#givenUp) controller.abort(GIVEN_UP)
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Record<string, string | string[] | undefined>): void {
    this.#status = status
    const timing = headers['server-timing']
    if (timing !== undefined) this.#serverTiming = typeof timing === 'string' ? timing : timing.join(', ')
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#owner.received(chunk.length)
    this.#bytes += chunk.length
    if (!this.#found) this.#look(chunk)
    if (this.#bytes > MAX_BODY_BYTES && !this.#givenUp) this.giveUp('other')
  }

  onResponseEnd(): void {
    this.#owner.ended(this, this.#judge(), this.#serverTiming)
    this.#owner.free(this)
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    this.#owner.ended(this, classifyError(error), undefined)
    this.#owner.free(this)
  }

  #judge(): 'ok' | ErrorKind {
    const statusFits = this.#allowed.length === 0 ? this.#status < 400 : this.#allowed.includes(this.#status)
    if (!statusFits) return 'status'
    return this.#found ? 'ok' : 'check'
  }

  #look(chunk: Buffer): void {
    const wanted = this.#contains as Buffer
    const text = this.#tail === undefined ? chunk : Buffer.concat([this.#tail, chunk])
    this.#found = text.includes(wanted)
    this.#tail = wanted.length > 1 ? Buffer.from(text.subarray(-(wanted.length - 1))) : undefined
  }
}

function prepare({ template }: ScheduledRequest, origin: string, poolOf: (origin: string) => Pool): Prepared {
  // A target may have a path of its own, which comes before the request's; an absolute URL goes where it says.
  const url = /^https?:\/\//i.test(template.path) ? new URL(template.path) : new URL(`${origin.replace(/\/+$/, '')}/${template.path.replace(/^\//, '')}`)
  return {
    pool: poolOf(url.origin),
    options: {
      path: `${url.pathname}${url.search}`, method: template.method, headers: template.headers,
      body: template.body === undefined ? null : Buffer.from(template.body),
    },
    status: template.expect.status,
    contains: template.expect.bodyContains === undefined || template.expect.bodyContains === '' ? undefined : Buffer.from(template.expect.bodyContains),
  }
}
