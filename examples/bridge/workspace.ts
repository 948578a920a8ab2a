import { spawn, spawnSync } from 'node:child_process'
import { accessSync, closeSync, constants, mkdtempSync, openSync, rmdirSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const MOUNT_POLL_MS = 10
const MOUNT_POLLS = 300
/** Takes a mount out of sight at once; whoever has it open keeps it. The first of these that the machine has, and allows. */
const DETACH = [['fusermount3', '-u', '-z'], ['fusermount', '-u', '-z'], ['umount', '-l']] as const

/** The agents' files: behind a real FUSE mount (bindfs) where the machine allows one, else in the plain directory, which `kind` says. */
export type Workspace = AsyncDisposable & {
  kind: string
  /** Throws with code ENOENT when there is no such file. */
  read(name: string): Promise<string>
  write(name: string, content: string): Promise<void>
}

export async function openWorkspace(folder: string): Promise<Workspace> {
  const files = join(folder, 'files')
  await mkdir(files, { recursive: true })
  const mount = await mountFuse(files, folder)
  const root = typeof mount === 'string' ? files : mount.root
  const workspace: Workspace = {
    kind: typeof mount === 'string' ? `plain directory (${mount})` : 'FUSE mount (bindfs)',
    // Names come from requests: nothing outside the workspace can be reached by them.
    read: (name) => readFile(join(root, basename(name)), 'utf8'),
    write: (name, content) => writeFile(join(root, basename(name)), content),
    [Symbol.asyncDispose]: () => typeof mount === 'string' ? Promise.resolve() : mount.unmount(),
  }
  await workspace.write('readme.md', '# Workspace\n'.repeat(40))
  return workspace
}

type Mount = { root: string; unmount(): Promise<void> }

/**
 * A mount that cannot outlive this process: it is opened, then detached from the file system, so that only our descriptor holds it.
 * However the process ends, the kernel closes the descriptor, the mount is gone and bindfs ends. Returns the reason where there can be none.
 */
async function mountFuse(source: string, folder: string): Promise<Mount | string> {
  try {
    accessSync('/dev/fuse', constants.R_OK | constants.W_OK)
  } catch {
    return '/dev/fuse cannot be opened'
  }
  const target = mkdtempSync(join(folder, 'mount-'))
  const daemon = spawn('bindfs', ['-f', source, target], { stdio: 'ignore' })
  const ended = new Promise<string>((resolve) => {
    daemon.once('error', () => resolve('bindfs is not installed'))
    daemon.once('exit', () => resolve('bindfs could not mount'))
  })
  const failure = await Promise.race([ended, waitForMount(source, target)])
  const descriptor = failure === undefined ? holdAndDetach(target) : undefined
  // Still attached: bindfs unmounts on the way out.
  if (descriptor === undefined) {
    daemon.kill()
    await ended
  }
  rmdirSync(target)
  if (descriptor === undefined) return failure ?? 'a mount could not be detached'
  return { root: `/proc/self/fd/${descriptor}`, unmount: async () => { closeSync(descriptor); await ended } }
}

async function waitForMount(source: string, target: string): Promise<string | undefined> {
  const { dev } = await stat(source)
  for (let poll = 0; poll < MOUNT_POLLS; poll++) {
    if ((await stat(target)).dev !== dev) return undefined
    await sleep(MOUNT_POLL_MS)
  }
  return 'bindfs did not mount in time'
}

function holdAndDetach(target: string): number | undefined {
  const descriptor = openSync(target, constants.O_RDONLY | constants.O_DIRECTORY)
  if (DETACH.some(([command, ...options]) => spawnSync(command, [...options, target], { stdio: 'ignore' }).status === 0)) return descriptor
  closeSync(descriptor)
  return undefined
}
