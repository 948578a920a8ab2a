import type { Allowance, Clock, TreeDetails, TreeUsage } from '../ports.ts'
import type { GarbageCollections } from './runtime.ts'

/** Short-lived trees are looked at five times a second. */
const SHORTEST_INTERVAL_MS = 200
/** Looking takes longer the more processes there are: no more of one core than this is spent on it, and no longer than this is waited. */
const MOST_OF_A_CORE = 0.003
const LONGEST_INTERVAL_MS = 10_000
const NOT_TOLD = 'this system does not tell what a process tree uses, or the service was not started by perf-gate'

/** What a process tree used while it was sampled. With `absent` nothing could be seen, and the numbers must not be used. */
export type ResourceUse = {
  /** Since the epoch. */
  startedOnMs: number
  durationMs: number
  /** User and kernel; `systemCpuMs` of it in the kernel. */
  cpuMs: number
  systemCpuMs: number
  memoryBaselineMb: number
  memoryPeakMb: number
  points: { atMs: number; cpuPercent: number; memoryMb: number; processes: number }[]
  /** As it began and as it ended, where the system told both. */
  details?: { first: TreeDetails; last: TreeDetails }
  garbage: GarbageCollections
  /** What the tree may use, where the system told. */
  allowance?: Allowance
  absent?: string
}

type Service = { collections(fromMs: number, toMs: number): GarbageCollections; usage(options?: { details?: boolean }): TreeUsage | undefined }

/**
 * Samples the tree until `stop`, which may be called again and gives the same answer. CPU is counted from start to stop. The pause between
 * two looks grows with what a look costs this thread.
 */
export function sampleResources(service: Service, clock: Clock): { stop(): ResourceUse } {
  const startedAt = clock.monotonicMs()
  const startedOnMs = clock.now()
  const first = service.usage({ details: true })
  const points: ResourceUse['points'] = []
  let last = first
  let lastAt = startedAt
  let result: ResourceUse | undefined
  let timer: NodeJS.Timeout

  function sample(details: boolean): void {
    const now = clock.monotonicMs()
    const usage = service.usage({ details })
    if (usage === undefined || last === undefined) return
    if (now > lastAt) points.push({ atMs: now - startedAt, cpuPercent: ((usage.cpuMs - last.cpuMs) / (now - lastAt)) * 100, memoryMb: usage.rssBytes / 1e6, processes: usage.processes })
    last = usage
    lastAt = now
  }

  function sampleLater(pauseMs: number): void {
    timer = setTimeout(() => {
      const before = process.threadCpuUsage()
      sample(false)
      const { user, system } = process.threadCpuUsage(before)
      sampleLater(Math.min(LONGEST_INTERVAL_MS, Math.max(SHORTEST_INTERVAL_MS, (user + system) / 1000 / MOST_OF_A_CORE)))
    }, pauseMs)
  }

  sampleLater(SHORTEST_INTERVAL_MS)
  return {
    stop() {
      if (result !== undefined) return result
      clearTimeout(timer)
      sample(true)
      const memory = [first, last].flatMap((usage) => (usage === undefined ? [] : [usage.rssBytes / 1e6])).concat(points.map((point) => point.memoryMb))
      result = {
        startedOnMs, durationMs: clock.monotonicMs() - startedAt, points,
        cpuMs: first === undefined || last === undefined ? 0 : last.cpuMs - first.cpuMs,
        systemCpuMs: first === undefined || last === undefined ? 0 : last.systemCpuMs - first.systemCpuMs,
        garbage: service.collections(startedOnMs, clock.now()),
        memoryBaselineMb: memory[0] ?? 0, memoryPeakMb: Math.max(0, ...memory),
        ...(first?.details === undefined || last?.details === undefined ? {} : { details: { first: first.details, last: last.details } }),
        ...(first?.allowance === undefined ? {} : { allowance: first.allowance }),
        ...(first === undefined ? { absent: NOT_TOLD } : {}),
      }
      return result
    },
  }
}
