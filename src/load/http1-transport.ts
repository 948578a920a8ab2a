import { Histogram } from '../measure/histogram.ts'
import { Endpoint, type Owner, type Prepared, type Underway } from './http1-connections.ts'
import { urlOf, wantedIn, type Outgoing, type Transport, type TransportOptions } from './transport.ts'
import { WarmWire } from './warm-wire.ts'

/** What changes how a request is framed, or how its connection is used, is left to undici. */
const UNUSUAL_HEADER = /^(?:connection|keep-alive|proxy-connection|transfer-encoding|content-length|expect|upgrade|te|trailer)$/i
const HAS_BODY = /^(?:POST|PUT|PATCH)$/

/** Whether the plain transport can carry this request to this origin. */
export function isPlainHttp1({ path, headers }: Pick<Outgoing, 'path' | 'headers'>, origin: string): boolean {
  return urlOf(path, origin).protocol === 'http:' && Object.entries(headers).every(([name, value]) => !UNUSUAL_HEADER.test(name) && isLatin1(value))
}

/**
 * Plain HTTP/1.1 straight on sockets: half of what undici costs (`npm run bench:load -- --only cost` has both side by side). One request at a time on each
 * connection; of those that are kept, the one used last is taken first. A request's bytes are made once, before the run.
 */
export function openHttp1Transport({ origin, timeoutMs, maxConnections, connections, onEnd }: TransportOptions): Transport {
  const endpoints = new Map<string, Endpoint>()
  /** In order of sending, so the first is the oldest. */
  const underway = new Map<number, Underway>()
  const wire = new WarmWire()
  const connectUs = new Histogram()
  let bytesReceived = 0
  let waitedForConnection = 0
  let closed = false

  const owner: Owner = {
    received: (count) => { bytesReceived += count },
    connected: (tookMs) => connectUs.record(tookMs * 1000),
    beforeWrite: (nowMs) => wire.warm(nowMs),
    waits: (one) => underway.get(one.ticket) === one,
    ended(one, outcome, endedMs, serverTiming, answer) {
      // Requests that timed out, or were cut off by closing, have left before; their ticket may be another's by now.
      if (underway.get(one.ticket) !== one) return
      underway.delete(one.ticket)
      if (!closed) onEnd(one.ticket, outcome, { sentMs: one.sentMs, writtenMs: one.writtenMs, endedMs }, serverTiming, answer)
    },
  }

  function endpointOf(url: URL): Endpoint {
    const known = endpoints.get(url.origin) ?? new Endpoint(url, maxConnections, owner, connections === 'per-agent')
    endpoints.set(url.origin, known)
    return known
  }

  return {
    prepare(request) {
      const url = urlOf(request.path, origin)
      const prepared: Prepared = {
        endpoint: endpointOf(url), bytes: serialise(request, url, connections !== 'per-request'), isHead: request.method === 'HEAD', status: request.expect.status,
        wanted: wantedIn(request), keepsAnswer: request.keepsAnswer === true,
      }
      return (ticket, agent) => {
        const nowMs = performance.now()
        const one: Underway = { ticket, agent, prepared, sentMs: nowMs, writtenMs: nowMs, hasWaited: false, connection: undefined }
        underway.set(ticket, one)
        if (!prepared.endpoint.send(one)) waitedForConnection++
      }
    },
    hangUp(ticket) {
      const one = underway.get(ticket)
      underway.delete(ticket)
      one?.connection?.giveUp('reset')
    },
    expire() {
      const limitMs = performance.now() - timeoutMs
      for (const one of underway.values()) {
        if (one.sentMs > limitMs) break
        if (one.connection === undefined) owner.ended(one, 'timeout', performance.now())
        else one.connection.giveUp('timeout')
      }
    },
    totals: () => ({ bytesReceived, waitedForConnection, connectUs }),
    async close() {
      closed = true
      wire.close()
      await Promise.all([...endpoints.values()].map((endpoint) => endpoint.close()))
    },
  }
}

function serialise({ method, headers, body }: Outgoing, url: URL, keepsConnection: boolean): Buffer {
  const content = Buffer.from(body ?? '')
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'host')
  const lines = [
    `${method} ${url.pathname}${url.search} HTTP/1.1`,
    ...(named ? [] : [`host: ${url.host}`]),
    `connection: ${keepsConnection ? 'keep-alive' : 'close'}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body !== undefined || HAS_BODY.test(method) ? [`content-length: ${content.length}`] : []),
  ]
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), content])
}

function isLatin1(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
}
