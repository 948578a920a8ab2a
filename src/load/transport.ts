import type { ErrorKind } from './engine.ts'

/** Carries requests of one side to its service. */
export type Transport = {
  /** Sends a request of the schedule for an arrival. What becomes of it is told to `onEnd`, once. */
  send(arrival: number, request: number): void
  /** Ends every request sent longer than the timeout ago, as a timeout. */
  expire(): void
  /** Sends that had to wait for a connection so far. */
  waitedForConnection(): number
  /** Bytes of response bodies so far. */
  bytesReceived(): number
  /** Cuts all connections; nothing is told any more. */
  close(): Promise<void>
}

/** `serverTiming` is the header's value, where a successful response had one. */
export type OnEnd = (arrival: number, outcome: 'ok' | ErrorKind, serverTiming: string | undefined) => void
