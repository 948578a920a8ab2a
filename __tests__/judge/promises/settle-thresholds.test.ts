import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read-config.ts'
import { judgeSlaPromises } from '../../../src/judge/promises/promises.ts'
import { settleThresholds } from '../../../src/judge/promises/settle-thresholds.ts'
import type { Observed, ObservedPart } from '../../../src/judge/promises/sla-metrics.ts'
import { noViolations, reduceViolations, scaleGrace } from '../../../src/judge/promises/violations.ts'
import { decideAlerts } from '../../../src/respond/decide-alerts.ts'
import { Histogram } from '../../../src/measure/histogram.ts'

function part(requests: number, ms: number, failed = 0): ObservedPart {
  const latencyUs = new Histogram()
  for (let i = failed; i < requests; i++) latencyUs.record(ms * 1000)
  return { requests, failed, latencyUs }
}

/** A service whose classes took these times; the whole is fast. */
function observed(parts: Record<string, ObservedPart>): Observed {
  return { durationMs: 5000, ...part(1000, 5), cpuPercent: undefined, memoryPercent: undefined, parts: new Map(Object.entries(parts)) }
}

const configure = (...thresholds: string[]) => readConfig({ text: `service: { start: x }\nrequests: { safe: [{ path: /a }], risky: [{ path: /b }] }\nsla: { thresholds: [${thresholds.join(', ')}] }\n`, file: 'perf-gate.yml', inputs: {} }).sla

describe('a promise against the baseline', () => {
  const { relative } = configure('"safe.p95 <= baseline + 10%"', '{ metric: error_rate, breach: "> baseline + 1" }')
  test('gets its limit from what the base showed of the same thing, and says where it comes from', () => {
    const base = { ...observed({ 'class:safe': part(100, 20) }), failed: 20, requests: 1000 }
    const { settled, unsettled } = settleThresholds(relative, () => ({ kind: 'seen', observed: base, where: 'measured here' }))
    expect(unsettled).toEqual([])
    expect(settled[0]?.breach.value).toBeCloseTo(22, 1)
    expect(settled[1]?.breach).toEqual({ operator: '>', value: 3 })
    const slower = judgeSlaPromises(settled, observed({ 'class:safe': part(100, 25) }), [])
    expect(slower[0]).toMatchObject({ verdict: 'fail', subject: { kind: 'class', name: 'safe' }, samples: 100, reason: expect.stringMatching(/100 of 100 requests beyond it.*; the limit is baseline \+ 10%, and the base had 20(\.\d+)? in 100 requests \(measured here\)/) })
    expect(judgeSlaPromises(settled, observed({ 'class:safe': part(100, 21) }), [])[0]?.verdict).toBe('pass')
  })
  test('is undecided with its reason where no base tells, or tells of too few requests', () => {
    const none = settleThresholds(relative, () => ({ kind: 'unknown', reason: 'there is neither a checked out base nor a stored baseline' }))
    expect(none.settled).toEqual([])
    expect(none.unsettled).toMatchObject([{ verdict: 'inconclusive', text: 'not safe.p95_response_time_ms > baseline + 10%', reason: 'no baseline to compare with: there is neither a checked out base nor a stored baseline' }, { metric: 'error_rate_percent' }])
    const few = settleThresholds(relative, () => ({ kind: 'seen', observed: observed({ 'class:safe': part(19, 20) }), where: 'stored' }))
    expect(few.unsettled).toMatchObject([{ reason: 'no baseline to compare with: the base showed only 19 requests of it' }])
    expect(settleThresholds(relative, () => ({ kind: 'seen', observed: observed({}), where: 'stored' })).unsettled[0]?.reason).toContain('the base showed nothing of it')
  })
})

describe('a threshold of a class', () => {
  const { thresholds } = configure('{ metric: risky.p95, breach: "> 100", grace: 0s, min-samples: 30 }', '{ metric: risky.p95, breach: "> 50", grace: 0s, muted: true, for: 20s }')
  const { rules } = scaleGrace(thresholds, 60_000)
  const slow = observed({ 'class:safe': part(500, 5), 'class:risky': part(40, 200) })
  test('is violated by that class alone, however fast the rest is', () => {
    const { violations } = reduceViolations(noViolations(rules), { atMs: 1000, within: () => slow }, rules).state
    expect(violations).toMatchObject([{ subject: { kind: 'class', name: 'risky' }, limit: 100, state: 'firing' }, { limit: 50, muted: true }])
    expect(judgeSlaPromises(thresholds, slow, violations)).toMatchObject([{ verdict: 'fail', samples: 40 }, { verdict: 'fail', muted: true }])
  })
  test('says nothing of fewer requests than it needs, and nothing of a class that nobody asked for', () => {
    const few = observed({ 'class:risky': part(29, 200) })
    expect(reduceViolations(noViolations(rules.slice(0, 1)), { atMs: 1000, within: () => few }, rules.slice(0, 1)).state.violations).toEqual([])
    expect(judgeSlaPromises(thresholds, few, [])[0]).toMatchObject({ verdict: 'inconclusive', reason: 'too few requests: 29 of at least 30' })
    expect(judgeSlaPromises(thresholds, observed({}), [])[0]).toMatchObject({ verdict: 'inconclusive', samples: 0, reason: 'not observed: no request of the class risky was sent' })
  })
  test('looks back on as much as its `for` says', () => {
    const asked: number[] = []
    reduceViolations(noViolations(rules), { atMs: 1000, within: (ms) => { asked.push(ms); return slow } }, rules)
    expect(asked).toEqual([5000, 20_000])
  })
  test('that is muted alerts nobody', () => {
    const fired = [1000, 2000].reduce((state, atMs) => reduceViolations(state, { atMs, within: () => slow }, rules).state, noViolations(rules)).violations
    expect(fired.map((one) => one.state)).toEqual(['firing', 'firing'])
    expect(decideAlerts({}, fired, 2000, { from: 'warning', escalateAfterMs: 60_000 }).alerts.map((one) => one.violation.limit)).toEqual([100])
  })
})
