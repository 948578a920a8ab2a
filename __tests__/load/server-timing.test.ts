import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseServerTiming } from '../../src/load/server-timing.ts'

test.each([
  ['db;dur=53.2', [{ name: 'db', durationUs: 53_200 }]],
  ['db;dur=1, policy;dur=2.5', [{ name: 'db', durationUs: 1000 }, { name: 'policy', durationUs: 2500 }]],
  ['db;desc="a, b; dur=9";dur=1', [{ name: 'db', durationUs: 1000 }]],
  ['db ; DUR = "1.5" ; desc=x', [{ name: 'db', durationUs: 1500 }]],
  ['db;dur=1e-3', [{ name: 'db', durationUs: 1 }]],
  ['db;dur=1,db;dur=2', [{ name: 'db', durationUs: 3000 }]],
  ['hit, miss;desc=no, db;dur=0', [{ name: 'db', durationUs: 0 }]],
  ['db;dur=5;dur=7', [{ name: 'db', durationUs: 5000 }]],
  ['db;dur=-1, x;dur=nan, y;dur="", z;dur=1e99', []],
  ['db;dur=1, <script>;dur=2, c;dur=3', [{ name: 'db', durationUs: 1000 }]],
  ['', []],
])('%s', (header, expected) => {
  expect(parseServerTiming(header)).toEqual(expected)
})

test('whatever a service sends is read quickly, and gives at most 32 entries with sane names and durations', () => {
  const hostile = fc.oneof(fc.string({ maxLength: 200 }), fc.stringMatching(/^[a;,"\\= dur0-9.]*$/, { maxLength: 200 })).map((text) => text.repeat(500))
  fc.assert(fc.property(hostile, (header) => {
    const before = process.cpuUsage()
    const entries = parseServerTiming(header)
    expect(process.cpuUsage(before).user).toBeLessThan(1e6)
    expect(entries.length).toBeLessThanOrEqual(32)
    for (const { name, durationUs } of entries) {
      expect(name).toMatch(/^[!#$%&'*+\-.^_`|~\w]{1,100}$/)
      expect(durationUs >= 0 && durationUs <= 600_000_000).toBe(true)
    }
  }), { numRuns: 300 })
})
