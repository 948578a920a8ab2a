import { randomUUID } from 'node:crypto'
import type { Allowance, Pressure, TreeUsage } from '../ports.ts'
import { readAllowance } from './cgroup.ts'
import { readPressure } from './pressure.ts'
import { hasProc, hasVariable, listProcesses, readCpuMs, readRss, readStat, withDescendants, type ProcessEntry } from './process-tree.ts'
import { readDetails } from './tree-details.ts'

/** The variable by which a process is known as ours even when it has left the session and its parent is gone. */
export const MARK = 'PERF_GATE_TREE'

/** `key` of the root tells a recycled pid; `seen` keeps every member ever listed, `strangers` those known not to bear the mark. */
export type TrackedTree = { pid: number; key: string | undefined; mark: string; seen: Map<string, Sighting>; strangers: Set<string>; cpuMs: number; systemCpuMs: number; allowance?: Allowance | undefined }
/** `parent` is the first one seen: a process whose parent dies gets another. */
type Sighting = { entry: ProcessEntry; parent: number; ownMs: number }

/** Begins to follow the tree rooted at `pid`, whose processes bear `mark` in the variable `PERF_GATE_TREE`. */
export function trackTree(pid: number, mark: string = randomUUID()): TrackedTree {
  return { pid, key: readStat(pid)?.key, mark, seen: new Map(), strangers: new Set(), cpuMs: 0, systemCpuMs: 0 }
}

/** The living members: the root with its session, group and descendants, everything ever seen among them, and all that bears the mark. */
export function listMembers(tree: TrackedTree): ProcessEntry[] {
  const all = listProcesses()
  const leader = all.find((entry) => entry.pid === tree.pid)
  const recycled = leader !== undefined && leader.key !== tree.key
  const belongs = (entry: ProcessEntry): boolean => !recycled && (entry.pid === tree.pid || entry.session === tree.pid || entry.group === tree.pid)
  const members = withDescendants(all, (entry) => belongs(entry) || tree.seen.has(entry.key) || bearsMark(tree, entry))
  for (const entry of members) {
    const known = tree.seen.get(entry.key)
    tree.seen.set(entry.key, { entry, parent: known?.parent ?? entry.parent, ownMs: known?.ownMs ?? 0 })
  }
  return members
}

/** What the tree uses now; undefined when nothing of it is left or the system does not tell. */
export function readUsage(tree: TrackedTree, details: boolean): TreeUsage | undefined {
  const members = listMembers(tree)
  if (members.length === 0) return undefined
  for (const entry of members) {
    const sighting = tree.seen.get(entry.key) as Sighting
    sighting.ownMs = Math.max(sighting.ownMs, readCpuMs(entry))
  }
  // Ended members are estimated, and an estimate that is corrected must not look like time given back.
  tree.cpuMs = Math.max(tree.cpuMs, addUpCpu(tree, members))
  tree.systemCpuMs = Math.max(tree.systemCpuMs, members.reduce((total, entry) => total + entry.systemMs, 0))
  tree.allowance ??= readAllowance(tree.pid)
  return {
    processes: members.length,
    cpuMs: tree.cpuMs, systemCpuMs: tree.systemCpuMs,
    rssBytes: members.reduce((total, entry) => total + readRss(entry.pid), 0),
    ...(tree.allowance === undefined ? {} : { allowance: tree.allowance }),
    ...(details ? { details: { ...readDetails(members.map((entry) => entry.pid)), ...pressureOf(tree.pid) } } : {}),
  }
}

function pressureOf(pid: number): { pressure?: Pressure } {
  const pressure = readPressure(pid)
  return pressure === undefined ? {} : { pressure }
}

/**
 * Signals the members not yet in `reached`, adds them, and returns how many are alive. One that became another program is signalled again:
 * a shell's child loses a signal that arrives before its program is loaded. Without /proc only the process group is reached.
 */
export function signalTree(tree: TrackedTree, signal: NodeJS.Signals, reached: Set<string> = new Set()): number {
  const targets = hasProc() ? listMembers(tree) : [{ pid: -tree.pid, key: 'group', name: '' }]
  for (const { pid, key, name } of targets) {
    const program = `${key} ${name}`
    if (reached.has(program)) continue
    reached.add(program)
    try {
      process.kill(pid, signal)
    } catch {
      // It ended between being listed and being signalled, or is another user's: whoever waits for its end will tell.
    }
  }
  return targets.length
}

/** A mark never comes or goes while a process lives, so each is asked once. */
function bearsMark(tree: TrackedTree, entry: ProcessEntry): boolean {
  if (tree.strangers.has(entry.key)) return false
  const bears = hasVariable(entry.pid, MARK, tree.mark)
  if (!bears) tree.strangers.add(entry.key)
  return bears
}

/**
 * CPU time of all members, ended ones included: what a parent counts for the children it waited for, which also has those that lived
 * between two looks, or what its ended children had spent when last seen, whichever is more.
 */
function addUpCpu(tree: TrackedTree, members: readonly ProcessEntry[]): number {
  const alive = new Set(members.map((entry) => entry.key))
  const sightings = [...tree.seen.values()]
  const pids = new Set(sightings.map((one) => one.entry.pid))
  const ended = Map.groupBy(sightings.filter((one) => !alive.has(one.entry.key)), (one) => (pids.has(one.parent) ? one.parent : undefined))
  const spent = (one: Sighting): number => one.ownMs + Math.max(one.entry.reapedMs, addUp(ended.get(one.entry.pid) ?? []))
  const addUp = (some: readonly Sighting[]): number => some.reduce((total, one) => total + spent(one), 0)
  return addUp(sightings.filter((one) => alive.has(one.entry.key))) + addUp(ended.get(undefined) ?? [])
}
