import type { Observed } from '../judge/sla-metrics.ts'
import type { LoadProgress } from '../load/engine.ts'
import { mergeHistograms } from '../measure/histogram.ts'
import type { Clock, TreeUsage } from '../ports.ts'

type Second = { atMs: number; durationMs: number; requests: number; failed: number; latencyUs: string; cpuMs: number | undefined; cpus: number | undefined; memoryPercent: number | undefined }

/** The last seconds of one side, merged: requests and latencies from the engine's progress, CPU and memory from the process tree. */
export class SlidingWindow {
  readonly #lengthMs: number
  readonly #usage: () => TreeUsage | undefined
  readonly #clock: Clock
  readonly #seconds: Second[] = []
  #lastCpuMs: number | undefined
  #lastAtMs: number
  /** The engine counts from the start; a second is what came since the last time. */
  #counted = { completed: 0, failed: 0 }

  constructor(lengthMs: number, usage: () => TreeUsage | undefined, clock: Clock) {
    this.#lengthMs = lengthMs
    this.#usage = usage
    this.#clock = clock
    this.#lastCpuMs = usage()?.cpuMs
    this.#lastAtMs = clock.monotonicMs()
  }

  /** Takes in the progress since the last call and returns what the window now shows. */
  push(progress: LoadProgress): Observed {
    const side = progress.sides[0]
    const now = this.#clock.monotonicMs()
    const usage = this.#usage()
    const cpuMs = usage === undefined || this.#lastCpuMs === undefined ? undefined : usage.cpuMs - this.#lastCpuMs
    this.#lastCpuMs = usage?.cpuMs
    if (side !== undefined) {
      this.#seconds.push({
        atMs: progress.elapsedMs, durationMs: now - this.#lastAtMs, latencyUs: side.latencyUs,
        requests: side.completed - this.#counted.completed, failed: side.errors - this.#counted.failed,
        cpuMs, cpus: usage?.allowance?.cpus, memoryPercent: usage?.allowance === undefined ? undefined : (usage.rssBytes / usage.allowance.memoryBytes) * 100,
      })
    }
    if (side !== undefined) this.#counted = { completed: side.completed, failed: side.errors }
    this.#lastAtMs = now
    return merge(this.#seconds.filter((second) => second.atMs > progress.elapsedMs - this.#lengthMs))
  }

  /** Everything seen so far. */
  overall(): Observed {
    return merge(this.#seconds)
  }
}

function merge(seconds: readonly Second[]): Observed {
  const total = (pick: (second: Second) => number) => seconds.reduce((all, second) => all + pick(second), 0)
  const durationMs = total((second) => second.durationMs)
  const memory = seconds.flatMap((second) => second.memoryPercent ?? [])
  const cpus = seconds.find((second) => second.cpus !== undefined)?.cpus
  const cpuSeen = seconds.length > 0 && seconds.every((second) => second.cpuMs !== undefined)
  return {
    durationMs, requests: total((second) => second.requests), failed: total((second) => second.failed),
    latencyUs: mergeHistograms(seconds.map((second) => second.latencyUs)),
    cpuPercent: cpuSeen && cpus !== undefined && durationMs > 0 ? (total((second) => second.cpuMs ?? 0) / durationMs / cpus) * 100 : undefined,
    memoryPercent: memory.length === 0 ? undefined : Math.max(...memory),
  }
}
