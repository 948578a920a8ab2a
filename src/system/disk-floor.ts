import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from '../measure/environment.ts'

/** About an event of a log. */
const BYTES = 256
const MOST_APPENDS = 50
/** A slow disk is told from fewer of them. */
const ENOUGH_MS = 250

/** What it takes to append a few bytes to a file in the folder and have them on its disk, which a store that keeps each event there has to pay as well. */
export function timeFsync(folder: string): NonNullable<Environment['fsync']> {
  try {
    const own = mkdtempSync(path.join(folder, '.perf-gate-disk-'))
    try {
      return timeAppends(path.join(own, 'log'))
    } finally {
      rmSync(own, { recursive: true, force: true })
    }
  } catch (error) {
    return { kind: 'absent', reason: `a file in the workspace cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`.slice(0, 300) }
  }
}

function timeAppends(file: string): NonNullable<Environment['fsync']> {
  const log = openSync(file, 'ax')
  const bytes = Buffer.alloc(BYTES, 'e')
  const times: number[] = []
  try {
    const begunMs = performance.now()
    while (times.length < MOST_APPENDS && performance.now() - begunMs < ENOUGH_MS) {
      const startedMs = performance.now()
      writeSync(log, bytes)
      fdatasyncSync(log)
      times.push(performance.now() - startedMs)
    }
  } finally {
    closeSync(log)
  }
  times.sort((a, b) => a - b)
  return { kind: 'seen', medianMs: times[times.length >> 1] as number, slowestMs: times.at(-1) as number, samples: times.length }
}
