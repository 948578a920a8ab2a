import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * One process as /proc shows it. `key` stays the same as long as it is the same process: a recycled pid gets another. `reapedMs` is the
 * CPU time of the children it has waited for, and of theirs; `systemMs` is what it and they spent in the kernel.
 */
export type ProcessEntry = { pid: number; key: string; name: string; parent: number; group: number; session: number; cpuTicksMs: number; reapedMs: number; systemMs: number }

/** Clock ticks of /proc/<pid>/stat are hundredths of a second on every Linux architecture Node.js runs on. */
const TICK_MS = 10

/** True where /proc tells about processes; elsewhere nothing can be said about a tree. */
export function hasProc(): boolean {
  return readStat(process.pid) !== undefined
}

/** Every process of this system; empty where there is no /proc. */
export function listProcesses(): ProcessEntry[] {
  return hasProc() ? readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : [])) : []
}

/** Those of `all` for which `isRoot` holds, each followed by all its descendants. */
export function withDescendants(all: readonly ProcessEntry[], isRoot: (entry: ProcessEntry) => boolean): ProcessEntry[] {
  const children = Map.groupBy(all, (entry) => entry.parent)
  const found = new Map<number, ProcessEntry>()
  const take = (entry: ProcessEntry): void => {
    if (found.has(entry.pid)) return
    found.set(entry.pid, entry)
    for (const child of children.get(entry.pid) ?? []) take(child)
  }
  for (const entry of all) if (isRoot(entry)) take(entry)
  return [...found.values()]
}

/** Reads one process; undefined when it is gone or a zombie. */
export function readStat(pid: number): ProcessEntry | undefined {
  const text = readProc(`/proc/${pid}/stat`)
  if (text === undefined) return undefined
  // The name in parentheses may contain anything, so fields are counted from its closing parenthesis.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [state, parent, group, session] = fields
  if (state === 'Z' || state === 'X') return undefined
  return {
    pid, key: `${pid}:${fields[19]}`, name: text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')), parent: Number(parent), group: Number(group), session: Number(session),
    cpuTicksMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS, reapedMs: (Number(fields[13]) + Number(fields[14])) * TICK_MS, systemMs: (Number(fields[12]) + Number(fields[14])) * TICK_MS,
  }
}

/**
 * CPU time of one live process in ms. `schedstat` of its threads counts nanoseconds but forgets threads that ended; `stat` remembers
 * them but counts in ticks of 10 ms. The larger of both is at most one tick wrong, and exact while no thread ends.
 */
export function readCpuMs(entry: ProcessEntry): number {
  let nanoseconds = 0
  try {
    for (const thread of readdirSync(`/proc/${entry.pid}/task`)) nanoseconds += Number(readProc(`/proc/${entry.pid}/task/${thread}/schedstat`)?.split(' ')[0] ?? 0)
  } catch {
    return entry.cpuTicksMs
  }
  const exact = nanoseconds / 1e6
  return exact + TICK_MS >= entry.cpuTicksMs ? exact : entry.cpuTicksMs
}

/** True when the process was started with this variable, as are all its descendants unless they cleared their environment. */
export function hasVariable(pid: number, name: string, value: string): boolean {
  return `\0${readProc(`/proc/${pid}/environ`) ?? ''}`.includes(`\0${name}=${value}\0`)
}

/** Resident memory of one process in bytes. */
export function readRss(pid: number): number {
  return kilobytes(readProc(`/proc/${pid}/status`), 'VmRSS') ?? 0
}

/** TCP ports that these processes listen on. */
export function listeningPorts(tree: readonly ProcessEntry[]): number[] {
  const inodes = new Set(tree.flatMap(({ pid }) => socketInodes(pid)))
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => readProc(file)?.trim().split('\n').slice(1) ?? [])
  const ports = rows.flatMap((row) => {
    const [, local, , state, , , , , , inode] = row.trim().split(/\s+/)
    return state === '0A' && inode !== undefined && inodes.has(inode) ? [Number.parseInt((local as string).split(':')[1] as string, 16)] : []
  })
  return [...new Set(ports)].toSorted((a, b) => a - b)
}

function socketInodes(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(readLink(`/proc/${pid}/fd/${fd}`))?.[1] ?? [])
  } catch {
    return []
  }
}

export function kilobytes(text: string | undefined, key: string): number | undefined {
  const match = new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(text ?? '')
  return match === null ? undefined : Number(match[1]) * 1024
}

/** A file of /proc or /sys; undefined where it is not there, or not ours to read. */
export function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function readLink(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
