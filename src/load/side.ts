import { drawAt } from '../workload/random.ts'
import type { ScheduledRequest } from '../workload/schedule.ts'
import { Components } from './components.ts'
import type { ComponentProgress, SideRun } from './engine.ts'
import { openJourneys } from './journeys.ts'
import type { Part } from './play.ts'
import { writeRecord, type Outcome } from './record-ring.ts'
import { openTransport } from './routed-transport.ts'
import { parseServerTiming } from './server-timing.ts'
import { Spacing } from './spacing.ts'
import { Tickets } from './tickets.ts'
import { openTracing } from './tracing.ts'
import { MAX_CONNECTIONS, type Times } from './transport.ts'

/** One side of a run: sends arrivals to its service, and writes down what became of them. */
export type PlayedSide = {
  send(arrival: number, agent: number): void
  drop(arrival: number): void
  openCount(): number
  expire(): void
  /** What responses told of components since the last time this was asked. */
  components(): ComponentProgress[]
  /** No agent tries again any more. */
  sendingIsOver(): void
  finish(): Promise<SideReport>
}
/** What is not in the records. */
export type SideReport = Pick<SideRun, 'traced' | 'traceable' | 'tracedLogRatio' | 'components' | 'steps' | 'escalations' | 'bytesReceived' | 'connections' | 'retries'> & { waitedForConnection: number; spacing: { planned: number | undefined; realised: number | undefined } }

/** Streams of chance, by arrival: both sides draw the same. */
const HANG_UP_STREAM = 101
const RETRY_STREAM = 102
const RETRY_PAUSE_STREAM = 103
const ESCALATION_STREAM = 104
const SEVERAL_STREAM = 105
/** An agent waits between half and one and a half times the mean before it tries again. */
const RETRY_JITTER = 0.5
/** What an agent takes for trouble of the network, and tries again. */
const NETWORK_TROUBLE: readonly Outcome[] = ['hung-up', 'refused', 'reset', 'timeout']

/** `usOf` counts from the start of the run what `performance.now()` tells, and so does `heldUpUs`, what this thread stood still of a time; `onAnswered` is told of every arrival that has ended, and whose it was. */
export function openSide({ part, side, usOf, heldUpUs, onAnswered }: { part: Part; side: number; usOf: (ms: number) => number; heldUpUs: (fromUs: number, toUs: number) => number; onAnswered: (outcome: Outcome, agent: number) => void }): PlayedSide {
  const { atUs, request, retry } = part
  const isOpenLoop = part.closed === undefined
  const ring = part.rings[side] as Part['rings'][number]
  const tickets = new Tickets(heldUpUs)
  const components = new Components()
  const spacing = { planned: new Spacing(), realised: new Spacing() }
  const retries = { sent: 0, succeeded: 0 }
  const tracing = openTracing(part, side)
  const pauses = new Set<NodeJS.Timeout>()
  let isOver = false
  const hangsUp = (arrival: number) => retry !== undefined && drawAt(part.seed, HANG_UP_STREAM, arrival) < retry.errorShare
  const isCounted = (ticket: number) => tickets.plannedUs(ticket) >= part.warmupMs * 1000
  const { transport, journeys } = openJourneys({
    requests: part.requests, arrivalOf: (ticket) => tickets.arrivalOf(ticket), agentOf: (ticket) => tickets.agentOf(ticket), request, isCounted, onArrived,
    traceOf: (ticket, step) => (tracing !== undefined && tickets.errandOf(ticket) === 'arrival' && !hangsUp(tickets.arrivalOf(ticket)) ? tracing.traceparentOf(tickets.arrivalOf(ticket), step) : undefined),
    open: (onEnd) => openTransport({ origin: part.targets[side]?.origin ?? '', timeoutMs: part.timeoutMs, maxConnections: maxConnections(part), connections: part.connections, http: part.http, onEnd }),
  })

  function send(arrival: number, agent: number): void {
    const now = usOf(performance.now())
    const ticket = tickets.take(arrival, agent, now, isOpenLoop ? atUs[arrival] : undefined)
    if (isCounted(ticket)) {
      spacing.planned.add(tickets.plannedUs(ticket))
      spacing.realised.add(now)
    }
    journeys.begin(ticket)
    if (hangsUp(arrival) && tickets.isOpen(ticket)) {
      journeys.hangUp(ticket)
      settle(ticket, 'hung-up', usOf(performance.now()), 0)
    }
  }

  function onArrived(ticket: number, outcome: Outcome, { sentMs, endedMs }: Pick<Times, 'sentMs' | 'endedMs'>, serverTiming: string | undefined, pausedMs: number, values: ReadonlyMap<string, string>): void {
    const arrival = tickets.arrivalOf(ticket)
    const isArrival = tickets.errandOf(ticket) === 'arrival'
    // What came of retries and escalations is no part of the response times that components explain.
    if (isArrival && serverTiming !== undefined && outcome === 'ok' && isCounted(ticket)) for (const { name, durationUs } of parseServerTiming(serverTiming)) components.add(name, durationUs)
    if (isArrival && outcome === 'ok' && isCounted(ticket)) tracing?.countAnswered(arrival, endedMs - sentMs - pausedMs)
    if (isArrival && outcome === 'ok') considerEscalation(arrival, tickets.agentOf(ticket), values)
    tickets.sent(ticket, usOf(sentMs))
    settle(ticket, outcome, usOf(endedMs), pausedMs)
  }

  function settle(ticket: number, outcome: Outcome, endUs: number, pausedMs: number): void {
    const [arrival, agent, errand] = [tickets.arrivalOf(ticket), tickets.agentOf(ticket), tickets.errandOf(ticket)]
    if (errand === 'arrival') write(ticket, outcome, endUs, pausedMs)
    if (errand === 'retry' && outcome === 'ok') retries.succeeded++
    tickets.giveBack(ticket)
    if (errand === 'arrival' && NETWORK_TROUBLE.includes(outcome)) considerRetry(arrival, agent)
    onAnswered(outcome, agent)
  }

  function write(ticket: number, outcome: Outcome, endUs: number, pausedMs: number): void {
    const startUs = tickets.startUs(ticket)
    writeRecord(ring, { arrival: tickets.arrivalOf(ticket), outcome, lagUs: tickets.lagUs(ticket), startUs, endUs, latencyUs: endUs - startUs - pausedMs * 1000 })
  }

  /** An agent that lost its connection comes again with the pattern's probability, a while later; what it sends then is no planned arrival. */
  function considerRetry(arrival: number, agent: number): void {
    if (isOver || retry === undefined || drawAt(part.seed, RETRY_STREAM, arrival) >= retry.retriedShare) return
    const timer = setTimeout(() => {
      pauses.delete(timer)
      retries.sent++
      journeys.begin(tickets.take(arrival, agent, usOf(performance.now()), undefined, 'retry'))
    }, retry.afterMs * (1 + RETRY_JITTER * (2 * drawAt(part.seed, RETRY_PAUSE_STREAM, arrival) - 1)))
    pauses.add(timer)
  }

  /** What was answered well goes on to the experts with its scenario's probability; that is no part of the request's own latency. A closed loop has no agents who would. */
  function considerEscalation(arrival: number, agent: number, values: ReadonlyMap<string, string>): void {
    const { escalation } = (part.requests[request[arrival % request.length] as number] as ScheduledRequest).template
    if (!isOpenLoop || escalation === undefined || drawAt(part.seed, ESCALATION_STREAM, arrival) >= escalation.share) return
    const experts = drawAt(part.seed, SEVERAL_STREAM, arrival) < escalation.several ? escalation.experts : 1
    journeys.escalate(tickets.take(arrival, agent, usOf(performance.now()), undefined, 'escalation'), new Map([...values, ['scenario', escalation.scenario], ['experts', `${experts}`], ['match', escalation.matched]]))
  }

  return {
    send,
    drop: (arrival) => writeRecord(ring, { arrival, outcome: 'dropped', lagUs: 0, startUs: 0, endUs: 0, latencyUs: 0 }),
    openCount: () => tickets.openCount,
    expire: () => transport.expire(),
    components: () => components.progress(),
    sendingIsOver() {
      isOver = true
      pauses.forEach((timer) => clearTimeout(timer))
    },
    async finish() {
      journeys.stop()
      for (const ticket of tickets.open()) if (tickets.errandOf(ticket) === 'arrival') write(ticket, 'waiting', usOf(performance.now()), 0)
      const { bytesReceived, waitedForConnection, connectUs } = transport.totals()
      await transport.close()
      return {
        traced: tracing?.answered.sampled ?? 0, traceable: tracing?.answered.all ?? 0, tracedLogRatio: tracing?.logRatio(), components: components.encode(), steps: journeys.steps(), escalations: journeys.escalations(), bytesReceived, connections: { policy: part.connections, http: part.http, opened: connectUs.count, connectUs: connectUs.encode() }, retries, waitedForConnection,
        spacing: { planned: isOpenLoop ? spacing.planned.variation() : undefined, realised: spacing.realised.variation() },
      }
    },
  }
}

function maxConnections({ closed, agentsPeak, connections, targets, connectionLimit }: Part): number {
  const wanted = Math.max(MAX_CONNECTIONS, closed?.agents ?? 0, connections === 'per-agent' ? agentsPeak : 0)
  return Math.min(wanted, Math.max(1, Math.floor(connectionLimit / targets.length)))
}
