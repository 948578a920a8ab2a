import type { Side } from '../measure/block.ts'
import { findCriticalPath } from '../measure/critical-path.ts'
import { componentOfSpan, type NamePattern } from '../measure/span-component.ts'
import type { Span } from '../measure/span.ts'
import { isCaller, readTraceId } from '../measure/trace-context.ts'
import type { ReceivedSpan } from './received-span.ts'
import type { TraceRun } from './trace-run.ts'

/** Of one slot so much is kept: some 20 MB. */
const MAX_SPANS = 100_000
const MAX_SPANS_PER_TRACE = 1000
/** The result document has no room for more names. */
const MAX_COMPONENTS = 32

type Traces = { byArrival: Map<number, Span[]>; answered: Set<number>; spans: number }

/** The spans of the slot that is played, and of no other: warm-up, late ones and what others sampled is left alone. */
export class SpanStore {
  readonly #patterns: readonly NamePattern[]
  #seed: number | undefined
  #sides = new Map<Side, Traces>()
  #spans = 0

  constructor(patterns: readonly NamePattern[]) {
    this.#patterns = patterns
  }

  /** Keeps the spans of that slot from now on. */
  open(seed: number): void {
    this.#seed = seed
    this.#sides = new Map()
    this.#spans = 0
  }

  /** Returns how many of these belong to the slot and could not be kept. */
  add(received: readonly ReceivedSpan[]): number {
    return received.reduce((lost, span) => lost + (this.#addOne(span) ? 0 : 1), 0)
  }

  /** Whether so many requests of that side have told of themselves. */
  hasAnswered(side: Side, requests: number): boolean {
    return (this.#sides.get(side)?.answered.size ?? 0) >= requests
  }

  get spans(): number {
    return this.#spans
  }

  /** What the slot's spans tell of a side of which so many requests were sampled. */
  read(side: Side, sampled: number): TraceRun {
    const { byArrival, spans } = this.#sides.get(side) ?? { byArrival: new Map<number, Span[]>(), spans: 0 }
    const run = { side, sampled, traces: 0, spans, unplaced: 0, totalUs: 0 }
    const partsUs = new Map<string, number>()
    for (const trace of byArrival.values()) {
      const path = findCriticalPath(trace)
      run.unplaced += path?.unplaced ?? trace.length
      if (path === undefined) continue
      run.traces++
      run.totalUs += path.totalUs
      for (const [name, us] of path.parts) partsUs.set(name, (partsUs.get(name) ?? 0) + us)
    }
    const components = [...partsUs].map(([name, totalUs]) => ({ name, totalUs })).toSorted((a, b) => b.totalUs - a.totalUs).slice(0, MAX_COMPONENTS)
    return { ...run, components }
  }

  #addOne(span: ReceivedSpan): boolean {
    const request = readTraceId(span.traceId)
    if (request === undefined || request.seed !== this.#seed) return true
    const traces = this.#sides.get(request.side) ?? { byArrival: new Map<number, Span[]>(), answered: new Set<number>(), spans: 0 }
    this.#sides.set(request.side, traces)
    const trace = traces.byArrival.get(request.arrival) ?? []
    if (this.#spans >= MAX_SPANS || trace.length >= MAX_SPANS_PER_TRACE) return false
    traces.byArrival.set(request.arrival, trace)
    trace.push({
      id: span.id, parentId: span.parentId, startUs: span.startUs, endUs: Math.max(span.startUs, span.endUs), service: span.service, isServer: span.kind === 'server',
      component: componentOfSpan({ name: span.name, isClient: span.kind === 'client', attributes: span.attributes }, this.#patterns),
    })
    if (isCaller(span.parentId)) traces.answered.add(request.arrival)
    traces.spans++
    this.#spans++
    return true
  }
}
