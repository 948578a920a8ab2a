import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { shellQuote } from './shell-quote.ts'

/** Where control groups of version 2 are mounted, for tests to stand in for. */
export type CgroupPlace = { membership: string; mount: string }

/** A group that has at most so much memory, removed on dispose; `enter` puts a command, and all that it starts, into it. */
export type MemoryCgroup = AsyncDisposable & { enter(command: string): string }

/** How often a group whose last process is just ending is tried to be removed. */
const TRIES = 50
const PAUSE_MS = 20
const NO_SWAP = 'memory.swap.max'

/** Beside our own group, for one that has processes may limit no group below it. A text says why there can be none. */
export function openMemoryCgroup(limitBytes: number, { membership, mount }: CgroupPlace = { membership: '/proc/self/cgroup', mount: '/sys/fs/cgroup' }): MemoryCgroup | string {
  try {
    const group = /^0::(\/.*)$/m.exec(readFileSync(membership, 'utf8'))?.[1]
    // Where both versions are there, this one is mounted elsewhere and has nothing to say of memory.
    if (group === undefined || group.includes('..') || !existsSync(path.join(mount, 'cgroup.controllers'))) return 'this machine has no control groups of version 2'
    const around = path.join(mount, path.dirname(group))
    if (!readFileSync(path.join(around, 'cgroup.subtree_control'), 'utf8').split(/\s+/).includes('memory')) return `control groups in ${around} cannot limit memory`
    const folder = path.join(around, `perf-gate-${randomUUID()}`)
    mkdirSync(folder)
    try {
      writeFileSync(path.join(folder, 'memory.max'), `${limitBytes}`)
      // What does not fit must not go to the disk instead; kernels without swap have no such file.
      if (existsSync(path.join(folder, NO_SWAP))) writeFileSync(path.join(folder, NO_SWAP), '0')
    } catch (error) {
      rmdirSync(folder)
      throw error
    }
    return { enter: (command) => `echo $$ > ${shellQuote(path.join(folder, 'cgroup.procs'))} && exec sh -c ${shellQuote(command)}`, [Symbol.asyncDispose]: () => remove(folder) }
  } catch (error) {
    return `no control group could be made here (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`
  }
}

async function remove(folder: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      rmdirSync(folder)
      return
    } catch (error) {
      if (tries >= TRIES) throw error
      await sleep(PAUSE_MS)
    }
  }
}
