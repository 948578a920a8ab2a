import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readPressure } from '../../src/system/pressure.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-pressure-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pressure = (total: number) => `some avg10=0.00 avg60=1.20 avg300=0.10 total=${total}\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=7\n`
function place(name: string, group: string, files: Record<string, string>) {
  const at = path.join(folder, name)
  for (const [file, text] of Object.entries({ membership: `5:cpu:/other\n0::${group}\n`, ...files })) {
    mkdirSync(path.dirname(path.join(at, file)), { recursive: true })
    writeFileSync(path.join(at, file), text)
  }
  return { membership: path.join(at, 'membership'), mounts: [path.join(at, 'cgroup')], machine: path.join(at, 'machine') }
}
const MACHINE = { 'machine/cpu': pressure(1000), 'machine/memory': pressure(20), 'machine/io': pressure(3) }

test('is the control group\'s where it is in one, or else the machine\'s', () => {
  expect(readPressure(1, place('own', '/service', { ...MACHINE, 'cgroup/service/cpu.pressure': pressure(500), 'cgroup/service/io.pressure': pressure(1) }))).toEqual({ of: 'cgroup', cpuUs: 500, ioUs: 1 })
  expect(readPressure(1, place('root', '/', { ...MACHINE, 'cgroup/cpu.pressure': pressure(500) }))).toEqual({ of: 'machine', cpuUs: 1000, memoryUs: 20, ioUs: 3 })
  expect(readPressure(1, place('outside', '/../other', MACHINE))).toEqual({ of: 'machine', cpuUs: 1000, memoryUs: 20, ioUs: 3 })
})

test('is unknown where the kernel does not tell, or not in words that are known', () => {
  expect(readPressure(1, place('none', '/service', {}))).toBeUndefined()
  expect(readPressure(1, place('odd', '/service', { 'machine/cpu': 'some avg10=0.00 total=many' }))).toBeUndefined()
})
