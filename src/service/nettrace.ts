/** What came is no trace of a .NET runtime, or of a version that is not known here. */
export class MalformedTrace extends Error {
  override name = 'MalformedTrace'
}

/** One event of a runtime. `thread` is the one that it is of; `atMs` is on the runtime's own clock; the payload is only lent. */
export type RuntimeEvent = { id: number; thread: number; atMs: number; payload: Buffer }
type Header = { metadata: number; thread: number; ticks: number; payloadBytes: number }

const MAGIC = Buffer.concat([Buffer.from('Nettrace'), Buffer.from([20, 0, 0, 0]), Buffer.from('!FastSerialization.1')])
const Tag = { Null: 1, Begin: 5, End: 6 } as const
/** A type's tags, two versions and the length of its name, the tag of the object before them. */
const TYPE_BYTES = 3 + 12
const VERSION_AT = 3
const NAME_LENGTH_AT = 11
const TRACE_BYTES = 48
const FREQUENCY_AT = 24
const VERSION = 4
/** A runtime writes a tenth of a megabyte at once. */
const MAX_BLOCK_BYTES = 500_000
const MAX_NAME_BYTES = 100
const MAX_PROVIDER_BYTES = 1000
const MAX_KINDS = 10_000
/** Bits of the first byte of an event: what of its head is there, and not as in the one before. */
const Given = { Metadata: 1, Capture: 2, Thread: 4, Stack: 8, Activity: 16, Related: 32, Payload: 128 } as const
const GUID_BYTES = 16
const MAX_VARINT_BYTES = 10

/**
 * Reads the stream in which a .NET runtime (Core 3.0 or newer) tells its events, in whatever pieces it arrives: "Nettrace", version 4, as EventPipeFormat.md of
 * microsoft/perfview describes it. Only what one provider tells is kept. Events come in the order of the thread that wrote them down, not of all threads.
 */
export class NettraceReader {
  #pending = Buffer.alloc(0)
  /** Of the first pending byte in the stream: blocks begin at multiples of four. */
  #offset = 0
  #ticksPerMs = 0
  #begun = false
  #ended = false
  readonly #provider: string
  /** The number of its events, by what they are called in this stream. */
  readonly #kinds = new Map<number, number>()

  constructor(provider: string) {
    this.#provider = provider
  }

  /** The events that are complete with these bytes. Throws MalformedTrace. */
  feed(bytes: Buffer): RuntimeEvent[] {
    if (this.#ended) return []
    this.#pending = Buffer.concat([this.#pending, bytes])
    try {
      const events: RuntimeEvent[] = []
      for (let read = this.#readNext(events); read > 0; read = this.#readNext(events)) {
        this.#pending = this.#pending.subarray(read)
        this.#offset += read
      }
      return events
    } catch (error) {
      // A length within it that is a lie.
      throw error instanceof RangeError ? new MalformedTrace('it ends in the middle of something', { cause: error }) : error
    }
  }

  /** How many bytes the next object took; 0 while it is not whole. */
  #readNext(events: RuntimeEvent[]): number {
    const bytes = this.#pending
    if (!this.#begun) {
      const seen = Math.min(bytes.length, MAGIC.length)
      if (!bytes.subarray(0, seen).equals(MAGIC.subarray(0, seen))) throw new MalformedTrace('it does not begin as one')
      this.#begun = seen === MAGIC.length
      return this.#begun ? MAGIC.length : 0
    }
    this.#ended = bytes[0] === Tag.Null
    if (this.#ended || bytes.length < TYPE_BYTES) return 0
    const nameBytes = bytes.readUInt32LE(NAME_LENGTH_AT)
    if (bytes[0] !== Tag.Begin || bytes[1] !== Tag.Begin || bytes[2] !== Tag.Null || nameBytes > MAX_NAME_BYTES) throw new MalformedTrace('an object does not begin as one')
    const at = TYPE_BYTES + nameBytes + 1
    const name = bytes.toString('latin1', TYPE_BYTES, at - 1)
    return name === 'Trace' ? this.#readTrace(at) : this.#readBlock(name, at, events)
  }

  #readTrace(at: number): number {
    const version = this.#pending.readUInt32LE(VERSION_AT)
    if (version !== VERSION) throw new MalformedTrace(`it is of version ${version}, and ${VERSION} is known`)
    if (this.#pending.length < at + TRACE_BYTES + 1) return 0
    this.#ticksPerMs = Number(this.#pending.readBigInt64LE(at + FREQUENCY_AT)) / 1000
    if (this.#ticksPerMs <= 0) throw new MalformedTrace('its clock has no frequency')
    return this.#expectEnd(at + TRACE_BYTES)
  }

  #readBlock(name: string, at: number, events: RuntimeEvent[]): number {
    if (this.#pending.length < at + 4) return 0
    const size = this.#pending.readUInt32LE(at)
    if (size > MAX_BLOCK_BYTES) throw new MalformedTrace(`a block of ${size} bytes`)
    if (this.#ticksPerMs === 0) throw new MalformedTrace('its clock is not known before its events')
    const start = at + 4 + (-(this.#offset + at + 4) & 3)
    if (this.#pending.length < start + size + 1) return 0
    const block = this.#pending.subarray(start, start + size)
    if (name === 'MetadataBlock') this.#readEvents(block, (_header, payload) => this.#define(payload))
    if (name === 'EventBlock') this.#readEvents(block, (header, payload) => {
      const id = this.#kinds.get(header.metadata)
      if (id !== undefined) events.push({ id, thread: header.thread, atMs: header.ticks / this.#ticksPerMs, payload })
    })
    return this.#expectEnd(start + size)
  }

  #expectEnd(at: number): number {
    if (this.#pending[at] !== Tag.End) throw new MalformedTrace('an object does not end')
    return at + 1
  }

  #define(payload: Buffer): void {
    const [nameAt, end] = [4, endOfText(payload, 4)]
    if (payload.toString('utf16le', nameAt, end) !== this.#provider) return
    if (this.#kinds.size >= MAX_KINDS) throw new MalformedTrace(`more than ${MAX_KINDS} kinds of events`)
    this.#kinds.set(payload.readUInt32LE(0), payload.readUInt32LE(end + 2))
  }

  /** Of what is not given, the event before has the value. */
  #readEvents(block: Buffer, take: (header: Header, payload: Buffer) => void): void {
    const isCompressed = (block.readUInt16LE(2) & 1) === 1
    if (!isCompressed) throw new MalformedTrace('its events are not compressed, as those of version 4 are')
    const cursor = new Cursor(block, block.readUInt16LE(0))
    const header: Header = { metadata: 0, thread: 0, ticks: 0, payloadBytes: 0 }
    while (cursor.at < block.length) {
      const given = cursor.byte()
      if ((given & Given.Metadata) !== 0) header.metadata = cursor.varint()
      // Its number, who wrote it down, and on which processor.
      if ((given & Given.Capture) !== 0) for (let field = 0; field < 3; field++) cursor.varint()
      if ((given & Given.Thread) !== 0) header.thread = cursor.varint()
      if ((given & Given.Stack) !== 0) cursor.varint()
      header.ticks += cursor.varint()
      if ((given & Given.Activity) !== 0) cursor.skip(GUID_BYTES)
      if ((given & Given.Related) !== 0) cursor.skip(GUID_BYTES)
      if ((given & Given.Payload) !== 0) header.payloadBytes = cursor.varint()
      take(header, cursor.skip(header.payloadBytes))
    }
  }
}

class Cursor {
  at: number
  readonly #bytes: Buffer

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.at = at
  }

  byte(): number {
    return this.#bytes.readUInt8(this.at++)
  }

  /** Seven bits a byte, the lowest first; the highest bit says that there are more. Exact up to 2⁵³. */
  varint(): number {
    let value = 0
    for (let place = 0; place < MAX_VARINT_BYTES; place++) {
      const byte = this.byte()
      value += (byte & 0x7f) * 2 ** (7 * place)
      if (byte < 0x80) return value
    }
    throw new MalformedTrace('a number without end')
  }

  skip(count: number): Buffer {
    const from = this.at
    this.at += count
    if (this.at > this.#bytes.length) throw new MalformedTrace('an event ends beyond its block')
    return this.#bytes.subarray(from, this.at)
  }
}

/** Where a text of two-byte letters has its zero. */
function endOfText(bytes: Buffer, from: number): number {
  let at = from
  while (bytes.readUInt16LE(at) !== 0) at += 2
  if (at - from > MAX_PROVIDER_BYTES) throw new MalformedTrace('a name without end')
  return at
}
