import { expect, test } from 'vitest'
import { clockStepUs } from '../../src/load/clock-step.ts'

test('a clock that ticks every 4 ms is found out, and the real one is fine enough', () => {
  let readings = 0
  expect(clockStepUs(() => Math.floor(++readings / 1000) * 4)).toBe(4000)
  expect(clockStepUs()).toBeLessThan(10)
})
