import type { Clock, TreeUsage } from '../ports.ts'

const INTERVAL_MS = 200

/** What a process tree used while it was sampled. With `absent` nothing could be seen, and the numbers must not be used. */
export type ResourceUse = {
  durationMs: number
  cpuMs: number
  memoryBaselineMb: number
  memoryPeakMb: number
  points: { atMs: number; cpuPercent: number; memoryMb: number }[]
  absent?: string
}

/** Samples the tree five times a second until `stop`, which may be called again and gives the same answer. CPU is counted from start to stop. */
export function sampleResources(service: { usage(): TreeUsage | undefined }, clock: Clock): { stop(): ResourceUse } {
  const startedAt = clock.monotonicMs()
  const first = service.usage()
  const points: ResourceUse['points'] = []
  let last = first
  let lastAt = startedAt
  let result: ResourceUse | undefined

  function sample(): void {
    const now = clock.monotonicMs()
    const usage = service.usage()
    if (usage === undefined || last === undefined) return
    if (now > lastAt) points.push({ atMs: now - startedAt, cpuPercent: ((usage.cpuMs - last.cpuMs) / (now - lastAt)) * 100, memoryMb: usage.rssBytes / 1e6 })
    last = usage
    lastAt = now
  }

  const timer = setInterval(sample, INTERVAL_MS)
  return {
    stop() {
      if (result !== undefined) return result
      clearInterval(timer)
      sample()
      const memory = [first, last].flatMap((usage) => (usage === undefined ? [] : [usage.rssBytes / 1e6])).concat(points.map((point) => point.memoryMb))
      result = {
        durationMs: clock.monotonicMs() - startedAt, points,
        cpuMs: first === undefined || last === undefined ? 0 : last.cpuMs - first.cpuMs,
        memoryBaselineMb: memory[0] ?? 0, memoryPeakMb: Math.max(0, ...memory),
        ...(first === undefined ? { absent: 'this system does not tell what a process tree uses, or the service was not started by perf-gate' } : {}),
      }
      return result
    },
  }
}
