import { spawn, type ChildProcess } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** The agents' files: behind a real FUSE mount (bindfs) where the machine allows one, else in the plain directory, which `kind` says. */
export type Workspace = AsyncDisposable & {
  kind: string
  read(name: string): Promise<string>
  /** Writes and waits until it is on disk. */
  write(name: string, content: string): Promise<void>
}

export async function openWorkspace(folder: string): Promise<Workspace> {
  const files = join(folder, 'files')
  await mkdir(files, { recursive: true })
  const mounted = await mountFuse(files, join(folder, 'mount'))
  const root = mounted.daemon === undefined ? files : join(folder, 'mount')
  const workspace: Workspace = {
    kind: mounted.daemon === undefined ? `plain directory (${mounted.reason})` : 'FUSE mount (bindfs)',
    // Names come from requests: nothing outside the workspace can be reached by them.
    read: (name) => readFile(join(root, basename(name)), 'utf8'),
    async write(name, content) {
      await using file = await open(join(root, basename(name)), 'w')
      await file.writeFile(content)
      await file.sync()
    },
    [Symbol.asyncDispose]: () => unmount(mounted.daemon),
  }
  await workspace.write('readme.md', '# Workspace\n'.repeat(40))
  return workspace
}

async function mountFuse(source: string, target: string): Promise<{ daemon?: ChildProcess; reason: string }> {
  try {
    accessSync('/dev/fuse', constants.R_OK | constants.W_OK)
  } catch {
    return { reason: '/dev/fuse cannot be opened' }
  }
  if (!(process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, 'bindfs')))) return { reason: 'bindfs is not installed' }
  await mkdir(target)
  const daemon = spawn('bindfs', ['-f', source, target], { stdio: 'ignore' })
  const ended = new Promise<false>((resolve) => daemon.once('exit', () => resolve(false)).once('error', () => resolve(false)))
  const before = (await stat(source)).dev
  for (;;) {
    if ((await stat(target)).dev !== before) return { daemon, reason: '' }
    if ((await Promise.race([ended, new Promise<true>((resolve) => setTimeout(() => resolve(true), 10))])) === false) return { reason: 'bindfs could not mount' }
  }
}

function unmount(daemon: ChildProcess | undefined): Promise<void> {
  if (daemon === undefined || daemon.exitCode !== null || daemon.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    daemon.once('exit', () => resolve())
    daemon.kill('SIGTERM')
  })
}
