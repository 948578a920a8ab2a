import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readAllowance } from '../../src/system/cgroup.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-cgroup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const MACHINE = { cpus: availableParallelism(), cpusOf: 'machine', memoryBytes: totalmem(), memoryOf: 'machine' }
let places = 0

/** A control group file system of plain files, as the kernel shows one, and the membership of a process in it. */
function place(membership: string, files: Record<string, string>): { membership: string; mount: string } {
  const root = path.join(folder, String(places++))
  for (const [name, text] of Object.entries({ membership, ...files })) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), `${text}\n`)
  }
  return { membership: path.join(root, 'membership'), mount: path.join(root, 'fs') }
}

test('the tightest limit of a group and of those around it counts', () => {
  const where = place('0::/ci/job', { 'fs/ci/job/memory.max': 'max', 'fs/ci/memory.max': '67108864', 'fs/ci/job/cpu.max': '50000 100000', 'fs/ci/cpu.max': '75000 100000' })
  expect(readAllowance(process.pid, where)).toEqual({ cpus: 0.5, cpusOf: 'cgroup', memoryBytes: 67_108_864, memoryOf: 'cgroup' })
})

test('version 1 tells the same in its own files', () => {
  const where = place('4:memory:/job\n2:cpu,cpuacct:/job\n0::/', { 'fs/memory/job/memory.limit_in_bytes': '1048576', 'fs/cpu,cpuacct/job/cpu.cfs_quota_us': '20000', 'fs/cpu,cpuacct/job/cpu.cfs_period_us': '100000' })
  expect(readAllowance(process.pid, where)).toEqual({ cpus: 0.2, cpusOf: 'cgroup', memoryBytes: 1_048_576, memoryOf: 'cgroup' })
})

test('without a limit, or with one beyond the machine, it is the machine', () => {
  expect(readAllowance(process.pid, place('0::/job', { 'fs/job/memory.max': 'max', 'fs/job/cpu.max': 'max 100000' }))).toEqual(MACHINE)
  expect(readAllowance(process.pid, place('0::/job', { 'fs/job/memory.max': '9223372036854771712', 'fs/job/cpu.max': '6400000 100000' }))).toEqual(MACHINE)
  expect(readAllowance(process.pid, place('0::/../../elsewhere', { 'fs/memory.max': 'nonsense' }))).toEqual(MACHINE)
})

test('is absent where the system does not tell', () => {
  expect(readAllowance(process.pid, { membership: path.join(folder, 'nowhere'), mount: folder })).toBeUndefined()
})
