import { expect, test } from 'vitest'
import type { Violation } from '../../src/measure/result.ts'
import { buildViolations } from '../../src/report/view/promise-rows.ts'

const FIRED: Violation = { metric: 'error_rate_percent', kind: 'error_rate', severity: 'major', state: 'resolved', startMs: 2000, firedMs: 5000, endMs: 9000, worst: 33, limit: 1, windows: 4, rollback: true }

test('a violation says what came of its rollback', () => {
  const words = (rolledBack: NonNullable<Violation['rolledBack']>) => buildViolations([{ phase: 'sla', verdict: 'fail', reasons: [], comparisons: [], promises: [], violations: [{ ...FIRED, rolledBack }] }])[0]?.action
  expect([
    words({ outcome: 'recovered', seconds: 12.3 }), words({ outcome: 'not-recovered', seconds: 60 }), words({ outcome: 'failed', reason: 'the procedure ended with exit code 3' }),
    words({ outcome: 'dry-run', reason: 'x' }), words({ outcome: 'refused', reason: 'never for a fork' }),
  ]).toMatchInlineSnapshot(`
    [
      "alert, rollback: recovered in 12.3 s",
      "alert, rollback: did not recover in 1 m",
      "alert, rollback: procedure failed: the procedure ended with exit code 3",
      "alert, rollback: dry run",
      "alert, rollback: refused: never for a fork",
    ]
  `)
})
