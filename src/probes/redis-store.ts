import { randomUUID } from 'node:crypto'
import { createClient } from '@redis/client'
import type { EventStore } from './event-store.ts'

const BLOCK_MS = 1000

/** A stream of our own, deleted at the end. A second connection waits for what is added to it. */
export async function openRedis(url: string, timeoutMs: number): Promise<EventStore> {
  const stream = `perf-gate:probe:${randomUUID()}`
  const client = createClient({ url, socket: { connectTimeout: timeoutMs, reconnectStrategy: false } })
  // Failures are told where they are waited for; without a listener they would end the process.
  client.on('error', () => undefined)
  await client.connect()
  const reader = client.duplicate()
  reader.on('error', () => undefined)
  let isOpen = true
  const policy = await client.configGet('append*').catch(() => undefined)
  return {
    notes: [policy === undefined ? 'Redis does not tell how it keeps appends' : `Redis with appendonly=${policy.appendonly}, appendfsync=${policy.appendfsync}`],
    batches: true,
    async append(events) {
      const all = client.multi()
      for (const data of events) all.xAdd(stream, '*', { data })
      await all.exec()
    },
    read: async (count) => (await client.xRevRange(stream, '+', '-', { COUNT: count }))?.flatMap((entry) => entry?.message.data ?? []) ?? [],
    async subscribe(onEvent) {
      await reader.connect()
      let from = '0'
      const follow = async (): Promise<void> => {
        while (isOpen) {
          const read = await reader.xRead({ key: stream, id: from }, { BLOCK: BLOCK_MS, COUNT: 1000 }) as { messages: { id: string; message: Record<string, string> }[] }[] | null
          for (const { id, message } of read?.[0]?.messages ?? []) {
            from = id
            onEvent((message.data ?? ''))
          }
        }
      }
      // Ends with its connection; events that are missed then are told as lost.
      follow().catch(() => undefined)
    },
    async [Symbol.asyncDispose]() {
      isOpen = false
      reader.destroy()
      await client.del(stream).catch(() => undefined)
      client.destroy()
    },
  }
}
