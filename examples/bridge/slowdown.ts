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

/** Waits for so many milliseconds, from two on no longer: a timer alone is late by up to one, so the last one is waited for turn by turn, which takes CPU time. */
async function wait(ms: number): Promise<void> {
  const end = performance.now() + ms
  if (ms >= 2) await sleep(ms - 1)
  while (performance.now() < end) await turn()
}
