import path from 'node:path'
import type { FilesystemComponent } from '../config/component-config.ts'
import type { Probe, ProbeSide } from './probe.ts'
import { openThreads } from './threads.ts'

/**
 * The operations of a folder, by threads that all work at the same moment: each call is one round of stat, lookup, readdir, open, read, write and fsync. The component's
 * own times are those of all of them together; `underlying-…` are the same of the folder that a mount shows, and no part of them.
 */
export async function openFilesystem(component: FilesystemComponent, side: ProbeSide): Promise<Probe> {
  const { concurrency, fileBytes, pace: { timeoutMs } } = component
  const folder = path.resolve(side.folder, component.path)
  const underlying = component.underlying === undefined ? undefined : path.resolve(side.folder, component.underlying)
  const threads = await openThreads({ driver: 'filesystem', settings: { folder, underlying, fileBytes }, count: concurrency, timeoutMs, env: side.world.processes.safeEnvironment() })
  const mount = await describeMount(folder, side)
  return {
    together: concurrency, warmUpCalls: 2 * concurrency, notes: [...(mount === undefined ? [] : [mount]), ...threads.notes],
    call: ({ number, signal }) => threads.call(number, signal),
    [Symbol.asyncDispose]: () => threads[Symbol.asyncDispose](),
  }
}

/** Which filesystem the folder is on, from the kernel's list: asking the mount itself could hang. */
async function describeMount(folder: string, { world }: ProbeSide): Promise<string | undefined> {
  try {
    const mounts = (await world.files.read('/proc/self/mounts')).trim().split('\n').map((line) => line.split(' '))
    const [, at, type] = mounts.filter(([, point = '']) => folder === point || folder.startsWith(point.endsWith('/') ? point : `${point}/`)).at(-1) ?? []
    return type === undefined ? undefined : `the filesystem is ${type}, mounted at ${at}`
  } catch {
    // Elsewhere than on Linux nobody tells.
    return undefined
  }
}
