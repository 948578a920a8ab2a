import type { Side } from './block.ts'

/** What a trace id of ours begins with, and every id of the spans that are said to have called the service: "perf". */
const OURS = '70657266'
const SIDES: readonly Side[] = ['base', 'head']
const TRACE_ID = new RegExp(`^${OURS}([0-9a-f]{8})000([01])([0-9a-f]{12})$`)

/** A sampled request: the `arrival`-th of a slot's schedule, which `seed` tells from all others, to one side. */
export type TracedRequest = { seed: number; side: Side; arrival: number }

/** The W3C `traceparent` header of one step of a sampled request: the same in every run under the same seed. https://www.w3.org/TR/trace-context/#traceparent-header */
export function traceparentOf({ seed, side, arrival }: TracedRequest, step: number): string {
  return `00-${OURS}${hex(seed >>> 0, 8)}000${SIDES.indexOf(side)}${hex(arrival, 12)}-${OURS}${hex(step + 1, 8)}-01`
}

/** The request behind a trace id in hex; undefined when it is not one of ours. */
export function readTraceId(traceId: string): TracedRequest | undefined {
  const [, seed, side, arrival] = TRACE_ID.exec(traceId) ?? []
  if (seed === undefined || side === undefined || arrival === undefined) return undefined
  return { seed: Number.parseInt(seed, 16), side: SIDES[Number(side)] as Side, arrival: Number.parseInt(arrival, 16) }
}

/** Whether a span with this parent was called by the load engine. */
export function isCaller(spanId: string): boolean {
  return spanId.startsWith(OURS)
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
