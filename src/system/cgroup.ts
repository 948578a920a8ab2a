import { availableParallelism, totalmem } from 'node:os'
import path from 'node:path'
import type { Allowance } from '../ports.ts'
import { readProc } from './process-tree.ts'

/** Where control groups are mounted, for tests to stand in for. */
export type CgroupPlace = { membership: string; mount: string }

/** What a process may use: the tightest limit of its control group and of those around it (version 2, or 1), or else the machine. */
export function readAllowance(pid: number, { membership, mount }: CgroupPlace = { membership: `/proc/${pid}/cgroup`, mount: '/sys/fs/cgroup' }): Allowance | undefined {
  const text = readProc(membership)
  if (text === undefined) return undefined
  const memory = tightest([...limits(text, '', [mount, `${mount}/unified`], readMemoryV2), ...limits(text, 'memory', [`${mount}/memory`], readMemoryV1)])
  const cpus = tightest([...limits(text, '', [mount, `${mount}/unified`], readCpusV2), ...limits(text, 'cpu', [`${mount}/cpu`, `${mount}/cpu,cpuacct`], readCpusV1)])
  const machine = { cpus: availableParallelism(), memoryBytes: totalmem() }
  return {
    ...(cpus < machine.cpus ? { cpus, cpusOf: 'cgroup' } : { cpus: machine.cpus, cpusOf: 'machine' }),
    ...(memory < machine.memoryBytes ? { memoryBytes: memory, memoryOf: 'cgroup' } : { memoryBytes: machine.memoryBytes, memoryOf: 'machine' }),
  }
}

/** What each folder from the process's group up to the root says. `controller` is empty for version 2. */
function limits(membership: string, controller: string, mounts: readonly string[], read: (folder: string) => number | undefined): number[] {
  const group = membership.split('\n').map((line) => line.split(':')).find(([, controllers = '']) => controller === '' ? controllers === '' : controllers.split(',').includes(controller))?.slice(2).join(':')
  // A group outside our namespace begins with /..: what it may use is told by the root we see.
  const parts = group === undefined || group.includes('..') ? [] : group.split('/').filter((part) => part !== '')
  return mounts.flatMap((mount) => Array.from({ length: parts.length + 1 }, (_, depth) => read(path.join(mount, ...parts.slice(0, depth))) ?? []).flat())
}

function readMemoryV2(folder: string): number | undefined {
  return positive(readProc(`${folder}/memory.max`))
}

function readMemoryV1(folder: string): number | undefined {
  return positive(readProc(`${folder}/memory.limit_in_bytes`))
}

function readCpusV2(folder: string): number | undefined {
  const [quota, period] = (readProc(`${folder}/cpu.max`) ?? '').split(' ')
  return share(positive(quota), positive(period))
}

function readCpusV1(folder: string): number | undefined {
  return share(positive(readProc(`${folder}/cpu.cfs_quota_us`)), positive(readProc(`${folder}/cpu.cfs_period_us`)))
}

function share(quota: number | undefined, period: number | undefined): number | undefined {
  return quota === undefined || period === undefined ? undefined : quota / period
}

/** Undefined for `max`, -1 and what is not there. */
function positive(text: string | undefined): number | undefined {
  const value = Number(text?.trim() || Number.NaN)
  return value > 0 ? value : undefined
}

function tightest(values: readonly number[]): number {
  return Math.min(Number.POSITIVE_INFINITY, ...values)
}
