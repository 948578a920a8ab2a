import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read-config.ts'
import { judgeRun, type Evidence } from '../../../src/judge/judge-run.ts'
import { Result } from '../../../src/measure/result.ts'
import { searched } from '../../report/result-fixture.ts'

const FIXTURE = searched()
const SLA = FIXTURE.phases[2]!

function judge(sla: string, more: Partial<Evidence> = {}): Result {
  const config = readConfig({ text: `target: http://127.0.0.1\nphases: [sla]\nsla: ${sla}\n`, file: 'perf-gate.yml', inputs: {}, seed: 1 })
  const { tool, startedAt, title, commit, plan, environment, notes, baseline } = FIXTURE
  const promises = FIXTURE.verdicts[2]!.promises.filter((one) => one.metric !== 'capacity_per_second')
  return judgeRun({
    outcomes: [{ measurement: SLA, sla: { promises, violations: [], graceFactor: 1 } }], baseline, comparisonWanted: false, history: [], onDefaultBranch: true, waivers: [], ...more,
  }, config, { tool, startedAt, title, commit, plan, environment, notes, baseline })
}

describe('a run that searched for the highest rate', () => {
  const result = judge('{ capacity: { at-least: 400/s } }')
  test('tells it beside its other promises, in a valid document', () => {
    expect(result.verdicts[0]?.capacity?.head.outcome).toBe('found')
    expect(result.verdicts[0]?.promises.find((one) => one.metric === 'capacity_per_second')).toMatchObject({ verdict: 'pass', limit: 400 })
    expect(() => Result.parse(result)).not.toThrow()
  })
  test('fails where it promised more than holds, and promises nothing by itself', () => {
    expect(judge('{ capacity: { at-least: 900/s } }').verdict).toBe('fail')
    expect(judge('{ capacity: {} }').verdicts[0]?.promises.some((one) => one.metric === 'capacity_per_second')).toBe(false)
    expect(judge('{ capacity: {} }').verdict).toBe('pass')
  })
  test('leaves the rate and what promises observed in the history, so that their drift is known', () => {
    const values = result.history.at(-1)?.values ?? {}
    expect(values['sla/service/capacity_per_second']).toBeCloseTo(result.verdicts[0]?.capacity?.head.ratePerSecond ?? 0, 1)
    expect(values['sla/service/sla_compliance_rate']).toBeGreaterThan(90)
  })
  test('foretells promises from the default branch alone: a pull request adds nothing to it', () => {
    const history = Array.from({ length: 12 }, (_, run) => ({ sha: `${run}`, at: '2026-01-01', environment: FIXTURE.environment.key, values: { 'sla/service/p99_response_time_ms': 50 * 1.02 ** run } }))
    const p99 = (one: Result) => one.forecasts?.find((forecast) => forecast.metric === 'p99_response_time_ms')
    expect(p99(judge('{}', { history, onDefaultBranch: false }))).toMatchObject({ outlook: 'breaks', runs: 12 })
    expect(p99(judge('{}', { history, onDefaultBranch: true }))?.runs).toBe(13)
    expect(judge('{}', { onDefaultBranch: false }).forecasts).toBeUndefined()
  })
})
