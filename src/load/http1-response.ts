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
const COLON = 58

const State = { StatusLine: 0, Headers: 1, Length: 2, ChunkSize: 3, ChunkData: 4, ChunkEnd: 5, Trailers: 6, UntilClose: 7, Done: 8 } as const
type State = (typeof State)[keyof typeof State]

/**
 * Reads one response after the other from a connection without pipelining (RFC 9112), in whatever pieces it arrives. Keeps only what a load
 * generator asks for. Strict where leniency could mistake one response's bytes for another's: lengths, chunks, and bytes nobody asked for.
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
   * Takes what has arrived. `onBody` is called with every piece of the body. Returns true when the response is complete. Throws
   * MalformedResponse.
   */
  feed(arrived: Buffer, onBody: (bytes: Buffer, from: number, to: number) => void): boolean {
    const bytes = this.#partial === undefined ? arrived : Buffer.concat([this.#partial, arrived])
    this.#partial = undefined
    let at = 0
    while (at < bytes.length) {
      switch (this.#state) {
        case State.Done:
          // Nobody asked for more, so nobody can tell what it would be the answer to.
          this.idleMs = 0
          return true
        case State.UntilClose:
          onBody(bytes, at, bytes.length)
          return false
        case State.Length:
        case State.ChunkData: {
          const to = Math.min(bytes.length, at + this.#left)
          onBody(bytes, at, to)
          this.#left -= to - at
          at = to
          if (this.#left === 0) this.#state = this.#state === State.Length ? State.Done : State.ChunkEnd
          break
        }
        default: {
          const end = bytes.indexOf(LF, at)
          this.#count((end === -1 ? bytes.length : end + 1) - at)
          if (end === -1) {
            // The bytes are on loan.
            this.#partial = Buffer.from(bytes.subarray(at))
            this.#headBytes -= this.#partial.length
            return false
          }
          this.#readLine(bytes, at, end > at && bytes[end - 1] === 13 ? end - 1 : end)
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
      case State.StatusLine: return this.#readStatusLine(bytes.toString('latin1', from, to))
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

  #readStatusLine(line: string): void {
    const match = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: |$)/.exec(line)
    if (match === null) throw new MalformedResponse('no status line')
    this.status = Number(match[2])
    if (match[1] === '0') this.idleMs = 0
    this.#state = State.Headers
  }

  /** Only headers that begin with one of c, k, s, t say something about the response that we want to know. */
  #readHeader(bytes: Buffer, from: number, to: number): void {
    const colon = bytes.indexOf(COLON, from)
    if (colon <= from || colon >= to) throw new MalformedResponse('a header without a name')
    const first = (bytes[from] as number) | 0x20
    if (first === 0x20) throw new MalformedResponse('a header in several lines')
    if (this.#keepsHeaders) this.#headers.push(bytes.toString('latin1', from, to))
    if (first !== 0x63 && first !== 0x6b && first !== 0x73 && first !== 0x74) return
    const name = bytes.toString('latin1', from, colon).toLowerCase()
    const value = () => bytes.toString('latin1', colon + 1, to).trim()
    switch (name) {
      case 'content-length': return this.#readLength(value())
      case 'transfer-encoding': return this.#readCodings(value().toLowerCase())
      case 'connection':
        if (hasToken(value().toLowerCase(), 'close')) this.idleMs = 0
        return
      case 'keep-alive': return this.#readIdle(value())
      case 'server-timing': this.serverTiming = this.serverTiming === undefined ? value() : `${this.serverTiming}, ${value()}`
    }
  }

  #readLength(value: string): void {
    const length = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN
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
