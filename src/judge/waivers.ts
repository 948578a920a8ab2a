import type { Waiver } from '../config/waiver.ts'
import type { Comparison } from '../measure/result.ts'

/**
 * What a waiver means for a regression it names: in force it does not fail the gate, up to its limit and to the end of its last day. `today` is
 * `2026-12-31` (UTC). The most specific waiver counts, then the widest.
 */
export function applyWaivers(comparisons: readonly Comparison[], waivers: readonly Waiver[], today: string): Comparison[] {
  return comparisons.map((comparison) => {
    if (comparison.verdict !== 'fail') return comparison
    const specific = `${comparison.subject.name}.${comparison.metric}`
    const [waiver] = waivers.filter(({ metric }) => metric === specific || metric === comparison.metric)
      .toSorted((one, other) => Number(other.metric === specific) - Number(one.metric === specific) || other.until.localeCompare(one.until) || other.limit - one.limit)
    if (waiver === undefined) return comparison
    const { limit, until, reason, label } = waiver
    const state = until < today ? ('expired' as const) : worseningOf(comparison) > limit ? ('exceeded' as const) : ('in-force' as const)
    return { ...comparison, waiver: { limit, until, reason, ...(label === undefined ? {} : { label }), state } }
  })
}

/** A regression that fails the gate: certain, of a metric that may fail it, and not waived. */
export function isUnwaivedRegression({ verdict, role, waiver }: Comparison): boolean {
  return verdict === 'fail' && role !== 'informational' && waiver?.state !== 'in-force'
}

/** Relative, as a fraction; of shares, which change in points, against the base's share. */
function worseningOf({ ratio, worse }: Comparison): number {
  return worse === 'higher' ? ratio - 1 : 1 / ratio - 1
}
