import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Exit, Processes, RunningProcess, SpawnOptions, TreeUsage } from '../ports.ts'
import { hasProc, listeningPorts, listTree, readCpuMs, readMemory, readStat, type ProcessEntry } from './process-tree.ts'

const DEFAULT_GRACE_MS = 5000
const POLL_MS = 20
/** Longer lines are cut: a service may print anything. */
const MAX_LINE = 4096
/** What only we may know: a service under test gets neither tokens nor the runner's command files. */
const PRIVATE = /^(GITHUB_TOKEN|GH_TOKEN|ACTIONS_.*|INPUT_.*|STATE_.*|GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY))$/i

/** `seen`: every member ever listed, by identity; `spentMs`: CPU time each had spent when it was last seen. */
type Root = { pid: number; seen: Map<string, ProcessEntry>; spentMs: Map<string, number> }
const running = new Set<Root>()

/** Child processes as whole trees: what they started is counted, and stopped, with them. */
export function openProcesses(): Processes {
  return { spawn: start, usage: readUsage, listeningPorts: (pid) => (hasProc() ? listeningPorts(listTree(pid)) : []), freePort, safeEnvironment }
}

/** The last resort on the way out: kills every tree still running, at once and synchronously. */
export function killEverythingNow(): void {
  for (const root of running) signalTree(root, 'SIGKILL')
}

function start({ command, cwd, env, onLine }: SpawnOptions): RunningProcess {
  // A session of its own, so that a terminal's Ctrl-C reaches us first, and stray grandchildren can be told by it.
  const child = spawn('sh', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  if (onLine !== undefined) {
    readLines(child.stdout, (line) => onLine(line, 'stdout'))
    readLines(child.stderr, (line) => onLine(line, 'stderr'))
  }
  const exited = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  exited.catch(() => undefined)
  const root: Root = { pid: child.pid ?? 0, seen: new Map(), spentMs: new Map() }
  if (root.pid !== 0) running.add(root)
  return { pid: root.pid, exited, stop: (graceMs = DEFAULT_GRACE_MS) => stop(root, child, exited, graceMs) }
}

async function stop(root: Root, child: ChildProcess, exited: Promise<Exit>, graceMs: number): Promise<void> {
  if (root.pid === 0) return
  signalTree(root, 'SIGTERM')
  const deadline = performance.now() + graceMs
  while (isAlive(root, child) && performance.now() < deadline) await sleep(POLL_MS)
  while (isAlive(root, child)) {
    signalTree(root, 'SIGKILL')
    await sleep(POLL_MS)
  }
  await exited.catch(() => undefined)
  child.stdout?.destroy()
  child.stderr?.destroy()
  running.delete(root)
}

/** Also finds members whose parent is already gone: everything ever seen in the tree is looked for again, by pid and start time. */
function members(root: Root): ProcessEntry[] {
  for (const entry of listTree(root.pid)) root.seen.set(entry.key, entry)
  const alive = [...root.seen.values()].filter((entry) => readStat(entry.pid)?.key === entry.key)
  for (const entry of alive) for (const below of listTree(entry.pid)) root.seen.set(below.key, below)
  return [...root.seen.values()].filter((entry) => readStat(entry.pid)?.key === entry.key)
}

function isAlive(root: Root, child: ChildProcess): boolean {
  return hasProc() ? members(root).length > 0 : child.exitCode === null && child.signalCode === null
}

function signalTree(root: Root, signal: NodeJS.Signals): void {
  const pids = hasProc() ? members(root).map((entry) => entry.pid) : [-root.pid]
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // It ended between being listed and being signalled.
    }
  }
}

function readUsage(pid: number, options?: { pss?: boolean }): TreeUsage | undefined {
  if (!hasProc()) return undefined
  const tree = listTree(pid)
  if (tree.length === 0) return undefined
  const root = [...running].find((one) => one.pid === pid) ?? { pid, seen: new Map(), spentMs: new Map() }
  for (const entry of tree) {
    root.seen.set(entry.key, entry)
    root.spentMs.set(entry.key, Math.max(root.spentMs.get(entry.key) ?? 0, readCpuMs(entry)))
  }
  const memory = tree.map((entry) => readMemory(entry.pid, options?.pss === true))
  const pss = memory.flatMap((one) => one.pssBytes ?? [])
  return {
    processes: tree.length,
    // What an ended member had spent when it was last seen still belongs to the tree.
    cpuMs: [...root.spentMs.values()].reduce((total, ms) => total + ms, 0),
    rssBytes: memory.reduce((total, one) => total + one.rssBytes, 0),
    ...(pss.length < tree.length ? {} : { pssBytes: pss.reduce((total, bytes) => total + bytes, 0) }),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

function safeEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !PRIVATE.test(entry[0])))
}

function readLines(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  const flush = (lines: string[]) => { for (const line of lines) onLine(line.replace(/\r$/, '').slice(0, MAX_LINE)) }
  stream?.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split('\n')
    rest = (lines.pop() as string).slice(0, MAX_LINE)
    flush(lines)
  })
  stream?.on('end', () => { if (rest !== '') flush([rest]) })
}
