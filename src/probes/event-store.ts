import path from 'node:path'
import type { EventStoreComponent } from '../config/component-config.ts'
import { openHttpStore } from './http-store.ts'
import { ProbeError, type Probe, type ProbeSide } from './probe.ts'
import { openThreads } from './threads.ts'

/** A store as the probe uses it, with a stream of its own that is gone when it is closed. Whatever it rejects with becomes a failed call. */
export type EventStore = AsyncDisposable & {
  notes: readonly string[]
  /** Whether several events can be appended in one go. */
  batches: boolean
  /** Adds the events to the stream, in one go. */
  append(events: readonly string[]): Promise<void>
  /** The newest events of the stream. */
  read(count: number): Promise<readonly string[]>
  /** Calls back with every event that comes from now on. */
  subscribe(onEvent: (event: string) => void): Promise<void>
}

/** The subscriber is not waited for longer than this share of the timeout. */
const LAG_SHARE = 0.9

/**
 * Appends one event and a batch of them, reads the newest, and waits until a subscriber has the single one: `lag` is from the sending of its append to its arrival there,
 * and no operation of the store. The component's own times are those of the other three.
 */
export async function openEventStore({ store, batch, eventBytes, pace: { timeoutMs } }: EventStoreComponent, { origin, folder, world }: ProbeSide): Promise<Probe> {
  if (store.driver === 'sqlite') {
    const threads = await openThreads({ driver: 'sqlite', settings: { folder: path.resolve(folder, store.folder), batch, eventBytes }, count: 1, timeoutMs, env: world.processes.safeEnvironment() })
    return { together: 1, warmUpCalls: 5, notes: threads.notes, call: ({ signal }) => threads.call(0, signal), [Symbol.asyncDispose]: () => threads[Symbol.asyncDispose]() }
  }
  const opened = await openStore(store, { origin, timeoutMs, eventBytes })
  const arrived = new Map<string, () => void>()
  await opened.subscribe((event) => arrived.get(event.slice(0, event.indexOf(' ')))?.())
  let number = 0
  const event = () => `${number++} `.padEnd(eventBytes, 'e')
  return {
    together: 1, warmUpCalls: 5, notes: opened.notes,
    async call() {
      try {
        const single = event()
        const key = single.slice(0, single.indexOf(' '))
        const startedMs = performance.now()
        const lag = new Promise<number | undefined>((resolve) => {
          const timer = setTimeout(() => resolve(undefined), timeoutMs * LAG_SHARE)
          arrived.set(key, () => {
            clearTimeout(timer)
            resolve((performance.now() - startedMs) * 1000)
          })
        })
        const append = await timeUs(() => opened.append([single]))
        const appendBatch = opened.batches ? await timeUs(() => opened.append(Array.from({ length: batch }, event))) : undefined
        let found: readonly string[] = []
        const wanted = appendBatch === undefined ? 1 : batch
        const read = await timeUs(async () => { found = await opened.read(wanted) })
        const lagUs = await lag
        arrived.delete(key)
        if (found.length < wanted) throw new ProbeError('lost', `${wanted} events were appended, and ${found.length} are there`)
        if (lagUs === undefined) throw new ProbeError('lost', 'the subscriber never got an event that was appended')
        return {
          ownUs: [append, ...(appendBatch === undefined ? [] : [appendBatch]), read],
          partsUs: { append: [append], ...(appendBatch === undefined ? {} : { 'append-batch': [appendBatch] }), read: [read], lag: [lagUs] },
          ...(appendBatch === undefined ? { unseen: { 'append-batch': 'the component has no `append-batch`' } } : {}),
        }
      } catch (error) {
        throw describeFailure(error)
      }
    },
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  }
}

async function openStore(store: Exclude<EventStoreComponent['store'], { driver: 'sqlite' }>, { origin, timeoutMs, eventBytes }: { origin: string; timeoutMs: number; eventBytes: number }): Promise<EventStore> {
  try {
    if (store.driver === 'http') return await openHttpStore(store, { origin, timeoutMs, eventBytes })
    // Clients are loaded where they are used only.
    if (store.driver === 'redis') return await (await import('./redis-store.ts')).openRedis(store.url, timeoutMs)
    return await (await import('./postgresql-store.ts')).openPostgresql(store.url, timeoutMs)
  } catch (error) {
    throw describeFailure(error)
  }
}

/** Addresses of stores hold passwords: of a failure only its code and its own words are told. */
function describeFailure(error: unknown): ProbeError {
  if (error instanceof ProbeError) return error
  const { code, message } = error as { code?: string; message?: string }
  const words = (code !== undefined && !(message ?? '').includes(code) ? `${code} ${message ?? ''}` : (message ?? String(error))).slice(0, 200)
  return new ProbeError(/ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|CONNECT_TIMEOUT/.test(words) ? 'unreachable' : 'broken', `the store: ${words}`)
}

async function timeUs(operation: () => Promise<void>): Promise<number> {
  const startedMs = performance.now()
  await operation()
  return (performance.now() - startedMs) * 1000
}
