import { partKey, type Observed, type ObservedPart } from '../judge/sla-metrics.ts'
import type { LoadProgress, SideProgress } from '../load/engine.ts'
import type { Subject } from '../measure/block.ts'
import { mergeHistograms } from '../measure/histogram.ts'
import type { Clock, TreeUsage } from '../ports.ts'

type Part = { requests: number; failed: number; latencyUs: string[] }
type Second = Part & { atMs: number; durationMs: number; parts: ReadonlyMap<string, Part>; cpuMs: number | undefined; cpus: number | undefined; memoryPercent: number | undefined }
type Counts = { completed: number; errors: number }

/** The last seconds of one side, merged: requests and latencies from the engine's progress, CPU and memory from the process tree. */
export class SlidingWindow {
  readonly #usage: () => TreeUsage | undefined
  readonly #clock: Clock
  /** Classes and components that are looked at by themselves. */
  readonly #subjects: readonly Subject[]
  readonly #seconds: Second[] = []
  #lastCpuMs: number | undefined
  #lastAtMs: number
  #nowMs = 0
  /** The engine counts from the start; a second is what came since the last time. */
  readonly #counted = new Map<string, Counts>()
  /** By length: most thresholds look back on the same. */
  readonly #seen = new Map<number, Observed>()

  constructor({ usage, clock, subjects = [] }: { usage: () => TreeUsage | undefined; clock: Clock; subjects?: readonly Subject[] }) {
    this.#usage = usage
    this.#clock = clock
    this.#subjects = subjects
    this.#lastCpuMs = usage()?.cpuMs
    this.#lastAtMs = clock.monotonicMs()
  }

  /** Takes in the progress since the last call. */
  push(progress: LoadProgress): void {
    const side = progress.sides[0]
    const now = this.#clock.monotonicMs()
    const usage = this.#usage()
    const cpuMs = usage === undefined || this.#lastCpuMs === undefined ? undefined : usage.cpuMs - this.#lastCpuMs
    this.#lastCpuMs = usage?.cpuMs
    if (side !== undefined) {
      this.#seconds.push({
        atMs: progress.elapsedMs, durationMs: now - this.#lastAtMs, ...this.#since('', side, [side.latencyUs]), parts: this.#partsOf(side),
        cpuMs, cpus: usage?.allowance?.cpus, memoryPercent: usage?.allowance === undefined ? undefined : (usage.rssBytes / usage.allowance.memoryBytes) * 100,
      })
    }
    this.#lastAtMs = now
    this.#nowMs = progress.elapsedMs
    this.#seen.clear()
  }

  /** What the last so many ms show. */
  within(lengthMs: number): Observed {
    let seen = this.#seen.get(lengthMs)
    if (seen === undefined) this.#seen.set(lengthMs, seen = merge(this.#seconds.filter((second) => second.atMs > this.#nowMs - lengthMs)))
    return seen
  }

  /** Everything seen so far. */
  overall(): Observed {
    return merge(this.#seconds)
  }

  #partsOf(side: SideProgress): Map<string, Part> {
    return new Map(this.#subjects.flatMap((subject): [string, Part][] => {
      const key = partKey(subject)
      if (subject.kind === 'component') {
        const latencyUs = side.components.filter((one) => one.name === subject.name).map((one) => one.latencyUs)
        return latencyUs.length === 0 ? [] : [[key, { requests: mergeHistograms(latencyUs).count, failed: 0, latencyUs }]]
      }
      const own = side.classes.find((one) => one.class === subject.name)
      return own === undefined ? [] : [[key, this.#since(key, own, [own.latencyUs])]]
    }))
  }

  #since(key: string, counts: Counts, latencyUs: string[]): Part {
    const before = this.#counted.get(key) ?? { completed: 0, errors: 0 }
    this.#counted.set(key, { completed: counts.completed, errors: counts.errors })
    return { requests: counts.completed - before.completed, failed: counts.errors - before.errors, latencyUs }
  }
}

function merge(seconds: readonly Second[]): Observed {
  const durationMs = sum(seconds, (second) => second.durationMs)
  const memory = seconds.flatMap((second) => second.memoryPercent ?? [])
  const cpus = seconds.find((second) => second.cpus !== undefined)?.cpus
  const cpuSeen = seconds.length > 0 && seconds.every((second) => second.cpuMs !== undefined)
  const keys = new Set(seconds.flatMap((second) => [...second.parts.keys()]))
  return {
    durationMs, ...mergeParts(seconds),
    cpuPercent: cpuSeen && cpus !== undefined && durationMs > 0 ? (sum(seconds, (second) => second.cpuMs ?? 0) / durationMs / cpus) * 100 : undefined,
    memoryPercent: memory.length === 0 ? undefined : Math.max(...memory),
    ...(keys.size === 0 ? {} : { parts: new Map([...keys].map((key) => [key, mergeParts(seconds.flatMap((second) => second.parts.get(key) ?? []))])) }),
  }
}

function mergeParts(parts: readonly Part[]): ObservedPart {
  return { requests: sum(parts, (one) => one.requests), failed: sum(parts, (one) => one.failed), latencyUs: mergeHistograms(parts.flatMap((one) => one.latencyUs)) }
}

function sum<T>(items: readonly T[], pick: (item: T) => number): number {
  return items.reduce((total, item) => total + pick(item), 0)
}
