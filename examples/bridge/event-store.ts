import { DatabaseSync } from 'node:sqlite'

/** A predecessor that was killed may hold the file a moment longer. */
const BUSY_MS = 2000

export type StoredEvent = { position: number; stream: string; type: string; data: string }

/** An append-only event store in one database file. Every append is on disk before it returns (`synchronous = FULL`). */
export class EventStore implements Disposable {
  readonly #database: DatabaseSync
  readonly #insert
  readonly #read
  readonly #newest

  constructor(file: string) {
    this.#database = new DatabaseSync(file, { timeout: BUSY_MS })
    this.#database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS events(position INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS by_stream ON events(stream, position)`)
    this.#insert = this.#database.prepare('INSERT INTO events(stream, type, data) VALUES(?, ?, ?)')
    this.#read = this.#database.prepare('SELECT * FROM events WHERE stream = ? ORDER BY position DESC LIMIT ?')
    this.#newest = this.#database.prepare('SELECT coalesce(max(position), 0) AS position FROM events')
  }

  /** Returns the event's position, from 1, among all events. */
  append(stream: string, type: string, data: unknown): number {
    return Number(this.#insert.run(stream, type, JSON.stringify(data)).lastInsertRowid)
  }

  /** The newest events of a stream, newest first. */
  read(stream: string, limit: number): StoredEvent[] {
    return this.#read.all(stream, limit) as StoredEvent[]
  }

  /** How many events there are. Nothing is ever deleted, so the newest position tells it without counting. */
  get size(): number {
    return (this.#newest.get() as { position: number }).position
  }

  [Symbol.dispose](): void {
    this.#database.close()
  }
}
