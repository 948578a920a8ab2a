import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { readWaivers } from '../../src/config/waivers.ts'
import { ConfigError } from '../../src/errors.ts'

const CONFIG = { requests: [{ name: 'safe', requests: [] }], components: [{ name: 'policy', kind: 'server-timing' as const, limits: [], required: false, request: undefined }] }
const read = (...messages: string[]) => readWaivers(messages, CONFIG)
const mistakes = (message: string): string[] => {
  try {
    read(message)
  } catch (error) {
    return (error as ConfigError).problems.map((one) => one.message)
  }
  return []
}

describe('a waiver', () => {
  test('is a trailer of a commit message, with metric, limit, day and reason', () => {
    expect(read('Ask twice\n\nBecause.\n\nPerf-Gate-Waive: p99 up to 15% until 2026-12-31: the cache comes later\nCo-authored-by: A <a@example.com>')).toEqual([
      { metric: 'p99_response_time_ms', limit: 0.15, until: '2026-12-31', reason: 'the cache comes later' },
    ])
  })
  test('may be of one class or component, and counts once however many commits carry it', () => {
    const line = 'perf-gate-waive: policy.avg up to 7.5% until 2026-10-01: two evaluations: by design'
    expect(read(`a\n\n${line}`, `b\n\n${line}\r\n`, 'Perf-Gate-Waive: safe.p95 up to 20% until 2026-10-01: x')).toEqual([
      { metric: 'policy.avg_ms', limit: 0.075, until: '2026-10-01', reason: 'two evaluations: by design' },
      { metric: 'safe.p95_response_time_ms', limit: 0.2, until: '2026-10-01', reason: 'x' },
    ])
  })
  test('is nothing that a message merely talks about', () => {
    expect(read('Describe Perf-Gate-Waive: trailers', '')).toEqual([])
  })
})

test.each([
  ['no reason', 'p99 up to 15% until 2026-12-31', /expected a metric, a limit, a day and a reason, such as: Perf-Gate-Waive: p99/],
  ['nothing', '', /expected a metric/],
  ['an unknown metric', 'p98 up to 15% until 2026-12-31: x', /p98.*p9/],
  ['an unknown class', 'save.p99 up to 15% until 2026-12-31: x', /no class of requests or component "save".*safe/],
  ['a limit without unit', 'p99 up to 15 until 2026-12-31: x', /expected a percentage up to 500%, such as 15%, seen "15"/],
  ['a limit in another unit', 'p99 up to 15ms until 2026-12-31: x', /expected a percentage/],
  ['a limit without bounds', 'p99 up to 900% until 2026-12-31: x', /expected a percentage/],
  ['a day that is none', 'p99 up to 15% until 2026-02-30: x', /expected a day such as 2026-12-31, seen "2026-02-30"/],
  ['a day in words', 'p99 up to 15% until tomorrow: x', /expected a day/],
])('%s is told as it was written, with what is expected', (_, line, message) => {
  expect(mistakes(`Change\n\nPerf-Gate-Waive: ${line}`)).toEqual([expect.stringMatching(message)])
})

test('every mistake is told at once', () => {
  expect(mistakes('Perf-Gate-Waive: p98 up to 1% until 2026-12-31: x\nPerf-Gate-Waive: p99 up to 1 until 2026-12-31: x\nPerf-Gate-Waive: p99 up to 5% until 2026-12-31: fine')).toHaveLength(2)
})

describe('a waiver for a label', () => {
  const declare = (waiver: string) => readConfig({ text: `target: https://a.example\ncompare: { waivers: { "perf: accepted": { ${waiver} } } }\n`, file: 'perf-gate.yml', inputs: {} }).compare.waivers
  const problems = (waiver: string): string[] => {
    try {
      declare(waiver)
    } catch (error) {
      return (error as ConfigError).problems.map(({ line, where, message }) => `${line}: ${where}: ${message}`)
    }
    return []
  }

  test('names metric, limit, day and reason in the configuration', () => {
    expect(declare('metric: default.p99, limit: 15%, until: 2026-12-31, reason: "later: soon"')).toEqual([
      { label: 'perf: accepted', metric: 'default.p99_response_time_ms', limit: 0.15, until: '2026-12-31', reason: 'later: soon' },
    ])
  })
  test.each([
    ['without a reason', 'metric: p99, limit: 15%, until: 2026-12-31', /reason/],
    ['without a day', 'metric: p99, limit: 15%, reason: x', /until.*expected the last day/],
    ['until a day that is none', 'metric: p99, limit: 15%, until: 2026-02-30, reason: x', /until: expected a day such as 2026-12-31, seen "2026-02-30"/],
    ['without bounds', 'metric: p99, limit: 900%, until: 2026-12-31, reason: x', /limit: "900%" is out of range/],
    ['for nothing', 'metric: p99, limit: 0%, until: 2026-12-31, reason: x', /limit: "0%" is out of range/],
    ['of an unknown class', 'metric: save.p99, limit: 15%, until: 2026-12-31, reason: x', /metric: there is no class of requests or component "save"/],
    ['of an unknown metric', 'metric: p98, limit: 15%, until: 2026-12-31, reason: x', /metric: unknown metric "p98"/],
  ])('%s is a mistake on its line', (_, waiver, message) => {
    expect(problems(waiver)).toEqual([expect.stringMatching(new RegExp(`^2: compare\\.waivers\\."perf: accepted"\\.?.*${message.source}`))])
  })
})
