import { describe, expect, test } from 'vitest'
import type { Block } from '../../../src/measure/block.ts'
import { nominalLevel } from '../../../src/judge/comparison/alpha-spending.ts'
import { compareBlocks } from '../../../src/judge/comparison/compare.ts'
import { isDecided, levelsAt, planLooks } from '../../../src/judge/comparison/sequential.ts'
import { exactShareBounds } from '../../../src/judge/statistics.ts'
import { seededNormal } from '../seeded-normal.ts'
import { COMPARE } from './paired-blocks.ts'

const ROUNDS = { min: 5, max: 12 }
const LOOKS = planLooks(ROUNDS)
const GATES = 4000
/** Between-round standard deviations of ln(head/base), as recorded for a duet. */
const METRICS = { cpu_ms_per_request: [0.016, 0.032], matched_response_time_ratio: [0.003, 0.011], p99_response_time_ms: [0.028, 0.06], avg_response_time_ms: [0.012, 0.03], memory_peak_mb: [0.01, 0.01] } as const
type Metric = keyof typeof METRICS

/** Rounds of a gate: heavy tails (Student's t, 4 degrees of freedom), a tenth of the rounds in a burst of noise that hits all metrics. */
function simulateGate(seed: number, noise: 'quiet' | 'noisy', effects: Partial<Record<Metric, number>>): Block[] {
  const normal = seededNormal(seed)
  const heavy = () => normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2 + normal() ** 2) / 4) / Math.SQRT2
  return Array.from({ length: ROUNDS.max }, (_, round) => {
    const burst = Math.abs(normal()) > 1.645 ? 2 : 1
    return Object.entries(METRICS).flatMap(([metric, sds]) => {
      const logRatio = Math.log1p(effects[metric as Metric] ?? 0) + burst * sds[noise === 'quiet' ? 0 : 1] * heavy()
      return (['base', 'head'] as const).map((side): Block => ({
        metric, subject: { kind: 'service', name: 'service' }, unit: 'ms', worse: 'higher', side, round, slot: 0, samples: 500, value: side === 'base' ? 10 : 10 * Math.exp(logRatio),
      }))
    })
  }).flat()
}

/** Plays a gate as a run does: looks at the planned rounds, and stops when it is decided. */
function play(blocks: readonly Block[], margin: number, looks: readonly number[] = LOOKS): { rounds: number; failed: boolean; passed: boolean } {
  for (const rounds of looks) {
    const comparisons = compareBlocks({ phase: 'load', blocks: blocks.filter((block) => block.round < rounds), config: { ...COMPARE, margin, margins: {}, floors: {} }, alpha: 0.01, levels: levelsAt(looks, rounds), paired: true })
    if (isDecided(comparisons) || rounds === looks.at(-1)) {
      return { rounds, failed: comparisons.some((one) => one.verdict === 'fail'), passed: comparisons.every((one) => one.role !== 'deciding' || one.verdict === 'pass') }
    }
  }
  throw new Error('there is always a last look')
}

const simulate = (noise: 'quiet' | 'noisy', effects: Partial<Record<Metric, number>>, { margin = 0, looks = LOOKS, gates = GATES } = {}) => {
  const played = Array.from({ length: gates }, (_, gate) => play(simulateGate(7_000_000 + gate, noise, effects), margin, looks))
  const count = (pick: (one: (typeof played)[number]) => boolean) => played.filter(pick).length
  return { failed: count((one) => one.failed), passed: count((one) => one.passed), meanRounds: played.reduce((total, one) => total + one.rounds, 0) / gates }
}

describe('the level of a look', () => {
  test('is that of the published boundaries: five looks, 2.5 % one-sided', () => {
    const levels = [1, 2, 3, 4, 5].map((look) => nominalLevel(0.025, 'late', [1, 2, 3, 4, 5], look))
    // z = 4.877, 3.357, 2.680, 2.290, 2.031 (Jennison & Turnbull; Lan & DeMets).
    const published = [5.39e-7, 3.94e-4, 3.68e-3, 1.101e-2, 2.113e-2]
    levels.forEach((level, look) => expect(level / (published[look] as number)).toBeCloseTo(1, 1.6))
  })

  test('is all of it where there is one look, and no look gets more than what is left', () => {
    expect(nominalLevel(0.01, 'late', [8], 8)).toBeCloseTo(0.01, 6)
    expect(nominalLevel(0.01, 'late', LOOKS, 12)).toBeLessThan(0.01)
    // Stopped by the clock between two looks.
    expect(nominalLevel(0.01, 'late', LOOKS, 11)).toBeGreaterThan(nominalLevel(0.01, 'late', LOOKS, 10))
    expect(nominalLevel(0.01, 'late', LOOKS, 11)).toBeLessThan(nominalLevel(0.01, 'late', LOOKS, 12))
  })
})

describe('looking again and again', () => {
  test.each(['quiet', 'noisy'] as const)('raises no more false alarms than it may (%s, margin 0, 4,000 gates)', (noise) => {
    const { failed } = simulate(noise, {})
    expect(exactShareBounds(failed, GATES, 0.95).upper, `${failed} false alarms`).toBeLessThan(0.014)
  })

  test('passes a change just beyond the margin in no more than 5 % of gates', () => {
    const { passed } = simulate('quiet', { cpu_ms_per_request: 0.05001 }, { margin: 0.05, gates: 2000 })
    expect(passed / 2000, `${passed} passed`).toBeLessThan(0.06)
  })

  test('costs no power worth speaking of, and saves 40 % of the rounds and more', () => {
    const cells = [{}, { cpu_ms_per_request: 0.1 }, { cpu_ms_per_request: 0.2 }, { matched_response_time_ratio: 0.1, cpu_ms_per_request: 0.1 }, { p99_response_time_ms: 0.3 }]
    const compared = cells.map((effects) => {
      const margin = 0.05
      return { effects, sequential: simulate('quiet', effects, { margin, gates: 500 }), all: simulate('quiet', effects, { margin, gates: 500, looks: [ROUNDS.max] }) }
    })
    for (const { sequential, all, effects } of compared) expect(sequential.failed, JSON.stringify(effects)).toBeGreaterThanOrEqual(all.failed - 10)
    const meanRounds = compared.reduce((total, { sequential }) => total + sequential.meanRounds, 0) / compared.length
    expect(meanRounds, compared.map(({ effects, sequential }) => `${JSON.stringify(effects)} ${sequential.meanRounds} rounds, ${sequential.failed} of 500 failed`).join('; ')).toBeLessThan(ROUNDS.max * 0.6)
  })
})
