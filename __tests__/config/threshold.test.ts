import { describe, expect, test } from 'vitest'
import { findMetric, METRICS, metricsFor, type Metric } from '../../src/config/metrics.ts'
import { parseBreach, parseThreshold, readLimit, type Limit, type Operator } from '../../src/config/threshold.ts'

describe('a threshold', () => {
  test.each<[string, string, Operator, Limit]>([
    ['p99 < 5ms', 'p99_response_time_ms', '<', { kind: 'absolute', value: 5 }],
    ['p99<5', 'p99_response_time_ms', '<', { kind: 'absolute', value: 5 }],
    ['mean <= 0.5s', 'avg_response_time_ms', '<=', { kind: 'absolute', value: 500 }],
    ['max < 800us', 'max_response_time_ms', '<', { kind: 'absolute', value: 0.8 }],
    ['error_rate <= 1%', 'error_rate_percent', '<=', { kind: 'absolute', value: 1 }],
    ['error_rate <= 7%', 'error_rate_percent', '<=', { kind: 'absolute', value: 7 }],
    ['availability_percent >= 99.9', 'availability_percent', '>=', { kind: 'absolute', value: 99.9 }],
    ['requests_per_second > 100/s', 'requests_per_second', '>', { kind: 'absolute', value: 100 }],
    ['memory_peak_mb < 1.5GB', 'memory_peak_mb', '<', { kind: 'absolute', value: 1500 }],
    ['p95 <= baseline', 'p95_response_time_ms', '<=', { kind: 'baseline', factor: 1, offset: 0 }],
    ['p95 <= baseline + 10%', 'p95_response_time_ms', '<=', { kind: 'baseline', factor: 1.1, offset: 0 }],
    ['p95<=baseline+2ms', 'p95_response_time_ms', '<=', { kind: 'baseline', factor: 1, offset: 2 }],
    ['requests_per_second >= baseline - 5', 'requests_per_second', '>=', { kind: 'baseline', factor: 1, offset: -5 }],
    ['p50 <= baseline - 25%', 'p50_response_time_ms', '<=', { kind: 'baseline', factor: 0.75, offset: 0 }],
    ['error_rate <= baseline + 1', 'error_rate_percent', '<=', { kind: 'baseline', factor: 1, offset: 1 }],
  ])('%s', (text, metric, operator, limit) => {
    expect(parseThreshold(text, { line: 3 })).toEqual({ text, metric, operator, limit, line: 3 })
  })

  test.each([
    ['p99', 'has no operator'], ['p99 == 5ms', 'expected one of <, <=, >, >=, seen "=="'], ['p99 = 5ms', 'seen "="'], ['p99 != 5ms', 'seen "!="'],
    ['p99 <', 'the limit is missing'], ['< 5ms', 'the metric is missing'], ['eror_rate < 1%', 'unknown metric "eror_rate" (did you mean "error_rate"?)'],
    ['p99 < 5MB', '"5MB" is no duration, which p99_response_time_ms needs; write 5ms or 5'], ['error_rate < 5ms', 'is no percentage'], ['p99 < 5 < 6', 'not a number'],
    ['p99 < baseline * 2', 'expected + or - and an amount after baseline, seen "* 2"'], ['p99 < baseline +', 'seen nothing'], ['p99 < baselines', 'not a number'],
    ['p99 < baseline - 100%', 'leaves nothing'], ['p99 < baseline + 5%%', 'unknown unit "%%"'], [`p99 < ${' '.repeat(300)}5`, 'too long'],
  ])('%j is refused: %s', (text, message) => {
    expect(() => parseThreshold(text)).toThrow(message)
    expect(() => parseThreshold(text)).toThrow(SyntaxError)
  })

  test('names only metrics that can be promised where it stands', () => {
    const among = metricsFor('component-limit')
    expect(parseThreshold('max < 5ms', { among }).metric).toBe('max_response_time_ms')
    expect(() => parseThreshold('memory_peak_mb < 5', { among })).toThrow('the metric memory_peak_mb cannot be used here; allowed: p50, p90')
  })

  test('as a breach has an operator and a limit in the unit of its metric', () => {
    const { operator, written } = parseBreach('< 99.9%')
    expect([operator, readLimit(written, findMetric('availability_percent') as Metric)]).toEqual(['<', { kind: 'absolute', value: 99.9 }])
    expect(readLimit(parseBreach('> baseline + 5%').written, findMetric('p95') as Metric)).toEqual({ kind: 'baseline', factor: 1.05, offset: 0 })
    expect(() => parseBreach('100')).toThrow('expected one of <, <=, >, >=, seen "100"')
    expect(() => parseBreach('>')).toThrow('the limit is missing')
  })
})

describe('the catalogue of metrics', () => {
  test('has each id once, and a short name at most once per place of use', () => {
    expect(new Set(METRICS.map((one) => one.id)).size).toBe(METRICS.length)
    for (const use of ['sla', 'component-limit', 'compare', 'compare-component'] as const) {
      const short = metricsFor(use).flatMap((one) => one.shortNames)
      expect(new Set(short).size, use).toBe(short.length)
    }
  })

  test('knows the unit an id ends in', () => {
    const endings = { _ms: 'ms', _percent: 'percent', _mb: 'MB', _ratio: 'ratio', ms_per_request: 'ms_per_request' }
    for (const [ending, unit] of Object.entries(endings)) {
      for (const one of METRICS.filter(({ id }) => id.endsWith(ending))) expect(one.unit, one.id).toBe(unit)
    }
  })

  test('finds an id, a short name, and the component\'s own average among those of components', () => {
    expect(findMetric('p99')?.id).toBe('p99_response_time_ms')
    expect(findMetric('avg')?.id).toBe('avg_response_time_ms')
    expect(findMetric('avg', metricsFor('compare-component'))?.id).toBe('avg_ms')
    expect(findMetric('toString')).toBeUndefined()
  })
})
