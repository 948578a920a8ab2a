import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'

const read = (sla: string) => readConfig({ text: `target: http://a.example\nsla:\n  ${sla}\n`, file: 'perf-gate.yml', inputs: {} })

describe('sla.capacity', () => {
  test('is off where it is not asked for', () => {
    expect(read('rate: 10/s').sla.capacity).toBeUndefined()
  })
  test('has defaults for all of its keys, and promises nothing by itself', () => {
    expect(read('capacity: {}').sla.capacity).toEqual({ budgetMs: 240_000, stepMs: 5000, atMostPerSecond: 100_000, atLeast: undefined })
  })
  test('knows the line of its promise', () => {
    expect(read('capacity: { budget: 2m, step: 3s, at-most: 900/s, at-least: 300/s }').sla.capacity).toEqual({ budgetMs: 120_000, stepMs: 3000, atMostPerSecond: 900, atLeast: { ratePerSecond: 300, line: 3 } })
  })
  test('that promises more than it tries is a mistake, told at the promise', () => {
    expect(() => read('capacity: { at-most: 100/s, at-least: 300/s }')).toThrow('perf-gate.yml:3:41: sla.capacity.at-least: 300/s is promised, but no more than 100/s is tried; raise at-most')
  })
  test('with nothing that could break is a mistake: such a search has no end', () => {
    const nothing = 'perf-gate.yml:3:3: sla.capacity: nothing could break'
    expect(() => read('capacity: {}\n  thresholds: [{ metric: p99, breach: "> 100", severity: minor }]')).toThrow(nothing)
    expect(() => read('capacity: {}\n  thresholds: [{ metric: p99, breach: "> 100", muted: true }]')).toThrow(nothing)
    expect(() => read('capacity: {}\n  thresholds: ["p99 <= baseline + 10%"]')).toThrow(nothing)
    expect(() => read('capacity: {}\n  thresholds: ["p99 <= 100ms", { metric: avg, breach: "> 50", severity: minor }]')).not.toThrow()
  })
  test('shapes nothing that earlier results were measured with: they still compare', () => {
    expect(read('capacity: {}').hash).toBe(read('rate: 50/s').hash)
  })
})
