import { describe, expect, test } from 'vitest'
import type { SlaThreshold } from '../../../src/config/config.ts'
import { DEFAULT_THRESHOLDS } from '../../../src/config/thresholds-default.ts'
import { forecastPromises } from '../../../src/judge/history/forecast.ts'
import type { HistoryEntry } from '../../../src/measure/result.ts'
import { seededNormal } from '../seeded-normal.ts'

const MACHINE = { key: 'linux' }
const P99: SlaThreshold = { ...DEFAULT_THRESHOLDS[1] as SlaThreshold, metric: 'p99_response_time_ms', breach: { operator: '>', value: 100 }, severity: 'major', graceMs: 1000, rollback: false, line: undefined }

function history({ from = 60, perRun = 1, runs = 50, noise = 0.03, seed = 1, environment = 'linux' }: { from?: number; perRun?: number; runs?: number; noise?: number; seed?: number; environment?: string }): HistoryEntry[] {
  const normal = seededNormal(seed)
  return Array.from({ length: runs }, (_, run) => ({ sha: `sha${run}`, at: '2026-01-01', environment, values: { 'sla/service/p99_response_time_ms': from * perRun ** run * Math.exp(noise * normal()) } }))
}

const only = (entries: HistoryEntry[], threshold = P99) => forecastPromises([threshold], entries, MACHINE)[0]!

describe('the forecast of a promise', () => {
  test('tells in how many merges it breaks at the drift there is', () => {
    // 60 ms, 0.7 % more with every merge: 84.5 ms after the 50th, 100 ms another 24.2 merges later.
    const forecast = only(history({ perRun: 1.007 }))
    expect(forecast.outlook).toBe('breaks')
    expect(forecast.merges?.value).toBeGreaterThan(18)
    expect(forecast.merges?.value).toBeLessThan(31)
    expect(forecast.merges?.low).toBeLessThanOrEqual(25)
    expect(forecast.merges?.high).toBeGreaterThanOrEqual(24)
  })
  test('holds the truth in its interval nearly always: 500 simulated histories', () => {
    let covered = 0
    let told = 0
    for (let seed = 1; seed <= 500; seed++) {
      const { merges } = only(history({ perRun: 1.007, seed }))
      if (merges === undefined) continue
      told++
      if (merges.low <= 25 && (merges.high ?? Number.POSITIVE_INFINITY) >= 24) covered++
    }
    expect(told).toBeGreaterThan(490)
    expect(covered / told).toBeGreaterThan(0.92)
  })
  test('says no trend where there is none, and errs once in twenty', () => {
    let trends = 0
    for (let seed = 1; seed <= 500; seed++) if (only(history({ seed })).outlook !== 'no-trend') trends++
    expect(trends / 500).toBeLessThan(0.08)
    expect(trends / 500).toBeGreaterThan(0.02)
  })
  test('goes no further than the history can tell', () => {
    expect(only(history({ from: 20, perRun: 1.002, noise: 0.005 }))).toMatchObject({ outlook: 'beyond-horizon', runs: 50 })
  })
  test('knows a promise that gets safer, and one that is broken already', () => {
    expect(only(history({ from: 90, perRun: 0.99 })).outlook).toBe('away')
    expect(only(history({ from: 120 })).outlook).toBe('broken')
  })
  test('of something that should be large counts the other way', () => {
    const rate = history({ perRun: 1 }).map((entry, run) => ({ ...entry, values: { 'sla/service/requests_per_second': 100 * 0.99 ** run } }))
    expect(only(rate, { ...P99, metric: 'requests_per_second', breach: { operator: '<', value: 50 } })).toMatchObject({ outlook: 'breaks', merges: { value: 20 } })
  })
  test('is unknown with a reason: too few runs here, or a metric that runs do not keep', () => {
    expect(only(history({ runs: 6 }))).toMatchObject({ outlook: 'unknown', reason: '6 runs on this kind of machine, 10 are needed' })
    expect(only(history({ environment: 'elsewhere' }))).toMatchObject({ outlook: 'unknown' })
    expect(only(history({}), { ...P99, metric: 'availability_percent' })).toMatchObject({ outlook: 'unknown', reason: 'runs keep no history of this metric' })
    expect(forecastPromises([P99], [], MACHINE)).toEqual([])
  })
  test('is not drawn through a share that most runs saw nothing of', () => {
    const errors = history({ perRun: 1 }).map((entry, run) => ({ ...entry, values: { ...entry.values, ...(run % 3 === 0 ? { 'sla/service/error_rate_percent': 0.1 + run / 100 } : {}) } }))
    expect(only(errors, { ...P99, metric: 'error_rate_percent', breach: { operator: '>', value: 1 } })).toMatchObject({ outlook: 'unknown', reason: '33 of 50 runs saw none of it: through a share that is mostly zero no line is drawn' })
  })
})
