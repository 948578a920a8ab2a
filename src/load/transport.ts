import type { ScheduledRequest } from '../workload/schedule.ts'
import type { Histogram } from '../measure/histogram.ts'
import type { ErrorKind } from './engine.ts'

/** Carries requests of one side to its service. */
export type Transport = {
  /** Sends a request of the schedule for an arrival. What becomes of it is told to `onEnd`, once. */
  send(arrival: number, request: number): void
  /** Ends every request sent longer than the timeout ago, as a timeout. */
  expire(): void
  /** What it did so far. */
  totals(): TransportTotals
  /** Cuts all connections; nothing is told any more. */
  close(): Promise<void>
}

export type TransportTotals = {
  /** Of response bodies. */
  bytesReceived: number
  /** Sends that had to wait for a connection. */
  waitedForConnection: number
  /** Connections that were opened, and how long that took in µs; those that failed are errors of their requests. */
  connectUs: Histogram
}

export type TransportOptions = { origin: string; requests: readonly ScheduledRequest[]; timeoutMs: number; maxConnections: number; onEnd: OnEnd }

/** `serverTiming` is the header's value, where a successful response had one. */
export type OnEnd = (arrival: number, outcome: 'ok' | ErrorKind, serverTiming: string | undefined) => void

/** Beyond this many connections at once to one origin, requests of an open loop wait for a free one. Below the usual listen backlog of 511. */
export const MAX_CONNECTIONS = 500
/** A response with a longer body is cut off: an endless one must not eat the runner. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024

/** A target may have a path of its own, which comes before the request's; an absolute URL goes where it says. */
export function urlOf({ template: { path } }: ScheduledRequest, origin: string): URL {
  return /^https?:\/\//i.test(path) ? new URL(path) : new URL(`${origin.replace(/\/+$/, '')}/${path.replace(/^\//, '')}`)
}

/** The text that a good body contains, as bytes; undefined where any will do. */
export function wantedIn({ template: { expect } }: ScheduledRequest): Buffer | undefined {
  return expect.bodyContains === undefined || expect.bodyContains === '' ? undefined : Buffer.from(expect.bodyContains)
}

/** Whether a complete response is what the request expected. */
export function judgeResponse(status: number, allowed: readonly number[], found: boolean): 'ok' | ErrorKind {
  const statusFits = allowed.length === 0 ? status < 400 : allowed.includes(status)
  if (!statusFits) return 'status'
  return found ? 'ok' : 'check'
}
