import { once } from 'node:events'
import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { PbfReader } from 'pbf'
import { expect, test } from 'vitest'
import { openTraceReceiver, type TraceReceiver } from '../../src/traces/trace-receiver.ts'
import { requestOf, toJson, toProtobuf } from './otlp.ts'

const SEED = 42
const PATTERNS = { patterns: [{ component: 'orders', pattern: '^postgres' }] }
const NO_LOSSES = { spans: 0, bodies: 0, unreadable: 0 }
const PROTOBUF = { 'content-type': 'application/x-protobuf' }
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }
const base = (arrival: number) => ({ seed: SEED, side: 'base' as const, arrival })
const head = (arrival: number) => ({ seed: SEED, side: 'head' as const, arrival })

const addressOf = (receiver: TraceReceiver) => receiver.environment('base').OTEL_EXPORTER_OTLP_TRACES_ENDPOINT as string

async function post(receiver: TraceReceiver, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<{ status: number; body: Uint8Array<ArrayBuffer> }> {
  const response = await fetch(addressOf(receiver), { method: 'POST', body, headers })
  return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) }
}

test('takes spans in every encoding, and tells per side and component what a request spent', async () => {
  await using receiver = await openTraceReceiver(PATTERNS)
  receiver.open(SEED)
  const answers = await Promise.all([
    post(receiver, toProtobuf([...requestOf(base(1), { dbMs: 4 }), ...requestOf(base(2), { dbMs: 6 })]), PROTOBUF),
    post(receiver, gzipSync(toProtobuf(requestOf(head(1), { dbMs: 14 }))), { ...PROTOBUF, 'content-encoding': 'gzip' }),
    post(receiver, toJson(requestOf(head(2), { dbMs: 16 })), JSON_TYPE),
  ])
  expect(answers.map(({ status, body }) => [status, Buffer.from(body).toString()])).toEqual([[200, ''], [200, ''], [200, '{}']])
  const { runs, losses } = await receiver.collect([{ side: 'base', requests: 2 }, { side: 'head', requests: 2 }])
  expect(losses).toEqual(NO_LOSSES)
  expect(runs).toEqual([
    { side: 'base', sampled: 2, traces: 2, spans: 4, unplaced: 0, totalUs: 14_000, components: [{ name: 'orders', totalUs: 10_000 }] },
    { side: 'head', sampled: 2, traces: 2, spans: 4, unplaced: 0, totalUs: 34_000, components: [{ name: 'orders', totalUs: 30_000 }] },
  ])
})

test('waits for spans that come after the last answer, and for the rest of them', async () => {
  await using receiver = await openTraceReceiver(PATTERNS)
  receiver.open(SEED)
  const [call, answer] = requestOf(base(1), { dbMs: 4 })
  const collecting = receiver.collect([{ side: 'base', requests: 1 }])
  await post(receiver, toProtobuf([answer as typeof call & object]), PROTOBUF)
  await post(receiver, toProtobuf([call as typeof call & object]), PROTOBUF)
  expect((await collecting).runs[0]).toMatchObject({ traces: 1, spans: 2 })
})

test('keeps nothing of other slots or of what others sampled, and does not call that a loss', async () => {
  await using receiver = await openTraceReceiver(PATTERNS)
  receiver.open(SEED)
  await post(receiver, toProtobuf([...requestOf({ ...base(1), seed: 41 }, { dbMs: 4 }), { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7', fromMs: 0, toMs: 5 }]), PROTOBUF)
  expect(await receiver.collect([{ side: 'base', requests: 1 }])).toEqual({ runs: [{ side: 'base', sampled: 1, traces: 0, spans: 0, unplaced: 0, totalUs: 0, components: [] }], losses: NO_LOSSES })
})

test('says how many spans it lost, to the sender and to the report', async () => {
  await using receiver = await openTraceReceiver(PATTERNS)
  receiver.open(SEED)
  const tooMany = requestOf(base(1), { dbMs: 1, calls: 1100 }).toReversed()
  const { status, body } = await post(receiver, toProtobuf(tooMany), PROTOBUF)
  expect([status, rejectedIn(body)]).toEqual([200, { rejected: 101, reason: 'more spans than are kept' }])
  const again = await post(receiver, toJson(tooMany.slice(0, 5)), JSON_TYPE)
  expect(JSON.parse(Buffer.from(again.body).toString())).toEqual({ partialSuccess: { rejectedSpans: '5', errorMessage: 'more spans than are kept' } })
  const { runs, losses } = await receiver.collect([{ side: 'base', requests: 1 }])
  expect([losses, runs[0]?.spans]).toEqual([{ ...NO_LOSSES, spans: 106 }, 1000])
})

test('refuses bodies that are too large, bombs and garbage, says so, and goes on', async () => {
  await using receiver = await openTraceReceiver(PATTERNS)
  receiver.open(SEED)
  expect(await sendRaw(receiver, { ...PROTOBUF, 'content-length': String(10 * 1024 * 1024) }, Buffer.alloc(0))).toBe(413)
  expect(await sendRaw(receiver, { ...PROTOBUF, 'transfer-encoding': 'chunked' }, Buffer.alloc(10 * 1024 * 1024))).toBe(413)
  expect(await post(receiver, gzipSync(Buffer.alloc(50 * 1024 * 1024), { level: 1 }), { ...PROTOBUF, 'content-encoding': 'gzip' })).toMatchObject({ status: 413 })
  expect(await post(receiver, new Uint8Array([10, 200, 1, 2]), PROTOBUF)).toMatchObject({ status: 400 })
  expect(await post(receiver, '{"resourceSpans":[', JSON_TYPE)).toMatchObject({ status: 400 })
  expect(await post(receiver, '['.repeat(1_000_000), JSON_TYPE)).toMatchObject({ status: 400 })
  expect(await post(receiver, new Uint8Array([1, 2, 3]), { ...PROTOBUF, 'content-encoding': 'gzip' })).toMatchObject({ status: 400 })
  expect(await post(receiver, toProtobuf([]), { ...PROTOBUF, 'content-encoding': 'br' })).toMatchObject({ status: 415 })
  expect(await post(receiver, 'hello', { 'content-type': 'text/plain' })).toMatchObject({ status: 415 })
  expect((await fetch(addressOf(receiver))).status).toBe(404)
  expect((await fetch(`${addressOf(receiver)}/../metrics`, { method: 'POST', body: '{}' })).status).toBe(404)
  expect(await post(receiver, toProtobuf(requestOf(base(1), { dbMs: 4 })), PROTOBUF)).toMatchObject({ status: 200 })
  const { runs, losses } = await receiver.collect([{ side: 'base', requests: 1 }])
  expect([losses, runs[0]?.traces]).toEqual([{ spans: 0, bodies: 3, unreadable: 6 }, 1])
})

test('is announced by the variables of the specification, and tells the sides apart', async () => {
  await using receiver = await openTraceReceiver(PATTERNS)
  expect(receiver.environment('head')).toMatchObject({
    OTEL_EXPORTER_OTLP_ENDPOINT: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
    OTEL_TRACES_SAMPLER: 'parentbased_always_off', OTEL_RESOURCE_ATTRIBUTES: 'perf_gate.side=head',
  })
})

/** What partial_success of an ExportTraceServiceResponse says. */
function rejectedIn(bytes: Uint8Array): { rejected: number; reason: string } {
  return new PbfReader(bytes).readFields((_tag, said, outer) => void outer.readMessage((field, _, inner) => {
    if (field === 1) said.rejected = inner.readVarint()
    else said.reason = inner.readString()
  }, said), { rejected: 0, reason: '' })
}

/** The status that is answered, though the body may not be taken to its end. */
async function sendRaw(receiver: TraceReceiver, headers: Record<string, string>, body: Buffer): Promise<number | undefined> {
  const sending = request(addressOf(receiver), { method: 'POST', headers })
  sending.on('error', () => undefined)
  if (body.length > 0) sending.end(body)
  else sending.flushHeaders()
  const [response] = (await once(sending, 'response')) as [{ statusCode?: number }]
  sending.destroy()
  return response.statusCode
}
