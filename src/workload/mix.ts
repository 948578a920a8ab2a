import type { RequestClass } from '../config/config.ts'
import type { Random } from './random.ts'
import type { ScheduledRequest } from './schedule.ts'

/** What can be asked for, and how often. */
export type RequestMix = {
  requests: ScheduledRequest[]
  /** Share of each class, summing to 1. */
  shares: Record<string, number>
  /** Draws an index into `requests`. */
  draw(): number
}

/** Draws are dealt in hands of this many, one from each stratum. */
const HAND = 20

/**
 * Classes by share, templates inside a class by weight. Shares of classes the service does not have are dropped and the rest rescaled;
 * when nothing is left, the classes share equally. Draws are stratified (each hand of 20 has one draw from every twentieth of the
 * distribution, in random order): realised shares stay closer to the planned ones than independent draws would, at any length.
 */
export function mixRequests(classes: readonly RequestClass[], wanted: Record<string, number>, random: Random): RequestMix {
  const usable = classes.filter((one) => one.requests.length > 0)
  if (usable.length === 0) throw new RangeError('there is nothing to request: name at least one request under `requests`')
  const known = usable.reduce((total, one) => total + (wanted[one.name] ?? 0), 0)
  const shares = Object.fromEntries(usable.map((one) => [one.name, known > 0 ? (wanted[one.name] ?? 0) / known : 1 / usable.length]).filter(([, share]) => share !== 0)) as Record<string, number>
  const requests: ScheduledRequest[] = []
  const upTo: number[] = []
  let total = 0
  for (const { name, requests: templates } of usable) {
    const share = shares[name]
    if (share === undefined) continue
    const weight = templates.reduce((sum, one) => sum + one.weight, 0)
    for (const template of templates) {
      total += (share * (weight > 0 ? template.weight / weight : 1 / templates.length))
      requests.push({ class: name, template })
      upTo.push(total)
    }
  }
  return { requests, shares, draw: stratifiedDraw(upTo, random) }
}

function stratifiedDraw(upTo: readonly number[], random: Random): () => number {
  const hand = Array.from({ length: HAND }, () => 0)
  let left = 0
  return () => {
    if (left === 0) left = deal(hand, random)
    const value = hand[--left] as number
    const found = upTo.findIndex((limit) => value < limit)
    return found === -1 ? upTo.length - 1 : found
  }
}

/** Fills the hand with one number from each of its strata, shuffled (Fisher and Yates). */
function deal(hand: number[], random: Random): number {
  for (let i = 0; i < hand.length; i++) {
    const other = random.integer(i + 1)
    hand[i] = hand[other] as number
    hand[other] = (i + random.next()) / hand.length
  }
  return hand.length
}
