import { TELLING_ATTRIBUTES } from '../measure/span-component.ts'
import { MAX_TEXT, readKind, type ReceivedSpan } from './received-span.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * The spans of an ExportTraceServiceRequest in JSON: ids in hex, 64-bit numbers as text. Throws RangeError or SyntaxError when the text is none.
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export function readOtlpJson(text: string): ReceivedSpan[] {
  return list(object(JSON.parse(text)), 'resourceSpans').flatMap((one) => {
    const service = attributesOf(object(one.resource ?? {}), new Set(['service.name'])).get('service.name') ?? ''
    return list(one, 'scopeSpans').flatMap((scope) => list(scope, 'spans').map((span) => readSpan(span, service)))
  })
}

function readSpan(span: Json, service: string): ReceivedSpan {
  return {
    service, traceId: text(span.traceId).toLowerCase(), id: text(span.spanId).toLowerCase(), parentId: text(span.parentSpanId).toLowerCase(), name: text(span.name), kind: readKind(Number(span.kind ?? 0)),
    startUs: microseconds(span.startTimeUnixNano), endUs: microseconds(span.endTimeUnixNano), attributes: attributesOf(span, TELLING_ATTRIBUTES),
  }
}

function attributesOf(owner: Json, wanted: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>()
  for (const { key, value } of list(owner, 'attributes')) {
    if (typeof key !== 'string' || !wanted.has(key)) continue
    const { stringValue, intValue } = object(value ?? {})
    if (stringValue !== undefined || intValue !== undefined) found.set(key, text(stringValue ?? String(intValue)))
  }
  return found
}

function microseconds(nanoseconds: unknown): number {
  const number = typeof nanoseconds === 'string' || typeof nanoseconds === 'number' ? Number(nanoseconds) : Number.NaN
  if (!(number >= 0 && Number.isFinite(number))) throw new RangeError('not an OTLP message: a span has no time')
  return Math.round(number / 1000)
}

function text(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string') throw new RangeError('not an OTLP message: expected text')
  return value.slice(0, MAX_TEXT)
}

function list(owner: Json, key: string): Json[] {
  const value = owner[key] ?? []
  if (!Array.isArray(value)) throw new RangeError(`not an OTLP message: ${key} is no list`)
  return value.map(object)
}

function object(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new RangeError('not an OTLP message: expected an object')
  return value as Json
}
