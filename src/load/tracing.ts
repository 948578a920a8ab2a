import { traceparentOf } from '../measure/trace-context.ts'
import { drawAt } from '../workload/random.ts'
import type { ScheduledRequest } from '../workload/schedule.ts'
import type { Part } from './play.ts'

/** Stands apart from other streams of chance. */
const SAMPLE_STREAM = 106

/** Which requests of a side are traced. */
export type Tracing = {
  /** The header for one step of an arrival; undefined where that is not sampled, at no cost but a few multiplications. */
  traceparentOf(arrival: number, step: number): string | undefined
  /** An arrival was answered well, after so long. */
  countAnswered(arrival: number, tookMs: number): void
  /** Arrivals that were answered well: sampled ones, and all that could have been. */
  readonly answered: { sampled: number; all: number }
  /**
   * What being sampled costs a request: ln(sampled by not sampled) of the time to its answer. Chance chooses who is sampled, so nothing else differs; each request is
   * compared with its like, weighted by how much can be told of it (n·m/(n + m)). Undefined where nothing, or all, is sampled.
   */
  logRatio(): number | undefined
}
/** Arrivals of one request that were answered, and the sum of the logarithms of their times. */
type Seen = { answers: number; logSum: number }

/** Undefined when nothing is traced. Both sides sample the same arrivals. A request whose author gives it a `traceparent` keeps that. */
export function openTracing({ traces, seed, requests, request, targets }: Part, side: number): Tracing | undefined {
  const target = targets[side]
  if (traces === undefined || target === undefined) return undefined
  const isTraced = requests.map((one) => traces.classes.includes(one.class) && !hasOwnTrace(one))
  const isSampled = (arrival: number) => isTraced[request[arrival % request.length] as number] === true && drawAt(seed, SAMPLE_STREAM, arrival) < traces.share
  const answered = { sampled: 0, all: 0 }
  const seen = requests.map(() => ({ sampled: { answers: 0, logSum: 0 }, others: { answers: 0, logSum: 0 } }))
  return {
    answered,
    traceparentOf: (arrival, step) => (isSampled(arrival) ? traceparentOf({ seed, side: target.side, arrival }, step) : undefined),
    countAnswered(arrival, tookMs) {
      const kind = request[arrival % request.length] as number
      const sampled = isSampled(arrival)
      const own = isTraced[kind] === true ? seen[kind]?.[sampled ? 'sampled' : 'others'] : undefined
      if (own === undefined) return
      answered.all++
      if (sampled) answered.sampled++
      if (tookMs <= 0) return
      own.answers++
      own.logSum += Math.log(tookMs)
    },
    logRatio() {
      const told = seen.filter(({ sampled, others }) => sampled.answers > 0 && others.answers > 0).map(({ sampled, others }) => ({ logRatio: meanOf(sampled) - meanOf(others), weight: (sampled.answers * others.answers) / (sampled.answers + others.answers) }))
      const weight = told.reduce((total, one) => total + one.weight, 0)
      return weight === 0 ? undefined : told.reduce((total, one) => total + one.logRatio * one.weight, 0) / weight
    },
  }
}

function meanOf({ answers, logSum }: Seen): number {
  return logSum / answers
}

function hasOwnTrace({ template }: ScheduledRequest): boolean {
  return [template, ...(template.steps ?? [])].some(({ headers }) => Object.keys(headers).some((name) => name.toLowerCase() === 'traceparent'))
}
