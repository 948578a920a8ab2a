import type { Side } from '../measure/block.ts'
import type { World } from '../ports.ts'
import type { RunningSide } from './sides.ts'

/** Long enough to see timers that go off some times a second, short enough not to be felt in a round. */
const IDLE_MS = 300

/** What each side takes of one CPU while nobody asks it anything, in percent. A side is missing where the system does not tell. */
export async function watchIdle(sides: readonly RunningSide[], { clock, signal }: Pick<World, 'clock' | 'signal'>): Promise<Map<Side, number>> {
  const before = sides.map((side) => ({ side, atMs: clock.monotonicMs(), cpuMs: side.usage()?.cpuMs }))
  await clock.sleep(IDLE_MS, signal)
  return new Map(before.flatMap(({ side, atMs, cpuMs }) => {
    const now = side.usage()?.cpuMs
    return now === undefined || cpuMs === undefined ? [] : [[side.side, ((now - cpuMs) / (clock.monotonicMs() - atMs)) * 100] as const]
  }))
}
