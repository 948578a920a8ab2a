import { describe, expect, test } from 'vitest'
import { beginSearch, nextStep, RESOLUTION, settle, takeStep, type SearchBounds, type SearchState, type StepVerdict } from '../../../src/judge/capacity/search.ts'
import { createRandom } from '../../../src/workload/random.ts'

/** A simulated service: what a step at that rate, of that length, would tell. */
type Service = (ratePerSecond: number, lengthFactor: number) => StepVerdict
const UP_TO = (limit: number): Service => (rate) => (rate <= limit ? 'held' : 'broken')

function search(service: Service, bounds: Partial<SearchBounds> = {}): { state: SearchState; outcome: string; rates: number[]; lengths: number[] } {
  const { startPerSecond, factor, atMostPerSecond } = { startPerSecond: 100, factor: 1.25, atMostPerSecond: 100_000, ...bounds }
  let state = beginSearch({ startPerSecond, factor, atMostPerSecond })
  const rates: number[] = []
  const lengths: number[] = []
  for (let step = 0; step < 200; step++) {
    const next = nextStep(state, atMostPerSecond)
    if (next.kind === 'done') return { state, outcome: next.outcome, rates, lengths }
    rates.push(next.ratePerSecond)
    lengths.push(next.lengthFactor)
    state = takeStep(state, service(next.ratePerSecond, next.lengthFactor), atMostPerSecond)
  }
  throw new Error('the search does not end')
}

describe('the search for the highest rate', () => {
  test.for([3, 97, 500, 512, 3210, 99_000])('finds a limit of %d/s to within its resolution, wherever it starts', (limit) => {
    for (const startPerSecond of [1, 100, 20_000]) {
      const { state, outcome, rates } = search(UP_TO(limit), { startPerSecond })
      expect(outcome).toBe('bracketed')
      expect(state.held).toBeLessThanOrEqual(limit)
      expect(state.upper?.ratePerSecond).toBeGreaterThan(limit)
      expect((state.upper?.ratePerSecond ?? 0) / (state.held ?? 0)).toBeLessThanOrEqual(RESOLUTION)
      expect(rates.length).toBeLessThan(50)
    }
  })
  test('needs few steps where it starts near: a hint is worth having', () => {
    expect(search(UP_TO(500), { startPerSecond: 480, factor: 1.08 }).rates.length).toBeLessThanOrEqual(6)
  })
  test('breaks a rate only where two steps agree: a machine that stalls once does not move the result', () => {
    let stalls = 1
    const { state } = search((rate) => (rate > 500 || (rate > 300 && stalls-- > 0) ? 'broken' : 'held'))
    expect(state.held).toBeGreaterThan(480)
  })
  test('is off by little where every tenth step breaks by chance: the middle of 200 searches', () => {
    const random = createRandom(1)
    const found = Array.from({ length: 200 }, () => search((rate) => (rate > 500 || random.next() < 0.1 ? 'broken' : 'held'), { startPerSecond: 350 }).state.held ?? 0).toSorted((a, b) => a - b)
    expect(found[100]).toBeGreaterThan(470)
    expect(found.filter((held) => held > 0.9 * 500).length).toBeGreaterThan(170)
  })
  test('tries longer where too few requests did not tell, and does not take that for held', () => {
    const { state, lengths } = search((rate, length) => (rate <= 200 ? 'held' : length < 4 ? 'unsure' : rate <= 400 ? 'held' : 'unsure'))
    expect(state.held).toBeGreaterThan(380)
    expect(state.held).toBeLessThanOrEqual(400)
    expect(state.upper?.verdict).toBe('unsure')
    expect(Math.max(...lengths)).toBe(4)
  })
  test('tells where the generator was the limit, and from which rate on', () => {
    const { state, outcome } = search((rate) => (rate > 5000 ? 'invalid' : 'held'))
    expect(outcome).toBe('bracketed')
    expect(state.upper?.verdict).toBe('invalid')
    expect(state.held).toBeGreaterThan(4800)
  })
  test('goes on after a step that the machine disturbed', () => {
    let disturbed = 2
    expect(search((rate) => (disturbed-- > 0 ? 'invalid' : rate > 500 ? 'broken' : 'held')).state.upper?.verdict).toBe('broken')
  })
  test('ends at the highest rate allowed, and never tries a higher one', () => {
    const { state, outcome, rates } = search(UP_TO(1e9), { atMostPerSecond: 700 })
    expect({ outcome, held: state.held, most: Math.max(...rates) }).toEqual({ outcome: 'at-most', held: 700, most: 700 })
  })
  test('ends where nothing holds', () => {
    const { state, outcome } = search(() => 'broken')
    expect({ outcome, held: state.held }).toEqual({ outcome: 'none', held: undefined })
  })
  test('asks again while attempts disagree, and not for ever', () => {
    expect(settle(['broken'])).toBeUndefined()
    expect(settle(['broken', 'held'])).toBeUndefined()
    expect(settle(['broken', 'held', 'held'])).toBe('held')
    expect(settle(['unsure', 'held'])).toBe('held')
    expect(settle(['broken', 'invalid', 'unsure', 'invalid', 'unsure'])).toBe('unsure')
  })
})
