import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)
const UNMOUNT_MS = 5000
const STAT_MS = 2000
/** What may let go of a mount, whoever is root: FUSE's own ways, and then the system's. */
const WAYS: readonly (readonly [string, ...string[]])[] = [['fusermount3', '-u', '-z', '--'], ['fusermount', '-u', '-z', '--'], ['umount', '-l', '--']]

/**
 * Takes away what is mounted in or below a folder that is about to be removed: removing through a mount would remove what lies behind it.
 * Throws when one stays. Where there is no /proc, nothing is known of mounts.
 */
export async function releaseMounts(folder: string): Promise<number> {
  const mounts = listMounts(folder)
  for (const mount of mounts) await release(mount)
  const [left] = listMounts(folder)
  if (left !== undefined) throw new Error(`${left} is still mounted, so ${folder} was not removed: unmount it, and let the service do so when it is stopped`)
  return mounts.length
}

/** Takes away the mounts below a folder whose process is gone, and which nobody can use or remove any more. */
export async function releaseDeadMounts(folder: string): Promise<number> {
  let released = 0
  for (const mount of listMounts(folder)) {
    if (mount === folder || !(await isDead(mount))) continue
    await release(mount)
    released++
  }
  return released
}

/** Asked by a process of its own: one that hangs on a mount can be killed, a call of ours could not. */
async function isDead(mount: string): Promise<boolean> {
  try {
    await run('stat', ['--', mount], { timeout: STAT_MS, killSignal: 'SIGKILL', env: { ...process.env, LC_ALL: 'C' } })
    return false
  } catch (error) {
    return /not connected/i.test(String((error as { stderr?: unknown }).stderr))
  }
}

/** Deepest first. */
function listMounts(folder: string): string[] {
  const inside = readMountInfo().filter((point) => point === folder || point.startsWith(`${folder}/`))
  return inside.toSorted((a, b) => b.length - a.length)
}

function readMountInfo(): string[] {
  try {
    // The fifth field is where; blanks and the like are octal.
    return readFileSync('/proc/self/mountinfo', 'utf8').split('\n').flatMap((line) => line.split(' ')[4]?.replaceAll(/\\(\d{3})/g, (_, octal: string) => String.fromCodePoint(Number.parseInt(octal, 8))) ?? [])
  } catch {
    return []
  }
}

async function release(mount: string): Promise<void> {
  for (const [command, ...options] of WAYS) {
    // Whether it worked is asked of the system afterwards.
    const done = await run(command, [...options, mount], { timeout: UNMOUNT_MS }).then(() => true, () => false)
    if (done) return
  }
}
