import { Histogram } from '../measure/histogram.ts'
import type { Schedule } from '../workload/schedule.ts'
import type { ClassRun, ErrorKind, GeneratorHealth, LoadRun, SecondRun, SideRun } from './engine.ts'
import { ended, outcomeOf, sends, succeeded, wasSent, type SideLog } from './run-log.ts'

/** A schedule as far as it was played. */
export type Played = {
  schedule: Schedule
  /** The first arrival that counts. */
  first: number
  /** The first arrival that was not to be sent any more. */
  last: number
  warmupMs: number
  /** When sending ended. */
  endMs: number
}

/** Warm-up and a stop cut the schedule at both ends. A closed loop planned what it sent. */
export function cutSchedule(schedule: Schedule, warmupMs: number, endMs: number, logs: readonly SideLog[] = []): Played {
  const { atUs } = schedule.arrivals
  const last = schedule.closed === undefined ? firstAt(atUs, endMs * 1000) : Math.max(0, ...logs.map(sends))
  return { schedule, first: firstAt(atUs, warmupMs * 1000), last, warmupMs, endMs: Math.max(warmupMs, endMs) }
}

/** What one side's log says. */
export function summariseSide(played: Played, log: SideLog): Omit<SideRun, 'side' | 'components' | 'bytesReceived'> {
  const { first, last, warmupMs, endMs } = played
  const done = ended(log).filter((arrival) => arrival >= first)
  const errors: Partial<Record<ErrorKind, number>> = {}
  for (const arrival of done) {
    if (succeeded(log, arrival)) continue
    const kind = outcomeOf(log, arrival) as ErrorKind
    errors[kind] = (errors[kind] ?? 0) + 1
  }
  const good = done.filter((arrival) => succeeded(log, arrival))
  const lastEndUs = done.length === 0 ? 0 : endUs(log, done[done.length - 1] as number)
  const measuredMs = Math.max(endMs, lastEndUs / 1000) - warmupMs
  return {
    planned: played.schedule.closed === undefined ? Math.max(0, last - first) : sends(log),
    sent: countSent(log, first, last), completed: done.length, sentDuringWarmup: countSent(log, 0, Math.min(first, last)),
    classes: summariseClasses(played, log, done), errors, seconds: summariseSeconds(played, log, done),
    achievedRatePerSecond: measuredMs > 0 ? good.length / (measuredMs / 1000) : 0,
  }
}

/** Per class: the median of ln(head/base) over the arrivals that both sides answered well. In a closed loop the sides did not meet at the same moment. */
export function matchPairs({ schedule, first }: Played, base: SideLog, head: SideLog): LoadRun['matched'] {
  if (schedule.closed !== undefined) return []
  const ratios = new Map(Object.keys(schedule.mix).map((name) => [name, [] as number[]]))
  for (let arrival = first; arrival < schedule.arrivals.atUs.length; arrival++) {
    if (!succeeded(base, arrival) || !succeeded(head, arrival)) continue
    ratios.get(classOf(schedule, arrival))?.push(Math.log((head.latencyUs[arrival] as number) / (base.latencyUs[arrival] as number)))
  }
  return [...ratios].filter(([, values]) => values.length > 0).map(([name, values]) => ({ class: name, medianLogRatio: median(values), pairs: values.length }))
}

/** How far the generator kept to the plan, over all sides. */
export function summariseSending({ first, last, warmupMs, endMs, schedule: { closed } }: Played, logs: readonly SideLog[]): Pick<GeneratorHealth, 'lagUs' | 'plannedRatePerSecond' | 'achievedRatePerSecond' | 'dropped'> {
  const lag = new Histogram()
  let lastSendUs = 0
  for (const log of logs) {
    for (let arrival = first; arrival < last; arrival++) {
      if (!wasSent(log, arrival)) continue
      const lagUs = Math.max(0, log.lagUs[arrival] as number)
      lag.record(lagUs)
      lastSendUs = Math.max(lastSendUs, (log.startUs[arrival] as number) + lagUs)
    }
  }
  const planned = closed === undefined ? Math.max(0, last - first) * logs.length : lag.count
  const perSecond = (count: number, untilMs: number) => (untilMs > warmupMs ? count / logs.length / ((untilMs - warmupMs) / 1000) : 0)
  return {
    lagUs: { p50: lag.quantile(0.5) ?? 0, p99: lag.quantile(0.99) ?? 0, max: lag.max ?? 0, samples: lag.count },
    plannedRatePerSecond: perSecond(planned, endMs), achievedRatePerSecond: perSecond(lag.count, Math.max(endMs, lastSendUs / 1000)),
    dropped: planned - lag.count,
  }
}

/** Progress of one side since `seen` ended requests ago. */
export function summariseSince(log: SideLog, first: number, seen: number): { sent: number; fresh: number; errors: number; latencies: Histogram; seen: number } {
  const news = ended(log, seen)
  const counted = news.filter((arrival) => arrival >= first)
  const latencies = new Histogram()
  for (const arrival of counted) if (succeeded(log, arrival)) latencies.record(log.latencyUs[arrival] as number)
  return { sent: Math.max(0, sends(log) - first), fresh: counted.length, errors: counted.length - latencies.count, latencies, seen: seen + news.length }
}

function summariseClasses({ schedule }: Played, log: SideLog, done: Uint32Array): ClassRun[] {
  return Object.keys(schedule.mix).map((name) => {
    const mine = done.filter((arrival) => classOf(schedule, arrival) === name)
    const latencies = new Histogram()
    for (const arrival of mine) if (succeeded(log, arrival)) latencies.record(log.latencyUs[arrival] as number)
    return { class: name, requests: mine.length, failed: mine.length - latencies.count, latencyUs: latencies.encode() }
  })
}

function summariseSeconds({ first, last }: Played, log: SideLog, done: Uint32Array): SecondRun[] {
  const sent = new Map<number, number>()
  for (let arrival = first; arrival < last; arrival++) {
    if (!wasSent(log, arrival)) continue
    const second = secondOf((log.startUs[arrival] as number) + Math.max(0, log.lagUs[arrival] as number))
    sent.set(second, (sent.get(second) ?? 0) + 1)
  }
  const byEnd = Map.groupBy(done, (arrival) => secondOf(endUs(log, arrival)))
  const latencies = new Histogram()
  return [...new Set([...sent.keys(), ...byEnd.keys()])].toSorted((a, b) => a - b).map((second) => {
    const here = byEnd.get(second) ?? []
    latencies.reset()
    for (const arrival of here) if (succeeded(log, arrival)) latencies.record(log.latencyUs[arrival] as number)
    return { second, sent: sent.get(second) ?? 0, completed: here.length, failed: here.length - latencies.count, latencyUs: latencies.encode() }
  })
}

function countSent(log: SideLog, from: number, to: number): number {
  let count = 0
  for (let arrival = from; arrival < to; arrival++) if (wasSent(log, arrival)) count++
  return count
}

function endUs(log: SideLog, arrival: number): number {
  return (log.startUs[arrival] as number) + (log.latencyUs[arrival] as number)
}

function secondOf(us: number): number {
  return Math.max(0, Math.floor(us / 1e6))
}

function classOf({ arrivals, requests }: Schedule, arrival: number): string {
  return requests[arrivals.request[arrival] as number]?.class ?? ''
}

/** Index of the first arrival at or after `us`, by bisection. */
function firstAt(atUs: Float64Array, us: number): number {
  let low = 0
  let high = atUs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((atUs[middle] as number) < us) low = middle + 1
    else high = middle
  }
  return low
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}
