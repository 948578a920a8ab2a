import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { devNull } from 'node:os'
import { performance } from 'node:perf_hooks'

/** Each part takes some 20 ms on a machine of 2026, and the whole well under a second. */
const RUNS = 5
const HASHES = 10_000
const CELLS = 4_194_304
const VISITS = 400_000
const WRITES = 20_000

/** Time in ms of a fixed workload on this machine now: computing, reading memory beyond the caches, and system calls, the median of each. */
export function calibrate(): number {
  const cells = new Int32Array(CELLS)
  // A walk that visits every cell before it comes back (Hull & Dobell, SIAM Review 4 (1962)): no cache foresees it.
  for (let i = 0; i < CELLS; i++) cells[i] = (Math.imul(i, 1_664_525) + 1_013_904_223) & (CELLS - 1)
  const sink = openSync(devNull, 'w')
  try {
    return [hash, () => walk(cells), () => call(sink)].reduce((total, part) => total + medianMs(part), 0)
  } finally {
    closeSync(sink)
  }
}

function hash(): void {
  let digest = Buffer.alloc(32)
  for (let i = 0; i < HASHES; i++) digest = createHash('sha256').update(digest).digest()
}

function walk(cells: Int32Array): number {
  let at = 0
  for (let i = 0; i < VISITS; i++) at = cells[at] as number
  return at
}

function call(sink: number): void {
  const byte = Buffer.alloc(1)
  for (let i = 0; i < WRITES; i++) writeSync(sink, byte)
}

function medianMs(part: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now()
    part()
    return performance.now() - start
  }).toSorted((a, b) => a - b)
  return times[RUNS >> 1] as number
}
