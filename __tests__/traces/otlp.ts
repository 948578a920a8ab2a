import { PbfWriter } from 'pbf'
import { traceparentOf, type TracedRequest } from '../../src/measure/trace-context.ts'

/** A span as a service would write it; times in ms. */
export type Sent = { traceId: string; spanId: string; parentSpanId?: string; name?: string; kind?: number; fromMs: number; toMs: number; attributes?: Record<string, string | number> }

export const SERVER = 2
const NOW_MS = 1_700_000_000_000

/** The spans of a request that the load engine sent: the one that answers it, and calls to a database inside. */
export function requestOf(request: TracedRequest, { dbMs, calls = 1 }: { dbMs: number; calls?: number }): Sent[] {
  const [, traceId = '', caller = ''] = traceparentOf(request, 0).split('-')
  const id = (n: number) => (n + 1).toString(16).padStart(16, 'a')
  return [
    ...Array.from({ length: calls }, (_, n) => ({ traceId, spanId: id(n + 1), parentSpanId: id(0), name: 'SELECT', kind: 3, fromMs: 1 + n * dbMs, toMs: 1 + (n + 1) * dbMs, attributes: { 'db.system.name': 'postgresql', 'server.port': 5432 } })),
    { traceId, spanId: id(0), parentSpanId: caller, name: 'GET /', kind: SERVER, fromMs: 0, toMs: 2 + calls * dbMs },
  ]
}

/** ExportTraceServiceRequest in JSON. */
export function toJson(spans: readonly Sent[], service = 'app'): string {
  const attribute = ([key, value]: [string, string | number]) => ({ key, value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) } })
  return JSON.stringify({
    resourceSpans: [{
      resource: { attributes: [attribute(['service.name', service])] },
      scopeSpans: [{ scope: { name: 'test' }, spans: spans.map(({ fromMs, toMs, attributes = {}, ...span }) => ({ ...span, startTimeUnixNano: nanoseconds(fromMs), endTimeUnixNano: nanoseconds(toMs), attributes: Object.entries(attributes).map(attribute), status: {} })) }],
    }],
  })
}

/** The same as protobuf. */
export function toProtobuf(spans: readonly Sent[], service = 'app'): Uint8Array<ArrayBuffer> {
  const writer = new PbfWriter()
  writer.writeMessage(1, (_, resourceSpans) => {
    resourceSpans.writeMessage(1, (_resource, resource) => writeAttribute(resource, 1, 'service.name', service), undefined)
    resourceSpans.writeMessage(2, (_scope, scopeSpans) => { for (const span of spans) scopeSpans.writeMessage(2, writeSpan, span) }, undefined)
  }, undefined)
  return new Uint8Array(writer.finish())
}

function writeSpan({ traceId, spanId, parentSpanId = '', name = '', kind = 1, fromMs, toMs, attributes = {} }: Sent, writer: PbfWriter): void {
  writer.writeBytesField(1, Buffer.from(traceId, 'hex'))
  writer.writeBytesField(2, Buffer.from(spanId, 'hex'))
  writer.writeBytesField(4, Buffer.from(parentSpanId, 'hex'))
  writer.writeStringField(5, name)
  writer.writeVarintField(6, kind)
  writer.writeFixed64Field(7, Number(nanoseconds(fromMs)))
  writer.writeFixed64Field(8, Number(nanoseconds(toMs)))
  for (const [key, value] of Object.entries(attributes)) writeAttribute(writer, 9, key, value)
}

function writeAttribute(writer: PbfWriter, field: number, key: string, value: string | number): void {
  writer.writeMessage(field, (_, attribute) => {
    attribute.writeStringField(1, key)
    attribute.writeMessage(2, (_value, any) => (typeof value === 'string' ? any.writeStringField(1, value) : any.writeVarintField(3, value)), undefined)
  }, undefined)
}

function nanoseconds(ms: number): string {
  return `${BigInt(NOW_MS + ms) * 1_000_000n}`
}
