/**
 * A memory cache: at most `size` entries, the oldest goes first, and each answers `uses` times. Counted instead of timed, so that
 * the same requests are the same work however fast they come.
 */
export class Cache<Value> {
  readonly #entries = new Map<string, { value: Value; left: number }>()
  readonly #size: number
  readonly #uses: number

  constructor(size: number, uses: number) {
    this.#size = size
    this.#uses = uses
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    if (--entry.left <= 0) this.#entries.delete(key)
    return entry.value
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key)
    this.#entries.set(key, { value, left: this.#uses })
    if (this.#entries.size > this.#size) this.#entries.delete(this.#entries.keys().next().value as string)
  }
}
