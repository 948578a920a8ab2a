import { findByte, isName, readDigits, trimmed } from './header-bytes.ts'

/** What came is not an HTTP/1.1 response. */
export class MalformedResponse extends Error {
  override name = 'MalformedResponse'
}

/** The head, trailers included, or the line of one chunk: whoever sends more means harm. */
const MAX_HEAD_BYTES = 32 * 1024
/** How long a server keeps an idle connection if it does not say, less a second of caution: the defaults of undici. */
const IDLE_MS = 4000
const IDLE_CAUTION_MS = 1000
const LF = 10
const CR = 13
const BLANK = 32
const COLON = 58
const VERSION = Buffer.from('HTTP/1.')
const CONTENT_LENGTH = Buffer.from('content-length')
const TRANSFER_ENCODING = Buffer.from('transfer-encoding')
const CONNECTION = Buffer.from('connection')
const KEEP_ALIVE = Buffer.from('keep-alive')
const SERVER_TIMING = Buffer.from('server-timing')

const State = { StatusLine: 0, Headers: 1, Length: 2, ChunkSize: 3, ChunkData: 4, ChunkEnd: 5, Trailers: 6, UntilClose: 7, Done: 8 } as const
type State = (typeof State)[keyof typeof State]

/**
 * Reads one response after the other from a connection without pipelining (RFC 9112), in whatever pieces it arrives. Keeps only what a load
 * generator asks for, and looks at bytes where it can, which is cheaper than asking for their text.
 * Strict where leniency could mistake one response's bytes for another's: lengths, chunks, and bytes nobody asked for.
 */
export class ResponseReader {
  status = 0
  serverTiming: string | undefined
  /** How long the connection may lie idle after this response and still be used again; 0: not at all. */
  idleMs = 0
  #state: State = State.Done
  #isHead = false
  #left = 0
  #length: number | undefined
  #chunked = false
  #codings = false
  #headBytes = 0
  /** A line whose end has not come yet. */
  #partial: Buffer | undefined
  #keepsHeaders = false
  #headers: string[] = []

  /** Header lines of the response, where they are kept. */
  get headers(): readonly string[] {
    return this.#headers
  }

  /** A request has been sent; `isHead` when its response has no body whatever its headers say. */
  begin(isHead: boolean, keepsHeaders = false): void {
    this.#isHead = isHead
    this.#keepsHeaders = keepsHeaders
    this.#partial = undefined
    this.#expectHead()
  }

  /**
   * Takes what has arrived, the first `count` bytes. `onBody` is called with every piece of the body. Returns true when the response is complete.
   * Throws MalformedResponse.
   */
  feed(arrived: Buffer, count: number, onBody: (bytes: Buffer, from: number, to: number) => void): boolean {
    if (this.#partial === undefined) return this.#read(arrived, count, 0, onBody)
    const known = this.#partial.length
    const bytes = Buffer.concat([this.#partial, arrived.subarray(0, count)])
    this.#partial = undefined
    return this.#read(bytes, bytes.length, known, onBody)
  }

  /** The first `known` bytes of `length` have no end of a line. */
  #read(bytes: Buffer, length: number, known: number, onBody: (bytes: Buffer, from: number, to: number) => void): boolean {
    let at = 0
    while (at < length) {
      switch (this.#state) {
        case State.Done:
          // Nobody asked for more, so nobody can tell what it would be the answer to.
          this.idleMs = 0
          return true
        case State.UntilClose:
          onBody(bytes, at, length)
          return false
        case State.Length:
        case State.ChunkData: {
          const to = Math.min(length, at + this.#left)
          onBody(bytes, at, to)
          this.#left -= to - at
          at = to
          if (this.#left === 0) this.#state = this.#state === State.Length ? State.Done : State.ChunkEnd
          break
        }
        default: {
          const end = findByte(LF, bytes, Math.max(at, known), length)
          this.#count((end === length ? length : end + 1) - at)
          if (end === length) {
            // The bytes are on loan.
            this.#partial = Buffer.from(bytes.subarray(at, length))
            this.#headBytes -= this.#partial.length
            return false
          }
          this.#readLine(bytes, at, end > at && bytes[end - 1] === CR ? end - 1 : end)
          at = end + 1
        }
      }
    }
    return this.#state === State.Done
  }

  /** The server ends the connection: true when that is the end of the response. */
  end(): boolean {
    this.idleMs = 0
    return this.#state === State.UntilClose
  }

  #expectHead(): void {
    this.#state = State.StatusLine
    this.#headBytes = 0
    this.#length = undefined
    this.#chunked = false
    this.#codings = false
    if (this.#keepsHeaders) this.#headers = []
    this.serverTiming = undefined
    this.idleMs = IDLE_MS
  }

  #count(bytes: number): void {
    this.#headBytes += bytes
    if (this.#headBytes > MAX_HEAD_BYTES) throw new MalformedResponse(`a head of more than ${MAX_HEAD_BYTES} bytes`)
  }

  #readLine(bytes: Buffer, from: number, to: number): void {
    switch (this.#state) {
      case State.StatusLine: return this.#readStatusLine(bytes, from, to)
      case State.Headers:
        if (from === to) this.#endHead()
        else this.#readHeader(bytes, from, to)
        return
      case State.ChunkSize: return this.#readChunkSize(bytes.toString('latin1', from, to))
      case State.ChunkEnd:
        if (from !== to) throw new MalformedResponse('a chunk is longer than it says')
        this.#expectChunk()
        return
      default:
        if (from === to) this.#state = State.Done
    }
  }

  /** The version, a digit, a blank, three digits, and then the end or a blank. */
  #readStatusLine(bytes: Buffer, from: number, to: number): void {
    const [minor, status, rest] = [from + VERSION.length, from + VERSION.length + 2, from + VERSION.length + 5]
    const isStatusLine = rest <= to && VERSION.every((byte, at) => bytes[from + at] === byte) && bytes[minor + 1] === BLANK && (rest === to || bytes[rest] === BLANK)
    const version = readDigits(bytes, minor, minor + 1)
    this.status = readDigits(bytes, status, rest)
    if (!isStatusLine || !(version <= 1) || !(this.status >= 100)) throw new MalformedResponse('no status line')
    if (version === 0) this.idleMs = 0
    this.#state = State.Headers
  }

  #readHeader(bytes: Buffer, from: number, to: number): void {
    const colon = findByte(COLON, bytes, from, to)
    if (colon === from || colon === to) throw new MalformedResponse('a header without a name')
    if ((bytes[from] as number) <= BLANK) throw new MalformedResponse('a header in several lines')
    if (this.#keepsHeaders) this.#headers.push(bytes.toString('latin1', from, to))
    const value = () => bytes.toString('latin1', colon + 1, to).trim()
    if (isName(CONTENT_LENGTH, bytes, from, colon)) this.#readLength(bytes, colon + 1, to)
    else if (isName(TRANSFER_ENCODING, bytes, from, colon)) this.#readCodings(value().toLowerCase())
    else if (isName(CONNECTION, bytes, from, colon)) {
      if (hasToken(value().toLowerCase(), 'close')) this.idleMs = 0
    } else if (isName(KEEP_ALIVE, bytes, from, colon)) this.#readIdle(value())
    else if (isName(SERVER_TIMING, bytes, from, colon)) this.serverTiming = this.serverTiming === undefined ? value() : `${this.serverTiming}, ${value()}`
  }

  #readLength(bytes: Buffer, from: number, to: number): void {
    const length = readDigits(bytes, ...trimmed(bytes, from, to))
    if (Number.isNaN(length) || (this.#length !== undefined && this.#length !== length)) throw new MalformedResponse('no clear length')
    this.#length = length
  }

  #readCodings(value: string): void {
    this.#codings = true
    this.#chunked = value === 'chunked' || /[,\s]chunked$/.test(value)
  }

  #readIdle(value: string): void {
    const seconds = /(?:^|[\s,])timeout=(\d{1,6})\b/i.exec(value)?.[1]
    if (seconds !== undefined && this.idleMs > 0) this.idleMs = Math.max(0, Number(seconds) * 1000 - IDLE_CAUTION_MS)
  }

  #endHead(): void {
    const { status } = this
    if (status === 101) throw new MalformedResponse('changes to a protocol nobody asked for')
    if (status < 200) return this.#expectHead()
    if (this.#isHead || status === 204 || status === 304) this.#state = State.Done
    else if (this.#codings) {
      if (this.#length !== undefined) throw new MalformedResponse('two lengths')
      if (this.#chunked) this.#expectChunk()
      else this.#state = State.UntilClose
    } else if (this.#length === undefined) this.#state = State.UntilClose
    else {
      this.#left = this.#length
      this.#state = this.#left === 0 ? State.Done : State.Length
    }
  }

  #expectChunk(): void {
    this.#state = State.ChunkSize
    this.#headBytes = 0
  }

  #readChunkSize(line: string): void {
    const size = /^([\da-f]{1,12})[\t ]*(?:;.*)?$/i.exec(line)?.[1]
    if (size === undefined) throw new MalformedResponse('no size of a chunk')
    this.#left = Number.parseInt(size, 16)
    this.#state = this.#left === 0 ? State.Trailers : State.ChunkData
    this.#headBytes = 0
  }
}

function hasToken(list: string, token: string): boolean {
  return list.split(',').some((one) => one.trim() === token)
}
