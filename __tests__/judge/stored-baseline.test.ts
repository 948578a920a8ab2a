import { describe, expect, test, vi } from 'vitest'
import type { Block } from '../../src/measure/block.ts'
import { compareBlocks } from '../../src/judge/compare.ts'
import { pastRuns } from '../../src/judge/history.ts'
import { needsPairedRounds } from '../../src/judge/sequential.ts'
import type { HistoryEntry } from '../../src/measure/result.ts'
import { COMPARE } from './paired-blocks.ts'
import { seededNormal } from './seeded-normal.ts'

const METRICS = [['cpu_ms_per_request', 'ms_per_request', 2], ['p50_response_time_ms', 'ms', 20], ['p99_response_time_ms', 'ms', 80]] as const
const SERVICE = { kind: 'service', name: 'service' } as const
const MACHINE = { key: 'k' }
const GATES = 1000
// Each gate looks for change points in its history: seconds on a quiet machine, and they must not be counted on a busy one.
vi.setConfig({ testTimeout: 120_000 })

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
  })
  test('one that is slower by 15 % is never done with it', () => {
    expect(share({ runs: 30, betweenSd: 0.02, effect: 0.15 }, (all) => !needsPairedRounds([{ comparisons: all }]))).toBeLessThanOrEqual(0.002)
  })
})

describe('a margin learned from the history', () => {
  const past = (step: number) => ({ mean: Math.log(20), sd: step / Math.SQRT2, step, runs: 20, averaged: 20 })
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
