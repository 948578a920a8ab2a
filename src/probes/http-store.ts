import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createParser } from 'eventsource-parser'
import type { HttpStore } from '../config/component-config.ts'
import type { EventStore } from './event-store.ts'
import { openConnections } from './exchange.ts'
import { ProbeError } from './probe.ts'

type Values = { stream: string; event?: string; events?: string; count?: string }

/**
 * A store of events behind HTTP, in a stream with a name of its own. Our events are text in which nothing needs to be escaped, so that they can stand
 * in any body, and they are found again in whatever the answer is, as long as it holds them as text.
 */
export async function openHttpStore(store: HttpStore, { origin, timeoutMs, eventBytes }: { origin: string; timeoutMs: number; eventBytes: number }): Promise<EventStore> {
  const connections = openConnections()
  const closing = new AbortController()
  const stream = `perf-gate-${randomUUID()}`
  const base = new URL(store.url, origin).href.replace(/\/$/, '')
  const { headers } = store
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body: string | undefined) => {
    const answer = await connections.prepare({ method, url: base + path, headers, body })(AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs)]))
    if (answer.status >= 400) throw new ProbeError('status', `the store answered ${method} with status ${answer.status}: ${answer.text.slice(0, 200)}`)
    return answer.text
  }
  const read = async (count: number) => eventsIn(await ask('GET', fill(store.read, { stream, count: `${count}` }, encodeURIComponent), undefined), eventBytes)
  const append = async ({ method, path, body }: HttpStore['append'], values: Values) => { await ask(method, fill(path, values, encodeURIComponent), fill(body, values)) }
  return {
    notes: [`an HTTP store; ${store.subscribe.by === 'sse' ? 'its subscriber is told by server-sent events' : `its subscriber asks every ${store.subscribe.everyMs} ms, so that lag is known no better`}${store.remove === undefined ? `; its stream ${stream} stays there` : ''}`],
    batches: store.appendBatch !== undefined,
    async append(events) {
      const [event = ''] = events
      if (events.length === 1) return append(store.append, { stream, event })
      if (store.appendBatch !== undefined) await append(store.appendBatch, { stream, events: events.map((one) => fill(store.each, { stream, event: one })).join(',') })
    },
    read,
    async subscribe(onEvent) {
      if (store.subscribe.by === 'sse') return follow(store.subscribe.path, onEvent)
      const { everyMs } = store.subscribe
      void poll(everyMs, onEvent)
    },
    async [Symbol.asyncDispose]() {
      if (store.remove !== undefined) await ask('DELETE', fill(store.remove, { stream }, encodeURIComponent), undefined).catch(() => undefined)
      closing.abort()
      await connections.close()
    },
  }

  /** Rejects where the stream cannot be opened; what is missed once it broke off is told as lost. */
  async function follow(path: string, onEvent: (event: string) => void): Promise<void> {
    const { status, body } = await connections.send({ method: 'GET', url: base + fill(path, { stream }, encodeURIComponent), headers: { ...headers, accept: 'text/event-stream' }, signal: closing.signal })
    if (status !== 200) throw new ProbeError('status', `the store answered a subscriber with status ${status}`)
    const decoder = new TextDecoder()
    const parser = createParser({ onEvent: ({ data }) => { for (const event of eventsIn(data, eventBytes)) onEvent(event) } })
    const listen = async () => { for await (const chunk of body as AsyncIterable<Buffer>) parser.feed(decoder.decode(chunk, { stream: true })) }
    listen().catch(() => undefined)
  }

  async function poll(everyMs: number, onEvent: (event: string) => void): Promise<void> {
    while (!closing.signal.aborted) {
      for (const event of await read(POLLED).catch(() => [])) onEvent(event)
      await sleep(everyMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }
}

/** A poll looks at so many of the newest events: a batch and the single one before it are among them. */
const POLLED = 1100

/** Ours among whatever else there is: a number, a space, and letters up to their length. */
function eventsIn(text: string, eventBytes: number): string[] {
  return [...text.matchAll(/\b\d{1,12} e+/g)].map(([event]) => event).filter((event) => event.length === eventBytes)
}

function fill(template: string, values: Values, write: (value: string) => string = (value) => value): string {
  return template.replaceAll(/\{\{(stream|event|events|count)\}\}/g, (whole, name: keyof Values) => (values[name] === undefined ? whole : write(values[name])))
}
