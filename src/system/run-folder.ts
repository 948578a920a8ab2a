import { execFile } from 'node:child_process'
import { mkdtempSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { releaseDeadMounts, releaseMounts } from './mounts.ts'
import { hasVariable, listProcesses, withDescendants } from './process-tree.ts'

const run = promisify(execFile)
/** The variable by which all that a run starts is known, also when the run itself is gone. */
const RUN_FOLDER = 'PERF_GATE_RUN'
/** The state in which the post step finds that folder. */
export const RUN_FOLDER_STATE = 'run-folder'
/** So long what is left may end by itself, as a mount does, before it is killed. */
const GRACE_MS = 1000
const KILL_MS = 5000
const POLL_MS = 20

/** A folder for all temporary ones of this run. Its path is in the environment of every process that the run starts. */
export function openRunFolder(): string {
  const folder = realpathSync(mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), 'perf-gate-run-')))
  process.env[RUN_FOLDER] = folder
  return folder
}

/** What a run left behind that was killed before it could clean up. */
export type Leftovers = { processes: number; mounts: number }

/** Ends the processes of a run, releases its mounts, and removes its folders and its worktrees. Does nothing twice. */
export async function clearRun(folder: string, workspace: string): Promise<Leftovers> {
  const processes = await endAll(folder)
  const mounts = (await releaseMounts(folder)) + (await releaseDeadMounts(workspace))
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  // A worktree whose folder is gone is forgotten; outside a repository there are none.
  await run('git', ['-c', 'safe.directory=*', 'worktree', 'prune'], { cwd: workspace }).catch(() => undefined)
  return { processes, mounts }
}

async function endAll(folder: string): Promise<number> {
  const asked = new Set<string>()
  const startedAt = performance.now()
  for (let ms = 0; ms < KILL_MS; ms = performance.now() - startedAt) {
    const left = withDescendants(listProcesses(), (entry) => hasVariable(entry.pid, RUN_FOLDER, folder)).filter((entry) => entry.pid !== process.pid)
    if (left.length === 0) break
    for (const { pid, key } of left) {
      if (asked.has(key) && ms < GRACE_MS) continue
      asked.add(key)
      signal(pid, ms < GRACE_MS ? 'SIGTERM' : 'SIGKILL')
    }
    await sleep(POLL_MS)
  }
  return asked.size
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended meanwhile, or is another user's and stays.
  }
}
