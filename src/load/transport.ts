import type { EventRule, Message } from '../config/config.ts'
import type { Histogram } from '../measure/histogram.ts'
import type { ConnectionPolicy, ErrorKind, HttpVersion } from './engine.ts'

/** Carries requests of one side to its service. */
export type Transport = {
  /** Makes what a request needs, once. The function it gives sends it, any number of times; what becomes of it is told to `onEnd`, once each, by the caller's ticket. */
  prepare(request: Outgoing): (ticket: number, agent: number) => void
  /** Cuts the connection of a request; nothing is told of it any more. */
  hangUp(ticket: number): void
  /** Ends every request sent longer than the timeout ago, as a timeout. */
  expire(): void
  /** What it did so far. */
  totals(): TransportTotals
  /** Cuts all connections; nothing is told any more. */
  close(): Promise<void>
}

/** A request as it is to be sent, and what its answer must be. */
export type Outgoing = {
  method: string
  path: string
  headers: Record<string, string>
  body: string | Uint8Array | undefined
  expect: { status: readonly number[]; bodyContains: string | undefined }
  /** Whether the answer's headers and body are wanted. */
  keepsAnswer?: boolean
  /** A stream of server-sent events, left when there are enough. */
  events?: EventRule | undefined
  /** A conversation over a WebSocket instead of a request. */
  messages?: readonly Message[] | undefined
}

/** An answer that was kept. Header names are in lower case, values of one name joined by ", " but for cookies. */
export type Answer = { status: number; headers: ReadonlyMap<string, string>; cookies: readonly string[]; body: string; marks?: readonly Mark[] }
/** Something that happened on the way to the answer, after the sending or after the mark before. */
export type Mark = { name: string; ms: number }

export type TransportTotals = {
  /** Of response bodies. */
  bytesReceived: number
  /** Sends that had to wait for a connection. */
  waitedForConnection: number
  /** Connections that were opened, and how long that took in µs; those that failed are errors of their requests. */
  connectUs: Histogram
}

export type TransportOptions = { origin: string; timeoutMs: number; maxConnections: number; connections: ConnectionPolicy; http: HttpVersion; onEnd: OnEnd }

/**
 * On the clock of `performance.now()`, as near to the wire as can be, for what the generator does before and after is no time of the service: when the request was
 * to be written; when it was, which is later where it had to wait for a connection or for its opening, and is told by plain HTTP/1.1 alone; and when the last byte
 * of its answer was there, or it was given up.
 */
export type Times = { sentMs: number; writtenMs: number; endedMs: number }

/** `serverTiming` is the header's value, where a successful response had one; `answer` is there when it was wanted, and as expected. */
export type OnEnd = (ticket: number, outcome: 'ok' | ErrorKind, times: Times, serverTiming: string | undefined, answer: Answer | undefined) => void

/** Beyond this many connections at once to one origin, requests of an open loop wait for a free one. Below the usual listen backlog of 511. */
export const MAX_CONNECTIONS = 500
/** A response with a longer body is cut off: an endless one must not eat the runner. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024
/** Of a body that is wanted, so much is kept. */
export const MAX_KEPT_BYTES = 1024 * 1024

/** A target may have a path of its own, which comes before the request's; an absolute URL goes where it says. */
export function urlOf(path: string, origin: string): URL {
  return /^https?:\/\//i.test(path) ? new URL(path) : new URL(`${origin.replace(/\/+$/, '')}/${path.replace(/^\//, '')}`)
}

/** The text that a good body contains, as bytes; undefined where any will do. */
export function wantedIn({ expect }: Outgoing): Buffer | undefined {
  return expect.bodyContains === undefined || expect.bodyContains === '' ? undefined : Buffer.from(expect.bodyContains)
}

/** Whether a complete response is what the request expected. */
export function judgeResponse(status: number, allowed: readonly number[], found: boolean): 'ok' | ErrorKind {
  const statusFits = allowed.length === 0 ? status < 400 : allowed.includes(status)
  if (!statusFits) return 'status'
  return found ? 'ok' : 'check'
}
