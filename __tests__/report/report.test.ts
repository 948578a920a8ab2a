import { expect, test } from 'vitest'
import { decodeHistogram } from '../../src/measure/histogram.ts'
import type { Comparison, Result } from '../../src/measure/result.ts'
import { buildReport } from '../../src/report/view/report.ts'
import { breached, first, improved, passing, regressed, saturated, searched, undecided } from './result-fixture.ts'

function withComparison(change: Partial<Comparison>): Result {
  const result = passing()
  const load = result.verdicts[1]!
  return { ...result, verdicts: [result.verdicts[0]!, { ...load, comparisons: [{ ...load.comparisons[0]!, ...change }] }, result.verdicts[2]!] }
}

test('findings come worst first, and before everything else', () => {
  const { changes } = buildReport(regressed())
  const worse = changes.filter((one) => one.mark === 'worse')
  expect(changes.slice(0, worse.length)).toEqual(worse)
  expect(worse.map((one) => one.numbers.change)).toEqual(worse.map((one) => one.numbers.change).toSorted((a, b) => b - a))
})

test('the largest improvement comes first among them, and is the one the headline names', () => {
  const { changes, headline } = buildReport(improved())
  const better = changes.filter((one) => one.mark === 'better').map((one) => one.numbers.change)
  expect(better).toEqual(better.toSorted((a, b) => a - b))
  expect(headline.meaning).toContain('Best: policy (component), average time, 1.17 ms → 0.73 ms (−38.0 %).')
})

test('a lower throughput is worse although its change is negative', () => {
  const row = buildReport(withComparison({ metric: 'requests_per_second', unit: 'per_second', worse: 'lower', base: 200, head: 160, ratio: 0.8, interval: [0.78, 0.82], verdict: 'fail' })).changes[0]
  expect(row).toMatchObject({ mark: 'worse', base: '200 /s', head: '160 /s', change: '−20.0 %', why: 'at least 18 % worse, 5 % is allowed' })
})

test('shares change in points, so that 0.1 % to 0.2 % is not a doubling', () => {
  const row = buildReport(withComparison({ metric: 'error_rate_percent', unit: 'percent', base: 0, head: 2.3, ratio: 1, verdict: 'fail', floor: 0.5 })).changes[0]
  expect(row).toMatchObject({ mark: 'worse', base: '0.00 %', head: '2.30 %', change: '+2.30 points', limit: '0.50 points' })
})

test('both sides of a metric have the same unit and decimals, however different they are', () => {
  const row = buildReport(withComparison({ metric: 'p50_response_time_ms', unit: 'ms', base: 0.42, head: 1840.4, ratio: 4381 })).changes[0]
  expect([row?.base, row?.head]).toEqual(['0 ms', '1,840 ms'])
})

test('an inconclusive run says how large a worsening it would have seen', () => {
  const { headline, changes } = buildReport(undecided())
  expect(headline.meaning).toContain('14.4 %')
  expect(changes.filter((one) => one.mark === 'unclear').every((one) => one.why.includes('a worsening of 14.4 % or more would have been seen'))).toBe(true)
})

test('an undecided guard is neither passed nor a reason to wait', () => {
  const report = buildReport(withComparison({ role: 'guard', verdict: 'inconclusive', reason: 'the evidence allows neither' }))
  expect(report.changes[0]?.mark).toBe('unsure')
  expect(report.phases[1]?.passed).toBe('0 of 1')
})

test('an invalid run is told as a problem of measuring, with no word of a regression', () => {
  const { headline, notes } = buildReport(saturated())
  expect(`${headline.text} ${headline.meaning}`).toMatch(/could not measure.*not a finding/)
  expect(`${headline.text} ${headline.meaning}`).not.toMatch(/regress|worse|slower/)
  expect(notes[0]).toContain('lower load.rate')
})

test('a phase that did not run is never shown as passed', () => {
  const { phases } = buildReport(saturated())
  expect(phases.map((phase) => phase.verdict)).toEqual(['pass', 'invalid', 'not-run'])
  expect(phases[2]).toMatchObject({ word: 'did not run', passed: undefined, worst: 'required, but did not run' })
})

test('without a baseline the headline says that only promises were judged', () => {
  expect(buildReport(first()).headline.text).toBe('no baseline yet: only promises were judged')
})

test('where nothing was compared or promised, the headline says neither that nothing regressed nor that promises are kept', () => {
  const measured: Result = { ...first(), baseline: { kind: 'none', reason: 'compare is off' }, reasons: [{ code: 'nothing-judged', text: 'nothing was compared, and nothing is promised' }] }
  const { headline, nextSteps } = buildReport(measured)
  expect(headline).toMatchObject({ verdict: 'no-baseline', text: 'measured only: nothing was judged', meaning: expect.stringContaining('Nothing was compared: compare is off.') as unknown })
  expect(`${headline.text} ${headline.meaning}`).not.toMatch(/regression|kept|first valid run/)
  expect(nextSteps.map((step) => step.copy)).toEqual(['compare: { mode: auto }', 'sla: { thresholds: ["p95 < 200ms"] }'])
  const becomesBaseline: Result = { ...measured, verdict: 'pass', reasons: [], baseline: { kind: 'none', reason: 'this is the default branch' }, verdicts: measured.verdicts.map((one) => ({ ...one, verdict: 'pass', reasons: [], comparisons: [], promises: [] })) }
  expect(buildReport(becomesBaseline).headline).toMatchObject({ text: 'measured: no action needed', meaning: 'Nothing was compared, and nothing is promised.' })
})

test('a promise nobody could observe is unclear with its reason, not zero', () => {
  const row = buildReport(breached()).promises.find((one) => one.objective.includes('CPU'))
  expect(row).toMatchObject({ actual: undefined, mark: 'unclear', why: 'this system does not tell what the process tree uses' })
})

test('a promise of minor severity is watched when broken, one of major severity breaks the phase', () => {
  const marks = Object.fromEntries(buildReport(breached()).promises.map((one) => [one.severity, one.mark]))
  expect(marks).toMatchObject({ minor: expect.stringMatching(/watch|kept/), critical: 'kept' })
  expect(buildReport(breached()).promises.filter((one) => one.mark === 'broken').every((one) => one.severity === 'major')).toBe(true)
})

test('the explanation names the component that moved, and what no component accounts for', () => {
  const [load] = buildReport(regressed()).explanations
  expect(load?.sentence).toBe('policy explains +0.31 ms (+0.25 to +0.37) of +0.35 ms in mean response time (89 %)')
  expect(load?.parts[0]).toMatchObject({ name: 'policy', interval: '+0.25 to +0.37' })
  expect(load?.parts.at(-1)).toMatchObject({ name: 'everything else', change: '+0.08 ms', interval: undefined })
})

test('memory after the load that no slope is certain of is told by its ends, and by what would have been certain', () => {
  const result = searched()
  const rest = [{ kind: 'seen' as const, side: 'head' as const, fromMb: 131, toMb: 131, mbPerMinute: 0, interval: [-1e-11, 1e-11] as [number, number], detectable: 1e-11, samples: 49, seconds: 4.9 }]
  const row = buildReport({ ...result, verdicts: result.verdicts.map((one) => (one.phase === 'integration' ? { ...one, rest } : one)) }).outlook[0]
  expect(row).toEqual({ name: 'Memory of the head after the load (integration)', text: 'no steady growth or fall is certain, and one of 0.01 MB a minute would have been; from 131.0 to 131.0 MB, by 49 looks in 4.9 s of rest', isUrgent: false })
})

test('the named component stands first, whatever waits for it more', () => {
  const components = [{ name: 'workspace', changeMs: 0.2, share: 0.57, unhinderedChangeMs: 0.01 }, { name: 'policy', changeMs: 0.1, share: 0.29, unhinderedChangeMs: 0.08 }]
  const [load] = buildReport({ ...regressed(), explanations: [{ phase: 'load', class: 'all', totalChangeMs: 0.35, components }] }).explanations
  expect([load?.named?.name, load?.parts.map((part) => part.name)]).toEqual(['policy', ['policy', 'workspace', 'everything else']])
})

test('of two phases with a cause, the headline has that whose cause explains more', () => {
  const result = regressed()
  const worse = { ...result, verdicts: result.verdicts.map((one) => (one.phase === 'integration' ? { ...one, comparisons: result.verdicts[1]!.comparisons.map((row) => ({ ...row, phase: 'integration' as const })) } : one)) }
  const blames = (share: number) => buildReport({ ...worse, explanations: [{ phase: 'integration', class: 'all', totalChangeMs: 10, components: [{ name: 'llm', changeMs: 10 * share, share }] }, ...worse.explanations] }).headline.meaning
  expect(blames(0.4)).toContain('Load: policy explains')
  expect(blames(0.95)).toContain('Integration: llm explains')
  // Four times the whole: others cancel most of it.
  expect(blames(4)).toContain('Load: policy explains')
})

test('percentile curves are the quantiles of the merged histograms, and stop where samples run out', () => {
  const result = regressed()
  const chart = buildReport(result).percentiles.find((one) => one.phase === 'load' && one.title === 'complex requests')!
  const stored = result.phases[1]!.distributions.find((one) => one.side === 'head' && one.subject.name === 'complex')!
  const p99 = chart.ms.head![chart.share.indexOf(0.99)]!
  expect(p99).toBeCloseTo(decodeHistogram(stored.latencyUs).quantile(0.99)! / 1000, 2)
  expect(Math.max(...chart.share)).toBeLessThan(0.999)
})

test('a distribution that cannot be decoded loses its curve, not the report', () => {
  const result = passing()
  const broken = { ...result, phases: result.phases.map((phase) => ({ ...phase, distributions: phase.distributions.map((one) => ({ ...one, latencyUs: 'not a histogram' })) })) }
  expect(buildReport(broken).percentiles).toEqual([])
})

test('history shows runs on the same kind of machine only', () => {
  expect(buildReport(passing()).history[0]).toMatchObject({ runs: 23, from: '2026-02-01' })
})

test('the command to reproduce quotes what a shell would understand', () => {
  const steps = buildReport({ ...regressed(), configFile: "a b'; rm -rf /.yml" }).nextSteps
  expect(steps[0]?.copy).toContain(String.raw`--config 'a b'\''; rm -rf /.yml' --compare paired`)
})

test('a margin that the default branch\'s history made wider is told with its reason', () => {
  const widened = (result: Result): Result => ({ ...result, verdicts: result.verdicts.map((one) => ({ ...one, comparisons: one.comparisons.map((comparison) => ({ ...comparison, margin: 0.08, learnedMargin: true })) })) })
  expect(buildReport(widened(passing())).changes.filter((row) => !JSON.stringify(row).includes('8 % is more than was asked for, because it moves that much from run to run on the default branch'))).toEqual([])
})

test('what the head held and did is told in words, of the round in which it was most', () => {
  const result = passing()
  const block = (metric: string, value: number, round: number) => ({ metric, value, round, subject: { kind: 'service' as const, name: 'service' }, unit: 'count' as const, worse: 'higher' as const, side: 'head' as const, slot: 0, samples: 2 })
  const blocks = [['thread_growth', 0, 0], ['thread_growth', 3, 1], ['descriptor_growth', -2, 0], ['context_switches_per_second', 1234, 0], ['storage_written_mb', 2.5, 1]] as const
  const { measured } = buildReport({ ...result, phases: result.phases.map((one) => ({ ...one, blocks: blocks.map(([metric, value, round]) => block(metric, value, round)) })) }).phases[1]!
  expect(measured.filter((one) => one.includes('a round at most'))).toEqual(['by the end of a round at most +3 threads, −2 open files and sockets', 'in a round at most 1,234 context switches a second, 2.50 MB written to storage'])
})
