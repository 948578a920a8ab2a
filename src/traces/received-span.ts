/** A span as it was sent, with what is looked at of it. Ids are in lower-case hex. */
export type ReceivedSpan = {
  traceId: string
  id: string
  /** Empty where it has none. */
  parentId: string
  name: string
  kind: SpanKind
  /** µs since the epoch, by the sender's clock. */
  startUs: number
  endUs: number
  /** `service.name` of its resource; empty where it has none. */
  service: string
  attributes: ReadonlyMap<string, string>
}
export type SpanKind = 'server' | 'client' | 'other'

/** What is kept of a name or a value. */
export const MAX_TEXT = 100
const SERVER = 2
const CLIENT = 3

/** The number that OTLP has for the kind of a span. */
export function readKind(kind: number): SpanKind {
  return kind === SERVER ? 'server' : kind === CLIENT ? 'client' : 'other'
}
