const HEADER_BYTES = 8
const IMPORTS = 2
const EXPORTS = 7
const CODE = 10
const FUNCTION = 0
const MEMORY = 2
/** No locals; a loop that branches to its own start; unreachable. What follows is never executed. */
const ENDLESS = [0x00, 0x03, 0x40, 0x0c, 0x00, 0x0b, 0x00]
const NOTHING = 0x01
const END = 0x0b

/** The same WebAssembly module, but that the function it exports by this name loops for ever. */
export function neverReturning(module: Buffer, name: string): Buffer {
  const changed = Buffer.from(module)
  /** Functions that are imported have the first numbers. */
  let imported = 0
  let wanted = -1
  for (const reader = new Reader(changed, HEADER_BYTES); reader.at < changed.length;) {
    const [kind, length] = [reader.number(), reader.number()]
    const end = reader.at + length
    if (kind === IMPORTS) for (let left = reader.number(); left > 0; left--) {
      reader.text()
      reader.text()
      if (reader.skipImported() === FUNCTION) imported++
    }
    if (kind === EXPORTS) for (let left = reader.number(); left > 0; left--) {
      const [exported, what, index] = [reader.text(), reader.number(), reader.number()]
      if (exported === name && what === FUNCTION) wanted = index - imported
    }
    if (kind === CODE) for (let index = 0, count = reader.number(); index < count; index++) {
      const size = reader.number()
      if (index === wanted) Buffer.from([...ENDLESS, ...Array<number>(size - ENDLESS.length - 1).fill(NOTHING), END]).copy(changed, reader.at)
      reader.at += size
    }
    reader.at = end
  }
  return changed
}

class Reader {
  at: number
  readonly #bytes: Buffer

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.at = at
  }

  /** LEB128, as all numbers of the format. */
  number(): number {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.at++] as number
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }

  text(): string {
    const length = this.number()
    this.at += length
    return this.#bytes.toString('utf8', this.at - length, this.at)
  }

  /** What kind of thing is imported: a function by its type, or a memory by its limits; policies import nothing else. */
  skipImported(): number {
    const what = this.number()
    if (what !== FUNCTION && what !== MEMORY) throw new Error(`an import of kind ${what}`)
    const typeOrFlags = this.number()
    if (what === MEMORY) for (let limits = typeOrFlags % 2 === 1 ? 2 : 1; limits > 0; limits--) this.number()
    return what
  }
}
