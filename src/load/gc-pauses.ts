import { PerformanceObserver } from 'node:perf_hooks'

/** How often and how long this thread stood still to collect its own garbage, in µs. What was answered meanwhile was noticed late by as much. */
export type GcPauses = { count: number; totalUs: number; maxUs: number }

/** Watches until it is asked. Node.js tells of a pause in the turn of the event loop after it: one in the turn of the question is missed. */
export function watchGcPauses(): () => GcPauses {
  const pauses: GcPauses = { count: 0, totalUs: 0, maxUs: 0 }
  const count = (entries: readonly { duration: number }[]) => {
    for (const { duration } of entries) {
      pauses.count++
      pauses.totalUs += duration * 1000
      pauses.maxUs = Math.max(pauses.maxUs, duration * 1000)
    }
  }
  const observer = new PerformanceObserver((list) => count(list.getEntries()))
  observer.observe({ entryTypes: ['gc'] })
  return () => {
    count(observer.takeRecords())
    observer.disconnect()
    return pauses
  }
}
