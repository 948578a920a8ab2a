import { expect, test } from 'vitest'
import { summariseSelfTest, type GateSeen } from '../../src/judge/selftest.ts'
import type { VerdictKind } from '../../src/measure/result.ts'
import { renderSelfTest } from '../../src/report/selftest-report.ts'
import { passing } from '../report/result-fixture.ts'

const FACTS = { slow: 0.1, environment: 'linux-x64-amd-epyc-4', cpuMsPerRequest: 1.234, stopped: false }
const gates = (slowedBy: number, ...verdicts: VerdictKind[]): GateSeen[] => verdicts.map((verdict, index) => ({ slowedBy, result: { ...passing(), verdict }, minutes: 1 + index / 10 }))

test('rates are of the gates that could be measured, each with its exact interval', () => {
  const summary = summariseSelfTest([...gates(0, 'pass', 'inconclusive', 'pass', 'pass', 'invalid'), ...gates(0.1, 'fail', 'fail', 'fail', 'inconclusive')], FACTS)
  // Clopper and Pearson: of 4, none is at most 60.2 %, three are 19.4 to 99.4 %.
  expect(summary).toMatchObject({ falseAlarms: { found: 0, of: 4, low: 0 }, detections: { found: 3, of: 4 }, invalid: 1, minutesPerGate: 1.2 })
  expect(summary.falseAlarms.high).toBeCloseTo(0.602, 3)
  expect(summary.detections.low).toBeCloseTo(0.194, 3)
  expect(summary.detections.high).toBeCloseTo(0.994, 3)
})

test('of no gate that could be measured nothing is known', () => {
  const summary = summariseSelfTest(gates(0, 'invalid'), FACTS)
  expect(summary).toMatchObject({ falseAlarms: { found: 0, of: 0, low: 0, high: 1 }, detections: { of: 0 }, detectable: [] })
  expect(renderSelfTest(summary, { color: false })).toContain('⚠  Not every verdict was right')
})

test('a screen says first whether the machine is fit', () => {
  const summary = summariseSelfTest([...gates(0, 'pass', 'pass'), ...gates(0.1, 'fail', 'fail')], FACTS)
  expect(renderSelfTest(summary, { color: false })).toMatchInlineSnapshot(`
    "
      ✔  Every slowdown was found, and no other

      against itself  0 of 2, 95 % sure: 0 % to 84.2 %, found slower
      10 % slower     2 of 2, 95 % sure: 15.8 % to 100 %, found slower

      would be seen   CPU time per request (load) worse by 7.7 %
                      response time (load) worse by 7.7 %
      a gate takes    1.1 minutes
      a request takes 1.23 ms of CPU, the proxy included
      machine         linux-x64-amd-epyc-4
    "
  `)
})
