import { describe, expect, test } from 'vitest'
import { judgeRecorded, type RecordedVerdict } from '../../src/judge/judge-recorded.ts'
import { exactShareBounds } from '../../src/judge/statistics.ts'
import type { RecordedGate, RecordedPair } from '../../src/measure/recorded-gate.ts'
import { createRandom } from '../../src/workload/random.ts'
import { seededNormal } from './seeded-normal.ts'

/** How much each metric scatters between rounds of identical code, quiet and with busy neighbours: as recorded on two shared cores. */
const NOISE = {
  quiet: { cpu: 0.016, mlr: 0.003, p50: 0.012, p90: 0.033, p99: 0.03 },
  noisy: { cpu: 0.032, mlr: 0.011, p50: 0.013, p90: 0.054, p99: 0.06 },
} as const
type Noise = keyof typeof NOISE
const METRICS = ['cpu', 'mlr', 'p50', 'p90', 'p99'] as const
const PAIRS = 4

/** Uniform and normal numbers. */
type Luck = { chance: () => number; normal: () => number }

/**
 * A gate of so many rounds, drawn in levels: each round has luck of its own, its pairs scatter around that. A noisy machine has heavier
 * tails (one round in ten scatters threefold), bursts that hit all metrics of a pair, and drifts from round to round.
 */
function drawGate({ chance, normal }: Luck, { rounds, noise, effects = {}, margin = 0 }: { rounds: number; noise: Noise; effects?: Partial<Record<(typeof METRICS)[number], number>>; margin?: number }): RecordedGate {
  let drift = 0
  return {
    schema: 'perf-gate/paired-blocks@1', alpha: 0.01, margin, metrics: METRICS.map((name) => ({ name, worse: 'higher' as const })),
    rounds: Array.from({ length: rounds }, () => {
      const heavy = noise === 'noisy' && chance() < 0.1 ? 3 : 1
      drift = noise === 'noisy' ? 0.3 * drift + 0.3 * normal() : 0
      const luck = Object.fromEntries(METRICS.map((name) => [name, NOISE[noise][name] * 0.9 * (heavy * normal() + drift)]))
      return {
        pairs: Array.from({ length: PAIRS }, (): RecordedPair => {
          const burst = noise === 'noisy' && chance() < 0.05 ? 2 * normal() : 0
          const change = (name: (typeof METRICS)[number]) => (effects[name] ?? 0) + (luck[name] as number) + NOISE[noise][name] * 0.45 * Math.sqrt(PAIRS) * (normal() + burst)
          const q = (head: boolean) => Array.from({ length: 13 }, (_, at) => 5000 * Math.exp(head ? ({ 4: change('p50'), 6: change('p90'), 9: change('p99') }[at] ?? 0) : 0))
          return { a: { cpu: 1000, q: q(false) }, b: { cpu: 1000 * Math.exp(change('cpu')), q: q(true) }, mlr: change('mlr') }
        }),
      }
    }),
  }
}

function judgeMany(gates: number, options: Parameters<typeof drawGate>[1], seed = 1): RecordedVerdict[] {
  const luck: Luck = { chance: createRandom(seed, options.rounds).next, normal: seededNormal(seed * 1000 + options.rounds) }
  return Array.from({ length: gates }, () => judgeRecorded(drawGate(luck, options)))
}
const share = (verdicts: readonly RecordedVerdict[], verdict: string) => verdicts.filter((one) => one.verdict === verdict).length / verdicts.length

describe('identical code', () => {
  test.each((['quiet', 'noisy'] as const).flatMap((noise) => [4, 6, 12, 30].map((rounds) => [noise, rounds] as const)))('fails at most one gate in a hundred, five metrics together: %s, %i rounds', (noise, rounds) => {
    const verdicts = judgeMany(4000, { rounds, noise })
    const failed = verdicts.filter((one) => one.verdict === 'fail').length
    expect(exactShareBounds(failed, verdicts.length, 0.95).upper).toBeLessThan(0.014)
    // A rule that never fails would keep this too.
    expect(share(judgeMany(200, { rounds, noise, effects: { cpu: 1 } }), 'fail')).toBe(1)
  })

  test.each(['quiet', 'noisy'] as const)('is inside the interval of 95 % in 95 ± 1 % of all cases, whatever the number of rounds: %s', (noise) => {
    for (const rounds of [4, 6, 12, 30]) {
      const intervals = judgeMany(2000, { rounds, noise }, 7).flatMap((one) => one.metrics.map(({ interval }) => interval as [number, number]))
      const covered = intervals.filter(([low, high]) => low <= 1 && 1 <= high).length / intervals.length
      expect(covered, `${rounds} rounds`).toBeGreaterThan(0.94)
      expect(covered, `${rounds} rounds`).toBeLessThan(0.96)
    }
  })

  test('passes within a margin it is surely inside of', () => {
    expect(share(judgeMany(1000, { rounds: 12, noise: 'quiet', margin: 0.1 }), 'pass')).toBeGreaterThan(0.99)
  })
})

describe('a change for the worse', () => {
  test.each([
    ['+5 % CPU in 12 rounds', { rounds: 12, effects: { cpu: 0.05 } }, 0.99],
    ['+3 % CPU in 12 rounds', { rounds: 12, effects: { cpu: 0.03 } }, 0.9],
    ['+15 % p99 in 6 rounds', { rounds: 6, effects: { p99: 0.15 } }, 0.95],
    ['+1 % for matched requests in 6 rounds', { rounds: 6, effects: { mlr: Math.log(1.01) } }, 0.95],
  ])('is caught: %s; what is missed is inconclusive', (_name, options, least) => {
    const verdicts = judgeMany(4000, { noise: 'quiet', ...options }, 3)
    expect(share(verdicts, 'fail')).toBeGreaterThanOrEqual(least)
    expect(share(verdicts, 'pass')).toBe(0)
  })

  test('smaller than the margin is no failure', () => {
    expect(share(judgeMany(2000, { rounds: 12, noise: 'quiet', effects: { cpu: 0.045, p99: 0.04 }, margin: 0.05 }, 5), 'fail')).toBeLessThan(0.01)
  })
})

describe('what cannot be judged is inconclusive, with the reason', () => {
  const gate = (pairs: RecordedPair[][], metrics: RecordedGate['metrics'] = [{ name: 'cpu', worse: 'higher' }]): RecordedGate => ({ schema: 'perf-gate/paired-blocks@1', alpha: 0.01, margin: 0.05, metrics, rounds: pairs.map((one) => ({ pairs: one })) })
  const pair = (a: number, b: number): RecordedPair => ({ a: { cpu: a }, b: { cpu: b } })

  test('one round only', () => {
    const judged = judgeRecorded(gate([[pair(100, 900)]]))
    expect(judged).toMatchObject({ verdict: 'inconclusive', metrics: [{ name: 'cpu', verdict: 'inconclusive', rounds: 1, reason: 'one round says nothing about the noise' }] })
    expect(judged.metrics[0]?.change).toBeCloseTo(9)
    expect(judged.metrics[0]).not.toHaveProperty('interval')
    expect(judged.metrics[0]).not.toHaveProperty('minimumDetectableEffect')
  })

  test('rounds that scatter too much, with the worsening that would have been seen', () => {
    const judged = judgeRecorded(gate([[pair(100, 90)], [pair(100, 118)], [pair(100, 104)], [pair(100, 97)]]))
    expect(judged.verdict).toBe('inconclusive')
    expect(judged.metrics[0]?.minimumDetectableEffect).toBeGreaterThan(0.2)
    expect(judged.metrics[0]?.minimumDetectableEffect).toBeLessThan(1)
  })

  test.each([
    ['on one side only', [[{ a: { cpu: 1 }, b: {} }]]],
    ['of zeros', [[pair(0, 5)], [pair(5, 0)]]],
    ['that is negative', [[pair(-1, -2)], [pair(-1, -2)]]],
    ['that is no number', [[pair(Number.NaN, 1)], [pair(1, Number.NaN)]]],
    ['without pairs', [[], []]],
  ] as [string, RecordedPair[][]][])('a metric %s', (_name, pairs) => {
    expect(judgeRecorded(gate(pairs))).toMatchObject({ verdict: 'inconclusive', metrics: [{ rounds: 0, reason: 'no round has this metric on both sides' }] })
  })

  test('but not what has no variance at all: that is certain', () => {
    expect(judgeRecorded(gate(Array.from({ length: 4 }, () => [pair(100, 120)]))).verdict).toBe('fail')
    expect(judgeRecorded(gate(Array.from({ length: 4 }, () => [pair(100, 101)]))).verdict).toBe('pass')
  })

  test('a metric for which less is worse is read the other way round', () => {
    const throughput = gate(Array.from({ length: 4 }, (_, round) => [{ a: { thr: 1000 + round }, b: { thr: 800 } }]), [{ name: 'thr', worse: 'lower' }])
    expect(judgeRecorded(throughput).verdict).toBe('fail')
  })

  test('quantiles come from the latencies of a round together, where they are there', () => {
    // Ten requests in bin 100, one in bin 200: with another such pair, p99 lies in bin 200; per pair it would as well, but p90 would not.
    const side = (slow: number) => ({ h: [100, 10, 100 + slow, 1] })
    const pairs = Array.from({ length: 3 }, () => [{ a: side(0), b: side(10) }, { a: side(0), b: side(10) }])
    const { metrics } = judgeRecorded(gate(pairs, [{ name: 'p99', worse: 'higher' }, { name: 'p50', worse: 'higher' }]))
    expect(metrics[0]?.change).toBeCloseTo(Math.exp(0.1), 5)
    expect(metrics[1]?.change).toBeCloseTo(1, 5)
  })
})

test('ten thousand metrics are judged in under two seconds of CPU', () => {
  const metrics = Array.from({ length: 10_000 }, (_, i) => ({ name: `m${i}`, worse: 'higher' as const }))
  const side = (factor: number) => Object.fromEntries(metrics.map(({ name }, i) => [name, (i + 1) * factor]))
  const rounds = Array.from({ length: 6 }, (_, round) => ({ pairs: [{ a: side(1), b: side(1 + round / 1000) }] }))
  const before = process.cpuUsage()
  const { metrics: judged } = judgeRecorded({ schema: 'perf-gate/paired-blocks@1', alpha: 0.01, margin: 0, metrics, rounds })
  expect(judged).toHaveLength(10_000)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1e6).toBeLessThan(2)
})
