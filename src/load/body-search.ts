/** Looks for a text in a body that arrives in pieces. */
export class BodySearch {
  found = true
  #wanted: Buffer | undefined
  /** End of the body so far, where the text may have begun. */
  #tail: Buffer | undefined

  /** Another body begins; without `wanted` there is nothing to look for, and it is found. */
  begin(wanted: Buffer | undefined): void {
    this.#wanted = wanted
    this.#tail = undefined
    this.found = wanted === undefined
  }

  look(piece: Buffer): void {
    if (this.found) return
    const wanted = this.#wanted as Buffer
    const text = this.#tail === undefined ? piece : Buffer.concat([this.#tail, piece])
    this.found = text.includes(wanted)
    this.#tail = wanted.length > 1 ? Buffer.from(text.subarray(-(wanted.length - 1))) : undefined
  }
}
