import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { StringDecoder } from 'node:string_decoder'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Exit, Processes, RunningProcess, SpawnOptions, Support } from '../ports.ts'
import { openConcealer } from './conceal.ts'
import { freePort } from './free-port.ts'
import { hasProc, listeningPorts } from './process-tree.ts'
import { listMembers, MARK, readUsage, signalTree, trackTree, type TrackedTree } from './tracked-tree.ts'

const DEFAULT_GRACE_MS = 5000
/** How long a killed process may take to go, before we stop waiting for one that cannot be killed. */
const KILL_MS = 10_000
const KILL_NOW_MS = 1000
/** How long after its end we read what a process still had to say; what it left running may keep its output open for ever. */
const LAST_WORDS_MS = 1000
const POLL_MS = 20
/** Longer lines are cut: a service may print anything. */
const MAX_LINE = 4096
/** What only we may know: a service under test gets neither tokens nor the runner's command files. */
const PRIVATE = /^(GITHUB_TOKEN|GH_TOKEN|ACTIONS_.*|INPUT_.*|STATE_.*|GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY))$/i

const running = new Set<TrackedTree>()

/** Child processes as whole trees: what they started is counted, and stopped, with them. */
export function openProcesses(): Processes {
  return {
    support: () => readSupport(process.platform, hasProc()),
    spawn: start,
    usage: (pid, options) => readUsage(findTree(pid), options?.details === true),
    pids: (pid) => listMembers(findTree(pid)).map((entry) => entry.pid),
    listeningPorts: (pid) => listeningPorts(listMembers(findTree(pid))),
    freePort,
    safeEnvironment,
  }
}

/** What this system lets us do with processes. */
export function readSupport(platform: NodeJS.Platform, isObservable: boolean): Support {
  if (platform === 'win32') return { kind: 'none', why: 'a service is started by a POSIX shell and stopped with all that it started, for which Windows has no means' }
  if (isObservable) return { kind: 'full' }
  return { kind: 'partial', lacks: `${platform === 'darwin' ? 'macOS' : platform} has no /proc: CPU time and memory are not observed, and what the service moves into a session of its own is not stopped with it` }
}

/** The last resort on the way out: kills every tree still running, synchronously, and what a member may start meanwhile too. */
export function killEverythingNow(): void {
  const deadline = performance.now() + KILL_NOW_MS
  for (const tree of running) while (signalTree(tree, 'SIGKILL') > 0 && hasProc() && performance.now() < deadline);
}

function start({ command, cwd, env, input, onLine }: SpawnOptions): RunningProcess {
  const mark = randomUUID()
  // A session of its own, so that a terminal's Ctrl-C reaches us first, and stray grandchildren can be told by it.
  const child = spawn('sh', ['-c', command], { cwd, env: { ...env, [MARK]: mark }, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'], detached: true })
  // A process may end, or close its input, without having read it.
  child.stdin?.on('error', () => undefined).end(input)
  // Read even when nobody listens: a full pipe would halt the process.
  const conceal = openConcealer(process.env, env)
  readLines(child.stdout, (line) => onLine?.(told(line, conceal), 'stdout'))
  readLines(child.stderr, (line) => onLine?.(told(line, conceal), 'stderr'))
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const exited = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => void Promise.race([closed, sleep(LAST_WORDS_MS)]).then(() => resolve({ code, signal })))
  })
  exited.catch(() => undefined)
  if (child.pid === undefined) return { pid: 0, exited, stop: () => Promise.resolve() }
  const tree = trackTree(child.pid, mark)
  running.add(tree)
  return { pid: tree.pid, exited, stop: (graceMs = DEFAULT_GRACE_MS) => stop(tree, child, exited, graceMs) }
}

async function stop(tree: TrackedTree, child: ChildProcess, exited: Promise<Exit>, graceMs: number): Promise<void> {
  if (!(await signalUntilGone(tree, child, 'SIGTERM', graceMs)) && !(await signalUntilGone(tree, child, 'SIGKILL', KILL_MS))) {
    const pids = listMembers(tree).map((entry) => entry.pid)
    throw new Error(`could not stop process ${pids.join(', ')}: it runs as another user or hangs in the kernel; start the service without sudo`)
  }
  await exited
  child.stdout?.destroy()
  child.stderr?.destroy()
  running.delete(tree)
}

/** Signals each member once, also those started meanwhile, until nothing of the tree is left; false when something is after `limitMs`. */
async function signalUntilGone(tree: TrackedTree, child: ChildProcess, signal: NodeJS.Signals, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs
  const reached = new Set<string>()
  while (isAlive(tree, child)) {
    signalTree(tree, signal, reached)
    if (performance.now() >= deadline) return false
    await sleep(POLL_MS)
  }
  return true
}

function isAlive(tree: TrackedTree, child: ChildProcess): boolean {
  return hasProc() ? listMembers(tree).length > 0 : child.exitCode === null && child.signalCode === null
}

function findTree(pid: number): TrackedTree {
  return [...running].find((tree) => tree.pid === pid) ?? trackTree(pid)
}

function safeEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !PRIVATE.test(entry[0])))
}

/** Cut last: half of a secret would be told otherwise. */
function told(line: string, conceal: (text: string) => string): string {
  return conceal(line.slice(0, 2 * MAX_LINE)).slice(0, MAX_LINE)
}

function readLines(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  const flush = (lines: string[]) => { for (const line of lines) onLine(line.replace(/\r$/, '')) }
  stream?.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split('\n')
    rest = (lines.pop() as string).slice(0, 2 * MAX_LINE)
    flush(lines)
  })
  stream?.on('end', () => { if (rest !== '') flush([rest]) })
}
