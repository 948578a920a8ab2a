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
  countAnswered(arrival: number): void
  /** Sampled arrivals that were answered well. */
  readonly answered: number
}

/** Undefined when nothing is traced. Both sides sample the same arrivals. A request whose author gives it a `traceparent` keeps that. */
export function openTracing({ traces, seed, requests, request, targets }: Part, side: number): Tracing | undefined {
  const target = targets[side]
  if (traces === undefined || target === undefined) return undefined
  const isTraced = requests.map((one) => traces.classes.includes(one.class) && !hasOwnTrace(one))
  const isSampled = (arrival: number) => isTraced[request[arrival % request.length] as number] === true && drawAt(seed, SAMPLE_STREAM, arrival) < traces.share
  let answered = 0
  return {
    get answered() { return answered },
    traceparentOf: (arrival, step) => (isSampled(arrival) ? traceparentOf({ seed, side: target.side, arrival }, step) : undefined),
    countAnswered(arrival) {
      if (isSampled(arrival)) answered++
    },
  }
}

function hasOwnTrace({ template }: ScheduledRequest): boolean {
  return [template, ...(template.steps ?? [])].some(({ headers }) => Object.keys(headers).some((name) => name.toLowerCase() === 'traceparent'))
}
