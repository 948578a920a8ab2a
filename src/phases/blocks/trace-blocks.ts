import { estimateMean, tInterval } from '../../judge/statistics.ts'
import type { Subject } from '../../measure/block.ts'
import type { Absence } from '../../measure/result.ts'
import type { TraceRun } from '../../traces/trace-run.ts'
import type { SlotTraces } from '../slot.ts'
import type { Cell } from './cells.ts'

const SERVICE: Subject = { kind: 'service', name: 'service' }
const METRIC = 'critical_path_ms'
const UNIT = 'ms'
/** Fewer of the sampled requests than this share have come back as traces: that is told. */
const MOST = 0.95
const CONFIDENCE = 0.95

/** Mean time on the critical path per traced request, of the service as a whole and of each component; a component that a request does not use took none of its time. */
export function traceCells({ traces, totalUs, components }: TraceRun): Cell[] {
  if (traces === 0) return []
  const cell = (subject: Subject, us: number): Cell => ({ subject, metric: METRIC, unit: UNIT, value: us / traces / 1000, samples: traces })
  return [cell(SERVICE, totalUs), ...components.map((one) => cell({ kind: 'component', name: one.name }, one.totalUs))]
}

/** Nothing came of a side, and what may be the cause. */
export function traceAbsences({ runs }: SlotTraces): Absence[] {
  return runs.filter((run) => run.traces === 0).map(({ side, sampled, spans }) => ({
    metric: METRIC, subject: SERVICE,
    reason: sampled === 0 ? `${side}: no request was sampled; raise traces.sample, or the rate`
      : spans > 0 ? `${side}: spans came, and none of them answered a request: does the service read the header traceparent?`
        : `${side}: no spans came of ${sampled} sampled requests: does the service start an OpenTelemetry SDK that reads OTEL_EXPORTER_OTLP_ENDPOINT, and read the header traceparent?`,
  }))
}

/** What being sampled cost in each slot, and how many of the requests that could be were. */
export type TracingCost = { logRatios: readonly number[]; sampled: number; requests: number }

/** How many of the sampled requests of a phase came back as traces, what that cost them, and what was lost on the way. */
export function traceNotes(slots: readonly SlotTraces[], cost: TracingCost): string[] {
  const runs = slots.flatMap((slot) => slot.runs)
  const total = (pick: (run: TraceRun) => number) => runs.reduce((sum, run) => sum + pick(run), 0)
  const lost = (kind: keyof SlotTraces['losses']) => slots.reduce((sum, { losses }) => sum + losses[kind], 0)
  const [sampled, traces, spans, unplaced] = [total((run) => run.sampled), total((run) => run.traces), total((run) => run.spans), total((run) => run.unplaced)]
  if (spans === 0 && lost('bodies') + lost('unreadable') === 0) return []
  return [
    ...(traces >= MOST * sampled ? [] : [`traces: ${traces} of ${sampled} sampled requests came back as traces`]),
    ...describeCost(cost),
    ...(unplaced === 0 ? [] : [`traces: ${unplaced} of ${spans} spans had no place in their request, for their parents were missing or went in circles`]),
    ...(lost('spans') === 0 ? [] : [`traces: ${lost('spans')} spans were lost, for there were more than are kept of a slot or of a request: lower traces.sample`]),
    ...(lost('bodies') === 0 ? [] : [`traces: ${lost('bodies')} batches of spans were refused, for they were too large or too many at once`]),
    ...(lost('unreadable') === 0 ? [] : [`traces: ${lost('unreadable')} batches of spans could not be read: only OTLP over HTTP is, as protobuf or JSON, plain or gzip`]),
  ]
}

function describeCost({ logRatios, sampled, requests }: TracingCost): string[] {
  if (logRatios.length === 0) return [`traces: what being sampled costs is not known, for ${sampled > 0 && sampled === requests ? 'all requests are sampled' : 'too few requests are sampled'}, and there is nothing to compare them with`]
  const cost = estimateMean(logRatios)
  const interval = tInterval(cost, CONFIDENCE)
  const percent = (log: number) => `${log < 0 ? '−' : '+'}${Math.abs(Math.expm1(log) * 100).toFixed(1)}`
  const share = sampled / requests
  const sure = interval === undefined ? 'from too few slots for an interval' : `95 % sure: ${percent(interval[0])} to ${percent(interval[1])} %, over ${logRatios.length} slots`
  return [`traces: being sampled changes the time of a request by ${percent(cost.mean)} % (${sure}); ${(share * 100).toFixed(0)} % of them are, which makes ${percent(Math.log1p(share * Math.expm1(cost.mean)))} % of all; what the SDK costs every request is not in it`]
}
