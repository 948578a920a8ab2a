import { describe, expect, test } from 'vitest'
import type { Block } from '../../../src/measure/block.ts'
import { readConfig } from '../../../src/config/read-config.ts'
import { compareBlocks } from '../../../src/judge/comparison/compare.ts'
import { pastRuns } from '../../../src/judge/history/past-runs.ts'
import { comparePhase } from '../../../src/judge/judge-run.ts'
import { needsPairedRounds } from '../../../src/judge/comparison/sequential.ts'
import { knowsItsNoise, type StoredBase } from '../../../src/judge/history/stored-base.ts'
import type { HistoryEntry } from '../../../src/measure/result.ts'
import { measurementOf } from '../../report/measurement-fixture.ts'
import { COMPARE } from '../comparison/paired-blocks.ts'
import { seededNormal } from '../seeded-normal.ts'

const METRICS = [['cpu_ms_per_request', 'ms_per_request', 2], ['p50_response_time_ms', 'ms', 20], ['p99_response_time_ms', 'ms', 80]] as const
const SERVICE = { kind: 'service', name: 'service' } as const
const MACHINE = { key: 'k' }
const GATES = 1000
const CONFIG = readConfig({ text: undefined, file: undefined, inputs: { url: 'http://127.0.0.1', phases: 'load' }, seed: 1 })

/** One pull request against a history of the default branch: every run scatters by `betweenSd`, its rounds by half of that. */
function gate(seed: number, { runs, betweenSd, effect }: { runs: number; betweenSd: number; effect: number }) {
  const normal = seededNormal(seed)
  const valueOf = (level: number) => level * Math.exp(betweenSd * normal())
  const history: HistoryEntry[] = Array.from({ length: runs }, (_, run) => ({ sha: `${run}`, at: '', environment: 'k', values: Object.fromEntries(METRICS.map(([metric, , level]) => [`load/service/${metric}`, valueOf(level)])) }))
  const blocks = METRICS.flatMap(([metric, unit, level]): Block[] => {
    const here = valueOf(level * (1 + effect))
    return [0, 1, 2].flatMap((round) => [
      { metric, subject: SERVICE, unit, worse: 'higher', side: 'base', round, slot: 0, value: valueOf(level), samples: 1000 },
      { metric, subject: SERVICE, unit, worse: 'higher', side: 'head', round, slot: 0, value: here * Math.exp((betweenSd / 2) * normal()), samples: 1000 },
    ])
  })
  return compareBlocks({ phase: 'load', blocks, config: { ...COMPARE, margin: 0.05, floors: {} }, alpha: 0.005, paired: false, past: (key) => pastRuns(history, MACHINE, `load/${key}`), unknownRunSd: () => 0.12 })
}
const share = (options: Parameters<typeof gate>[1], of: (comparisons: ReturnType<typeof gate>) => boolean) => Array.from({ length: GATES }, (_, seed) => of(gate(seed, options))).filter(Boolean).length / GATES

describe('a pull request against the stored baseline, simulated', () => {
  test.for([8, 20, 50])('one that changes nothing is called worse in at most 1 of 100, with %i runs of history', (runs) => {
    // 99.9 % of the time a rate of 1 % gives at most 2.1 % of 1000.
    expect(share({ runs, betweenSd: 0.03, effect: 0 }, (all) => all.some((one) => one.verdict === 'fail'))).toBeLessThanOrEqual(0.021)
  })
  test('most that change nothing are done with it, where runs differ by 1 %', () => {
    expect(share({ runs: 30, betweenSd: 0.01, effect: 0 }, (all) => !needsPairedRounds([{ comparisons: all }]))).toBeGreaterThanOrEqual(0.9)
    expect(share({ runs: 30, betweenSd: 0.02, effect: 0 }, (all) => !needsPairedRounds([{ comparisons: all }]))).toBeGreaterThanOrEqual(0.7)
  })
  test('one that is slower by 15 % is never done with it', () => {
    expect(share({ runs: 30, betweenSd: 0.02, effect: 0.15 }, (all) => !needsPairedRounds([{ comparisons: all }]))).toBeLessThanOrEqual(0.002)
  })
})

describe('a margin learned from the history', () => {
  const past = (step: number) => ({ mean: Math.log(20), sd: step / Math.SQRT2, step, runs: 20, averaged: 20, normalised: false })
  const marginWith = (step: number, margin: number) => {
    const blocks: Block[] = [0, 1, 2].map((round) => ({ metric: 'p50_response_time_ms', subject: SERVICE, unit: 'ms', worse: 'higher', side: 'head', round, slot: 0, value: 20, samples: 100 }))
    return compareBlocks({ phase: 'load', blocks: [...blocks, ...blocks.map((one) => ({ ...one, side: 'base' as const }))], config: { ...COMPARE, margin, margins: {} }, alpha: 0.01, paired: false, past: () => past(step) })[0]
  }
  test('is three usual steps from run to run', () => expect(marginWith(0.025, 0.05)?.margin).toBeCloseTo(Math.expm1(0.075), 6))
  test('is never less than the configured one', () => expect(marginWith(0.001, 0.05)).toMatchObject({ margin: 0.05 }))
  test('is never more than twice that, nor than a quarter', () => {
    expect(marginWith(0.5, 0.05)).toMatchObject({ margin: 0.1, learnedMargin: true })
    expect(marginWith(0.5, 0.2)).toMatchObject({ margin: 0.25, learnedMargin: true })
    expect(marginWith(0.5, 0.3)?.margin).toBe(0.3)
  })
  test('is not used in paired rounds', () => {
    const blocks: Block[] = [0, 1, 2].flatMap((round) => (['base', 'head'] as const).map((side) => ({ metric: 'p50_response_time_ms', subject: SERVICE, unit: 'ms' as const, worse: 'higher' as const, side, round, slot: 0, value: 20 + round / 10, samples: 100 })))
    expect(compareBlocks({ phase: 'load', blocks, config: { ...COMPARE, margin: 0.05, margins: {} }, alpha: 0.01, paired: true, past: () => past(0.5) })[0]?.margin).toBe(0.05)
  })
})

describe('what a baseline is held against', () => {
  const CPU = { metric: 'cpu_ms_per_request', subject: SERVICE, unit: 'ms_per_request', worse: 'higher' } as const
  const load = measurementOf({ phase: 'load', sides: ['head'] })
  const rounds = (values: readonly number[]): Block[] => values.map((value, round) => ({ ...CPU, side: 'head', round, slot: 0, value, samples: 1000 }))
  const historyOf = (values: readonly number[], calibrationMs?: (run: number) => number): HistoryEntry[] => values.map((value, run) => ({ sha: `${run}`, at: '', environment: 'k', ...(calibrationMs === undefined ? {} : { calibrationMs: calibrationMs(run) }), values: { 'load/service/cpu_ms_per_request': value } }))
  const scattering = (seed: number, sd: number, count: number) => { const normal = seededNormal(seed); return Array.from({ length: count }, () => 2 * Math.exp(sd * normal())) }
  const compare = (base: readonly number[], head: readonly number[], history: HistoryEntry[], parts: Partial<StoredBase> = {}) =>
    comparePhase('load', rounds(head), CONFIG, { measurements: [{ ...load, blocks: rounds(base) }], history, machine: MACHINE, baseMachine: MACHINE, against: 'regime', ...parts })[0]

  test('is the level of the runs it belongs to', () => {
    const history = historyOf(scattering(1, 0.01, 20))
    expect(compare([2.03, 2.02, 2.04], [2, 2, 2.01], history)).toMatchObject({ verdict: 'pass', pastRuns: 20 })
  })
  test('is the baseline alone where its commit has just made it faster: a head that undoes it is no pass', () => {
    const slow = historyOf([...scattering(2, 0.01, 20), 1.7])
    expect(compare([1.7, 1.71, 1.69], [2, 2.01, 1.99], slow)).toMatchObject({ verdict: expect.not.stringMatching('pass') as string, pastRuns: 1, base: expect.closeTo(1.7, 2) as number })
  })
  test('is the baseline alone where its commit has just made it slower: the head is not blamed for that', () => {
    const fast = historyOf([...scattering(3, 0.01, 20), 2.5])
    expect(compare([2.5, 2.51, 2.49], [2.5, 2.5, 2.5], fast)).toMatchObject({ verdict: expect.not.stringMatching('fail') as string, ratio: expect.closeTo(1, 2) as number })
  })
  test('is doubted where the rounds of the head differ by more than runs do', () => {
    expect(compare([2, 2, 2], [1.75, 2.05, 2.45], historyOf(scattering(4, 0.01, 20)))).toMatchObject({ verdict: 'inconclusive' })
  })
  test('is told in times of the head\'s machine, of another kind or of the same', () => {
    const slow = { key: 'another kind', calibrationMs: 200 }
    const fast = { ...MACHINE, calibrationMs: 100 }
    // Twice as slow a machine, twice the time: nothing to fail, and nothing known well enough to pass.
    expect(compare([2, 2, 2], [4.1, 4.12, 4.08], [], { machine: slow, baseMachine: fast })).toMatchObject({ base: expect.closeTo(4, 5) as number, verdict: 'inconclusive' })
    const memory = comparePhase('load', rounds([4, 4, 4]).map((block) => ({ ...block, metric: 'memory_peak_mb' })), CONFIG, { measurements: [{ ...load, blocks: rounds([2, 2, 2]).map((block) => ({ ...block, metric: 'memory_peak_mb' })) }], history: [], machine: slow, baseMachine: fast, against: 'regime' })
    expect(memory[0]).toMatchObject({ base: expect.closeTo(2, 5) as number })
    // The same kind, but machines of it differ in speed, and the metric with them.
    const speed = (run: number) => 100 * (1 + (run % 5) / 5)
    const history = historyOf(scattering(5, 0.01, 20).map((value, run) => (value * speed(run)) / 100), speed)
    for (const against of ['run', 'regime'] as const) expect(compare([2, 2.01, 1.99], [4, 4.01, 3.99], history, { machine: { ...MACHINE, calibrationMs: 200 }, baseMachine: fast, against })).toMatchObject({ verdict: 'pass', base: expect.closeTo(4, 1) as number })
  })
  test('knows its noise when all that decides has had five runs at its level', () => {
    const both = (cpu: readonly number[]) => cpu.map((value, run): HistoryEntry => ({ sha: `${run}`, at: '', environment: 'k', values: { 'load/service/cpu_ms_per_request': value, ...(run < cpu.length - 4 ? {} : { 'load/service/p50_response_time_ms': 5 }) } }))
    expect(knowsItsNoise(historyOf(scattering(6, 0.01, 5)), MACHINE)).toBe(true)
    expect(knowsItsNoise(both(scattering(6, 0.01, 20)), MACHINE)).toBe(false)
    expect([knowsItsNoise([], MACHINE), knowsItsNoise(historyOf(scattering(6, 0.01, 4)), MACHINE), knowsItsNoise(historyOf(scattering(6, 0.01, 20)), { key: 'another kind' })]).toEqual([false, false, false])
  })
})
