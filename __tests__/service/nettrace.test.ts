import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MalformedTrace, NettraceReader, type RuntimeEvent } from '../../src/service/nettrace.ts'

/** What .NET Core 3.1 told of a program that collected three times, up to the last of them. */
const RECORDED = readFileSync(new URL('recorded.nettrace', import.meta.url))
const RUNTIME = 'Microsoft-Windows-DotNETRuntime'
const BEGIN = 32
/** Of the first object, its tags and its versions. */
const TRACE_VERSION_AT = BEGIN + 3
/** How one begins, up to its length. */
const EVENT_BLOCK = Buffer.concat([Buffer.from([5, 5, 1, 2, 0, 0, 0, 2, 0, 0, 0, 10, 0, 0, 0]), Buffer.from('EventBlock\u0006')])

function read(bytes: Buffer, size = bytes.length): RuntimeEvent[] {
  const reader = new NettraceReader(RUNTIME)
  const events: RuntimeEvent[] = []
  for (let at = 0; at < bytes.length; at += size) events.push(...reader.feed(Buffer.from(bytes.subarray(at, at + size))))
  return events
}

function changed(at: number, ...bytes: number[]): Buffer {
  const copy = Buffer.from(RECORDED)
  copy.set(bytes, at)
  return copy
}

test('a trace is read whole, in whatever pieces it arrives', () => {
  const whole = read(RECORDED)
  const ids = whole.map((one) => one.id)
  // Three times: the program stands still, a collection begins and ends, the program goes on.
  expect(ids.filter((id) => [9, 1, 2, 3].includes(id))).toEqual([9, 1, 2, 3, 9, 1, 2, 3, 9, 1, 2, 3])
  for (const events of Map.groupBy(whole, (one) => one.thread).values()) expect(events).toEqual(events.toSorted((a, b) => a.atMs - b.atMs))
  for (const size of [1, 2, 3, 7, 64, 1000, 4096]) expect(read(RECORDED, size), `in pieces of ${size}`).toEqual(whole)
})

test('one that is cut off says what was whole', () => {
  const whole = read(RECORDED)
  let seen = 0
  for (let length = 0; length <= RECORDED.length; length++) {
    const events = read(RECORDED.subarray(0, length))
    expect(events.length).toBeGreaterThanOrEqual(seen)
    seen = events.length
    if (length % 13 === 0) expect(events).toEqual(whole.slice(0, seen))
  }
  expect(seen).toBe(whole.length)
})

test('nothing comes after its end, and nobody else is heard', () => {
  const reader = new NettraceReader(RUNTIME)
  const whole = reader.feed(RECORDED)
  expect(whole.length).toBeGreaterThan(10)
  expect(reader.feed(Buffer.from([1]))).toEqual([])
  expect(reader.feed(Buffer.alloc(100_000, 5))).toEqual([])
  expect(new NettraceReader('Somebody-Else').feed(RECORDED)).toEqual([])
})

test.each([
  ['no trace', Buffer.from('HTTP/1.1 200 OK\r\n\r\n')],
  ['a newer version', changed(TRACE_VERSION_AT, 6)],
  ['no object', changed(BEGIN, 9)],
  ['a name without end', changed(BEGIN + 11, 255, 255, 255, 255)],
  ['a clock that stands', changed(BEGIN + 15 + 6 + 24, 0, 0, 0, 0, 0, 0, 0, 0)],
  // A block of no events, which is sound but for that.
  ['events before their clock', Buffer.concat([RECORDED.subarray(0, BEGIN), EVENT_BLOCK, Buffer.from([20, 0, 0, 0, 0, 0, 20, 0, 1, 0]), Buffer.alloc(16), Buffer.from([6])])],
  ['a block larger than any', Buffer.concat([RECORDED.subarray(0, BEGIN + 15 + 6 + 49), EVENT_BLOCK, Buffer.from([255, 255, 255, 255])])],
])('%s is refused', (_name, bytes) => {
  for (const size of [bytes.length, 5]) expect(() => read(bytes, size)).toThrow(MalformedTrace)
})

test('whatever is wrong with it, it is read, or refused, and nothing else', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(RECORDED.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }), (changes) => {
    const bytes = Buffer.from(RECORDED)
    for (const [at, byte] of changes) bytes[at] = byte
    try {
      read(bytes)
    } catch (error) {
      expect(error).toBeInstanceOf(MalformedTrace)
    }
  }), { numRuns: 2000 })
})
