import { describe, expect, test } from 'vitest'
import { parseResult, readBaseline, whyNoBaseline } from '../../../src/judge/history/baseline.ts'
import type { Result } from '../../../src/measure/result.ts'
import { breached, first, passing } from '../../report/result-fixture.ts'

const RESULT: Result = {
  schemaVersion: 1, tool: { name: 'perf-gate', version: '1.0.0' }, startedAt: '2026-01-01T00:00:00Z', measuredSeconds: 1, title: 'main', commit: {}, configHash: 'abc', seed: 1, plan: [],
  environment: { key: 'k', cpuModel: 'c', cores: 2, memoryMb: 1, kernel: 'k', node: 'n', runner: 'r' }, baseline: { kind: 'none', reason: 'first' }, phases: [],
  verdict: 'no-baseline', reasons: [], verdicts: [], explanations: [], notes: [], history: [],
}
const reasonOf = (text: string) => {
  const baseline = readBaseline(text, { hash: 'abc' })
  return baseline.kind === 'refused' ? baseline.reason : 'usable'
}

test('a run becomes a baseline, but for an invalid one, one that broke a promise, and one of two sides at once', () => {
  expect(whyNoBaseline(first())).toBeUndefined()
  expect(whyNoBaseline({ ...first(), verdict: 'invalid' })).toBe('the run was invalid')
  expect(whyNoBaseline({ ...first(), verdicts: breached().verdicts })).toMatch(/^the run broke a promise \(/)
  expect(whyNoBaseline(passing())).toBe('base and head were measured at once')
})

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
