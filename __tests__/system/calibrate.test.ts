import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { calibrate } from '../../src/system/calibrate.ts'

test('the fixed workload takes a time, and leaves nothing open', () => {
  const open = () => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0)
  calibrate()
  const before = open()
  expect(calibrate()).toBeGreaterThan(0)
  expect(open()).toBe(before)
})
