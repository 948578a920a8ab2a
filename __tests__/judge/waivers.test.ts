import { describe, expect, test } from 'vitest'
import type { Waiver } from '../../src/config/waiver.ts'
import { judgePhase } from '../../src/judge/verdict.ts'
import { applyWaivers } from '../../src/judge/waivers.ts'
import type { Comparison } from '../../src/measure/result.ts'
import { regressed } from '../report/result-fixture.ts'

const TODAY = '2026-03-14'
const load = regressed().verdicts[1]!
/** policy.avg_ms is worse by 20.3 %. */
const policy = load.comparisons.filter((one) => one.subject.name === 'policy')
const waiver = (parts: Partial<Waiver> = {}): Waiver => ({ metric: 'policy.avg_ms', limit: 0.25, until: '2026-06-30', reason: 'later', ...parts })
const stateOf = (...waivers: Waiver[]) => applyWaivers(policy, waivers, TODAY)[0]?.waiver?.state
const verdictOf = (comparisons: Comparison[]) => judgePhase({ measurement: regressed().phases[1]!, comparisons, promises: [], violations: [] }).verdict

describe('a regression', () => {
  test('that is waived does not fail its phase', () => {
    expect(verdictOf(applyWaivers(policy, [], TODAY))).toBe('fail')
    expect(verdictOf(applyWaivers(policy, [waiver()], TODAY))).toBe('pass')
  })
  test('beyond the limit of its waiver fails', () => {
    expect(stateOf(waiver({ limit: 0.2 }))).toBe('exceeded')
    expect(verdictOf(applyWaivers(policy, [waiver({ limit: 0.2 })], TODAY))).toBe('fail')
  })
  test('whose waiver has ended fails; the last day still counts', () => {
    expect(stateOf(waiver({ until: '2026-03-13' }))).toBe('expired')
    expect(stateOf(waiver({ until: TODAY }))).toBe('in-force')
    expect(verdictOf(applyWaivers(policy, [waiver({ until: '2026-03-13' })], TODAY))).toBe('fail')
  })
  test('that a label accepts says so', () => {
    expect(applyWaivers(policy, [waiver({ label: 'perf: accepted' })], TODAY)[0]?.waiver).toEqual({ limit: 0.25, until: '2026-06-30', reason: 'later', label: 'perf: accepted', state: 'in-force' })
  })
  test('of another metric is untouched', () => {
    expect(stateOf(waiver({ metric: 'llm.avg_ms' }), waiver({ metric: 'p99_response_time_ms' }))).toBeUndefined()
  })
  test('follows the waiver of its own subject before that of the metric everywhere, and the later of two', () => {
    expect(stateOf(waiver({ metric: 'avg_ms', limit: 0.5 }), waiver({ limit: 0.1 }))).toBe('exceeded')
    expect(stateOf(waiver({ until: '2026-01-01' }), waiver())).toBe('in-force')
  })
})

test('what did not regress carries no waiver', () => {
  const passing = load.comparisons.filter((one) => one.verdict === 'pass')
  expect(applyWaivers(passing, passing.map((one) => waiver({ metric: one.metric })), TODAY)).toEqual(passing)
})
