import { describe, expect, test } from 'vitest'
import type { CapacityVerdict, Forecast, MemoryTrend, SideCapacity } from '../../src/measure/capacity.ts'
import type { Result } from '../../src/measure/result.ts'
import { renderComment } from '../../src/report/markdown/comment.ts'
import { buildReport, type Report } from '../../src/report/view/report.ts'
import { passing, searched } from './result-fixture.ts'

const HEAD: SideCapacity = { side: 'head', outcome: 'found', ratePerSecond: 453, interval: [430, 478], intervalOf: 'mean', searches: 3, steps: 20, scalability: { kind: 'refused', reason: 'throughput was not measured at any concurrency' } }

/** The report of a search that found this, and nothing else. */
function told(head: Partial<SideCapacity>, verdict: Partial<CapacityVerdict> = {}): Report {
  const result = searched()
  const capacity: CapacityVerdict = { head: { ...HEAD, ...head }, peakPerSecond: 375, ...verdict }
  return buildReport({ ...result, verdicts: result.verdicts.map((one) => { const { memory: _memory, ...rest } = one; return one.phase === 'sla' ? { ...rest, capacity } : rest }), forecasts: [] })
}

function outlook(memory: MemoryTrend[], forecasts: Forecast[] = []): Report {
  const result: Result = passing()
  return buildReport({ ...result, verdicts: result.verdicts.map((one) => (one.phase === 'load' ? { ...one, memory } : one)), forecasts })
}

const withoutInterval = (outcome: SideCapacity['outcome'], ratePerSecond?: number) => ({ outcome, ratePerSecond, interval: undefined, intervalOf: undefined }) as Partial<SideCapacity>

describe('the capacity in words', () => {
  test.for<[string, Partial<SideCapacity>, string]>([
    ['a rate with its interval', {}, 'up to 453 /s within the promises (95 % sure: 430 to 478); 1.21 × the pattern\'s peak of 375 /s'],
    ['a bracket where searches are few', { intervalOf: 'bracket', searches: 1 }, 'up to 453 /s within the promises (between 430 and 478 in 1 search, too few for an interval); 1.21 × the pattern\'s peak of 375 /s'],
    ['nothing broke', withoutInterval('at-least', 700), 'at least 700 /s within the promises, and no more was tried; at least 1.87 × the pattern\'s peak of 375 /s'],
    ['nothing held', withoutInterval('none'), 'no rate that was tried is within the promises'],
    ['we gave out', { ...withoutInterval('invalid', 9000), gaveOut: { kind: 'measurement', text: 'the measurement, not the service: generator rate' } }, 'at least 9,000 /s within the promises, and beyond that it could not be measured; at least 24.0 × the pattern\'s peak of 375 /s; the measurement gave out first, not the service'],
    ['we could measure nothing', withoutInterval('invalid'), 'it could not be measured'],
    ['the budget was spent', withoutInterval('undecided', 200), 'not decided within the budget: 200 /s was within the promises; at least 0.533 × the pattern\'s peak of 375 /s'],
  ])('%s', ([, head, sentence]) => {
    expect(told(head).capacity?.sentence).toBe(sentence)
  })
  test('is one line of the comment, and none where it was not searched for', () => {
    expect(renderComment(told({}), { commentId: 'x' }).split('\n').filter((line) => line.includes('Capacity'))).toHaveLength(1)
    expect(renderComment(buildReport(passing()), { commentId: 'x' })).not.toContain('Capacity')
  })
})

describe('recommendations', () => {
  test('are none where nothing calls for one', () => {
    expect(told({}).recommendations).toEqual([])
    expect(told({ gaveOut: { kind: 'unseen', text: 'nothing that is watched' } }).recommendations).toEqual([])
  })
  test('name what was measured', () => {
    const { recommendations } = told({ interval: [280, 320], ratePerSecond: 300, gaveOut: { kind: 'cpu', text: 'CPU: 1.95 of the 2 cores that it may use' } })
    expect(recommendations.map((one) => one.evidence)).toEqual(['the peak is 375 /s, and no more than 320 /s hold', 'just above 300 /s: CPU: 1.95 of the 2 cores that it may use'])
    expect(recommendations[0]?.text).toContain('1.17 to 1.34 times as much')
  })
  test('about threads are only given where cores are free', () => {
    expect(told({ gaveOut: { kind: 'thread', text: 'one thread' } }).recommendations).toHaveLength(1)
  })
})

describe('the outlook in words', () => {
  const steady: MemoryTrend = { kind: 'seen', side: 'head', state: 'steady', mbPerMinute: 0.1, interval: [-2, 2.2], detectable: 3.1, blocks: 12, blockMs: 2000, rounds: 3, roundMs: 13_000, memoryMb: 100 }
  test('says how small a leak would have been seen', () => {
    expect(outlook([steady]).outlook).toEqual([{ name: 'Memory of the head (load)', text: 'no leak seen; one of 3.1 MB a minute or more would have been, from 12 blocks of 2 s at the end of 3 rounds', isUrgent: false }])
  })
  test('tells no time to a limit that is not known, or not certain', () => {
    const [growing] = outlook([{ ...steady, state: 'growing', mbPerMinute: 6, interval: [1, 11] }]).outlook
    expect(growing?.isUrgent).toBe(false)
    expect(growing?.text).toBe('grows by 6.0 MB a minute (95 % sure: 1.0 to 11.0); after 13 s it may still be warming up, a longer phase tells; from 12 blocks of 2 s at the end of 3 rounds')
    const [open] = outlook([{ ...steady, state: 'growing', roundMs: 90_000, mbPerMinute: 6, interval: [1, 11], limit: { memoryMb: 1000, of: 'machine' }, minutesToLimit: { value: 150, low: 82 } }]).outlook
    expect(open).toMatchObject({ isUrgent: true })
    expect(open?.text).toContain('to the 1,000 MB of the machine in 3 h (82 min to never)')
  })
  test('of a promise is urgent only within as many merges as it rests on', () => {
    const forecast: Forecast = { text: 'not p99_response_time_ms > 100', metric: 'p99_response_time_ms', limit: 100, outlook: 'breaks', runs: 20, ratioPerRun: 1.02, interval: [1.01, 1.03], merges: { value: 60, low: 30 } }
    const [row] = outlook([], [forecast]).outlook
    expect(row).toEqual({ name: 'Promise: 99th percentile response time at most 100 ms', text: 'breaks in about 60 merges (30 to more than the history can tell), at +2.0 % a merge (95 % sure: +1.0 to +3.0 %) over 20 runs of the default branch', isUrgent: false })
  })
})
