import type { Comparison } from '../measure/result.ts'

/** The rounds after which the evidence is looked at: fixed beforehand, for looking until it is significant finds what is not there. */
export function planLooks(rounds: { min: number; max: number }): number[] {
  return rounds.min === rounds.max ? [rounds.min] : [rounds.min, rounds.max]
}

/** Each look spends an equal part of the false-alarm budget (Bonferroni over looks: valid, simple, a little conservative). */
export function alphaPerLook(familyAlpha: number, looks: number): number {
  return familyAlpha / looks
}

/** More rounds cannot help: something has certainly regressed, or every deciding metric is decided. */
export function isDecided(comparisons: readonly Comparison[]): boolean {
  const deciding = comparisons.filter((one) => one.role === 'deciding')
  if (comparisons.some((one) => one.role !== 'informational' && one.verdict === 'fail')) return true
  return deciding.length > 0 && deciding.every((one) => one.verdict === 'pass')
}
