import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import type { EventStore } from './event-store.ts'

/** A table of our own in the database, dropped at the end. Subscribers are told by NOTIFY, in the transaction of the append. */
export async function openPostgresql(url: string, timeoutMs: number): Promise<EventStore> {
  const name = `perf_gate_probe_${randomUUID().replaceAll('-', '')}`
  const sql = postgres(url, { max: 2, connect_timeout: Math.max(1, Math.ceil(timeoutMs / 1000)), onnotice: () => undefined, backoff: () => 0.05 })
  try {
    await sql`CREATE TABLE ${sql(name)} (position bigserial PRIMARY KEY, data text NOT NULL)`
    const [settings] = await sql<{ commit: string; fsync: string }[]>`SELECT current_setting('synchronous_commit') AS commit, current_setting('fsync') AS fsync`
    return {
      notes: [`PostgreSQL with synchronous_commit=${settings?.commit}, fsync=${settings?.fsync}`],
      batches: true,
      async append(events) {
        await sql`WITH added AS (INSERT INTO ${sql(name)} (data) SELECT unnest(${sql.array([...events])}::text[]) RETURNING data) SELECT pg_notify(${name}, split_part(data, ' ', 1) || ' ') FROM added`
      },
      read: async (count) => (await sql<{ data: string }[]>`SELECT data FROM ${sql(name)} ORDER BY position DESC LIMIT ${count}`).map((row) => row.data),
      subscribe: async (onEvent) => { await sql.listen(name, onEvent) },
      async [Symbol.asyncDispose]() {
        await sql`DROP TABLE IF EXISTS ${sql(name)}`.catch(() => undefined)
        await sql.end({ timeout: 1 })
      },
    }
  } catch (error) {
    await sql.end({ timeout: 1 })
    throw error
  }
}
