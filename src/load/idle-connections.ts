import type { Connection } from './http1-connections.ts'

/** Connections that may be used again: by whoever comes, or each by its own agent. The one used last is taken first, so that those not needed grow old. */
export class IdleConnections {
  readonly #byKey = new Map<number, Connection[]>()
  readonly #keyOf: (agent: number) => number

  constructor(keepsApart: boolean) {
    this.#keyOf = keepsApart ? (agent) => agent : () => 0
  }

  put(connection: Connection): void {
    const key = this.#keyOf(connection.agent)
    const known = this.#byKey.get(key)
    if (known === undefined) this.#byKey.set(key, [connection])
    else known.push(connection)
  }

  has(agent: number): boolean {
    return this.#byKey.has(this.#keyOf(agent))
  }

  take(agent: number): Connection | undefined {
    const key = this.#keyOf(agent)
    const known = this.#byKey.get(key)
    const connection = known?.pop()
    if (known?.length === 0) this.#byKey.delete(key)
    return connection
  }

  /** Of another agent, to make room. */
  takeAny(): Connection | undefined {
    for (const [connection] of this.#byKey.values()) {
      if (connection !== undefined) this.remove(connection)
      return connection
    }
    return undefined
  }

  remove(connection: Connection): void {
    const key = this.#keyOf(connection.agent)
    const known = this.#byKey.get(key)
    const at = known?.indexOf(connection) ?? -1
    if (at === -1) return
    known?.splice(at, 1)
    if (known?.length === 0) this.#byKey.delete(key)
  }
}
