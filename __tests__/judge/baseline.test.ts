import { describe, expect, test } from 'vitest'
import { betweenRunSd, extendHistory, parseResult, readBaseline } from '../../src/judge/baseline.ts'
import type { HistoryEntry, Result } from '../../src/measure/result.ts'

const RESULT: Result = {
  schemaVersion: 1, tool: { name: 'perf-gate', version: '1.0.0' }, startedAt: '2026-01-01T00:00:00Z', measuredSeconds: 1, title: 'main', commit: {}, configHash: 'abc', seed: 1, plan: [],
  environment: { key: 'k', cpuModel: 'c', cores: 2, memoryMb: 1, kernel: 'k', node: 'n', runner: 'r' }, baseline: { kind: 'none', reason: 'first' }, phases: [],
  verdict: 'no-baseline', reasons: [], verdicts: [], explanations: [], notes: [], history: [],
}
const reasonOf = (text: string) => {
  const baseline = readBaseline(text, { hash: 'abc' })
  return baseline.kind === 'refused' ? baseline.reason : 'usable'
}

describe('a stored baseline', () => {
  test('of the same configuration is usable', () => {
    expect(reasonOf(JSON.stringify(RESULT))).toBe('usable')
  })
  test('that is cut off is refused as damaged', () => {
    expect(reasonOf(JSON.stringify(RESULT).slice(0, 100))).toBe('it is damaged: not JSON')
  })
  test('of another configuration is refused', () => {
    expect(reasonOf(JSON.stringify({ ...RESULT, configHash: 'ffffffffff' }))).toContain('another configuration (ffffffff')
  })
  test('of another schema version is refused before anything else is read', () => {
    expect(reasonOf('{"schemaVersion": 99}')).toBe('its schema version is 99, this perf-gate reads 1')
    expect(reasonOf('null')).toContain('schema version is missing')
  })
  test('of an invalid run is refused', () => {
    expect(reasonOf(JSON.stringify({ ...RESULT, verdict: 'invalid' }))).toBe('its own run was invalid')
  })
  test('with unknown keys, wrong types or huge texts is refused', () => {
    expect(reasonOf(JSON.stringify({ ...RESULT, extra: 1 }))).toContain('damaged')
    expect(reasonOf(JSON.stringify({ ...RESULT, seed: 'one' }))).toContain('seed')
    expect(reasonOf(JSON.stringify({ ...RESULT, title: 'x'.repeat(10_000) }))).toContain('title')
  })
  test('cannot smuggle a prototype', () => {
    const parsed = parseResult(JSON.stringify(RESULT).replace('{', '{"__proto__":{"polluted":true},'))
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(parsed.kind === 'usable' && 'polluted' in parsed.result).toBe(false)
  })
})

describe('history', () => {
  const entry = (sha: string, value: number, environment = 'k'): HistoryEntry => ({ sha, at: '', environment, values: { 'load/service/cpu_ms_per_request': value } })
  test('keeps the newest entries, one per commit', () => {
    const history = extendHistory([entry('a', 1), entry('b', 1), entry('c', 1)], entry('b', 2), 2)
    expect(history.map((one) => [one.sha, one.values['load/service/cpu_ms_per_request']])).toEqual([['c', 1], ['b', 2]])
  })
  test('tells how much a metric moves between runs once there are five in the same environment', () => {
    const runs = [1, 1.1, 0.9, 1.05].map((value, index) => entry(`${index}`, value))
    expect(betweenRunSd(runs, 'k', 'load/service/cpu_ms_per_request')).toBeUndefined()
    expect(betweenRunSd([...runs, entry('x', 9, 'other')], 'k', 'load/service/cpu_ms_per_request')).toBeUndefined()
    expect(betweenRunSd([...runs, entry('5', 0.95)], 'k', 'load/service/cpu_ms_per_request')).toBeCloseTo(0.079, 2)
  })
})
