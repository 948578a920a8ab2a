import type { Comparison, PhaseVerdict } from '../../measure/result.ts'
import { nominalLevel } from './alpha-spending.ts'

const MAX_LOOKS = 4

/** The rounds after which the evidence is looked at: fixed beforehand, for looking until it is significant finds what is not there. */
export function planLooks({ min, max }: { min: number; max: number }): number[] {
  const looks = Array.from({ length: MAX_LOOKS }, (_, look) => Math.round(min + (look * (max - min)) / (MAX_LOOKS - 1)))
  return [...new Set(looks)]
}

/** How strict a test has to be when it is asked after so many rounds, for all looks together to err with the given probability. */
export type Levels = { worse: (alpha: number) => number; unchanged: (alpha: number) => number }

/** `worse` spends late: what looks bad early may be chance. `unchanged` spends evenly: most changes change nothing, and need no more rounds. */
export function levelsAt(looks: readonly number[], rounds: number): Levels {
  return { worse: (alpha) => nominalLevel(alpha, 'late', looks, rounds), unchanged: (alpha) => nominalLevel(alpha, 'evenly', looks, rounds) }
}

/** There is only one look. */
export const ONE_LOOK: Levels = { worse: (alpha) => alpha, unchanged: (alpha) => alpha }

/** More rounds cannot help: something has certainly regressed, or every deciding metric is decided and no guard looks as if it had. */
export function isDecided(comparisons: readonly Comparison[]): boolean {
  const deciding = comparisons.filter((one) => one.role === 'deciding')
  if (comparisons.some((one) => one.role !== 'informational' && one.verdict === 'fail')) return true
  return deciding.length > 0 && deciding.every((one) => one.verdict === 'pass') && !comparisons.some(isSuspicious)
}

/**
 * A comparison with stored results can let an unchanged head pass, but not convict one: runners differ in more than history shows. What it finds
 * worse, or cannot decide, is for both sides side by side.
 */
export function needsPairedRounds(verdicts: readonly Pick<PhaseVerdict, 'comparisons'>[]): boolean {
  return verdicts.flatMap(({ comparisons }) => comparisons).some((one) => (one.role !== 'informational' && one.verdict === 'fail') || (one.role === 'deciding' && one.verdict === 'inconclusive') || isSuspicious(one))
}

/** A guard that seems worse than its margin, without being certain: the rounds that are left may tell. */
function isSuspicious({ role, verdict, ratio, margin, worse }: Comparison): boolean {
  const worsening = worse === 'higher' ? ratio : 1 / ratio
  return role === 'guard' && verdict === 'inconclusive' && worsening > 1 + margin
}
