import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Pattern, RequestClass } from '../../src/config/config.ts'
import { PATTERN_NAMES, PATTERNS } from '../../src/config/patterns.ts'
import { buildPatternSchedule, buildSteadySchedule, type Schedule } from '../../src/workload/schedule.ts'

const calm: Pattern = {
  name: 'calm', shape: 'day', mix: { safe: 0.7, risky: 0.2, complex: 0.1 }, baseRatePerSecond: 500, peakFactor: 2, burst: { probability: 0, factor: 5 },
  agents: { base: 500, peak: 1200 }, session: { meanMs: 300_000 }, think: { meanMs: 2000, jitter: 0.5 }, retry: { errorShare: 0.02, retriedShare: 0.8, afterMs: 1000 },
  timeZones: [{ name: 'US-East', share: 0.6, shiftHours: -5 }, { name: 'Europe', share: 0.4, shiftHours: 1 }],
}
const bursting: Pattern = { ...calm, burst: { probability: 0.3, factor: 5 } }
const requests = ['safe', 'risky', 'complex'].map((name) => requestClass(name))

describe('a schedule of a pattern', () => {
  test('is the same to the microsecond for the same seed and another one for another seed', () => {
    const draw = (seed: number) => buildPatternSchedule({ pattern: bursting, requests, durationMs: 4000, seed })
    expect(draw(7)).toEqual(draw(7))
    expect(draw(8).arrivals.atUs.slice(0, 50)).not.toEqual(draw(7).arrivals.atUs.slice(0, 50))
  })

  test.each(PATTERN_NAMES)('%s is the same bytes on every machine', (name) => {
    const { arrivals } = buildPatternSchedule({ pattern: PATTERNS[name], requests, durationMs: 20_000, seed: 20_261_124 })
    const hash = createHash('sha256')
    for (const part of [arrivals.atUs, arrivals.request, arrivals.agent, arrivals.burst]) hash.update(part)
    expect([arrivals.atUs.length, hash.digest('hex')]).toMatchSnapshot()
  })

  test('is in order of time, inside the slot, in whole microseconds, for any seed and size', () => {
    fc.assert(fc.property(fc.integer(), fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0.1, max: 300, noNaN: true }), (seed, durationMs, ratePerSecond) => {
      const { arrivals, requests: planned } = buildPatternSchedule({ pattern: bursting, requests, durationMs, ratePerSecond, seed })
      expect(arrivals.atUs).toEqual(arrivals.atUs.slice().sort())
      expect(arrivals.atUs.every((at) => Number.isInteger(at) && at >= 0 && at < durationMs * 1000)).toBe(true)
      expect(arrivals.request.every((index) => index < planned.length)).toBe(true)
    }), { numRuns: 40 })
  })

  test.each(PATTERN_NAMES)('%s realises its mix: chi-squared stays below the 0.1 % limit for every one of 20 seeds', (name) => {
    for (let seed = 0; seed < 20; seed++) {
      const schedule = buildPatternSchedule({ pattern: PATTERNS[name], requests, durationMs: 5000, seed })
      expect(chiSquare(countClasses(schedule), Object.values(schedule.mix).map((share) => share * schedule.arrivals.atUs.length)), `seed ${seed}`).toBeLessThan(13.8)
    }
  })

  test('realises the planned mix: chi-squared stays below the 0.1 % limit for every one of 200 seeds', () => {
    for (let seed = 0; seed < 200; seed++) {
      const schedule = buildPatternSchedule({ pattern: calm, requests, durationMs: 1000, seed })
      expect(chiSquare(countClasses(schedule), Object.entries(schedule.mix).map(([, share]) => share * schedule.arrivals.atUs.length))).toBeLessThan(13.8)
    }
  })

  test('arrives as a Poisson process: counts in short equal intervals have a variance of about their mean', () => {
    const { arrivals } = buildPatternSchedule({ pattern: { ...calm, peakFactor: 1 }, requests, durationMs: 40_000, seed: 3 })
    const counts = histogramOf(arrivals.atUs, 20_000, 2000)
    const mean = average(counts)
    const dispersion = average(counts.map((count) => (count - mean) ** 2)) / mean
    // For 2000 intervals the index of dispersion of a Poisson process is 1 ± 0.032 (one standard deviation).
    expect(dispersion).toBeGreaterThan(0.85)
    expect(dispersion).toBeLessThan(1.15)
  })

  test('moves between the base rate and the peak over the slot, wherever its time zones lie', () => {
    for (const shiftHours of [-8, 0, 8]) {
      const pattern = { ...calm, timeZones: [{ name: 'zone', share: 1, shiftHours }] }
      const { plannedRate } = buildPatternSchedule({ pattern, requests, durationMs: 24_000, seed: 1 })
      expect(Math.min(...plannedRate)).toBeCloseTo(500, -1)
      expect(Math.max(...plannedRate)).toBeGreaterThan(970)
      expect(Math.max(...plannedRate)).toBeLessThanOrEqual(1000)
      // One second of the slot is one hour of the day; 14 o'clock local is the busiest.
      expect(Math.abs(plannedRate.indexOf(Math.max(...plannedRate)) - ((14 - shiftHours + 24) % 24))).toBeLessThanOrEqual(1)
    }
  })

  test('follows the planned rate in every second, bursts included, and marks the arrivals inside them', () => {
    const { arrivals, plannedRate } = buildPatternSchedule({ pattern: bursting, requests, durationMs: 40_000, seed: 11 })
    const counts = histogramOf(arrivals.atUs, 1_000_000, 40)
    counts.forEach((count, second) => expect(Math.abs(count - (plannedRate[second] as number))).toBeLessThan(5 * Math.sqrt(plannedRate[second] as number)))
    const burstSeconds = new Set([...arrivals.atUs].filter((_, i) => arrivals.burst[i] === 1).map((at) => Math.floor(at / 1e6)))
    expect([...burstSeconds].toSorted((a, b) => a - b)).toEqual(plannedRate.flatMap((rate, second) => (rate > 2000 ? [second] : [])))
    expect(burstSeconds.size).toBeGreaterThan(3)
  })

  test('has as many agents as its peak, every one of whom waits between requests even where the rate outruns their think time', () => {
    const schedule = buildPatternSchedule({ pattern: calm, requests, durationMs: 40_000, seed: 5 })
    expect(schedule.agentsPeak).toBeGreaterThanOrEqual(1190)
    expect(schedule.agentsPeak).toBeLessThanOrEqual(1200)
    const gaps = gapsPerAgent(schedule).toSorted((a, b) => a - b)
    // 500 to 1000 requests a second by 500 to 1200 agents is one a second each: the 2 s of think time are scaled to about half.
    expect(gaps[Math.floor(gaps.length / 2)]).toBeGreaterThan(0.7e6)
    expect(gaps[Math.floor(gaps.length / 100)]).toBeGreaterThan(0.2e6)
  })

  test('says how many agents are at work in each second, from its base to its peak', () => {
    const { agentsAtWork = [], agentsPeak } = buildPatternSchedule({ pattern: calm, requests, durationMs: 20_000, seed: 5 })
    expect(agentsAtWork).toHaveLength(20)
    expect(Math.max(...agentsAtWork)).toBeLessThanOrEqual(agentsPeak)
    expect(Math.max(...agentsAtWork)).toBeGreaterThan(1100)
    expect(Math.min(...agentsAtWork)).toBeLessThan(600)
  })

  test('scales to the number of agents and the rate asked for', () => {
    const schedule = buildPatternSchedule({ pattern: calm, requests, durationMs: 10_000, agents: 12, ratePerSecond: 50, seed: 5 })
    expect(schedule.agentsPeak).toBe(12)
    expect(schedule.arrivals.atUs.length / 10).toBeGreaterThan(50)
    expect(schedule.arrivals.atUs.length / 10).toBeLessThan(100)
  })

  test('takes 5000 agents over two minutes in well under ten seconds', () => {
    const started = performance.now()
    const schedule = buildPatternSchedule({ pattern: { ...calm, burst: { probability: 0.05, factor: 5 } }, requests, durationMs: 120_000, agents: 5000, ratePerSecond: 1500, seed: 1 })
    expect(schedule.arrivals.atUs.length).toBeGreaterThan(180_000)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  test('ends sessions and starts new ones while the number of agents stays', () => {
    const pattern = { ...calm, agents: { base: 50, peak: 50 }, session: { meanMs: 2000 } }
    const schedule = buildPatternSchedule({ pattern, requests, durationMs: 10_000, ratePerSecond: 200, seed: 5 })
    expect(schedule.agentsPeak).toBe(50)
    // 50 at a time, each for about two seconds, over ten: 50 + 50 × 5, less those who left before they made a request.
    expect(new Set(schedule.arrivals.agent).size).toBeGreaterThan(150)
    expect(new Set(schedule.arrivals.agent).size).toBeLessThan(350)
  })

  test('drops shares of classes the service does not have, and shares equally when it has none of them', () => {
    const two = buildPatternSchedule({ pattern: calm, requests: [requestClass('safe'), requestClass('risky')], durationMs: 1000, seed: 1 })
    expect(two.mix['safe']).toBeCloseTo(7 / 9)
    expect(two.mix['risky']).toBeCloseTo(2 / 9)
    expect(buildPatternSchedule({ pattern: calm, requests: [requestClass('default')], durationMs: 1000, seed: 1 }).mix).toEqual({ default: 1 })
  })

  test('gives templates of a class their weight', () => {
    const schedule = buildPatternSchedule({ pattern: calm, requests: [requestClass('safe', [3, 1])], durationMs: 4000, seed: 1 })
    const first = schedule.arrivals.request.filter((index) => index === 0).length
    expect(first / schedule.arrivals.request.length).toBeCloseTo(0.75, 1)
  })

  test('refuses a plan nobody can mean, naming what to lower', () => {
    expect(() => buildPatternSchedule({ pattern: calm, requests, durationMs: 3_600_000, ratePerSecond: 1e6, seed: 1 })).toThrow(/lower the rate or the duration/)
    expect(() => buildPatternSchedule({ pattern: calm, requests: [], durationMs: 1000, seed: 1 })).toThrow(/nothing to request/)
  })
})

describe('a steady schedule', () => {
  test('is evenly spaced, with jitter', () => {
    const { atUs } = buildSteadySchedule({ requests, durationMs: 10_000, ratePerSecond: 100, seed: 4 }).arrivals
    expect(atUs.length).toBe(1000)
    const gaps = Array.from(atUs.slice(1), (at, i) => at - (atUs[i] as number))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4999)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(15_001)
    expect(new Set(gaps).size).toBeGreaterThan(100)
  })

  test('holds the rate for each class when asked', () => {
    const schedule = buildSteadySchedule({ requests, durationMs: 10_000, ratePerSecond: 20, seed: 4, perClass: true })
    expect(schedule.arrivals.atUs.length).toBe(600)
    for (const count of countClasses(schedule)) expect(Math.abs(count - 200)).toBeLessThanOrEqual(30)
    expect(schedule.agentsPeak).toBe(3)
  })
})

function requestClass(name: string, weights = [1]): RequestClass {
  return { name, requests: weights.map((weight, i) => ({ name: `${name}-${i}`, method: 'GET', path: '/', headers: {}, body: undefined, expect: { status: [], bodyContains: undefined }, weight, escalates: undefined })) }
}

function countClasses(schedule: Schedule): number[] {
  const counts = new Map(Object.keys(schedule.mix).map((name) => [name, 0]))
  for (const index of schedule.arrivals.request) {
    const name = schedule.requests[index]?.class ?? ''
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts.values()]
}

function chiSquare(observed: number[], expected: number[]): number {
  return observed.reduce((total, count, i) => total + (count - (expected[i] as number)) ** 2 / (expected[i] as number), 0)
}

function histogramOf(atUs: Float64Array, width: number, intervals: number): number[] {
  const counts = Array.from({ length: intervals }, () => 0)
  for (const at of atUs) counts[Math.floor(at / width)] = (counts[Math.floor(at / width)] ?? 0) + 1
  return counts
}

function gapsPerAgent({ arrivals }: Schedule): number[] {
  const last = new Map<number, number>()
  const gaps: number[] = []
  arrivals.atUs.forEach((at, i) => {
    const agent = arrivals.agent[i] as number
    const before = last.get(agent)
    if (before !== undefined) gaps.push(at - before)
    last.set(agent, at)
  })
  return gaps
}

function average(values: number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}
