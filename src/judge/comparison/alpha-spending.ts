import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'

/** Where evidence is looked at several times while it grows: after so many rounds each, in ascending order, the last being all there will be. */
export type Looks = readonly number[]
/** Little at first and nearly all at the end, as O'Brien and Fleming do, or about the same at every look, as Pocock does. */
export type Spending = 'late' | 'evenly'

const GRID = 300
/** So far below zero, in standard deviations, the density is nothing. */
const LOWEST = -8
const BISECTIONS = 50
const MAX_KNOWN = 2000

/**
 * Level of a one-sided test at the look after `rounds`, such that all looks up to the last one together err with probability `alpha`,
 * spent `late` or `evenly` (Lan & DeMets, Biometrika 70 (1983)). A look that was
 * not planned, because time ran out, takes the place of those after it. Computed for a normal statistic (Armitage, McPherson & Rowe, JRSS A 132
 * (1969)); used as a level of significance it serves t tests as well (Jennison & Turnbull, Group Sequential Methods (2000), §3.8).
 */
export function nominalLevel(alpha: number, spending: Spending, looks: Looks, rounds: number): number {
  const last = looks.at(-1) ?? rounds
  const taken = [...looks.filter((look) => look < rounds), Math.min(rounds, last)].map((look) => look / last)
  const key = `${spending} ${alpha} ${taken.join(' ')}`
  const known = levels.get(key)
  if (known !== undefined) return known
  const level = lastLevel((share) => spent(alpha, spending, share), taken)
  if (levels.size < MAX_KNOWN) levels.set(key, level)
  return level
}

const levels = new Map<string, number>()

/** What may have been spent of `alpha` when this share of all rounds has been seen. */
function spent(alpha: number, spending: Spending, share: number): number {
  if (share >= 1) return alpha
  return spending === 'evenly' ? alpha * Math.log1p((Math.E - 1) * share) : 2 * normalCdf(normalQuantile(alpha / 2, 0, 1) / Math.sqrt(share), 0, 1)
}

/** Level of the last of these looks; shares are of all rounds, ascending. */
function lastLevel(spentAt: (share: number) => number, shares: readonly number[]): number {
  let density: Density | undefined
  let level = 0
  for (const [look, share] of shares.entries()) {
    const spend = spentAt(share) - (look === 0 ? 0 : spentAt(shares[look - 1] as number))
    const step = share - (look === 0 ? 0 : (shares[look - 1] as number))
    const crossing = crossingOf(density, step, share, spend)
    level = normalCdf(-crossing / Math.sqrt(share), 0, 1)
    if (look < shares.length - 1) density = advance(density, step, share, crossing)
  }
  return level
}

/** Of a Brownian motion that has not crossed yet, at equal distances from `from`. */
type Density = { from: number; width: number; values: readonly number[] }

/** Where the motion has to be crossed, after `step` more, for it to happen with probability `spend`. */
function crossingOf(density: Density | undefined, step: number, share: number, spend: number): number {
  let low = LOWEST * Math.sqrt(share)
  let high = -LOWEST * Math.sqrt(share) * 2
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2
    if (crossed(density, step, middle) > spend) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function crossed(density: Density | undefined, step: number, at: number): number {
  const beyond = (from: number) => normalCdf((from - at) / Math.sqrt(step), 0, 1)
  return density === undefined ? beyond(0) : integrate(density, beyond)
}

function advance(density: Density | undefined, step: number, share: number, crossing: number): Density {
  const from = LOWEST * Math.sqrt(share)
  const width = (crossing - from) / GRID
  const bell = (distance: number) => Math.exp(-(distance ** 2) / (2 * step)) / Math.sqrt(2 * Math.PI * step)
  return { from, width, values: Array.from({ length: GRID + 1 }, (_, i) => (density === undefined ? bell(from + i * width) : integrate(density, (at) => bell(from + i * width - at)))) }
}

/** Simpson's rule. */
function integrate({ from, width, values }: Density, of: (at: number) => number): number {
  let total = 0
  for (const [i, value] of values.entries()) total += value * of(from + i * width) * (i === 0 || i === GRID ? 1 : i % 2 === 1 ? 4 : 2)
  return (total * width) / 3
}
