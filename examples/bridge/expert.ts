import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'

/** One expert, in a thread of its own: takes a job, works it through, votes. The work is hashing: real, bounded, always the same. */
const ROUNDS = 20
/** What no expert lets through. */
const TOO_FAR = /\bprod|\bdrop\b|\btruncate\b|-A INPUT/i

parentPort?.on('message', ({ id, command }: { id: number; command: string }) => {
  const startedMs = now()
  let digest = Buffer.from(command)
  for (let round = 0; round < ROUNDS; round++) digest = createHash('sha256').update(digest).digest()
  parentPort?.postMessage({ id, vote: TOO_FAR.test(command) ? 'reject' : 'approve', startedMs, votedMs: now() })
})

/** On a clock that all threads share. */
function now(): number {
  return performance.timeOrigin + performance.now()
}
