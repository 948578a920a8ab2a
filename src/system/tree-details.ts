import { readdirSync } from 'node:fs'
import type { TreeDetails } from '../ports.ts'
import { kilobytes, readProc, readStat } from './process-tree.ts'

/** What these processes hold and have done, beyond CPU time and resident memory. */
export function readDetails(pids: readonly number[]): TreeDetails {
  const threads = pids.map((pid) => list(`/proc/${pid}/task`)?.map((thread) => `/proc/${pid}/task/${thread}`) ?? [])
  // Nanoseconds on a CPU, nanoseconds waited for one, and how often it was put on one.
  const schedules = new Map(threads.flat().map((thread) => [thread, readProc(`${thread}/schedstat`)?.trim().split(' ').map(Number) ?? []]))
  const io = new Map(pids.map((pid) => [pid, readProc(`/proc/${pid}/io`)]))
  return {
    threads: threads.flat().length,
    threadTimes: Object.fromEntries([...schedules].map(([thread, [ranNs = 0, waitedNs = 0]]) => [thread.slice(thread.lastIndexOf('/') + 1), { cpuMs: ranNs / 1e6, waitMs: waitedNs / 1e6 }])),
    contextSwitches: [...schedules.values()].reduce((total, [, , switches = 0]) => total + switches, 0),
    ...sumOf('pssBytes', pids, (pid) => kilobytes(readProc(`/proc/${pid}/smaps_rollup`), 'Pss')),
    ...sumOf('descriptors', pids, (pid) => list(`/proc/${pid}/fd`)?.length),
    ...sumOf('readBytes', pids, (pid) => counter(io.get(pid), 'read_bytes')),
    ...sumOf('writtenBytes', pids, (pid) => counter(io.get(pid), 'write_bytes')),
  }
}

/** Nothing where one that lives does not tell: a sum of the others would look like less. One that has ended meanwhile holds nothing. */
function sumOf<Key extends string>(key: Key, pids: readonly number[], read: (pid: number) => number | undefined): { [K in Key]?: number } {
  let sum = 0
  for (const pid of pids) {
    const value = read(pid)
    if (value === undefined && readStat(pid) !== undefined) return {}
    sum += value ?? 0
  }
  return { [key]: sum } as { [K in Key]?: number }
}

function counter(text: string | undefined, key: string): number | undefined {
  const match = new RegExp(`^${key}: (\\d+)$`, 'm').exec(text ?? '')
  return match === null ? undefined : Number(match[1])
}

function list(folder: string): string[] | undefined {
  try {
    return readdirSync(folder)
  } catch {
    return undefined
  }
}
