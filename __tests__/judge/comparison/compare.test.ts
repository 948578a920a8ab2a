import { describe, expect, test } from 'vitest'
import { compareBlocks, findUncompared } from '../../../src/judge/comparison/compare.ts'
import { isDecided, planLooks } from '../../../src/judge/comparison/sequential.ts'
import { exactShareBounds } from '../../../src/judge/statistics.ts'
import type { Block } from '../../../src/measure/block.ts'
import { Comparison } from '../../../src/measure/result.ts'
import { COMPARE, pairedBlocks } from './paired-blocks.ts'

const compare = (blocks: Block[], alpha = 0.01) => compareBlocks({ phase: 'load', blocks, config: COMPARE, alpha, paired: true })
const share = (trials: number, happens: (seed: number) => boolean) => Array.from({ length: trials }, (_, seed) => happens(seed)).filter(Boolean).length / trials

describe('a paired comparison', () => {
  test('calls a change at the margin a regression in at most 1 % of 4,000 gates', () => {
    const failed = share(4000, (seed) => compare(pairedBlocks({ rounds: 5, effect: 0.05, noise: 0.03, seed }))[0]?.verdict === 'fail') * 4000
    // At 1 % exactly, chance gives a little more or less.
    expect(exactShareBounds(Math.round(failed), 4000, 0.95).upper).toBeLessThan(0.014)
  })

  test('passes an unchanged service nearly always at 2 % noise, and never fails it', () => {
    const verdicts = Array.from({ length: 500 }, (_, seed) => compare(pairedBlocks({ rounds: 5, effect: 0, noise: 0.02, seed }))[0]?.verdict)
    expect(verdicts).not.toContain('fail')
    expect(verdicts.filter((verdict) => verdict === 'pass').length / 500).toBeGreaterThan(0.95)
  })

  test('catches 20 % in 8 rounds at 3 % noise', () => {
    expect(share(300, (seed) => compare(pairedBlocks({ rounds: 8, effect: 0.2, noise: 0.03, seed }))[0]?.verdict === 'fail')).toBeGreaterThan(0.98)
  })

  test('is not fooled by drift that both sides share', () => {
    const [comparison] = compare(pairedBlocks({ rounds: 8, effect: 0, noise: 0.01, seed: 4 }))
    expect(comparison?.interval?.[1]).toBeLessThan(1.03)
  })

  test('keeps the family of thirty unchanged metrics below 1 % false alarms', () => {
    const gates = share(400, (seed) => {
      const blocks = Array.from({ length: 30 }, (_, index) => pairedBlocks({ rounds: 5, effect: 0.04, noise: 0.03, seed: seed * 100 + index })
        .map((block): Block => ({ ...block, metric: 'matched_response_time_ratio', subject: { kind: 'class', name: `c${index}` } }))).flat()
      return compare(blocks).some((one) => one.verdict === 'fail')
    })
    expect(gates).toBeLessThanOrEqual(0.01)
  })

  test('of numbers that are far apart, or scatter beyond all measure, is one that the result document holds', () => {
    for (const values of [[1e-300, 1e300], [1e300, 1e-300], [1, 1e200]] as const) {
      const blocks = [0, 1, 2].flatMap((round) => (['base', 'head'] as const).map((side): Block => ({ metric: 'cpu_ms_per_request', subject: { kind: 'service', name: 'service' }, unit: 'ms_per_request', worse: 'higher', side, round, slot: 0, samples: 9, value: side === 'base' ? 1 : values[round % 2] as number })))
      const { ratio, interval, minimumDetectableEffect } = compare(blocks)[0] as Comparison
      expect(Comparison.pick({ ratio: true, interval: true, minimumDetectableEffect: true }).safeParse({ ratio, interval, minimumDetectableEffect }).success).toBe(true)
    }
  })
  test('says what it would have seen when it cannot tell', () => {
    const [comparison] = compare(pairedBlocks({ rounds: 5, effect: 0.04, noise: 0.1, seed: 3 }))
    expect(comparison?.verdict).toBe('inconclusive')
    expect(comparison?.minimumDetectableEffect).toBeGreaterThan(0.1)
  })

  test('never concludes from a single round', () => {
    expect(compare(pairedBlocks({ rounds: 1, effect: 1, noise: 0, seed: 1 }))[0]).toMatchObject({ verdict: 'inconclusive', reason: 'one round says nothing about the noise' })
  })

  test('lets a large relative change of a tiny number pass below its absolute floor', () => {
    const blocks = pairedBlocks({ rounds: 8, effect: 0.5, noise: 0.01, seed: 5, level: 0.01 })
    const [comparison] = compareBlocks({ phase: 'load', blocks, config: { ...COMPARE, floors: { cpu_ms_per_request: 0.02 } }, alpha: 0.01, paired: true })
    expect(comparison).toMatchObject({ verdict: 'pass', reason: 'the change is below the absolute floor' })
  })

  test('calls a faster head improved and passes it', () => {
    expect(compare(pairedBlocks({ rounds: 8, effect: -0.2, noise: 0.02, seed: 6 }))[0]).toMatchObject({ verdict: 'pass', improved: true })
  })

  test('finds nothing better by chance, however many metrics there are', () => {
    const informing = Array.from({ length: 300 }, (_, index) => pairedBlocks({ metric: 'p50_response_time_ms', rounds: 4, effect: 0, noise: 0.2, seed: 100 + index })
      .map((block) => ({ ...block, subject: { kind: 'class' as const, name: `class ${index}` } }))).flat()
    const deciding = pairedBlocks({ rounds: 8, effect: -0.2, noise: 0.02, seed: 6 })
    expect(compare([...informing, ...deciding]).filter((one) => one.improved).map((one) => one.metric)).toEqual(['cpu_ms_per_request'])
  })

  test('leaves out a metric that only one side has, and tells it where it decides', () => {
    const blocks = pairedBlocks({ rounds: 5, effect: 0, noise: 0.01, seed: 7 }).filter((block) => block.side === 'head')
    expect(compare(blocks)).toEqual([])
    expect(findUncompared(blocks, [])).toEqual(['service/cpu_ms_per_request'])
    expect(findUncompared(blocks.map((block) => ({ ...block, metric: 'memory_peak_mb' })), [])).toEqual([])
  })
})

describe('numbers that nothing can be concluded from', () => {
  const blocks = pairedBlocks({ rounds: 6, effect: 0.5, noise: 0.01, seed: 11 })
  const headOf = (round: number, value: number) => blocks.map((block) => (block.side === 'head' && block.round === round ? { ...block, value } : block))

  test.each([['zero', 0], ['negative', -3], ['not a number', Number.NaN], ['infinite', Number.POSITIVE_INFINITY]])('leave their round out: %s', (_name, value) => {
    expect(compare(headOf(2, value))[0]).toMatchObject({ verdict: 'fail', rounds: 5 })
  })

  test('in every round leave the metric out', () => {
    const zeros = blocks.map((block) => ({ ...block, value: 0 }))
    expect(compare(zeros)).toEqual([])
    expect(findUncompared(zeros, [])).toEqual(['service/cpu_ms_per_request'])
  })

  test('are not those without any variance: what never varies is certain', () => {
    const exact = (effect: number) => compare(blocks.map((block) => ({ ...block, value: block.side === 'head' ? 1 + effect : 1 })))[0]?.verdict
    expect([exact(0.2), exact(0.01), exact(-0.2)]).toEqual(['fail', 'pass', 'pass'])
  })
})

test('ten thousand metrics of a gate are compared in under two seconds of CPU', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => pairedBlocks({ metric: 'matched_response_time_ratio', rounds: 6, effect: 0, noise: 0.02, seed: index % 50 })
    .map((block): Block => ({ ...block, subject: { kind: 'class', name: `c${index}` } }))).flat()
  const before = process.cpuUsage()
  expect(compare(many)).toHaveLength(10_000)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1e6).toBeLessThan(2)
})

describe('error rates', () => {
  const errors = (base: number, head: number, samples = 1000): Block[] => [0, 1, 2].flatMap((round) => ([['base', base], ['head', head]] as const).map(([side, value]) => ({
    metric: 'error_rate_percent', subject: { kind: 'service' as const, name: 'service' }, unit: 'percent' as const, worse: 'higher' as const, side, round, slot: 0, value, samples,
  })))
  test('of zero on both sides pass', () => {
    expect(compare(errors(0, 0))[0]?.verdict).toBe('pass')
  })
  test('from 0 to 3 % of thousands fail', () => {
    expect(compare(errors(0, 3))[0]?.verdict).toBe('fail')
  })
  test('of a few dozen requests are inconclusive', () => {
    expect(compare(errors(0, 0, 20))[0]?.verdict).toBe('inconclusive')
  })
})

describe('looking again', () => {
  test('happens at fixed rounds only', () => {
    expect(planLooks({ min: 5, max: 12 })).toEqual([5, 7, 10, 12])
    expect(planLooks({ min: 6, max: 8 })).toEqual([6, 7, 8])
    expect(planLooks({ min: 6, max: 6 })).toEqual([6])
  })
  test('ends when every deciding metric is decided, or when something has certainly regressed', () => {
    const clear = compare(pairedBlocks({ rounds: 5, effect: 0, noise: 0.01, seed: 8 }))
    const unclear = compare(pairedBlocks({ rounds: 5, effect: 0.04, noise: 0.1, seed: 3 }))
    const slower = compare(pairedBlocks({ rounds: 5, effect: 0.5, noise: 0.01, seed: 9 }))
    expect([isDecided(clear), isDecided(unclear), isDecided([...unclear, ...slower]), isDecided([])]).toEqual([true, false, true, false])
  })
})
