import { describe, expect, test } from 'vitest'
import { judgeCapacityPromise } from '../../../src/judge/capacity/promise.ts'
import { beginSearch, nextStep, takeStep } from '../../../src/judge/capacity/search.ts'
import { judgeCapacity } from '../../../src/judge/capacity/verdict.ts'
import { CapacityVerdict, type CapacityMeasurement, type CapacityStep } from '../../../src/measure/capacity.ts'
import { seededNormal } from '../seeded-normal.ts'

type Simulated = { limits: readonly number[]; side?: 'base' | 'head'; of?: (ratePerSecond: number, limit: number) => Partial<CapacityStep>; atMostPerSecond?: number }

/** Searches on simulated services, one for each limit, written down as the phase does. */
function stepsOf({ limits, side = 'head', of = () => ({}), atMostPerSecond = 100_000 }: Simulated): CapacityStep[] {
  return limits.flatMap((limit, round) => {
    const steps: CapacityStep[] = []
    let state = beginSearch({ startPerSecond: limit * 0.9, factor: 1.1, atMostPerSecond })
    for (let next = nextStep(state, atMostPerSecond); next.kind === 'try'; next = nextStep(state, atMostPerSecond)) {
      const { ratePerSecond } = next
      const holds = ratePerSecond <= limit
      const step: CapacityStep = {
        side, round, ratePerSecond, durationMs: 5000, requests: Math.round(ratePerSecond * 5), failed: 0, verdict: holds ? 'held' : 'broken', throughputPerSecond: Math.min(ratePerSecond, limit), meanMs: holds ? 3 : 300, p99Ms: holds ? 9 : 900,
        lagP99Ms: 1, cpuCores: Math.min(1, ratePerSecond / limit), busiestThreadCores: Math.min(0.98, ratePerSecond / limit), busiestThreadWait: 0.01, memoryMb: 80, generatorCores: 0.2, components: [], ...of(ratePerSecond, limit),
      }
      if (!holds) step.reason ??= 'p99_response_time_ms > 100: broken'
      steps.push(step)
      state = takeStep(state, step.verdict, atMostPerSecond)
    }
    return steps
  })
}

function measured(steps: CapacityStep[], more: Partial<CapacityMeasurement> = {}): CapacityMeasurement {
  return { steps, points: [], measuredMs: 60_000, budgetMs: 240_000, stepMs: 5000, isCutShort: false, isFresh: true, notes: [], peakPerSecond: 375, burstPerSecond: 1875, cpus: 2, cpusOf: 'machine', memory: { memoryMb: 8000, of: 'machine' }, ...more }
}

const judge = (simulated: Simulated, more: Partial<CapacityMeasurement> = {}) => judgeCapacity(measured(stepsOf(simulated), more))

describe('what a search says', () => {
  test('is the rate over all its searches, with an interval that rests on them', () => {
    const { head } = judge({ limits: [490, 500, 510] })
    expect(head).toMatchObject({ outcome: 'found', searches: 3, intervalOf: 'mean', broke: 'p99_response_time_ms > 100: broken' })
    expect(head.ratePerSecond).toBeGreaterThan(485)
    expect(head.ratePerSecond).toBeLessThan(515)
    expect(head.interval?.[0]).toBeLessThan(490)
    expect(head.interval?.[1]).toBeGreaterThan(510)
  })
  test('holds the true mean of processes in its interval, in 500 simulated searches of four processes each', () => {
    let covered = 0
    for (let seed = 1; seed <= 500; seed++) {
      const normal = seededNormal(seed)
      const { interval } = judge({ limits: [1, 2, 3, 4].map(() => 500 * Math.exp(0.03 * normal())) }).head
      if (interval !== undefined && interval[0] <= 500 && 500 <= interval[1]) covered++
    }
    expect(covered / 500).toBeGreaterThan(0.94)
  })
  test('is a bracket while there are too few searches to know their spread', () => {
    const { head } = judge({ limits: [500, 520] })
    expect(head).toMatchObject({ outcome: 'found', searches: 2, intervalOf: 'bracket' })
    expect(head.interval?.[0]).toBeLessThanOrEqual(500)
    expect(head.interval?.[1]).toBeGreaterThanOrEqual(520)
  })
  test('is at least what was held where nothing broke, and nothing where nothing held', () => {
    expect(judge({ limits: [1e9], atMostPerSecond: 700 }).head).toMatchObject({ outcome: 'at-least', ratePerSecond: 700 })
    const nothing = judge({ limits: [50], of: () => ({ verdict: 'broken' }) }).head
    expect(nothing.outcome).toBe('none')
    expect(nothing.ratePerSecond).toBeUndefined()
  })
  test('is not decided where the budget ended first', () => {
    const steps = stepsOf({ limits: [500] }).filter((step) => step.verdict === 'held').slice(0, 1)
    expect(judgeCapacity(measured(steps, { isCutShort: true })).head).toMatchObject({ outcome: 'undecided', ratePerSecond: steps[0]?.ratePerSecond })
  })
  test('is about us where the generator gave out, with the reason', () => {
    const of = (rate: number, limit: number): Partial<CapacityStep> => (rate > limit ? { verdict: 'invalid', reason: 'generator rate: 400/s of 500/s planned, must be at least 95 %' } : {})
    expect(judge({ limits: [500, 500, 500], of }).head).toMatchObject({ outcome: 'invalid', gaveOut: { kind: 'measurement', text: expect.stringContaining('400/s of 500/s planned') } })
  })
  test('says how the head differs from the base, round by round', () => {
    const { change, base } = judgeCapacity(measured([...stepsOf({ limits: [500, 540, 460], side: 'base' }), ...stepsOf({ limits: [450, 486, 414] })]))
    expect(base?.outcome).toBe('found')
    expect(change).toMatchObject({ rounds: 3 })
    expect(change?.ratio).toBeCloseTo(0.9, 1)
    // Rounds differ by 17 %, pairs do not.
    expect((change?.interval?.[1] ?? 9) / (change?.interval?.[0] ?? 1)).toBeLessThan(1.15)
  })
  test('is a valid part of the result document', () => {
    expect(() => CapacityVerdict.parse(judge({ limits: [490, 500, 510] }))).not.toThrow()
  })
})

describe('what gave out first', () => {
  const kind = (of: Simulated['of'], more: Partial<CapacityMeasurement> = {}) => judge({ limits: [500, 500, 500], ...(of === undefined ? {} : { of }) }, more).head.gaveOut
  test('is the one thread that is never idle while cores are', () => {
    expect(kind(() => ({}))).toEqual({ kind: 'thread', text: 'one thread, such as an event loop: it was busy for 98 % of the time, while the service used 1.00 of 2 cores' })
  })
  test('is the CPU where all that it may use is used', () => {
    expect(kind(() => ({}), { cpus: 1, cpusOf: 'cgroup' })).toEqual({ kind: 'cpu', text: 'CPU: 1.00 of the 1 core that it may use' })
    expect(kind(() => ({ cpuCores: 1.5, busiestThreadCores: 0.5, generatorCores: 0.4 }))?.text).toContain('without the generator beside it, it may hold more')
  })
  test('is memory near its limit', () => {
    expect(kind(() => ({ memoryMb: 7500 }))).toMatchObject({ kind: 'memory' })
  })
  test('is a component that takes most of what responses became slower', () => {
    const of = (rate: number, limit: number): Partial<CapacityStep> => ({ cpuCores: 0.3, busiestThreadCores: 0.2, components: [{ name: 'policy', meanMs: rate > limit ? 250 : 1, samples: 2000 }, { name: 'store', meanMs: 1, samples: 2000 }] })
    expect(kind(of)).toMatchObject({ kind: 'component', text: expect.stringMatching(/^the component policy: from [\d.]+ to [\d.]+ ms per request, \d+ % of what responses became slower$/) })
  })
  test('is not guessed: nothing watched was used up, or nothing could be watched', () => {
    expect(kind(() => ({ cpuCores: 0.3, busiestThreadCores: 0.2 }))).toMatchObject({ kind: 'unseen', text: expect.stringContaining('0.30 of 2 cores') })
    const unwatched = stepsOf({ limits: [500] }).map(({ cpuCores: _cpu, busiestThreadCores: _busiest, memoryMb: _memory, ...step }) => step)
    expect(judgeCapacity(measured(unwatched)).head.gaveOut).toEqual({ kind: 'unseen', text: 'not known: what this service uses cannot be seen from here' })
  })
})

describe('a promised capacity', () => {
  const wanted = (ratePerSecond: number) => ({ budgetMs: 1, stepMs: 1, atMostPerSecond: 1, atLeast: { ratePerSecond, line: 7 } })
  const verdict = (ratePerSecond: number, simulated: Simulated, more: Partial<CapacityMeasurement> = {}) => judgeCapacityPromise(wanted(ratePerSecond), judge(simulated, more))[0]
  test('is kept below the interval, broken above it, and undecided inside', () => {
    const limits = [490, 500, 510]
    expect(verdict(300, { limits })).toMatchObject({ verdict: 'pass', metric: 'capacity_per_second', line: 7, severity: 'major' })
    expect(verdict(500, { limits })?.verdict).toBe('inconclusive')
    expect(verdict(700, { limits })?.verdict).toBe('fail')
  })
  test('is kept by what held, whatever came after', () => {
    expect(verdict(600, { limits: [1e9], atMostPerSecond: 700 })?.verdict).toBe('pass')
    expect(verdict(800, { limits: [1e9], atMostPerSecond: 700 })).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('raise at-most') })
  })
  test('is never kept without a search, and broken where no rate holds', () => {
    expect(judgeCapacityPromise(wanted(1), undefined)[0]).toMatchObject({ verdict: 'inconclusive', samples: 0 })
    expect(verdict(10, { limits: [50], of: () => ({ verdict: 'broken' }) })?.verdict).toBe('fail')
    expect(judgeCapacityPromise(undefined, judge({ limits: [500] }))).toEqual([])
  })
})
