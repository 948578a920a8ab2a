import type { Agents } from './agents.ts'
import type { RequestMix } from './mix.ts'
import type { Intensity } from './pattern.ts'
import type { Random } from './random.ts'
import type { Schedule } from './schedule.ts'
import { sharedList } from './shared-list.ts'

/** More than this in one slot is a mistake in the configuration, not a plan. */
export const MAX_ARRIVALS = 5_000_000

/**
 * Open-loop arrivals: a non-homogeneous Poisson process of the intensity, drawn by thinning (Lewis and Shedler 1979), second by second
 * because the bound is only tight within one. Requests of different agents are independent, which is what makes their sum Poisson.
 */
export function drawArrivals({ intensity, durationMs, agents, mix, random }: { intensity: Intensity; durationMs: number; agents: Agents; mix: RequestMix; random: Random }): Pick<Schedule, 'arrivals' | 'agentsAtWork'> {
  refuseTooMany(intensity, durationMs)
  const atUs: number[] = []
  const request: number[] = []
  const agent: number[] = []
  const burst: number[] = []
  const agentsAtWork: number[] = []
  for (let second = 0; second * 1000 < durationMs; second++) {
    const bound = intensity.bound(second)
    const endMs = Math.min(durationMs, (second + 1) * 1000)
    const burstsNow = intensity.bursts(second) ? 1 : 0
    for (let atMs = second * 1000 + random.exponential(1000 / bound); atMs < endMs; atMs += random.exponential(1000 / bound)) {
      if (random.next() * bound >= intensity.ratePerSecond(atMs)) continue
      atUs.push(Math.floor(atMs * 1000))
      request.push(mix.draw())
      agent.push(agents.take(atMs))
      burst.push(burstsNow)
    }
    agentsAtWork.push(agents.atWork())
  }
  const of = (list: number[]) => (i: number) => list[i] as number
  const count = atUs.length
  return { agentsAtWork, arrivals: { atUs: sharedList(Float64Array, count, of(atUs)), request: sharedList(Uint16Array, count, of(request)), agent: sharedList(Uint32Array, count, of(agent)), burst: sharedList(Uint8Array, count, of(burst)) } }
}

/** Mean planned arrivals per second, for each second of the slot; the last one may be shorter than a second. */
export function plannedRates(intensity: Intensity, durationMs: number): number[] {
  const SAMPLES = 10
  return Array.from({ length: Math.ceil(durationMs / 1000) }, (_, second) => {
    const length = Math.min(1000, durationMs - second * 1000)
    let total = 0
    for (let i = 0; i < SAMPLES; i++) total += intensity.ratePerSecond(second * 1000 + ((i + 0.5) / SAMPLES) * length)
    return total / SAMPLES
  })
}

function refuseTooMany(intensity: Intensity, durationMs: number): void {
  const expected = plannedRates(intensity, durationMs).reduce((total, rate) => total + rate, 0)
  if (!(expected <= MAX_ARRIVALS)) throw new RangeError(`about ${Math.round(expected)} requests in one slot, at most ${MAX_ARRIVALS} are planned: lower the rate or the duration`)
}
