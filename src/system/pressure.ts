import path from 'node:path'
import type { Pressure } from '../ports.ts'
import { readProc } from './process-tree.ts'

const KINDS = ['cpu', 'memory', 'io'] as const

/** Where the kernel tells of pressure, for tests to stand in for. */
export type PressurePlace = { membership: string; mounts: readonly string[]; machine: string }

/**
 * How long some task had to wait for a CPU, memory or storage, in all (the kernel's pressure stall information): of the process's control group (version 2),
 * or, where it is in none of its own, of the machine. Undefined where the kernel does not tell.
 */
export function readPressure(pid: number, { membership, mounts, machine }: PressurePlace = { membership: `/proc/${pid}/cgroup`, mounts: ['/sys/fs/cgroup', '/sys/fs/cgroup/unified'], machine: '/proc/pressure' }): Pressure | undefined {
  const group = /^0::(\/.+)$/m.exec(readProc(membership) ?? '')?.[1]
  const folders = group === undefined || group.includes('..') ? [] : mounts.map((mount) => path.join(mount, group))
  for (const [folder, of, suffix] of [...folders.map((one) => [one, 'cgroup', '.pressure'] as const), [machine, 'machine', ''] as const]) {
    const told = Object.fromEntries(KINDS.flatMap((kind) => { const us = readTotalUs(`${folder}/${kind}${suffix}`); return us === undefined ? [] : [[`${kind}Us`, us]] }))
    if (Object.keys(told).length > 0) return { of, ...told }
  }
  return undefined
}

function readTotalUs(file: string): number | undefined {
  const match = /^some .*\btotal=(\d{1,15})$/m.exec(readProc(file) ?? '')
  return match === null ? undefined : Number(match[1])
}
