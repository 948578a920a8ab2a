/** A memory cache: at most `size` entries, each for `ttlMs`; the oldest goes first. */
export class Cache<Value> {
  readonly #entries = new Map<string, { value: Value; until: number }>()
  readonly #size: number
  readonly #ttlMs: number

  constructor(size: number, ttlMs: number) {
    this.#size = size
    this.#ttlMs = ttlMs
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key)
    return entry === undefined || entry.until < performance.now() ? undefined : entry.value
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key)
    this.#entries.set(key, { value, until: performance.now() + this.#ttlMs })
    if (this.#entries.size > this.#size) this.#entries.delete(this.#entries.keys().next().value as string)
  }
}
