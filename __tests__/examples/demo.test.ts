import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'

const DEMO = fileURLToPath(new URL('../../scripts/demo.ts', import.meta.url))

test('the demo tells how it is used', () => {
  const { status, stdout } = run('--help')
  expect([status, stdout]).toEqual([0, expect.stringContaining('--slow <change>')])
})

test.each(['0', '-20%', '999%', '20 ms', '', 'policy', 'policy=0ms', 'policy=999ms', 'nothing=5ms'])('the demo refuses a slowdown of "%s" as a mistake of the caller, not as a verdict', (slow) => {
  const { status, stderr } = run('--slow', slow)
  expect([status, stderr]).toEqual([2, expect.stringContaining('such as 20%')])
})

test.each(['perf-gate.yml', 'attribution.yml', 'selftest.yml'])('the bridge can be measured by its %s', (file) => {
  const text = readFileSync(fileURLToPath(new URL(`../../examples/bridge/${file}`, import.meta.url)), 'utf8')
  expect(readConfig({ text, file, inputs: {} }).service?.start).toBe('node server.ts')
})

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [DEMO, ...args], { encoding: 'utf8' })
}
