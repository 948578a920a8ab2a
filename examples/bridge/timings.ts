/** How long each part of the bridge took for one request, told in the `Server-Timing` header. */
export class Timings {
  readonly #ms = new Map<string, number>()

  measureSync<T>(part: string, work: () => T): T {
    const start = performance.now()
    try {
      return work()
    } finally {
      this.#add(part, performance.now() - start)
    }
  }

  async measure<T>(part: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now()
    try {
      return await work()
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
