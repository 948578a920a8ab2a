import { describe, expect, test } from 'vitest'
import { judgeParts } from '../../src/judge/integration-parts.ts'
import type { Block, Subject } from '../../src/measure/block.ts'
import { PhaseVerdict, type Comparison, type PhaseMeasurement, type PromiseResult } from '../../src/measure/result.ts'
import { buildReport } from '../../src/report/view/report.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { renderSummary } from '../../src/report/markdown/summary.ts'
import { regressed } from '../report/result-fixture.ts'

const SERVICE: Subject = { kind: 'service', name: 'service' }
const block = (metric: string): Block => ({ metric, subject: SERVICE, unit: 'MB', worse: 'higher', side: 'head', round: 0, slot: 0, value: 1, samples: 1 })
const comparison = (given: Partial<Comparison>): Comparison => ({ phase: 'integration', metric: 'cpu_ms_per_request', subject: SERVICE, unit: 'ms', worse: 'higher', role: 'deciding', base: 1, head: 1, ratio: 1, margin: 0.05, floor: 0, rounds: 5, samples: 50, verdict: 'pass', improved: false, reason: '', ...given })
const promise = (verdict: PromiseResult['verdict']): PromiseResult => ({ phase: 'integration', text: 'p99 < 5ms', metric: 'p99_ms', subject: { kind: 'component', name: 'policy' }, severity: 'major', limit: 5, unit: 'ms', samples: 100, verdict, reason: '' })
const measured = { blocks: ['memory_baseline_mb', 'memory_peak_mb', 'memory_growth_mb'].map(block), absences: [] as PhaseMeasurement['absences'] } as PhaseMeasurement
const judge = (given: Partial<Parameters<typeof judgeParts>[0]> = {}) => Object.fromEntries(judgeParts({ measurement: measured, comparisons: [comparison({})], promises: [promise('pass')], uncompared: undefined, ...given }).map((one) => [one.part, one]))
const stateOf = (given: Parameters<typeof judge>[0]) => Object.fromEntries(Object.entries(judge(given)).map(([part, one]) => [part, one.state]))

describe('the parts of the integration phase', () => {
  test('are all kept where everything was measured and nothing is wrong', () => {
    expect(stateOf({})).toEqual({ baseline: 'kept', components: 'kept', regression: 'kept', memory: 'kept' })
  })
  test('fail one by one, and name what failed', () => {
    expect(judge({ promises: [promise('pass'), promise('fail')] })['components']).toMatchObject({ state: 'failed', reason: 'beyond their limits: policy, p99 < 5ms' })
    expect(judge({ comparisons: [comparison({ verdict: 'fail' })] })['regression']).toMatchObject({ state: 'failed', reason: 'worse beyond their margins: service cpu_ms_per_request' })
    expect(stateOf({ comparisons: [comparison({ verdict: 'fail' })] })).toMatchObject({ baseline: 'kept', components: 'kept', memory: 'kept' })
    expect(judge({ comparisons: [], uncompared: 'no run on main has stored a baseline' })['baseline']).toMatchObject({ state: 'failed', reason: 'no run on main has stored a baseline' })
    expect(judge({ measurement: { ...measured, blocks: [], absences: [{ metric: 'memory_peak_mb', subject: SERVICE, reason: 'this system does not tell' }] } })['memory']).toMatchObject({ state: 'failed', reason: 'this system does not tell' })
  })
  test('are open, and not kept, where nothing was asked or the evidence does not do', () => {
    expect(stateOf({ comparisons: [], promises: [] })).toMatchObject({ baseline: 'open', components: 'open', regression: 'open' })
    expect(stateOf({ comparisons: [comparison({ verdict: 'inconclusive' })], promises: [promise('inconclusive')] })).toMatchObject({ baseline: 'kept', components: 'open', regression: 'open' })
  })
  test('stand in the result, the summary and the page, and what failed beside the verdict of the phase', () => {
    const result = regressed()
    const parts = Object.values(judge({ promises: [promise('fail')] }))
    const report = buildReport({ ...result, verdicts: result.verdicts.map((one) => (one.phase === 'integration' ? PhaseVerdict.parse({ ...one, parts }) : one)) })
    expect(report.phases[0]!.worst).toMatch(/^components beyond their limits; /)
    for (const text of [renderSummary(report), renderHtml(report)]) expect(text).toMatch(/components within limits.*✖ no.*beyond their limits: policy/s)
  })
})
