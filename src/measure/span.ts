/** One operation of a service inside a trace, as far as attribution needs it. Times are in µs, by the clock of whoever wrote the span. */
export type Span = {
  /** 16 hexadecimal digits. */
  id: string
  /** Empty where it has none. */
  parentId: string
  startUs: number
  endUs: number
  /** `service.name` of the process it is from. */
  service: string
  /** Answers a call from another process, whose clock may be another. */
  isServer: boolean
  /** The part of the system that it belongs to; undefined where it does not tell. */
  component: Named | undefined
}

/** An address is a name as long as there is no better one: of what calls it, or of the service that answers. */
export type Named = { name: string; isAddress: boolean }
