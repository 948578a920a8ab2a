import type { Step } from '../config/config.ts'
import { fillStep, type FilledStep } from '../workload/fill-step.ts'
import type { ScheduledRequest } from '../workload/schedule.ts'
import { keepCookies, withCookies } from './cookies.ts'
import type { EndpointRun, ErrorKind, StepRun } from './engine.ts'
import { capture, headersFit, isMet, needsJson, parseJson, timingsIn } from './read-answer.ts'
import { Route, type Leg } from './route.ts'
import type { Answer, Mark, OnEnd, Outgoing, Times, Transport } from './transport.ts'

/** What escalations go by, beside the classes. */
const ESCALATION = 'escalation'
const NO_VALUES: ReadonlyMap<string, string> = new Map()

/** An arrival on its way through its steps. */
type Journey = {
  agent: number
  route: Route
  at: number
  /** When its first request was sent, as if the agent had not paused before. */
  sentMs: number | undefined
  /** When asking again for this step is given up. */
  pollUntilMs: number
  /** What the agent waited of its own will. */
  pausedMs: number
  values: Map<string, string>
  cookies: Map<string, string>
  serverTimings: string[]
}
/** From the first request of several to the answer of the last; `pausedMs` is no part of the latency; `values` are what was captured on the way. */
export type OnArrived = (ticket: number, outcome: 'ok' | ErrorKind, times: Pick<Times, 'sentMs' | 'endedMs'>, serverTiming: string | undefined, pausedMs: number, values: ReadonlyMap<string, string>) => void

export type Journeys = {
  begin(ticket: number): void
  /** Takes an arrival that asked for what experts decide to them, and follows it to its resolution. `values` are there for its steps. */
  escalate(ticket: number, values: ReadonlyMap<string, string>): void
  /** Its agent is gone; nothing is told of it any more. */
  hangUp(ticket: number): void
  /** What was seen of steps, where requests have any. */
  steps(): StepRun[]
  /** What became of escalations, by scenario. */
  escalations(): EndpointRun[]
  stop(): void
}

/**
 * Takes each arrival of one side through the steps of its request, one after the other; a request that is one plain exchange goes straight to
 * the transport. An arrival fails with the first step that does. Tickets are the caller's; `isCounted` tells whether the warm-up is over for one,
 * `traceOf` has the `traceparent` of one step of those that are traced.
 */
export function openJourneys({ requests, request, arrivalOf, agentOf, open, isCounted, traceOf, onArrived }: {
  requests: readonly ScheduledRequest[]; request: Uint16Array; arrivalOf: (ticket: number) => number; agentOf: (ticket: number) => number; open: (onEnd: OnEnd) => Transport; isCounted: (ticket: number) => boolean; traceOf: (ticket: number, step: number) => string | undefined; onArrived: OnArrived
}): { transport: Transport; journeys: Journeys } {
  const underway = new Map<number, Journey>()
  const pauses = new Set<NodeJS.Timeout>()
  const transport = open((ticket, outcome, times, serverTiming, answer) => {
    const journey = underway.get(ticket)
    if (journey === undefined) onArrived(ticket, outcome, times, serverTiming, 0, NO_VALUES)
    else arrive(ticket, journey, outcome, times, serverTiming, answer)
  })
  const direct = requests.map(({ template }) => (template.steps === undefined ? transport.prepare(template) : undefined))
  const prepare = (step: Step) => transport.prepare(outgoing(step, fillStep(step, NO_VALUES)))
  const routes = requests.map(({ class: className, template: { name, steps = [], rows = [] } }) => new Route({ class: className, endpoint: name }, steps, rows, prepare))
  const scenarios = new Map(requests.flatMap(({ template: { escalation } }) => (escalation === undefined ? [] : [[escalation.scenario, escalation.steps] as const])))
  const escalations = new Map([...scenarios].map(([scenario, steps]) => [scenario, new Route({ class: ESCALATION, endpoint: scenario }, steps, [], prepare)]))

  function begin(ticket: number): void {
    const arrival = arrivalOf(ticket)
    const index = request[arrival % request.length] as number
    const agent = agentOf(ticket)
    const send = direct[index]
    if (send !== undefined) {
      const traceparent = traceOf(ticket, 0)
      if (traceparent === undefined) return send(ticket, agent)
      const { template } = requests[index] as ScheduledRequest
      return transport.prepare({ ...template, headers: { ...template.headers, traceparent } })(ticket, agent)
    }
    const route = routes[index] as Route
    const row = Object.entries(route.rows[arrival % Math.max(1, route.rows.length)] ?? {})
    depart(ticket, route, agent, new Map(row))
  }

  function escalate(ticket: number, values: ReadonlyMap<string, string>): void {
    const arrival = arrivalOf(ticket)
    const { escalation } = (requests[request[arrival % request.length] as number] as ScheduledRequest).template
    const route = escalations.get(escalation?.scenario ?? '')
    if (route !== undefined) depart(ticket, route, agentOf(ticket), values)
  }

  function depart(ticket: number, route: Route, agent: number, given: ReadonlyMap<string, string>): void {
    const values = new Map([...given, ['agent', `${agent}`], ['number', `${arrivalOf(ticket)}`]])
    const journey: Journey = { agent, route, at: 0, sentMs: undefined, pollUntilMs: 0, pausedMs: 0, values, cookies: new Map(), serverTimings: [] }
    underway.set(ticket, journey)
    enter(ticket, journey)
  }

  function enter(ticket: number, journey: Journey): void {
    const { step } = legOf(journey)
    const go = () => {
      journey.pollUntilMs = performance.now() + (step.until?.atMostMs ?? 0)
      ask(ticket, journey)
    }
    if (step.pauseMs === 0) {
      go()
      return
    }
    const fromMs = performance.now()
    wait(step.pauseMs, () => {
      journey.pausedMs += performance.now() - fromMs
      go()
    })
  }

  function ask(ticket: number, journey: Journey): void {
    const { step, sendFixed } = legOf(journey)
    const traceparent = traceOf(ticket, journey.at)
    let send = sendFixed
    if (send === undefined || journey.cookies.size > 0 || traceparent !== undefined) {
      try {
        const filled = fillStep(step, journey.values)
        const headers = { ...withCookies(filled.headers, journey.cookies), ...(traceparent === undefined ? {} : { traceparent }) }
        send = transport.prepare({ ...outgoing(step, filled), headers })
      } catch (error) {
        // A value that is missing or cannot be sent: an earlier answer was not what this step needs.
        if (!(error instanceof RangeError)) throw error
        return end(ticket, journey, 'check', performance.now())
      }
    }
    send(ticket, journey.agent)
  }

  function arrive(ticket: number, journey: Journey, outcome: 'ok' | ErrorKind, times: Times, serverTiming: string | undefined, answer: Answer | undefined): void {
    const { step } = legOf(journey)
    const { endedMs } = times
    journey.sentMs ??= times.sentMs - journey.pausedMs
    if (serverTiming !== undefined) journey.serverTimings.push(serverTiming)
    const judged = outcome === 'ok' && !headersFit(step, answer) ? 'check' : outcome
    if (judged !== 'ok' || answer === undefined) {
      count(ticket, journey, judged, times, [])
      return end(ticket, journey, judged, endedMs)
    }
    keepCookies(journey.cookies, answer.cookies)
    const document = needsJson(step) ? parseJson(answer.body) : undefined
    const isAwaited = step.until === undefined || isMet(step.until, answer.status, document)
    count(ticket, journey, 'ok', times, [...(answer.marks ?? []), ...(isAwaited ? timingsIn(step, document) : [])])
    if (step.until !== undefined && !isAwaited) {
      if (performance.now() + step.until.everyMs > journey.pollUntilMs) return end(ticket, journey, 'timeout', endedMs)
      return wait(step.until.everyMs, () => ask(ticket, journey))
    }
    for (const [name, source] of Object.entries(step.capture)) {
      const value = capture(source, answer, document)
      if (value === undefined) return end(ticket, journey, 'check', endedMs)
      journey.values.set(name, value)
    }
    if (++journey.at === journey.route.legs.length) return end(ticket, journey, 'ok', endedMs)
    enter(ticket, journey)
  }

  function count(ticket: number, journey: Journey, outcome: 'ok' | ErrorKind, { sentMs, endedMs }: Times, marks: readonly Mark[]): void {
    if (isCounted(ticket)) legOf(journey).count(outcome, endedMs - sentMs, marks)
  }

  function end(ticket: number, journey: Journey, outcome: 'ok' | ErrorKind, endedMs: number): void {
    underway.delete(ticket)
    const { sentMs = endedMs, pausedMs } = journey
    if (isCounted(ticket)) journey.route.count(outcome, endedMs - sentMs - pausedMs)
    onArrived(ticket, outcome, { sentMs, endedMs }, journey.serverTimings.length === 0 ? undefined : journey.serverTimings.join(', '), journey.pausedMs, journey.values)
  }

  function wait(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      pauses.delete(timer)
      then()
    }, ms)
    pauses.add(timer)
  }

  return {
    transport,
    journeys: {
      begin,
      escalate,
      hangUp(ticket) {
        underway.delete(ticket)
        transport.hangUp(ticket)
      },
      steps: () => [...routes, ...escalations.values()].flatMap((route) => route.steps()),
      escalations: () => [...escalations.values()].map((route) => route.whole()),
      stop: () => pauses.forEach((timer) => clearTimeout(timer)),
    },
  }
}

function outgoing({ expect, events }: Step, filled: FilledStep): Outgoing {
  return { ...filled, expect, events, keepsAnswer: true }
}

function legOf({ route, at }: Journey): Leg {
  return route.legs[at] as Leg
}
