/** The last lines a process printed, for the reader to see why it failed. */
export class OutputTail {
  readonly #lines: string[] = []
  readonly #size: number

  constructor(size = 40) {
    this.#size = size
  }

  add(line: string): void {
    this.#lines.push(line)
    if (this.#lines.length > this.#size) this.#lines.shift()
  }

  get lines(): readonly string[] {
    return [...this.#lines]
  }
}
