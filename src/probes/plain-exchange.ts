import type { ErrorKind } from '../load/engine.ts'
import { openHttp1Transport } from '../load/http1-transport.ts'
import { MAX_CONNECTIONS, MAX_KEPT_BYTES, type Answer, type Times } from '../load/transport.ts'

/** What is asked, the same each time. */
export type PreparedRequest = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; url: string; headers: Record<string, string>; body?: string | undefined }
/** What came of one exchange; `tookMs` is from the writing to the last byte, as near to the wire as can be: connecting is no part of it. */
export type PlainlyExchanged = { outcome: 'ok' | ErrorKind; answer: (Answer & { tookMs: number }) | undefined }

/**
 * Plain HTTP/1.1 by the load engine's own sockets: at a rate so low that its code is cold at each call, undici takes a millisecond of its own, which
 * would be told as the component's. For the same reason the sockets take the time, before and after all other work.
 */
export function openPlainExchanges(): { prepare(request: PreparedRequest): (signal: AbortSignal) => Promise<PlainlyExchanged>; close(): Promise<void> } {
  const waiting = new Map<number, (exchanged: PlainlyExchanged) => void>()
  const transport = openHttp1Transport({
    // Addresses are absolute, and whoever asks keeps the time.
    origin: '', timeoutMs: Number.POSITIVE_INFINITY, maxConnections: MAX_CONNECTIONS, connections: 'shared', http: 1,
    onEnd: (ticket, outcome, times, _serverTiming, answer) => waiting.get(ticket)?.({ outcome, answer: answer && { ...answer, tookMs: tookMs(times) } }),
  })
  let last = 0
  return {
    prepare({ method, url, headers, body }) {
      const send = transport.prepare({ method, path: url, headers, body, expect: { status: [], bodyContains: undefined }, keepsAnswer: true })
      return (signal) => new Promise((resolve) => {
        const ticket = ++last
        const hangUp = () => {
          transport.hangUp(ticket)
          waiting.get(ticket)?.({ outcome: 'timeout', answer: undefined })
        }
        signal.addEventListener('abort', hangUp, { once: true })
        waiting.set(ticket, (exchanged) => {
          waiting.delete(ticket)
          signal.removeEventListener('abort', hangUp)
          resolve(exchanged)
        })
        if (signal.aborted) hangUp()
        else send(ticket, 0)
      })
    },
    close: () => transport.close(),
  }
}

function tookMs({ writtenMs, endedMs }: Times): number {
  return endedMs - writtenMs
}

/** Whether so much of an answer was kept that there may be more of it. */
export function isCut({ body }: Answer): boolean {
  return Buffer.byteLength(body) >= MAX_KEPT_BYTES
}
