import { describe, expect, test } from 'vitest'
import { countRollbacks } from '../../../src/judge/promises/count-rollbacks.ts'
import type { Violation } from '../../../src/measure/result.ts'
import { Recovery } from '../../../src/phases/sla/recovery.ts'

const FIRING: Violation = { metric: 'error_rate_percent', kind: 'error_rate', severity: 'major', state: 'firing', startMs: 2000, firedMs: 5000, worst: 33, limit: 1, windows: 4, rollback: true }
const PENDING: Violation = { ...FIRING, state: 'pending', firedMs: undefined }
const RESOLVED: Violation = { ...FIRING, state: 'resolved', endMs: 9000 }
const QUIET: Violation = { ...FIRING, metric: 'avg_response_time_ms', rollback: false }

/** A procedure that ends when it is told to. */
function openProcedure() {
  const { promise, resolve } = Promise.withResolvers<{ kind: 'done' | 'failed' | 'dry-run' | 'refused'; reason: string }>()
  const asked: string[] = []
  const recovery = new Recovery((violation) => {
    asked.push(violation.metric)
    return promise
  }, 10_000)
  return { recovery, asked, end: async (kind: 'done' | 'failed' | 'dry-run' | 'refused', reason = '') => {
    resolve({ kind, reason })
    await promise
  } }
}

describe('a recovery', () => {
  test('begins once per violation that fires and asks for it, not before', () => {
    const { recovery, asked } = openProcedure()
    recovery.step([PENDING, QUIET], 4000)
    expect([recovery.isOpen, asked]).toEqual([false, []])
    for (const atMs of [5000, 6000]) recovery.step([FIRING, QUIET], atMs)
    expect([recovery.isOpen, asked]).toEqual([true, ['error_rate_percent']])
  })
  test('is measured from the decision to the first second without such a violation, and only after the procedure ended', async () => {
    const { recovery, end } = openProcedure()
    recovery.step([FIRING], 5000)
    recovery.step([RESOLVED], 6000)
    expect(recovery.isOpen).toBe(true)
    await end('done')
    recovery.step([RESOLVED, { ...FIRING, startMs: 7000 }], 9000)
    expect(recovery.mark([RESOLVED])[0]?.rolledBack).toMatchObject({ outcome: 'not-recovered', reason: expect.stringContaining('before it was known') })
    recovery.step([RESOLVED, RESOLVED], 12_000)
    expect(recovery.mark([RESOLVED, RESOLVED])[0]?.rolledBack).toEqual({ outcome: 'recovered', seconds: 7 })
  })
  test('is given up after its time, however long the procedure took', async () => {
    const { recovery, end } = openProcedure()
    recovery.step([FIRING], 5000)
    await end('done')
    recovery.step([FIRING], 14_000)
    expect(recovery.isOpen).toBe(true)
    recovery.step([FIRING], 15_000)
    expect([recovery.isOpen, recovery.mark([FIRING])[0]?.rolledBack]).toEqual([false, { outcome: 'not-recovered', seconds: 10 }])
  })
  test('that was refused or only shown has not acted, and is in no count', async () => {
    for (const kind of ['refused', 'dry-run'] as const) {
      const { recovery, end } = openProcedure()
      recovery.step([FIRING], 5000)
      await end(kind, 'why')
      recovery.step([FIRING], 6000)
      expect([recovery.isOpen, recovery.hasActed, countRollbacks(recovery.mark([FIRING]))]).toEqual([false, false, undefined])
    }
  })
})
