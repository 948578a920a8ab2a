import { describe, expect, test } from 'vitest'
import type { SlaThreshold } from '../../../src/config/config.ts'
import { DEFAULT_THRESHOLDS } from '../../../src/config/thresholds-default.ts'
import { combineSlaRounds, isLost, isSlaDecided, judgeSlaPromises } from '../../../src/judge/promises/promises.ts'
import type { Observed } from '../../../src/judge/promises/sla-metrics.ts'
import { noViolations, reduceViolations, scaleGrace, type Rule, type ViolationEvent } from '../../../src/judge/promises/violations.ts'
import { Histogram } from '../../../src/measure/histogram.ts'

const WHOLE = DEFAULT_THRESHOLDS[0] as SlaThreshold
const P99: SlaThreshold = { ...WHOLE, metric: 'p99_response_time_ms', breach: { operator: '>', value: 100 }, severity: 'major', graceMs: 3000, rollback: true, line: 7 }
const COMPLIANCE: SlaThreshold = { ...WHOLE, metric: 'sla_compliance_rate', breach: { operator: '<', value: 99 }, severity: 'major', graceMs: 3000, rollback: true, line: undefined }
const AVAILABILITY: SlaThreshold = { ...WHOLE, metric: 'availability_percent', breach: { operator: '<', value: 99.9 }, severity: 'critical', graceMs: 0, rollback: true, line: undefined }
const CPU: SlaThreshold = { ...WHOLE, metric: 'cpu_utilization_percent', breach: { operator: '>', value: 85 }, severity: 'warning', graceMs: 0, rollback: false, line: undefined }

function observed({ fast = 0, slow = 0, failed = 0, cpuPercent }: { fast?: number; slow?: number; failed?: number; cpuPercent?: number }): Observed {
  const latencyUs = new Histogram()
  for (let i = 0; i < fast; i++) latencyUs.record(5000)
  for (let i = 0; i < slow; i++) latencyUs.record(400_000)
  return { durationMs: 5000, requests: fast + slow + failed, failed, latencyUs, cpuPercent, memoryPercent: undefined }
}

/** Plays one window a second and tells the events as `second:kind`. */
function play(windows: Observed[], rules: Rule[] = [{ threshold: P99, graceMs: P99.graceMs }]) {
  let state = noViolations(rules)
  const events: string[] = []
  for (const [second, window] of windows.entries()) {
    const step = reduceViolations(state, { within: () => window, atMs: second * 1000 }, rules)
    state = step.state
    events.push(...step.events.map((event: ViolationEvent) => `${second}:${event.kind}`))
  }
  return { state, events }
}
const GOOD = observed({ fast: 200 })
const BAD = observed({ fast: 150, slow: 50 })
const EMPTY = observed({})

describe('a violation', () => {
  test('is pending inside its grace period, fires after it, resolves on the first good window, and is one object', () => {
    const { state, events } = play([GOOD, BAD, BAD, BAD, BAD, BAD, GOOD])
    expect(events).toEqual(['1:pending', '4:firing', '6:resolved'])
    expect(state.violations).toHaveLength(1)
    expect(state.violations[0]).toMatchObject({ state: 'resolved', startMs: 1000, firedMs: 4000, endMs: 6000, windows: 5, limit: 100, line: 7 })
    expect(state.violations[0]?.worst).toBeCloseTo(400, 0)
  })
  test('that recovers inside its grace period never fires', () => {
    expect(play([BAD, BAD, GOOD, GOOD]).events).toEqual(['0:pending', '2:resolved'])
  })
  test('starts anew after every recovery when the metric flaps', () => {
    expect(play([BAD, GOOD, BAD, GOOD, BAD, GOOD]).state.violations).toHaveLength(3)
  })
  test('is neither resolved nor prolonged by a gap without requests', () => {
    const { state, events } = play([BAD, EMPTY, EMPTY, EMPTY, EMPTY, BAD])
    expect(events).toEqual(['0:pending', '5:firing'])
    expect(state.violations[0]?.windows).toBe(2)
  })
  test('is not opened by one slow request', () => {
    expect(play([observed({ fast: 99, slow: 2 })]).events).toEqual([])
  })
  test('keeps the worst value in the direction of the breach', () => {
    const rules = [{ threshold: COMPLIANCE, graceMs: 0 }]
    const { state } = play([observed({ fast: 80, slow: 20 }), observed({ fast: 40, slow: 60 }), observed({ fast: 70, slow: 30 })], rules)
    expect(state.violations[0]).toMatchObject({ worst: 40, state: 'firing' })
  })
})

describe('a clock', () => {
  const at = (times: number[]) => {
    const rules = [{ threshold: P99, graceMs: P99.graceMs }]
    return times.reduce((state, atMs) => reduceViolations(state, { within: () => BAD, atMs }, rules).state, noViolations(rules)).violations
  }
  test('that jumps back neither fires nor resolves a violation, and it fires once its grace period has passed again', () => {
    expect(at([10_000, 2000, 3000])).toMatchObject([{ state: 'pending', startMs: 10_000, windows: 3 }])
    expect(at([10_000, 2000, 12_000, 13_000])).toMatchObject([{ state: 'firing', firedMs: 13_000 }])
  })
})

describe('a promise in the middle of a phase', () => {
  test('is lost when all remaining requests, answered at once, could not keep it', () => {
    const seen = observed({ fast: 150, slow: 50 })
    expect([isLost(P99, seen, 1000), isLost(P99, seen, 10_000)]).toEqual([true, false])
  })
  test('about a mean is lost only when the rest cannot bring it down', () => {
    const mean: SlaThreshold = { ...P99, metric: 'avg_response_time_ms', breach: { operator: '>', value: 50 } }
    const seen = observed({ slow: 100 })
    expect([isLost(mean, seen, 600), isLost(mean, seen, 800)]).toEqual([true, false])
  })
  test('about resources is not lost before the end, and nothing is without requests', () => {
    expect([isLost(CPU, observed({ fast: 100, cpuPercent: 100 }), 1), isLost(P99, EMPTY, 1000)]).toEqual([false, false])
  })
})

describe('grace periods', () => {
  test('longer than the phase are scaled into its half, but never below three seconds', () => {
    const { rules, factor } = scaleGrace([{ ...P99, graceMs: 300_000 }, { ...P99, graceMs: 30_000 }, { ...P99, graceMs: 500 }], 20_000)
    expect(factor).toBeCloseTo(1 / 30)
    expect(rules.map((rule) => rule.graceMs)).toEqual([10_000, 3000, 500])
  })
  test('that fit are kept as written', () => {
    expect(scaleGrace([{ ...P99, graceMs: 2000 }], 20_000)).toMatchObject({ factor: 1, rules: [{ graceMs: 2000 }] })
  })
})

describe('a promise over the whole phase', () => {
  const judge = (threshold: SlaThreshold, seen: Observed, violations = noViolations([]).violations) => judgeSlaPromises([threshold], seen, violations)[0]
  test('of 99 % under 100 ms is kept by 500 fast requests', () => {
    expect(judge(COMPLIANCE, observed({ fast: 500 }))).toMatchObject({ verdict: 'pass', samples: 500, observed: 100 })
  })
  test('is inconclusive with too few requests, even when all of them were fast', () => {
    expect(judge(COMPLIANCE, observed({ fast: 100 }))?.verdict).toBe('inconclusive')
    expect(judge(P99, observed({ fast: 100 }))?.verdict).toBe('inconclusive')
  })
  test('is broken when certainly more than its share is slow', () => {
    expect(judge(P99, observed({ fast: 480, slow: 20 }))?.verdict).toBe('fail')
  })
  test('never passes on zero requests', () => {
    for (const threshold of [P99, COMPLIANCE, AVAILABILITY]) expect(judge(threshold, EMPTY)).toMatchObject({ verdict: 'inconclusive', samples: 0 })
  })
  test('of three nines is taken as observed, and broken only when that is certain', () => {
    expect(judge(AVAILABILITY, observed({ fast: 500 }))?.verdict).toBe('pass')
    expect(judge(AVAILABILITY, observed({ fast: 500, failed: 1 }))?.verdict).toBe('inconclusive')
    expect(judge(AVAILABILITY, observed({ fast: 500, failed: 5 }))?.verdict).toBe('fail')
  })
  test('counts failures as failures, and only what is slow as beyond a limit', () => {
    const errors: SlaThreshold = { ...WHOLE, metric: 'error_rate_percent', breach: { operator: '>', value: 1 }, severity: 'major' }
    const seen = observed({ fast: 450, slow: 20, failed: 30 })
    expect([errors, AVAILABILITY, COMPLIANCE, P99].map((threshold) => judge(threshold, seen)?.reason)).toEqual([
      'broken: 30 of 500 requests failed, 1.0 % allowed', 'broken: 30 of 500 requests failed, 0.10 % allowed',
      'broken: 50 of 500 requests slower than 100 ms or failed, 1.0 % allowed', 'broken: 20 of 470 requests beyond it, 1.0 % allowed',
    ])
  })
  test('about CPU that nobody could see is inconclusive with the reason', () => {
    expect(judge(CPU, observed({ fast: 500 }))).toMatchObject({ verdict: 'inconclusive', reason: 'this system does not tell what the process tree uses' })
    expect(judge(CPU, observed({ fast: 500, cpuPercent: 20 }))?.verdict).toBe('pass')
  })
  test('that was violated for a while but kept over the whole phase is not passed over', () => {
    const violations = play([BAD, BAD, BAD, BAD, BAD, GOOD]).state.violations
    expect(judge(P99, observed({ fast: 2000, slow: 2 }), violations)).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('longer than its grace period') })
  })
})

describe('a broken promise', () => {
  const round = (slow: number) => judgeSlaPromises([P99, COMPLIANCE], observed({ fast: 500, slow }), [])
  test('is confirmed by another round before it counts', () => {
    expect([isSlaDecided([round(0)]), isSlaDecided([round(40)]), isSlaDecided([round(40), round(40)]), isSlaDecided([round(40), round(0)]), isSlaDecided([round(40), round(0), round(0)])]).toEqual([true, false, true, false, true])
  })
  test('in two rounds fails, and says so', () => {
    expect(combineSlaRounds([round(40), round(0), round(40)])[0]).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('in 2 of 3 rounds') })
  })
  test('that one round breaks and the others leave open fails where all requests together leave no doubt, and is told with them', () => {
    const [result] = combineSlaRounds([round(11), round(8), round(8)])
    expect([round(11)[0]?.verdict, round(8)[0]?.verdict]).toEqual(['fail', 'inconclusive'])
    expect(result).toMatchObject({ verdict: 'fail', reason: 'broken: 27 of 1527 requests beyond it, in all 3 rounds together' })
    expect(result).not.toHaveProperty('share')
    expect(combineSlaRounds([round(11), round(0), round(8)])[0]).toMatchObject({ verdict: 'inconclusive' })
  })
  test('that still looks broken after two rounds is looked at once more', () => {
    expect([isSlaDecided([round(8)]), isSlaDecided([round(8), round(8)]), isSlaDecided([round(8), round(0)])]).toEqual([false, false, true])
    expect(isSlaDecided([round(40), round(0), round(0)])).toBe(true)
  })
  test('in one round of three was a stall of the machine, which is told', () => {
    expect(combineSlaRounds([round(40), round(0), round(0)])[0]).toMatchObject({ verdict: 'pass', reason: expect.stringContaining('1 of 3 rounds broke it') })
  })
})
