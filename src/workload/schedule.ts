import type { Pattern, RequestClass, RequestTemplate } from '../config/config.ts'
import { createAgents } from './agents.ts'
import { drawArrivals, MAX_ARRIVALS, plannedRates } from './arrivals.ts'
import { mixRequests } from './mix.ts'
import { shapeIntensity } from './pattern.ts'
import { createRandom } from './random.ts'
import { sharedList } from './shared-list.ts'

/** The whole plan of one slot, drawn before it starts: same seed, same schedule, to the microsecond. */
export type Schedule = {
  seed: number
  durationMs: number
  /** Planned requests, one entry per distinct (class, request template). */
  requests: ScheduledRequest[]
  /** Arrivals in order of time, as parallel arrays, in memory that threads share. */
  arrivals: { atUs: Float64Array; request: Uint16Array; agent: Uint32Array; /** 1 inside a burst. */ burst: Uint8Array }
  agentsPeak: number
  /** For each second of a pattern, how many agents are at work at its end; in other schedules they are as many all the time. */
  agentsAtWork?: number[]
  /** Planned share per class, summing to 1. */
  mix: Record<string, number>
  /** Planned arrivals per second of the slot, for planned-against-realised plots. */
  plannedRate: number[]
  /**
   * Closed loop: so many agents per side send their next request when the last one is answered. The order of requests is planned, their
   * moments are not: of `arrivals` there is only `request`, which begins again at its end. What a slow service delays is not sent meanwhile, so latencies understate (coordinated omission).
   */
  closed?: { agents: number }
  /** How often agents lose their connection, and come again when they have. */
  retry?: Pattern['retry']
}
export type ScheduledRequest = { class: string; template: RequestTemplate }

const STREAMS = { bursts: 1, agents: 2, mix: 3, arrivals: 4, jitter: 5 }
/** Arrivals of a steady schedule keep away from the middle of their interval by up to this share of it, either way. */
const STEADY_JITTER = 0.25
/** Requests of a closed loop before their order repeats: whole hands of the mix. */
const CLOSED_ROUND = 20_000

/**
 * A slot of a workload pattern. `ratePerSecond` and `agents` scale the pattern's base rate and peak number of agents; its shape stays.
 * Throws RangeError when there is nothing to request or the plan has no sensible size.
 */
export function buildPatternSchedule({ pattern, requests, durationMs, ratePerSecond, agents: peak, seed }: {
  pattern: Pattern; requests: readonly RequestClass[]; durationMs: number; ratePerSecond?: number | undefined; agents?: number | undefined; seed: number
}): Schedule {
  const intensity = shapeIntensity({ pattern, durationMs, ratePerSecond: ratePerSecond ?? pattern.baseRatePerSecond, random: createRandom(seed, STREAMS.bursts) })
  const agents = createAgents({ pattern, peak: Math.max(1, peak ?? pattern.agents.peak), level: intensity.level, random: createRandom(seed, STREAMS.agents) })
  const mix = mixRequests(requests, pattern.mix, createRandom(seed, STREAMS.mix))
  const drawn = drawArrivals({ intensity, durationMs, agents, mix, random: createRandom(seed, STREAMS.arrivals) })
  return { seed, durationMs, requests: mix.requests, ...drawn, agentsPeak: agents.peak(), mix: mix.shares, plannedRate: plannedRates(intensity, durationMs), retry: pattern.retry }
}

/**
 * A slot at one steady rate, or one that changes evenly from one rate to another: spaced as the rate says, with jitter so that it never beats
 * in time with something periodic in the service.
 * Classes share as in `mix`, equally without one; with `perClass` the rate holds for each of them. One agent per class.
 */
export function buildSteadySchedule({ requests, durationMs, ratePerSecond, toRatePerSecond = ratePerSecond, seed, mix: shares = {}, perClass = false }: {
  requests: readonly RequestClass[]; durationMs: number; ratePerSecond: number; toRatePerSecond?: number | undefined; seed: number; mix?: Record<string, number>; perClass?: boolean
}): Schedule {
  const mix = mixRequests(requests, shares, createRandom(seed, STREAMS.mix))
  const classes = Object.keys(mix.shares)
  const times = perClass ? classes.length : 1
  const [from, to] = [ratePerSecond * times, toRatePerSecond * times]
  const count = Math.floor((durationMs * (from + to)) / 2000)
  if (!(count <= MAX_ARRIVALS)) throw new RangeError(`${count} requests in one slot, at most ${MAX_ARRIVALS} are planned: lower the rate or the duration`)
  const jitter = createRandom(seed, STREAMS.jitter)
  const atUs = sharedList(Float64Array, count, (i) => Math.floor(timeOfArrival(i + 0.5 + STEADY_JITTER * (2 * jitter.next() - 1), from, to, durationMs)))
  const request = sharedList(Uint16Array, count, () => mix.draw())
  const agent = sharedList(Uint32Array, count, (i) => classes.indexOf((mix.requests[request[i] as number] as ScheduledRequest).class))
  return {
    seed, durationMs, requests: mix.requests, arrivals: { atUs, request, agent, burst: new Uint8Array(count) },
    agentsPeak: classes.length, mix: mix.shares, plannedRate: Array.from({ length: Math.ceil(durationMs / 1000) }, (_, second) => from + ((to - from) * Math.min(1, ((second + 0.5) * 1000) / durationMs))),
  }
}

/** When so many arrivals have come, in µs, while the rate goes evenly from one to another: the root of from·t + (to − from)·t²/2T = count. */
function timeOfArrival(count: number, from: number, to: number, durationMs: number): number {
  if (from === to) return (count * 1e6) / from
  const slope = (to - from) / (durationMs / 1000)
  return ((2 * count) / (from + Math.sqrt(from * from + 2 * slope * count))) * 1e6
}

/**
 * A slot in which so many agents ask one after the other, without thinking: as fast as the service answers. Classes share as in `mix`, equally without one.
 */
export function buildClosedSchedule({ requests, durationMs, agents, seed, mix: shares = {} }: {
  requests: readonly RequestClass[]; durationMs: number; agents: number; seed: number; mix?: Record<string, number>
}): Schedule {
  const mix = mixRequests(requests, shares, createRandom(seed, STREAMS.mix))
  return {
    seed, durationMs, requests: mix.requests, agentsPeak: agents, mix: mix.shares, plannedRate: [], closed: { agents },
    arrivals: { atUs: new Float64Array(0), request: sharedList(Uint16Array, CLOSED_ROUND, () => mix.draw()), agent: new Uint32Array(0), burst: new Uint8Array(0) },
  }
}
