import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'

function read(...breaches: string[]) {
  const thresholds = breaches.map((breach) => `    - { metric: p99, breach: "${breach}" }\n`).join('')
  return () => readConfig({ text: `target: http://a.example\nsla:\n  thresholds:\n${thresholds}`, file: 'perf-gate.yml', inputs: {} })
}

describe('two thresholds on one metric', () => {
  test('that make every value a breach are a mistake, told at the later one', () => {
    expect(read('> 100', '< 200')).toThrow('perf-gate.yml:5:30: sla.thresholds[1].breach: contradicts an earlier threshold: where p99_response_time_ms > 100 and p99_response_time_ms < 200 are both a breach, every value is one')
    expect(read('>= 100', '< 100')).toThrow('contradicts')
  })
  test('that say the same are a mistake', () => {
    expect(read('> 100ms', '> 100')).toThrow('p99_response_time_ms > 100 is a breach already')
  })
  test('that leave a value between them, or are two levels, are fine', () => {
    expect(read('> 200', '< 100', '> 300')).not.toThrow()
    expect(read('> 100', '< 100')).not.toThrow()
  })
})
