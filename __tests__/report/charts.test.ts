import { expect, test } from 'vitest'
import { estimateMean, tInterval } from '../../src/judge/statistics.ts'
import type { Result } from '../../src/measure/result.ts'
import { CURVE_SHARES } from '../../src/measure/round-quantiles.ts'
import { buildReport } from '../../src/report/view/report.ts'
import { breached, passing, regressed, rolledBack } from './result-fixture.ts'

const SLOWER = regressed()
const REPORT = buildReport(SLOWER)
const [LOAD] = SLOWER.phases.filter((one) => one.phase === 'load')

test('the band of a percentile is the 95 % t interval over rounds, around the merged curve', () => {
  const chart = REPORT.percentiles.find((one) => one.phase === 'load' && one.title === 'policy (component)')!
  const { rounds } = LOAD!.distributions.find((one) => one.side === 'head' && one.subject.name === 'policy')!
  const p95 = CURVE_SHARES.indexOf(0.95)
  const estimate = estimateMean(rounds!.map((one) => Math.log(one[p95]!)))
  const half = tInterval(estimate, 0.95)![1] - estimate.mean
  const [ms, low, high] = [chart.ms.head![p95]!, chart.bands.head!.low[p95]!, chart.bands.head!.high[p95]!]
  expect(low).toBeCloseTo(ms * Math.exp(-half), 3)
  expect(high).toBeCloseTo(ms * Math.exp(half), 3)
  expect([low < ms, ms < high, half > 0]).toEqual([true, true, true])
})

test('rounds that agree give a narrow band, one round gives none', () => {
  const withRounds = (change: (rounds: number[][]) => number[][]): Result => ({ ...SLOWER, phases: SLOWER.phases.map((phase) => ({ ...phase, distributions: phase.distributions.map((one) => ({ ...one, rounds: change(one.rounds!) })) })) })
  const alike = buildReport(withRounds((rounds) => rounds.map(() => rounds[0]!))).percentiles[0]!
  expect(alike.bands.head?.low).toEqual(alike.ms.head)
  const alone = buildReport(withRounds((rounds) => rounds.slice(0, 1)))
  expect([...alone.percentiles, ...alone.histograms].map((one) => one.bands)).toEqual([...alone.percentiles, ...alone.histograms].map(() => ({})))
})

test('the bars of a histogram lie inside their bands, which end where a round tells no more', () => {
  const chart = REPORT.histograms.find((one) => one.phase === 'load' && one.title === 'safe requests')!
  for (const side of ['base', 'head'] as const) {
    const { low, high } = chart.bands[side]!
    const known = chart.share[side]!.flatMap((share, index) => (low[index] === null ? [] : [low[index]! - 0.001 <= share && share <= high[index]! + 0.001]))
    expect(known.length).toBeGreaterThan(20)
    expect(known).not.toContain(false)
  }
})

test('what was seen too seldom has no curve and no histogram', () => {
  const few = { ...SLOWER, phases: SLOWER.phases.map((phase) => ({ ...phase, distributions: phase.distributions.map((one) => ({ ...one, samples: 3 })) })) }
  expect([buildReport(few).percentiles, buildReport(few).histograms]).toEqual([[], []])
})

test('garbage collection is a chart where the collector was listened to, and none where it was not', () => {
  const titles = (result: Result) => buildReport(result).times.filter((one) => one.phase === 'sla').map((one) => one.title)
  expect(titles(SLOWER).filter((one) => one.startsWith('Garbage'))).toHaveLength(2)
  const deaf = { ...SLOWER, phases: SLOWER.phases.map((phase) => ({ ...phase, series: phase.series.map((point) => ({ ...point, gcMs: undefined, gcLongestMs: undefined })) })) as Result['phases'] }
  expect(titles(deaf).filter((one) => one.startsWith('Garbage'))).toEqual([])
})

test('violations are marked from start to end, and a rollback where it was decided and where it had helped', () => {
  const chart = buildReport(rolledBack()).times.find((one) => one.phase === 'sla' && one.unit === 'ms')!
  expect(chart.marks.map(({ from, to, firing }) => [from, to, firing])).toEqual([[8, 29, true], [20, 33, true]])
  expect(chart.events).toEqual([{ at: 11, text: 'rollback' }, { at: 23.3, text: 'recovered' }])
  expect(buildReport(breached()).times.flatMap((one) => one.events)).toEqual([])
})

test('the load is drawn as planned and as sent, second by second of a round, with what rounds differ by', () => {
  const [pattern, ...others] = REPORT.patterns
  expect(others).toEqual([])
  expect(pattern?.lines.map((one) => one.label)).toEqual(['planned', 'sent to the base', 'sent to the head'])
  const [planned, , head] = pattern!.lines
  const points = LOAD!.series.filter((one) => one.side === 'head' && one.second === 5)
  expect(planned!.values[5]).toBeCloseTo(points[0]!.plannedRatePerSecond!, 1)
  expect(head!.values[5]).toBeCloseTo(estimateMean(points.map((one) => one.ratePerSecond)).mean, 1)
  const off = estimateMean(points.map((one) => one.ratePerSecond - one.plannedRatePerSecond!))
  expect(head!.values[5]! - head!.band!.low[5]!).toBeCloseTo(off.mean - tInterval(off, 0.95)![0], 0)
})

test('a component is told with percentiles, average, errors and samples of both sides, an absent one with its reason', () => {
  const result = passing()
  const errors = (side: 'base' | 'head', value: number) => ({ metric: 'error_rate_percent', subject: { kind: 'component' as const, name: 'llm' }, unit: 'percent' as const, worse: 'higher' as const, side, round: 0, slot: 0, value, samples: 400 })
  const rows = buildReport({ ...result, phases: result.phases.map((phase) => ({ ...phase, blocks: [errors('base', 0), errors('head', 2.5)] })) }).components.filter((one) => one.phase === 'load')
  expect(rows.map((one) => [one.name, one.errors, one.samples])).toEqual([['event-store', 'not counted', '12,000 → 12,000'], ['experts', '', '0'], ['llm', '0.00 % → 2.50 %', '2,400 → 2,400'], ['policy', 'not counted', '3,600 → 3,600']])
  expect(rows.find((one) => one.name === 'experts')?.absent).toContain('connection refused')
  expect(rows.find((one) => one.name === 'policy')).toMatchObject({ p50: expect.stringMatching(/^1\.1\d ms → 1\.1\d ms$/), p95: expect.stringMatching(/ms → /), p99: expect.stringMatching(/ms → /), average: expect.stringMatching(/ms → /) })
})
