import { partKey, type Observed, type ObservedPart } from '../../judge/promises/sla-metrics.ts'
import type { LoadProgress, SideProgress } from '../../load/engine.ts'
import type { Subject } from '../../measure/block.ts'
import { Histogram, mergeHistograms } from '../../measure/histogram.ts'
import type { Clock, TreeUsage } from '../../ports.ts'

type Second = ObservedPart & { atMs: number; durationMs: number; parts: ReadonlyMap<string, ObservedPart>; cpuMs: number | undefined; cpus: number | undefined; memoryPercent: number | undefined }
type Counts = { completed: number; errors: number }

/** The last seconds of one side, merged: requests and latencies from the engine's progress, CPU and memory from the process tree. */
export class SlidingWindow {
  readonly #usage: () => TreeUsage | undefined
  readonly #clock: Clock
  /** Classes and components that are looked at by themselves. */
  readonly #subjects: readonly Subject[]
  readonly #keepMs: number
  #seconds: Second[] = []
  /** Seconds that no window looks back on any more, merged into one. */
  #before: Second | undefined
  #lastCpuMs: number | undefined
  #lastAtMs: number
  #nowMs = 0
  /** The engine counts from the start; a second is what came since the last time. */
  readonly #counted = new Map<string, Counts>()
  /** By length: most thresholds look back on the same. */
  readonly #seen = new Map<number, Observed>()

  /** Windows may look back on `keepMs` at most. */
  constructor({ usage, clock, keepMs, subjects = [] }: { usage: () => TreeUsage | undefined; clock: Clock; keepMs: number; subjects?: readonly Subject[] }) {
    this.#usage = usage
    this.#clock = clock
    this.#subjects = subjects
    this.#keepMs = keepMs
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
    this.#forget()
  }

  /** What the last so many ms show. */
  within(lengthMs: number): Observed {
    let seen = this.#seen.get(lengthMs)
    if (seen === undefined) this.#seen.set(lengthMs, seen = observe(this.#seconds.filter((second) => second.atMs > this.#nowMs - lengthMs)))
    return seen
  }

  /** Everything seen so far. */
  overall(): Observed {
    return observe([...(this.#before === undefined ? [] : [this.#before]), ...this.#seconds])
  }

  /** A long phase has many seconds, and a histogram is not small. */
  #forget(): void {
    const isOld = (second: Second) => second.atMs <= this.#nowMs - this.#keepMs
    const old = this.#seconds.filter(isOld)
    if (old.length === 0) return
    this.#before = merge([...(this.#before === undefined ? [] : [this.#before]), ...old])
    this.#seconds = this.#seconds.filter((second) => !isOld(second))
  }

  #partsOf(side: SideProgress): Map<string, ObservedPart> {
    return new Map(this.#subjects.flatMap((subject): [string, ObservedPart][] => {
      const key = partKey(subject)
      if (subject.kind === 'component') {
        const latencyUs = mergeHistograms(side.components.filter((one) => one.name === subject.name).map((one) => one.latencyUs))
        return latencyUs.count === 0 ? [] : [[key, { requests: latencyUs.count, failed: 0, latencyUs }]]
      }
      const own = side.classes.find((one) => one.class === subject.name)
      return own === undefined ? [] : [[key, this.#since(key, own, [own.latencyUs])]]
    }))
  }

  #since(key: string, counts: Counts, latencyUs: string[]): ObservedPart {
    const before = this.#counted.get(key) ?? { completed: 0, errors: 0 }
    this.#counted.set(key, { completed: counts.completed, errors: counts.errors })
    return { requests: counts.completed - before.completed, failed: counts.errors - before.errors, latencyUs: mergeHistograms(latencyUs) }
  }
}

function observe(seconds: readonly Second[]): Observed {
  const { durationMs, requests, failed, latencyUs, parts, cpuMs, cpus, memoryPercent } = merge(seconds)
  return {
    durationMs, requests, failed, latencyUs, memoryPercent, ...(parts.size === 0 ? {} : { parts }),
    cpuPercent: cpuMs !== undefined && cpus !== undefined && durationMs > 0 ? (cpuMs / durationMs / cpus) * 100 : undefined,
  }
}

/** CPU time is known of all of them or not at all; of memory the most counts. */
function merge(seconds: readonly Second[]): Second {
  const memory = seconds.flatMap((second) => second.memoryPercent ?? [])
  const keys = new Set(seconds.flatMap((second) => [...second.parts.keys()]))
  return {
    atMs: seconds.at(-1)?.atMs ?? 0, durationMs: sum(seconds, (second) => second.durationMs), ...mergeParts(seconds),
    parts: new Map([...keys].map((key) => [key, mergeParts(seconds.flatMap((second) => second.parts.get(key) ?? []))])),
    cpuMs: seconds.length > 0 && seconds.every((second) => second.cpuMs !== undefined) ? sum(seconds, (second) => second.cpuMs ?? 0) : undefined,
    cpus: seconds.find((second) => second.cpus !== undefined)?.cpus,
    memoryPercent: memory.length === 0 ? undefined : Math.max(...memory),
  }
}

function mergeParts(parts: readonly ObservedPart[]): ObservedPart {
  const latencyUs = new Histogram()
  for (const part of parts) latencyUs.add(part.latencyUs)
  return { requests: sum(parts, (one) => one.requests), failed: sum(parts, (one) => one.failed), latencyUs }
}

function sum<T>(items: readonly T[], pick: (item: T) => number): number {
  return items.reduce((total, item) => total + pick(item), 0)
}
