import { MAX_KEPT_BYTES } from './transport.ts'

/** The beginning of a body that is wanted. */
export class KeptBody {
  #pieces: Buffer[] = []
  #bytes = 0

  begin(): void {
    this.#pieces = []
    this.#bytes = 0
  }

  /** Copies, because the memory is lent. */
  add(piece: Buffer): void {
    const room = MAX_KEPT_BYTES - this.#bytes
    if (room <= 0) return
    const kept = Buffer.from(piece.subarray(0, room))
    this.#pieces.push(kept)
    this.#bytes += kept.length
  }

  text(): string {
    return Buffer.concat(this.#pieces).toString()
  }
}
