import type { Side } from '../measure/block.ts'

/** What the spans of one slot tell of one side. */
export type TraceRun = {
  side: Side
  /** Sampled requests that were answered well. */
  sampled: number
  /** Those of them whose spans came, with the one that answered the request. */
  traces: number
  spans: number
  /** Spans that no root leads to: their parents are missing, or go in circles. */
  unplaced: number
  /** Time of the service in these traces together, in µs. */
  totalUs: number
  /** Time on the critical path of the traces together, in µs, by component. */
  components: { name: string; totalUs: number }[]
}

/** What the receiver could not keep since the last time it told. */
export type TraceLosses = {
  /** Spans beyond what is kept of a slot, or of one trace. */
  spans: number
  /** Bodies that were too large, or came while too many others did. */
  bodies: number
  /** Bodies that were no OTLP, in no encoding that is read. */
  unreadable: number
}
