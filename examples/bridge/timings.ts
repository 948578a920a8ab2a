import { delay, work, type Slowdown } from './slowdown.ts'

/** How long each part of the bridge took for one request, told in the `Server-Timing` header. */
export class Timings {
  readonly #ms = new Map<string, number>()
  readonly #slower: Slowdown

  constructor(slower: Slowdown = {}) {
    this.#slower = slower
  }

  measureSync<T>(part: string, task: () => T): T {
    const start = performance.now()
    try {
      work(this.#slower[part] ?? 0)
      return task()
    } finally {
      this.#add(part, performance.now() - start)
    }
  }

  async measure<T>(part: string, task: () => Promise<T>): Promise<T> {
    const start = performance.now()
    try {
      const slowerMs = this.#slower[part]
      if (slowerMs !== undefined) await delay(part, slowerMs)
      return await task()
    } finally {
      this.#add(part, performance.now() - start)
    }
  }

  /** As in the Server-Timing specification: `policy;dur=0.412, llm;dur=1.9`, in ms. */
  toHeader(): string {
    return [...this.#ms].map(([part, ms]) => `${part};dur=${ms.toFixed(3)}`).join(', ')
  }

  #add(part: string, ms: number): void {
    this.#ms.set(part, (this.#ms.get(part) ?? 0) + ms)
  }
}
