import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds that each named part takes longer, every time it is used. */
export type Slowdown = Readonly<Record<string, number>>

/** A model is waited for; everything else is really more work on this machine. */
const WAITED_FOR = 'llm'

/** Works for so many milliseconds: hashing, so that a profiler and the CPU time see it too. */
export function work(ms: number): void {
  const end = performance.now() + ms
  for (let digest = Buffer.alloc(32); performance.now() < end;) digest = createHash('sha256').update(digest).digest()
}

/** What a part that may be awaited takes longer. */
export async function delay(part: string, ms: number): Promise<void> {
  if (part === WAITED_FOR) await sleep(ms)
  else work(ms)
}
