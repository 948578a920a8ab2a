import { describe, expect, test } from 'vitest'
import type { SlaThreshold } from '../../src/config/config.ts'
import { DEFAULT_THRESHOLDS } from '../../src/config/thresholds-default.ts'
import { judgeSlaPromises } from '../../src/judge/promises.ts'
import type { Observed } from '../../src/judge/sla-metrics.ts'
import { noViolations, reduceViolations } from '../../src/judge/violations.ts'
import { Histogram } from '../../src/measure/histogram.ts'
import { createRandom, type Random } from '../../src/workload/random.ts'

const RATE = 200
const SECONDS = 30
const WINDOW = 5
const RUNS = 1000
const P99: SlaThreshold = { ...DEFAULT_THRESHOLDS[1] as SlaThreshold, metric: 'p99_response_time_ms', breach: { operator: '>', value: 100 }, severity: 'major', graceMs: 3000, rollback: true, line: undefined }
const RULES = [{ threshold: P99, graceMs: P99.graceMs }]

function seen(requests: number, slow: number): Observed {
  const latencyUs = new Histogram()
  for (let i = 0; i < requests; i++) latencyUs.record(i < slow ? 400_000 : 5000)
  return { durationMs: (requests / RATE) * 1000, requests, failed: 0, latencyUs, cpuPercent: undefined, memoryPercent: undefined }
}

function slowIn(share: number, random: Random): number {
  let slow = 0
  for (let i = 0; i < RATE; i++) if (random.next() < share) slow++
  return slow
}

/** Half a minute of requests at 200/s, watched each second as the phase does: what fired when, and the promise over the whole of it. */
function watch(seed: number, shareAt: (second: number) => number) {
  const random = createRandom(seed)
  const slow: number[] = []
  let state = noViolations(RULES)
  for (let second = 1; second <= SECONDS; second++) {
    slow.push(slowIn(shareAt(second - 1), random))
    const window = slow.slice(-WINDOW)
    state = reduceViolations(state, { within: () => memoised(window.length * RATE, total(window)), atMs: second * 1000 }, RULES).state
  }
  const promise = judgeSlaPromises([P99], memoised(SECONDS * RATE, total(slow)), state.violations)[0]
  return { firedMs: state.violations.find((one) => one.firedMs !== undefined)?.firedMs, verdict: promise?.verdict }
}

const windows = new Map<string, Observed>()
function memoised(requests: number, slow: number): Observed {
  const key = `${requests}/${slow}`
  const known = windows.get(key) ?? seen(requests, slow)
  windows.set(key, known)
  return known
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

describe('"99 % under 100 ms", watched for 30 s at 200/s', () => {
  test(`never alarms while 0.5 % are slow, and finds 1.5 % in 19 of 20 runs: an exact test can do no more with so few (${RUNS} seeded runs each)`, () => {
    const calm = Array.from({ length: RUNS }, (_, seed) => watch(seed, () => 0.005))
    const slow = Array.from({ length: RUNS }, (_, seed) => watch(seed, () => 0.015))
    expect(calm.filter((run) => run.firedMs !== undefined || run.verdict === 'fail')).toEqual([])
    expect(slow.filter((run) => run.verdict === 'pass')).toEqual([])
    expect(slow.filter((run) => run.verdict === 'fail').length).toBeGreaterThan(RUNS * 0.94)
  })
  test(`fires within the grace period and two seconds of a breach that begins at second 10, and not before (${RUNS} seeded runs)`, () => {
    const runs = Array.from({ length: RUNS }, (_, seed) => watch(seed, (second) => (second < 10 ? 0.002 : 0.2)))
    const late = runs.filter(({ firedMs }) => firedMs === undefined || firedMs < 10_000 + P99.graceMs || firedMs > 10_000 + P99.graceMs + 2000)
    expect(late).toEqual([])
  })
})
