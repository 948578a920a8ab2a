import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readOtlpJson } from '../../src/traces/otlp-json.ts'
import { readOtlpProtobuf } from '../../src/traces/otlp-protobuf.ts'
import { requestOf, toJson, toProtobuf } from './otlp.ts'

const SPANS = requestOf({ seed: 7, side: 'base', arrival: 3 }, { dbMs: 5 })

test('both encodings tell the same', () => {
  const [call, answer] = readOtlpProtobuf(toProtobuf(SPANS))
  expect(readOtlpJson(toJson(SPANS))).toEqual([call, answer])
  expect(call).toEqual({
    traceId: SPANS[0]?.traceId, id: SPANS[0]?.spanId, parentId: SPANS[1]?.spanId, name: 'SELECT', kind: 'client', service: 'app',
    startUs: 1_700_000_000_001_000, endUs: 1_700_000_000_006_000, attributes: new Map([['db.system.name', 'postgresql'], ['server.port', '5432']]),
  })
  expect(answer).toMatchObject({ kind: 'server', parentId: expect.stringMatching(/^70657266/) as string })
})

test('nothing sent is nothing received', () => {
  expect(readOtlpProtobuf(new Uint8Array(0))).toEqual([])
  expect(readOtlpJson('{}')).toEqual([])
})

test('names and values are cut', () => {
  const [span] = readOtlpProtobuf(toProtobuf([{ ...SPANS[0], name: 'x'.repeat(5000), attributes: { 'db.system': 'y'.repeat(5000) } } as typeof SPANS[0]]))
  expect([span?.name.length, span?.attributes.get('db.system')?.length]).toEqual([100, 100])
})

test('a message that is cut off is refused, wherever that is', () => {
  const whole = toProtobuf(SPANS)
  for (let length = 1; length < whole.length; length++) expect(() => readOtlpProtobuf(whole.subarray(0, length)), `${length} bytes`).toThrow(RangeError)
})

test('any bytes are spans or a RangeError, in no time to speak of', () => {
  const whole = toProtobuf(SPANS)
  const garbled = fc.array(fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 5 }).map((changes) => {
    const bytes = new Uint8Array(whole)
    for (const [at, value] of changes) bytes[at] = value
    return bytes
  })
  fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), garbled), (bytes) => {
    try {
      expect(Array.isArray(readOtlpProtobuf(bytes))).toBe(true)
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError)
    }
  }), { seed: 11, numRuns: 3000 })
})

test.each([
  'null', '[]', '7', '{"resourceSpans":{}}', '{"resourceSpans":[7]}', '{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":7}]}]}]}',
  '{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"a","spanId":"b"}]}]}]}',
  '{"resourceSpans":[{"scopeSpans":[{"spans":[{"startTimeUnixNano":"1e999","endTimeUnixNano":"2"}]}]}]}',
  '{"resourceSpans":[{"resource":[],"scopeSpans":[]}]}',
])('JSON that is no OTLP is refused: %s', (text) => {
  expect(() => readOtlpJson(text)).toThrow(RangeError)
})
