import { describe, expect, test } from 'vitest'
import { extendHistory, pastRuns, regimesOf } from '../../../src/judge/history/past-runs.ts'
import { findTrends } from '../../../src/judge/history/trends.ts'
import type { HistoryEntry } from '../../../src/measure/result.ts'
import { seededNormal } from '../seeded-normal.ts'

const KEY = 'load/service/cpu_ms_per_request'
const MACHINE = { key: 'k', calibrationMs: 100 }
const entry = (index: number, value: number, parts: Partial<HistoryEntry> = {}): HistoryEntry => ({ sha: `sha${index}`, at: '', environment: 'k', calibrationMs: 100, values: { [KEY]: value }, ...parts })
const series = (count: number, value: (run: number) => number) => Array.from({ length: count }, (_, run) => entry(run, value(run)))
/** 2 ms, scattering from run to run. */
const noisy = (seed: number, sd: number, level: (run: number) => number = () => 0) => { const normal = seededNormal(seed); return (run: number) => 2 * Math.exp(level(run) + sd * normal()) }

test('the history keeps the newest entries, one per commit', () => {
  const history = extendHistory([entry(1, 1), entry(2, 1), entry(3, 1)], entry(2, 9), 2)
  expect(history.map((one) => [one.sha, one.values[KEY]])).toEqual([['sha3', 1], ['sha2', 9]])
})

describe('what earlier runs tell of a metric', () => {
  test('is nothing before there are five on this kind of machine', () => {
    const four = series(4, noisy(1, 0.02))
    expect(pastRuns(four, MACHINE, KEY)).toBeUndefined()
    expect(pastRuns([...four, entry(9, 2, { environment: 'other' })], MACHINE, KEY)).toBeUndefined()
    expect(pastRuns([...four, entry(9, 2)], MACHINE, KEY)).toMatchObject({ runs: 5 })
  })
  test('is that of the current regime: what was before a change is another program', () => {
    const past = pastRuns(series(40, noisy(2, 0.01, (run) => (run < 25 ? 0 : Math.log(1.2)))), MACHINE, KEY)
    expect(past?.runs).toBe(15)
    expect(Math.exp(past?.mean ?? 0)).toBeCloseTo(2.4, 1)
    expect(past?.sd).toBeLessThan(0.02)
  })
  test.each([['a gap', {}], ['zero', { [KEY]: 0 }], ['below zero', { [KEY]: -1 }], ['not a number', { [KEY]: Number.NaN }], ['infinite', { [KEY]: Number.POSITIVE_INFINITY }]])('leaves out a run whose value is %s', (_, values) => {
    expect(pastRuns([...series(5, noisy(3, 0.02)), entry(9, 0, { values })], MACHINE, KEY)).toEqual(pastRuns(series(5, noisy(3, 0.02)), MACHINE, KEY))
  })
  test('is taken to the speed of this machine where speed is what moved it', () => {
    // Machines between half and full speed; the metric follows the fixed CPU workload to a percent.
    const normal = seededNormal(4)
    const history = Array.from({ length: 20 }, (_, run) => { const slowness = 1 + (run % 5) / 5; return entry(run, 2 * slowness * Math.exp(0.01 * normal()), { calibrationMs: 100 * slowness }) })
    const past = pastRuns(history, MACHINE, KEY)
    expect(Math.exp(past?.mean ?? 0)).toBeCloseTo(2, 1)
    expect(past?.sd).toBeLessThan(0.02)
    // One that does not, such as memory, stays as it was measured.
    const memory = pastRuns(history.map((one, run) => ({ ...one, values: { [KEY]: 100 + (run % 2) } })), MACHINE, KEY)
    expect(Math.exp(memory?.mean ?? 0)).toBeCloseTo(100.5, 1)
  })
  test('is left as it was measured where the fixed workload only adds its own noise, was not always taken, or tells nothing of the metric', () => {
    const history = series(20, noisy(10, 0.02))
    const normal = seededNormal(11)
    const noise = history.map((one) => ({ ...one, calibrationMs: 100 * Math.exp(0.05 * normal()) }))
    expect(regimesOf(noise, MACHINE, KEY)[0]?.normalised).toBe(false)
    const following = history.map((one) => ({ ...one, calibrationMs: 50 * (one.values[KEY] as number) }))
    expect(regimesOf(following, MACHINE, KEY)[0]?.normalised).toBe(true)
    expect(regimesOf(following.map(({ calibrationMs, ...one }, run) => (run === 3 ? one : { ...one, calibrationMs })), MACHINE, KEY)[0]?.normalised).toBe(false)
    const memory = 'load/service/memory_peak_mb'
    expect(regimesOf(following.map((one) => ({ ...one, values: { [memory]: one.values[KEY] as number } })), MACHINE, memory)[0]?.normalised).toBe(false)
  })
  test('is nothing of other machines', () => {
    expect(regimesOf(series(20, noisy(5, 0.02)), { key: 'another' }, KEY)).toEqual([])
  })
})

describe('trends of the default branch', () => {
  const trendsOf = (history: readonly HistoryEntry[], budget = 0.15) => findTrends(history, MACHINE, budget)
  test('a step for the worse is told with the commits it came between, its size and its interval', () => {
    const [trend, ...others] = trendsOf(series(30, noisy(6, 0.01, (run) => (run < 24 ? 0 : Math.log(1.1)))))
    expect(others).toEqual([])
    expect(trend).toMatchObject({ kind: 'introduced', key: KEY, after: 'sha23', by: 'sha24', runs: 6 })
    expect(trend?.ratio).toBeCloseTo(1.1, 1)
    expect(trend?.interval[0]).toBeGreaterThan(1.07)
    expect(trend?.interval[1]).toBeLessThan(1.13)
  })
  test('a step for the better, or one long ago, is no news', () => {
    expect(trendsOf(series(30, noisy(7, 0.01, (run) => (run < 24 ? 0 : Math.log(0.9)))))).toEqual([])
    expect(trendsOf(series(30, noisy(8, 0.01, (run) => (run < 10 ? 0 : Math.log(1.1)))))).toEqual([])
  })
  test('ten merges of +2 % each are seen together, though none of them is', () => {
    const drift = trendsOf(series(30, noisy(9, 0.01, (run) => 0.02 * Math.min(10, Math.max(0, run - 12))))).find((one) => one.kind === 'drift')
    expect(drift).toMatchObject({ key: KEY, budget: 0.15 })
    expect(drift?.ratio).toBeCloseTo(Math.exp(0.2), 1)
  })
  test('a service that never changed has none, in 1 of 100 histories at most', () => {
    const GATES = 400
    const found = Array.from({ length: GATES }, (_, seed) => trendsOf(series(50, noisy(1000 + seed, 0.06)), 0.05))
    // 99.9 % of the time a rate of 1 % gives at most 11 of 400.
    expect(found.filter((one) => one.length > 0).length).toBeLessThanOrEqual(11)
  })
})
