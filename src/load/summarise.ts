import { Histogram } from '../measure/histogram.ts'
import type { Schedule } from '../workload/schedule.ts'
import type { ClassRun, ErrorKind, GeneratorHealth, LoadRun, SecondRun, SideRun } from './engine.ts'
import { ended, outcomeOf, sends, sentUs, succeeded, wasSent, type SideLog } from './run-log.ts'

/** A schedule as far as it was played: warm-up and a stop cut it at both ends. */
export type Played = {
  schedule: Schedule
  warmupMs: number
  /** When sending ended. */
  endMs: number
}

/** The arrivals of one side that count: from the first after the warm-up to the first that was not to be sent any more. A closed loop planned what it sent. */
export function countedArrivals({ schedule, warmupMs, endMs }: Played, log: SideLog): { first: number; last: number } {
  const { atUs } = schedule.arrivals
  if (schedule.closed === undefined) return { first: firstAt(atUs, warmupMs * 1000, atUs.length), last: firstAt(atUs, Math.max(warmupMs, endMs) * 1000, atUs.length) }
  const last = sends(log)
  return { first: firstAt(log.startUs, warmupMs * 1000, last), last }
}

/** What one side's log says. */
export function summariseSide(played: Played, log: SideLog): Omit<SideRun, 'side' | 'components' | 'steps' | 'bytesReceived' | 'connections'> {
  const { first, last } = countedArrivals(played, log)
  const done = ended(log).filter((arrival) => arrival >= first)
  const errors: Partial<Record<ErrorKind, number>> = {}
  for (const arrival of done) {
    if (succeeded(log, arrival)) continue
    const kind = outcomeOf(log, arrival) as ErrorKind
    errors[kind] = (errors[kind] ?? 0) + 1
  }
  const good = done.filter((arrival) => succeeded(log, arrival))
  const lastEndUs = done.length === 0 ? 0 : endUs(log, done[done.length - 1] as number)
  const measuredMs = Math.max(played.endMs, lastEndUs / 1000) - played.warmupMs
  return {
    planned: last - first, sent: countSent(log, first, last), completed: done.length, sentDuringWarmup: countSent(log, 0, Math.min(first, last)),
    classes: summariseClasses(played, log, done), errors, seconds: summariseSeconds(played, log, done),
    achievedRatePerSecond: measuredMs > 0 ? good.length / (measuredMs / 1000) : 0,
  }
}

/** Per class: the median of ln(head/base) over the arrivals that both sides answered well. In a closed loop the sides did not meet at the same moment. */
export function matchPairs(played: Played, base: SideLog, head: SideLog): LoadRun['matched'] {
  const { schedule } = played
  if (schedule.closed !== undefined) return []
  const { first } = countedArrivals(played, base)
  const ratios = new Map(Object.keys(schedule.mix).map((name) => [name, [] as number[]]))
  for (let arrival = first; arrival < schedule.arrivals.atUs.length; arrival++) {
    if (!succeeded(base, arrival) || !succeeded(head, arrival)) continue
    ratios.get(classOf(schedule, arrival))?.push(Math.log((head.latencyUs[arrival] as number) / (base.latencyUs[arrival] as number)))
  }
  return [...ratios].filter(([, values]) => values.length > 0).map(([name, values]) => ({ class: name, medianLogRatio: median(values), pairs: values.length }))
}

/** How far the generator kept to the plan, over all sides. */
export function summariseSending(played: Played, logs: readonly SideLog[]): Pick<GeneratorHealth, 'lagUs' | 'plannedRatePerSecond' | 'achievedRatePerSecond' | 'dropped' | 'spacing'> {
  const { warmupMs, endMs } = played
  const lag = new Histogram()
  let lastSendUs = 0
  let planned = 0
  for (const log of logs) {
    const { first, last } = countedArrivals(played, log)
    planned += last - first
    for (let arrival = first; arrival < last; arrival++) {
      if (!wasSent(log, arrival)) continue
      lag.record(Math.max(0, log.lagUs[arrival] as number))
      lastSendUs = Math.max(lastSendUs, sentUs(log, arrival))
    }
  }
  const perSecond = (count: number, untilMs: number) => (untilMs > warmupMs ? count / logs.length / ((untilMs - warmupMs) / 1000) : 0)
  const achievedRatePerSecond = perSecond(lag.count, Math.max(endMs, lastSendUs / 1000))
  return {
    lagUs: { p50: lag.quantile(0.5) ?? 0, p99: lag.quantile(0.99) ?? 0, max: lag.max ?? 0, samples: lag.count },
    plannedRatePerSecond: played.schedule.closed === undefined ? perSecond(planned, endMs) : achievedRatePerSecond, achievedRatePerSecond,
    dropped: planned - lag.count, spacing: summariseSpacing(played, logs[0]),
  }
}

/** Standard deviation by mean of the time between one side's sends, as planned and as it came out. */
function summariseSpacing(played: Played, log: SideLog | undefined): GeneratorHealth['spacing'] {
  if (log === undefined) return { planned: undefined, realised: undefined }
  const { atUs } = played.schedule.arrivals
  const { first, last } = countedArrivals(played, log)
  const sent: number[] = []
  for (let arrival = first; arrival < last; arrival++) if (wasSent(log, arrival)) sent.push(arrival)
  const realised = sent.map((arrival) => sentUs(log, arrival)).toSorted((a, b) => a - b)
  return {
    planned: played.schedule.closed === undefined ? variationOfGaps(sent.map((arrival) => atUs[arrival] as number)) : undefined,
    realised: variationOfGaps(realised),
  }
}

function variationOfGaps(times: readonly number[]): number | undefined {
  if (times.length < 3) return undefined
  const mean = ((times.at(-1) as number) - (times[0] as number)) / (times.length - 1)
  let squares = 0
  for (let i = 1; i < times.length; i++) squares += ((times[i] as number) - (times[i - 1] as number) - mean) ** 2
  return mean > 0 ? Math.sqrt(squares / (times.length - 2)) / mean : undefined
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

function summariseSeconds(played: Played, log: SideLog, done: Uint32Array): SecondRun[] {
  const { first, last } = countedArrivals(played, log)
  const sent = new Map<number, number>()
  for (let arrival = first; arrival < last; arrival++) {
    if (!wasSent(log, arrival)) continue
    const second = secondOf(sentUs(log, arrival))
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

/** Index of the first of `count` ascending times at or after `us`, by bisection. */
function firstAt(timesUs: Float64Array, us: number, count: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timesUs[middle] as number) < us) low = middle + 1
    else high = middle
  }
  return low
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}
