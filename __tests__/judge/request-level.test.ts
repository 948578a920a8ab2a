import { describe, expect, test } from 'vitest'
import { judgeRecorded, type RecordedVerdict } from '../../src/judge/judge-recorded.ts'
import { exactShareBounds } from '../../src/judge/statistics.ts'
import type { RecordedPair } from '../../src/measure/recorded-gate.ts'
import { createRandom } from '../../src/workload/random.ts'
import { simulateRounds, type Noise } from './simulated-rounds.ts'

const METRICS = ['cpu', 'mlr', 'p50', 'p90', 'p99'] as const
const ROUNDS = 16_000
const GATES = 4000
/** Root mean square of the log ratio between rounds of identical code, as recorded (duet, statistics.md). */
const RECORDED = {
  quiet: { cpu: 0.016, mlr: 0.003, p50: 0.012, p90: 0.033, p99: 0.028 },
  noisy: { cpu: 0.032, mlr: 0.011, p50: 0.013, p90: 0.054, p99: 0.06 },
} as const

/** Gates are stretches of the stream, which may overlap, so that a round follows the one before; where nothing changed, either side may be the head. */
function judgeStretches(stream: readonly RecordedPair[][], { rounds, swap }: { rounds: number; swap: boolean }): RecordedVerdict[] {
  const random = createRandom(11, rounds)
  const swapped = swap ? stream.map((pairs) => pairs.map(({ a, b, mlr }): RecordedPair => ({ a: b, b: a, mlr: -(mlr as number) }))) : stream
  return Array.from({ length: GATES }, () => {
    const from = random.integer(stream.length - rounds)
    const chosen = (random.next() < 0.5 ? stream : swapped).slice(from, from + rounds).map((pairs) => ({ pairs }))
    return judgeRecorded({ schema: 'perf-gate/paired-blocks@1', alpha: 0.01, margin: 0, metrics: METRICS.map((name) => ({ name, worse: 'higher' })), rounds: chosen })
  })
}
const count = (verdicts: readonly RecordedVerdict[], verdict: RecordedVerdict['verdict']) => verdicts.filter((one) => one.verdict === verdict).length

describe.each(['quiet', 'noisy'] as const)('identical code, request by request: %s', (noise: Noise) => {
  const stream = simulateRounds({ noise, count: ROUNDS, seed: 21 })

  test('differs between rounds by what was recorded', () => {
    const alone = stream.map((pairs) => judgeRecorded({ schema: 'perf-gate/paired-blocks@1', alpha: 0.01, margin: 0, metrics: METRICS.map((name) => ({ name, worse: 'higher' })), rounds: [{ pairs }] }))
    for (const [at, name] of METRICS.entries()) {
      const rms = Math.sqrt(alone.reduce((sum, { metrics }) => sum + Math.log(metrics[at]?.change as number) ** 2, 0) / alone.length)
      expect(rms / RECORDED[noise][name], `${name} ${rms}`).toBeGreaterThan(0.8)
      expect(rms / RECORDED[noise][name], `${name} ${rms}`).toBeLessThan(1.25)
    }
  })
  test.each([4, 6, 12, 30])('fails at most one gate in a hundred in %i rounds', (rounds) => {
    const failed = count(judgeStretches(stream, { rounds, swap: true }), 'fail')
    expect(exactShareBounds(failed, GATES, 0.95).upper, `${failed} of ${GATES}`).toBeLessThan(0.014)
  })
})

test.each([
  ['+5 % CPU in 12 rounds', { rounds: 12, effect: { cpu: 1.05 } }, 0.99],
  ['+3 % CPU in 12 rounds', { rounds: 12, effect: { cpu: 1.03 } }, 0.9],
  ['+15 % for the slowest 3 % in 6 rounds', { rounds: 6, effect: { tail: 1.15 } }, 0.95],
  ['+1 % for every request in 6 rounds', { rounds: 6, effect: { all: 1.01 } }, 0.95],
])('a change of requests is caught: %s; what is missed is inconclusive', (_name, { rounds, effect }, least) => {
  const verdicts = judgeStretches(simulateRounds({ noise: 'quiet', count: 5000, seed: 22, effect }), { rounds, swap: false })
  expect(count(verdicts, 'fail') / GATES).toBeGreaterThanOrEqual(least)
  expect(count(verdicts, 'pass')).toBe(0)
})
