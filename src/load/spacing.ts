/** Standard deviation by mean of the time between events, kept in constant memory (Welford 1962). */
export class Spacing {
  #lastUs: number | undefined
  #gaps = 0
  #mean = 0
  #squares = 0

  add(atUs: number): void {
    if (this.#lastUs !== undefined) {
      const gap = atUs - this.#lastUs
      const distance = gap - this.#mean
      this.#mean += distance / ++this.#gaps
      this.#squares += distance * (gap - this.#mean)
    }
    this.#lastUs = atUs
  }

  /** 0 is even, 1 is Poisson, more is bursts. Undefined with fewer than three events. */
  variation(): number | undefined {
    return this.#gaps < 2 || this.#mean <= 0 ? undefined : Math.sqrt(this.#squares / (this.#gaps - 1)) / this.#mean
  }
}
