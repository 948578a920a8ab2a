import type { RollbackCounts, Violation } from '../../measure/result.ts'
import { isCarriedOut } from './promises.ts'

/** What came of the rollbacks that were carried out; undefined where none was. */
export function countRollbacks(violations: readonly Violation[]): RollbackCounts | undefined {
  const done = violations.filter(isCarriedOut)
  if (done.length === 0) return undefined
  const seconds = done.flatMap(({ rolledBack }) => (rolledBack?.outcome === 'recovered' && rolledBack.seconds !== undefined ? [rolledBack.seconds] : []))
  const counts = { triggered: done.length, successful: seconds.length, failed: done.length - seconds.length }
  return seconds.length === 0 ? counts : { ...counts, meanSeconds: seconds.reduce((total, one) => total + one, 0) / seconds.length }
}
