import type { MemoryRest } from '../measure/memory-rest.ts'
import type { World } from '../ports.ts'
import type { RunningSide } from './sides.ts'

/** Long enough for a garbage collector that runs by a timer, and once in a phase only. */
const LONGEST_MS = 5000
const LOOK_EVERY_MS = 100

/** The memory of each side from now on, while nobody asks it anything: for as long as it was under load, but no longer than five seconds. A side is missing where the system does not tell. */
export async function watchRest(sides: readonly RunningSide[], loadMs: number, { clock, signal }: Pick<World, 'clock' | 'signal'>): Promise<MemoryRest[]> {
  const startedMs = clock.monotonicMs()
  const seen: MemoryRest[] = sides.map(({ side }) => ({ side, points: [] }))
  for (let atMs = 0; atMs < Math.min(LONGEST_MS, loadMs); atMs = clock.monotonicMs() - startedMs) {
    for (const [index, side] of sides.entries()) {
      const usage = side.usage()
      if (usage !== undefined) seen[index]?.points.push({ atMs: Math.round(atMs), memoryMb: Math.round(usage.rssBytes / 1e3) / 1e3 })
    }
    await clock.sleep(LOOK_EVERY_MS, signal)
  }
  return seen.filter(({ points }) => points.length > 0)
}
