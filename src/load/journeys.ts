import type { Source, Step, Until } from '../config/config.ts'
import { Histogram } from '../measure/histogram.ts'
import { fillStep, isFixed, type FilledStep } from '../workload/fill-step.ts'
import { valueAt } from '../workload/json-pointer.ts'
import type { ScheduledRequest } from '../workload/schedule.ts'
import type { ErrorKind, StepRun } from './engine.ts'
import type { Answer, Mark, OnEnd, Outgoing, Transport } from './transport.ts'

/** An arrival on its way through its steps. */
type Journey = {
  agent: number
  route: Route
  at: number
  sentAtMs: number
  /** When asking again for this step is given up. */
  pollUntilMs: number
  /** What the agent waited of its own will. */
  pausedMs: number
  values: Map<string, string>
  cookies: Map<string, string>
  serverTimings: string[]
}
/** The steps of a request, each with what was seen of it on this side. */
type Route = { class: string; endpoint: string; legs: Leg[]; rows: readonly Readonly<Record<string, string>>[] }
type Leg = { step: Step; sendFixed: ((ticket: number, agent: number) => void) | undefined; requests: number; failed: number; latencyUs: Histogram; marks: Map<string, Histogram> }
/** `pausedMs` is no part of the latency. */
export type OnArrived = (ticket: number, outcome: 'ok' | ErrorKind, serverTiming: string | undefined, pausedMs: number) => void

export type Journeys = {
  begin(ticket: number): void
  /** Its agent is gone; nothing is told of it any more. */
  hangUp(ticket: number): void
  /** What was seen of steps, where requests have any. */
  steps(): StepRun[]
  stop(): void
}

/**
 * Takes each arrival of one side through the steps of its request, one after the other; a request that is one plain exchange goes straight to
 * the transport. An arrival fails with the first step that does. Tickets are the caller's; `isCounted` tells whether the warm-up is over for one.
 */
export function openJourneys({ requests, request, agent: agents, arrivalOf, open, isCounted, onArrived }: {
  requests: readonly ScheduledRequest[]; request: Uint16Array; agent: Uint32Array; arrivalOf: (ticket: number) => number; open: (onEnd: OnEnd) => Transport; isCounted: (ticket: number) => boolean; onArrived: OnArrived
}): { transport: Transport; journeys: Journeys } {
  const underway = new Map<number, Journey>()
  const pauses = new Set<NodeJS.Timeout>()
  const transport = open((ticket, outcome, serverTiming, answer) => {
    const journey = underway.get(ticket)
    if (journey === undefined) onArrived(ticket, outcome, serverTiming, 0)
    else arrive(ticket, journey, outcome, serverTiming, answer)
  })
  const direct = requests.map(({ template }) => (template.steps === undefined ? transport.prepare(template) : undefined))
  const routes = requests.map(({ class: className, template: { name, steps = [], rows = [] } }): Route => ({
    class: className, endpoint: name, rows,
    legs: steps.map((step) => ({ step, sendFixed: isFixed(step) ? transport.prepare(outgoing(step, fillStep(step, new Map()))) : undefined, requests: 0, failed: 0, latencyUs: new Histogram(), marks: new Map() })),
  }))

  function begin(ticket: number): void {
    const arrival = arrivalOf(ticket)
    const index = request[arrival % request.length] as number
    const agent = agents[arrival] ?? 0
    const send = direct[index]
    if (send !== undefined) {
      send(ticket, agent)
      return
    }
    const route = routes[index] as Route
    const row = Object.entries(route.rows[arrival % Math.max(1, route.rows.length)] ?? {})
    const values = new Map([['agent', `${agent}`], ['number', `${arrival}`], ...row])
    const journey: Journey = { agent, route, at: 0, sentAtMs: 0, pollUntilMs: 0, pausedMs: 0, values, cookies: new Map(), serverTimings: [] }
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
    journey.sentAtMs = performance.now()
    if (sendFixed !== undefined && journey.cookies.size === 0) {
      sendFixed(ticket, journey.agent)
      return
    }
    try {
      const filled = fillStep(step, journey.values)
      transport.prepare({ ...outgoing(step, filled), headers: withCookies(filled.headers, journey.cookies) })(ticket, journey.agent)
    } catch (error) {
      // A value that is missing or cannot be sent: an earlier answer was not what this step needs.
      if (!(error instanceof RangeError)) throw error
      end(ticket, journey, 'check')
    }
  }

  function arrive(ticket: number, journey: Journey, outcome: 'ok' | ErrorKind, serverTiming: string | undefined, answer: Answer | undefined): void {
    const { step } = legOf(journey)
    if (serverTiming !== undefined) journey.serverTimings.push(serverTiming)
    const judged = outcome === 'ok' && !headersFit(step, answer) ? 'check' : outcome
    count(ticket, journey, judged, answer?.marks)
    if (judged !== 'ok' || answer === undefined) return end(ticket, journey, judged)
    keepCookies(journey.cookies, answer.cookies)
    const document = needsJson(step) ? parseJson(answer.body) : undefined
    if (step.until !== undefined && !isMet(step.until, answer.status, document)) {
      if (performance.now() + step.until.everyMs > journey.pollUntilMs) return end(ticket, journey, 'timeout')
      return wait(step.until.everyMs, () => ask(ticket, journey))
    }
    for (const [name, source] of Object.entries(step.capture)) {
      const value = capture(source, answer, document)
      if (value === undefined) return end(ticket, journey, 'check')
      journey.values.set(name, value)
    }
    if (++journey.at === journey.route.legs.length) return end(ticket, journey, 'ok')
    enter(ticket, journey)
  }

  function count(ticket: number, journey: Journey, outcome: 'ok' | ErrorKind, marks: readonly Mark[] = []): void {
    if (!isCounted(ticket)) return
    const leg = legOf(journey)
    leg.requests++
    if (outcome !== 'ok') {
      leg.failed++
      return
    }
    leg.latencyUs.record((performance.now() - journey.sentAtMs) * 1000)
    for (const { name, ms } of marks) {
      const histogram = leg.marks.get(name) ?? new Histogram()
      histogram.record(ms * 1000)
      leg.marks.set(name, histogram)
    }
  }

  function end(ticket: number, journey: Journey, outcome: 'ok' | ErrorKind): void {
    underway.delete(ticket)
    onArrived(ticket, outcome, journey.serverTimings.length === 0 ? undefined : journey.serverTimings.join(', '), journey.pausedMs)
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
      hangUp(ticket) {
        underway.delete(ticket)
        transport.hangUp(ticket)
      },
      steps: () => routes.flatMap((route) => route.legs.map(({ step, requests: asked, failed, latencyUs, marks }) => ({
        class: route.class, endpoint: route.endpoint, step: step.name, requests: asked, failed, latencyUs: latencyUs.encode(),
        marks: [...marks].map(([name, histogram]) => ({ name, latencyUs: histogram.encode(), samples: histogram.count })),
      }))),
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

function headersFit({ expect }: Step, answer: Answer | undefined): boolean {
  return Object.entries(expect.headers).every(([name, text]) => answer?.headers.get(name.toLowerCase())?.includes(text) === true)
}

function needsJson({ capture: captured, until }: Step): boolean {
  return until?.json !== undefined || Object.values(captured).some((source) => 'json' in source)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isMet({ status, json, equals }: Until, seen: number, document: unknown): boolean {
  if (status !== undefined && seen !== status) return false
  if (json === undefined) return true
  const value = valueAt(document, json)
  return equals === undefined ? value !== undefined : value === equals
}

/** As text, because that is what requests are made of; objects and lists are no value. */
function capture(source: Source, answer: Answer, document: unknown): string | undefined {
  if ('header' in source) return answer.headers.get(source.header.toLowerCase())
  const value = valueAt(document, source.json)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** A journey asks one service and is short: name and value are all that matters of a cookie, and an empty value takes it away. */
function keepCookies(cookies: Map<string, string>, lines: readonly string[]): void {
  for (const line of lines) {
    const [, name, value] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? []
    if (name === undefined || value === undefined) continue
    if (value === '' || /;\s*max-age\s*=\s*-?0*\s*(?:;|$)/i.test(line)) cookies.delete(name)
    else if (cookies.size < MAX_COOKIES || cookies.has(name)) cookies.set(name, value)
  }
}

const MAX_COOKIES = 50

function withCookies(headers: Record<string, string>, cookies: ReadonlyMap<string, string>): Record<string, string> {
  if (cookies.size === 0 || Object.keys(headers).some((name) => name.toLowerCase() === 'cookie')) return headers
  return { ...headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
}
