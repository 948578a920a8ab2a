import { PbfReader, PbfWriter } from 'pbf'
import { TELLING_ATTRIBUTES } from '../measure/span-component.ts'
import { MAX_TEXT, readKind, type ReceivedSpan } from './received-span.ts'

/** Numbers of opentelemetry/proto/trace/v1/trace.proto, common.proto, resource.proto and trace_service.proto, as far as they are read. */
const REQUEST = { resourceSpans: 1 }
const RESOURCE_SPANS = { resource: 1, scopeSpans: 2 }
const RESOURCE = { attributes: 1 }
const SCOPE_SPANS = { spans: 2 }
const SPAN = { traceId: 1, id: 2, parentId: 4, name: 5, kind: 6, start: 7, end: 8, attributes: 9 }
const KEY_VALUE = { key: 1, value: 2 }
const ANY_VALUE = { string: 1, int: 3 }
const RESPONSE = { partialSuccess: 1 }
const PARTIAL_SUCCESS = { rejectedSpans: 1, errorMessage: 2 }

const WIRE = { varint: 0, fixed64: 1, bytes: 2 }
const RESOURCE_KEYS: ReadonlySet<string> = new Set(['service.name'])

/** The spans of an ExportTraceServiceRequest. Throws RangeError when the bytes are none. */
export function readOtlpProtobuf(bytes: Uint8Array): ReceivedSpan[] {
  const spans: ReceivedSpan[] = []
  const reader = new PbfReader(bytes)
  try {
    readFields(reader, bytes.length, (field) => {
      if (field === REQUEST.resourceSpans) readResourceSpans(reader, spans)
    })
  } catch (cause) {
    // The library has words of its own for bytes that are no protobuf.
    throw new RangeError('not an OTLP message', { cause })
  }
  return spans
}

/** An ExportTraceServiceResponse that says how many spans were not taken, and why. */
export function writeOtlpRejection(rejectedSpans: number, errorMessage: string): Uint8Array {
  const writer = new PbfWriter()
  writer.writeMessage(RESPONSE.partialSuccess, (_, inner) => {
    inner.writeVarintField(PARTIAL_SUCCESS.rejectedSpans, rejectedSpans)
    inner.writeStringField(PARTIAL_SUCCESS.errorMessage, errorMessage)
  }, undefined)
  return writer.finish()
}

function readResourceSpans(reader: PbfReader, spans: ReceivedSpan[]): void {
  const own: ReceivedSpan[] = []
  const resource = new Map<string, string>()
  readMessage(reader, (field) => {
    if (field === RESOURCE_SPANS.resource) readMessage(reader, (inner) => { if (inner === RESOURCE.attributes) readAttribute(reader, resource, RESOURCE_KEYS) })
    else if (field === RESOURCE_SPANS.scopeSpans) readMessage(reader, (inner) => { if (inner === SCOPE_SPANS.spans) own.push(readSpan(reader)) })
  })
  // The resource may stand behind its spans.
  const service = resource.get('service.name') ?? ''
  for (const span of own) spans.push({ ...span, service })
}

function readSpan(reader: PbfReader): ReceivedSpan {
  const attributes = new Map<string, string>()
  const span = { traceId: '', id: '', parentId: '', name: '', kind: readKind(0), startUs: 0, endUs: 0, service: '', attributes }
  readMessage(reader, (field) => {
    switch (field) {
      case SPAN.traceId: span.traceId = readHex(reader); break
      case SPAN.id: span.id = readHex(reader); break
      case SPAN.parentId: span.parentId = readHex(reader); break
      case SPAN.name: span.name = readText(reader); break
      case SPAN.kind: expectWire(reader, WIRE.varint); span.kind = readKind(reader.readVarint()); break
      case SPAN.start: span.startUs = readMicroseconds(reader); break
      case SPAN.end: span.endUs = readMicroseconds(reader); break
      case SPAN.attributes: readAttribute(reader, attributes, TELLING_ATTRIBUTES); break
    }
  })
  return span
}

function readAttribute(reader: PbfReader, attributes: Map<string, string>, wanted: ReadonlySet<string>): void {
  let key = ''
  let value: string | undefined
  readMessage(reader, (field) => {
    if (field === KEY_VALUE.key) key = readText(reader)
    else if (field === KEY_VALUE.value && wanted.has(key)) {
      readMessage(reader, (inner) => {
        if (inner === ANY_VALUE.string) value = readText(reader)
        else if (inner === ANY_VALUE.int) {
          expectWire(reader, WIRE.varint)
          value = String(reader.readVarint(true))
        }
      })
    }
  })
  if (value !== undefined) attributes.set(key, value)
}

/** A message inside of another one. The library trusts lengths; here none may go beyond the bytes that there are. */
function readMessage(reader: PbfReader, onField: (field: number) => void): void {
  readFields(reader, endOfBytes(reader), onField)
}

function readFields(reader: PbfReader, end: number, onField: (field: number) => void): void {
  for (let field = reader.nextField(end); field !== 0; field = reader.nextField(end)) onField(field)
  if (reader.pos !== end) throw new RangeError('a field ends outside of its message')
}

/** Where the bytes end that begin here; the reader stands at the first of them. */
function endOfBytes(reader: PbfReader): number {
  expectWire(reader, WIRE.bytes)
  const length = reader.readVarint()
  const end = reader.pos + length
  if (!(end <= reader.length)) throw new RangeError('the message is cut off')
  return end
}

function readText(reader: PbfReader): string {
  const { start, end } = readRange(reader)
  return Buffer.from(reader.buf.buffer, reader.buf.byteOffset + start, end - start).toString('utf8').slice(0, MAX_TEXT)
}

function readHex(reader: PbfReader): string {
  const { start, end } = readRange(reader)
  return Buffer.from(reader.buf.buffer, reader.buf.byteOffset + start, Math.min(end - start, MAX_TEXT)).toString('hex')
}

function readRange(reader: PbfReader): { start: number; end: number } {
  const end = endOfBytes(reader)
  const start = reader.pos
  reader.pos = end
  return { start, end }
}

function readMicroseconds(reader: PbfReader): number {
  expectWire(reader, WIRE.fixed64)
  if (reader.pos + 8 > reader.length) throw new RangeError('the message is cut off')
  return Math.round(reader.readFixed64() / 1000)
}

function expectWire(reader: PbfReader, wire: number): void {
  if (reader.type !== wire) throw new RangeError(`a field is of type ${reader.type} instead of ${wire}`)
}
