import { describe, expect, test } from 'vitest'
import { MalformedResponse, ResponseReader } from '../../src/load/http1-response.ts'

type Read = { status: number; body: string; idleMs: number; complete: boolean; serverTiming: string | undefined } | 'malformed'

/** Reads a response that arrives in pieces of `size` bytes; with `closes` the server then ends the connection. */
function read(text: string, { size = text.length, isHead = false, closes = false }: { size?: number; isHead?: boolean; closes?: boolean } = {}): Read {
  const reader = new ResponseReader()
  const bytes = Buffer.from(text, 'latin1')
  /** The memory is lent: what the reader keeps of it must be a copy. */
  const memory = Buffer.alloc(Math.max(1, size))
  let body = ''
  let complete = false
  reader.begin(isHead)
  try {
    for (let at = 0; at < bytes.length && !complete; at += size) {
      const count = bytes.copy(memory, 0, at, at + size)
      complete = reader.feed(memory, count, (piece, from, to) => { body += piece.toString('latin1', from, to) })
      memory.fill('!')
    }
  } catch (error) {
    if (error instanceof MalformedResponse) return 'malformed'
    throw error
  }
  if (!complete && closes) complete = reader.end()
  return { status: reader.status, body, idleMs: reader.idleMs, complete, serverTiming: reader.serverTiming }
}

const KEPT = 4000
const HEAD = 'HTTP/1.1 200 OK\r\n'
const WELL_FORMED: [name: string, text: string, expected: Partial<Exclude<Read, string>>, options?: { isHead?: boolean; closes?: boolean }][] = [
  ['a length', `${HEAD}content-length: 5\r\n\r\nhello`, { status: 200, body: 'hello', idleMs: KEPT }],
  ['a length of nothing', `${HEAD}Content-Length: 0\r\n\r\n`, { body: '' }],
  ['the same length twice', `${HEAD}content-length: 2\r\ncontent-length: 2\r\n\r\nok`, { body: 'ok' }],
  ['chunks', `${HEAD}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n`, { body: 'hello!' }],
  ['chunks with extensions, capitals and trailers', `${HEAD}Transfer-Encoding: Chunked\r\n\r\nA ; q="1"\r\n0123456789\r\n0\r\nserver-timing: t;dur=1\r\nx: y\r\n\r\n`, { body: '0123456789' }],
  ['a coding before the chunks', `${HEAD}transfer-encoding: gzip, chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n`, { body: 'ab' }],
  ['chunks that hold line ends and zeros', `${HEAD}transfer-encoding: chunked\r\n\r\n7\r\n\r\n0\r\n\r\n\r\n0\r\n\r\n`, { body: '\r\n0\r\n\r\n' }],
  ['no body by status', 'HTTP/1.1 204 No Content\r\n\r\n', { status: 204, body: '' }],
  ['no body by status, whatever the length says', 'HTTP/1.1 304 Not Modified\r\ncontent-length: 99\r\n\r\n', { status: 304, body: '' }],
  ['no body by method, whatever the length says', `${HEAD}content-length: 99\r\n\r\n`, { body: '' }, { isHead: true }],
  ['interim responses first', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </a>\r\nserver-timing: early;dur=9\r\n\r\nHTTP/1.1 201 Created\r\nserver-timing: a;dur=1\r\ncontent-length: 2\r\n\r\nok', { status: 201, body: 'ok', serverTiming: 'a;dur=1' }],
  ['the end of the connection', `${HEAD}\r\nuntil the end`, { body: 'until the end', idleMs: 0 }, { closes: true }],
  ['the end of the connection, with an unknown coding', `${HEAD}transfer-encoding: gzip\r\n\r\nzz`, { body: 'zz', idleMs: 0 }, { closes: true }],
  ['a status line without a reason', 'HTTP/1.1 200\r\ncontent-length: 0\r\n\r\n', { status: 200 }],
  ['lines that end without carriage return', 'HTTP/1.1 200 OK\ncontent-length: 2\n\nok', { body: 'ok' }],
  ['blanks around values', `${HEAD}content-length: \t 2 \r\nx:\r\n\r\nok`, { body: 'ok' }],
  ['a connection that closes', `${HEAD}connection: Close\r\ncontent-length: 2\r\n\r\nok`, { body: 'ok', idleMs: 0 }],
  ['a connection that closes, among other tokens', `${HEAD}connection: foo, close\r\ncontent-length: 0\r\n\r\n`, { idleMs: 0 }],
  ['a connection that is kept for so long', `${HEAD}connection: keep-alive\r\nKeep-Alive: timeout=5, max=10\r\ncontent-length: 0\r\n\r\n`, { idleMs: 4000 }],
  ['a connection that is kept for less than our caution', `${HEAD}keep-alive: timeout=1\r\ncontent-length: 0\r\n\r\n`, { idleMs: 0 }],
  ['a server of HTTP/1.0', 'HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nok', { body: 'ok', idleMs: 0 }],
  ['Server-Timing in two lines', `${HEAD}server-timing: a;dur=1\r\nServer-Timing: b;dur=2\r\ncontent-length: 0\r\n\r\n`, { serverTiming: 'a;dur=1, b;dur=2' }],
  ['headers whose names only begin like ours', `${HEAD}content-length-hint: 7\r\nconnection-id: close\r\ntransfer-encodings: chunked\r\ncontent-length: 2\r\n\r\nok`, { body: 'ok', idleMs: KEPT }],
]

describe('a response is read whole, in whatever pieces it arrives', () => {
  test.each(WELL_FORMED)('%s', (_name, text, expected, options = {}) => {
    for (let size = 1; size <= text.length; size++) expect(read(text, { size, ...options }), `in pieces of ${size}`).toMatchObject({ complete: true, ...expected })
  })

  test.each(WELL_FORMED)('%s: it is not complete a byte earlier', (_name, text, _expected, { isHead = false, closes = false } = {}) => {
    expect(read(text.slice(0, -1), { isHead })).toMatchObject({ complete: false })
    // A server that goes in the middle has not answered; where only the end of the connection ends the body, that cannot be known.
    if (!closes) expect(read(text.slice(0, -1), { isHead, closes: true })).toMatchObject({ complete: false, idleMs: 0 })
  })
})

describe('what could be misunderstood is refused', () => {
  test.each([
    ['no HTTP', 'SSH-2.0-OpenSSH\r\n\r\n'],
    ['another version', 'HTTP/2.0 200 OK\r\n\r\n'],
    ['a status that is no number', 'HTTP/1.1 2x0 OK\r\n\r\n'],
    ['a status of four digits', 'HTTP/1.1 2000 OK\r\n\r\n'],
    ['a header without a colon', `${HEAD}nonsense\r\n\r\n`],
    ['a header without a name', `${HEAD}: value\r\n\r\n`],
    ['a header in several lines', `${HEAD}content-length: 1\r\n ,2: x\r\n\r\na`],
    ['a header in several lines, by a tab', `${HEAD}x: a\r\n\tcontent-length: 1\r\n\r\na`],
    ['a length with more behind it', `${HEAD}content-length: 1\r;\r\n\r\na`],
    ['two lengths', `${HEAD}content-length: 1\r\ncontent-length: 2\r\n\r\nab`],
    ['a list of lengths', `${HEAD}content-length: 1, 1\r\n\r\na`],
    ['a negative length', `${HEAD}content-length: -1\r\n\r\n`],
    ['a length beyond counting', `${HEAD}content-length: 99999999999999999999\r\n\r\n`],
    ['a length and chunks', `${HEAD}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['a chunk without a size', `${HEAD}transfer-encoding: chunked\r\n\r\n\r\nx\r\n0\r\n\r\n`],
    ['a chunk whose size is no number', `${HEAD}transfer-encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n`],
    ['a negative chunk', `${HEAD}transfer-encoding: chunked\r\n\r\n-1\r\n\r\n`],
    ['a chunk longer than it says', `${HEAD}transfer-encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n`],
    ['a change of protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n'],
    ['a head without end', `${HEAD}x: ${'y'.repeat(40_000)}`],
    ['headers without end', `${HEAD}${'x: y\r\n'.repeat(8000)}`],
    ['trailers without end', `${HEAD}transfer-encoding: chunked\r\n\r\n0\r\n${'x: y\r\n'.repeat(8000)}`],
    ['interim responses that never end in one', `HTTP/1.1 103 Early Hints\r\nx: ${'y'.repeat(40_000)}`],
  ])('%s', (_name, text) => {
    for (const size of [1, 7, text.length]) expect(read(text, { size })).toBe('malformed')
  })
})

test('bytes beyond the response do not spoil it, but its connection is not used again', () => {
  expect(read(`${HEAD}content-length: 2\r\n\r\nokHTTP/1.1 500 Injected\r\n\r\n`)).toMatchObject({ status: 200, body: 'ok', complete: true, idleMs: 0 })
})

test('one reader reads one response after the other', () => {
  const reader = new ResponseReader()
  for (const status of [200, 404, 201]) {
    reader.begin(false)
    const response = Buffer.from(`HTTP/1.1 ${status} X\r\n${status === 200 ? 'server-timing: a;dur=1\r\n' : ''}content-length: 1\r\n\r\nx`)
    expect(reader.feed(response, response.length, () => undefined)).toBe(true)
    expect([reader.status, reader.serverTiming]).toEqual([status, status === 200 ? 'a;dur=1' : undefined])
  }
})
