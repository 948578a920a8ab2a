import { hash } from 'node:crypto'
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds that each named part takes longer, every time it is used. */
export type Slowdown = Readonly<Record<string, number>>

/** A model is waited for; everything else is really more work on this machine. */
const WAITED_FOR = 'llm'
/** Hashed over and over: some 10 µs each time, and next to no garbage, whose collection would be more work than was asked for, at any time. */
const BLOCK = Buffer.alloc(16_384)

/** Works for so many milliseconds: hashing, so that a profiler and the CPU time see it too. */
export function work(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end) hash('sha256', BLOCK)
}

/** What a part that may be awaited takes longer. */
export async function delay(part: string, ms: number): Promise<void> {
  if (part === WAITED_FOR) await wait(ms)
  else work(ms)
}

/** Waits for so many milliseconds and no longer: a timer alone is late by up to one, and by half of one on the average. */
async function wait(ms: number): Promise<void> {
  const end = performance.now() + ms
  await sleep(Math.max(0, ms - 1))
  while (performance.now() < end) await turn()
}
