import { describe, expect, test } from 'vitest'
import { exitCodeOf, judgeGate, judgePhase, type PhaseEvidence } from '../../src/judge/verdict.ts'
import type { Comparison, PhaseMeasurement, PhaseVerdict, PromiseResult, VerdictKind } from '../../src/measure/result.ts'

const MEASURED: PhaseMeasurement = {
  phase: 'load', measuredMs: 1000, rounds: 5, layout: 'duet', blocks: [], distributions: [], series: [], absences: [], mix: [],
  validity: [{ name: 'requests measured', ok: true, observed: '900', limit: 'at least 50' }], requests: { sent: 900, failed: 0, errors: {} },
}
const COMPARED: Comparison = {
  phase: 'load', metric: 'cpu_ms_per_request', subject: { kind: 'service', name: 'service' }, unit: 'ms_per_request', worse: 'higher', role: 'deciding',
  base: 1, head: 1, ratio: 1, margin: 0.05, floor: 0, rounds: 5, samples: 900, verdict: 'pass', improved: false, reason: '',
}
const PROMISED: PromiseResult = { phase: 'load', text: 'not p99 > 100', metric: 'p99_response_time_ms', subject: { kind: 'service', name: 'service' }, severity: 'major', limit: 100, unit: 'ms', samples: 900, verdict: 'pass', reason: '' }
const judge = (evidence: Partial<PhaseEvidence>) => judgePhase({ measurement: MEASURED, comparisons: [COMPARED], promises: [], violations: [], ...evidence })
const INVALID = { ...MEASURED, validity: [{ name: 'achieved rate', ok: false, observed: '60 %', limit: 'at least 95 %', advice: 'lower load.rate below 90/s' }] }

describe('a phase', () => {
  test.each<[string, Partial<PhaseEvidence>, VerdictKind]>([
    ['passes when everything is decided and kept', {}, 'pass'],
    ['fails on a regression of a deciding metric', { comparisons: [{ ...COMPARED, verdict: 'fail', ratio: 1.2 }] }, 'fail'],
    ['fails on a certain regression of a guard', { comparisons: [{ ...COMPARED, role: 'guard', verdict: 'fail', ratio: 1.2 }] }, 'fail'],
    ['is not held up by an undecided guard', { comparisons: [{ ...COMPARED, role: 'guard', verdict: 'inconclusive' }] }, 'pass'],
    ['is not touched by an informational metric', { comparisons: [{ ...COMPARED, role: 'informational', verdict: 'fail' }] }, 'pass'],
    ['is inconclusive while a deciding metric is undecided', { comparisons: [{ ...COMPARED, verdict: 'inconclusive' }] }, 'inconclusive'],
    ['is inconclusive when a deciding metric could not be compared', { oneSided: ['service/cpu_ms_per_request'] }, 'inconclusive'],
    ['fails on a broken major promise', { promises: [{ ...PROMISED, verdict: 'fail' }] }, 'fail'],
    ['only notes a broken promise of minor severity', { promises: [{ ...PROMISED, severity: 'minor', verdict: 'fail' }] }, 'pass'],
    ['has no baseline when a comparison was wanted and missing', { comparisons: [], uncompared: 'first run' }, 'no-baseline'],
    ['is invalid rather than failed when the generator could not keep up', { measurement: INVALID, comparisons: [{ ...COMPARED, verdict: 'fail' }] }, 'invalid'],
  ])('%s', (_, evidence, verdict) => {
    expect(judge(evidence).verdict).toBe(verdict)
  })

  test('that regressed names the component behind it, when its part lies beyond chance', () => {
    const slower: Comparison = { ...COMPARED, metric: 'avg_response_time_ms', unit: 'ms', verdict: 'fail', ratio: 1.2 }
    const explanation = (interval: [number, number]) => ({ phase: 'load' as const, class: 'all', totalChangeMs: 0.35, components: [{ name: 'policy', changeMs: 0.31, share: 0.89, interval }] })
    expect(judge({ comparisons: [slower], explanation: explanation([0.25, 0.37]) }).reasons[0]?.text).toBe('load: service/avg_response_time_ms is higher by 20.0 %, margin 5 %; policy explains +0.31 ms (+0.25 to +0.37) of +0.35 ms in mean response time')
    expect(judge({ comparisons: [slower], explanation: explanation([-0.1, 0.72]) }).reasons[0]?.text).not.toContain('policy')
    expect(judge({ comparisons: [{ ...slower, metric: 'memory_peak_mb' }], explanation: explanation([0.25, 0.37]) }).reasons[0]?.text).not.toContain('policy')
  })

  test('that is invalid tells what to lower', () => {
    expect(judge({ measurement: INVALID }).reasons[0]?.text).toBe('load could not be measured: achieved rate was 60 %, must be at least 95 %; lower load.rate below 90/s')
  })
})

describe('the gate', () => {
  const phase = (name: 'integration' | 'load' | 'sla', verdict: VerdictKind): PhaseVerdict => ({ phase: name, verdict, reasons: [], comparisons: [], promises: [], violations: [] })
  test('is as bad as its worst required phase', () => {
    expect(judgeGate([phase('integration', 'pass'), phase('load', 'inconclusive'), phase('sla', 'fail')], ['integration', 'load', 'sla']).verdict).toBe('fail')
    expect(judgeGate([phase('integration', 'pass'), phase('load', 'inconclusive'), phase('sla', 'fail')], ['integration', 'load']).verdict).toBe('inconclusive')
  })
  test('never passes on a required phase that did not run', () => {
    expect(judgeGate([phase('load', 'pass')], ['load', 'sla'])).toMatchObject({ verdict: 'invalid', reasons: [{ text: 'the required sla phase did not run' }] })
    expect(judgeGate([], ['load']).verdict).toBe('invalid')
  })
  test('never passes where comparing is off and nothing is promised, but one judged phase is enough', () => {
    const off = { isOff: true }
    const measured = phase('integration', 'pass')
    const kept = { ...phase('sla', 'pass'), promises: [PROMISED] }
    expect(judgeGate([measured, phase('load', 'pass')], ['integration', 'load'], off)).toEqual({ verdict: 'no-baseline', reasons: [{ code: 'nothing-judged', text: 'nothing was compared, and nothing is promised' }] })
    expect(judgeGate([measured, kept], ['integration', 'sla'], off)).toEqual({ verdict: 'pass', reasons: [] })
    expect(judgeGate([measured, kept], ['integration'], off).verdict).toBe('no-baseline')
    // The default branch compares with nothing, because it becomes the baseline.
    expect(judgeGate([measured], ['integration'])).toEqual({ verdict: 'pass', reasons: [] })
  })
})

test('exit codes follow the contract, and fail-on turns a missing answer into 3', () => {
  expect((['pass', 'fail', 'invalid', 'inconclusive', 'no-baseline'] as const).map((verdict) => exitCodeOf(verdict, []))).toEqual([0, 1, 4, 0, 0])
  expect(exitCodeOf('inconclusive', ['inconclusive'])).toBe(3)
})
