/** Long enough to see ten steps of the coarsest clock there is (100 Hz). */
const WATCHED_MS = 100
const STEPS = 10

/** The smallest step in µs of the clock that latencies are read from: nanoseconds where the system has a good one, a timer's tick where it has none. */
export function clockStepUs(nowMs: () => number = () => performance.now()): number {
  let smallest = Number.POSITIVE_INFINITY
  let steps = 0
  const startMs = nowMs()
  for (let before = startMs; steps < STEPS && before - startMs < WATCHED_MS;) {
    const after = nowMs()
    if (after === before) continue
    smallest = Math.min(smallest, after - before)
    steps++
    before = after
  }
  return smallest * 1000
}
