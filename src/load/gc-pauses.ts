import { PerformanceObserver } from 'node:perf_hooks'

/** How often and how long this thread stood still to collect its own garbage, in µs. What was answered meanwhile was noticed late by as much. */
export type GcPauses = { count: number; totalUs: number; maxUs: number }
export type GcWatch = {
  /** How much of a time this thread stood still, in ms, as far as it is known by now. Times are on the clock of `performance.now()`, and not long ago. */
  heldUpMs(fromMs: number, toMs: number): number
  finish(): GcPauses
}

const REMEMBERED = 32

/**
 * Watches until it is asked for all. Node.js tells of a pause in the turn of the event loop after it: one in the turn of the question is missed.
 *
 * What is known of a pause is taken out of latencies: a request that left late because of it starts when it left. What came in during one is only
 * told of, as a bound. Its true moment is anywhere in the pause: taking all of that off would tell less than it took, and leaving such answers
 * out would leave out the slow ones, for many answers at once, as after a freeze of the service, are what garbage is collected for.
 */
export function watchGcPauses(): GcWatch {
  const pauses: GcPauses = { count: 0, totalUs: 0, maxUs: 0 }
  const fromMs = new Float64Array(REMEMBERED)
  const toMs = new Float64Array(REMEMBERED)
  const count = (entries: readonly { startTime: number; duration: number }[]) => {
    for (const { startTime, duration } of entries) {
      fromMs[pauses.count % REMEMBERED] = startTime
      toMs[pauses.count % REMEMBERED] = startTime + duration
      pauses.count++
      pauses.totalUs += duration * 1000
      pauses.maxUs = Math.max(pauses.maxUs, duration * 1000)
    }
  }
  const observer = new PerformanceObserver((list) => count(list.getEntries()))
  observer.observe({ entryTypes: ['gc'] })
  return {
    heldUpMs(from, to) {
      count(observer.takeRecords())
      return fromMs.reduce((total, start, i) => total + Math.max(0, Math.min(to, toMs[i] as number) - Math.max(from, start)), 0)
    },
    finish() {
      count(observer.takeRecords())
      observer.disconnect()
      return pauses
    },
  }
}
