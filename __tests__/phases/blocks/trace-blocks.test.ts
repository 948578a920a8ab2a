import { expect, test } from 'vitest'
import { traceAbsences, traceCells, traceNotes } from '../../../src/phases/blocks/trace-blocks.ts'
import type { TraceLosses, TraceRun } from '../../../src/traces/trace-run.ts'

const RUN: TraceRun = { side: 'head', sampled: 40, traces: 40, spans: 160, unplaced: 0, totalUs: 200_000, components: [{ name: 'db', totalUs: 60_000 }] }
const NONE: TraceRun = { ...RUN, traces: 0, spans: 0, totalUs: 0, components: [] }
const slot = (run: Partial<TraceRun>, losses: Partial<TraceLosses> = {}) => ({ runs: [{ ...RUN, ...run }], losses: { spans: 0, bodies: 0, unreadable: 0, ...losses } })

test('times are per traced request, of the service and of its components, with the number of traces', () => {
  expect(traceCells(RUN)).toEqual([
    { metric: 'critical_path_ms', subject: { kind: 'service', name: 'service' }, unit: 'ms', value: 5, samples: 40 },
    { metric: 'critical_path_ms', subject: { kind: 'component', name: 'db' }, unit: 'ms', value: 1.5, samples: 40 },
  ])
})

test('without traces there is no number but a reason, which says what may be the cause', () => {
  expect(traceCells(NONE)).toEqual([])
  const reasonOf = (run: TraceRun) => traceAbsences(slot(run))[0]?.reason
  expect(reasonOf(NONE)).toMatch(/^head: no spans came of 40 sampled requests: does the service start an OpenTelemetry SDK/)
  expect(reasonOf({ ...NONE, spans: 7 })).toMatch(/none of them answered a request: does the service read the header traceparent/)
  expect(reasonOf({ ...NONE, sampled: 0 })).toMatch(/no request was sampled; raise traces.sample/)
  expect(traceAbsences(slot({}))).toEqual([])
})

/** Of 800 requests 80 are sampled, and take a tenth longer, more or less. */
const COST = { logRatios: [0.08, 0.1, 0.09, 0.11].map((one) => Math.log(1 + one)), sampled: 80, requests: 800 }
const COSTS = 'traces: being sampled changes the time of a request by +9.5 % (95 % sure: +7.5 to +11.6 %, over 4 slots); 10 % of them are, which makes +0.9 % of all; what the SDK costs every request is not in it'

test('what is missing or was lost is told, over all slots, and what tracing costs', () => {
  expect(traceNotes([slot({}), slot({})], COST)).toEqual([COSTS])
  expect(traceNotes([slot(NONE)], COST)).toEqual([])
  expect(traceNotes([slot({})], { ...COST, logRatios: [Math.log(0.98)] })).toEqual(['traces: being sampled changes the time of a request by −2.0 % (from too few slots for an interval); 10 % of them are, which makes −0.2 % of all; what the SDK costs every request is not in it'])
  expect(traceNotes([slot({})], { ...COST, logRatios: [] })).toEqual([expect.stringContaining('is not known, for too few requests are sampled')])
  expect(traceNotes([slot({})], { logRatios: [], sampled: 800, requests: 800 })).toEqual([expect.stringContaining('is not known, for all requests are sampled')])
  expect(traceNotes([slot({ traces: 20, unplaced: 3 }), slot({}, { spans: 5 }), slot({}, { bodies: 2, unreadable: 1 })], COST)).toEqual([
    'traces: 100 of 120 sampled requests came back as traces',
    COSTS,
    'traces: 3 of 480 spans had no place in their request, for their parents were missing or went in circles',
    'traces: 5 spans were lost, for there were more than are kept of a slot or of a request: lower traces.sample',
    'traces: 2 batches of spans were refused, for they were too large or too many at once',
    'traces: 1 batches of spans could not be read: only OTLP over HTTP is, as protobuf or JSON, plain or gzip',
  ])
})
