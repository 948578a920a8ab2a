import type { Config } from '../config/config.ts'
import type { Plan } from '../plan/plan.ts'
import type { World } from '../ports.ts'
import { startSides, type Checkout, type RunningSide } from './sides.ts'

export type RoundsOptions = {
  plan: Pick<Plan, 'layout'>
  /** Rounds after which `isEnough` is asked; the last one ends the phase in any case. */
  looks: readonly number[]
  checkouts: readonly Checkout[]
  config: Config
  world: World
  seed: number
  /** Measures the given sides together in one slot. */
  measure: (slot: { round: number; slot: number; sides: RunningSide[]; seed: number }) => Promise<void>
  isEnough: () => boolean
}

/**
 * Plays rounds of fresh processes. In a duet one slot holds both sides at once; in the alternating layout each side has a slot of
 * its own. The start order changes at random from round to round, so that being first favours neither. Returns the rounds played.
 */
export async function playRounds(options: RoundsOptions): Promise<number> {
  const last = options.looks.at(-1) ?? 0
  for (let round = 0; round < last; round++) {
    const seed = mixSeed(options.seed, round)
    const order = seed % 2 === 0 ? [...options.checkouts] : options.checkouts.toReversed()
    const slots = options.plan.layout === 'alternating' ? order.map((checkout) => [checkout]) : [order]
    for (const [slot, checkouts] of slots.entries()) await playSlot(options, { round, slot, checkouts, seed })
    if (options.looks.includes(round + 1) && options.isEnough()) return round + 1
  }
  return last
}

async function playSlot(options: RoundsOptions, { round, slot, checkouts, seed }: { round: number; slot: number; checkouts: Checkout[]; seed: number }): Promise<void> {
  options.world.signal.throwIfAborted()
  await using started = await startSides(checkouts, options.config, options.world)
  const sides = started.sides.toSorted((a, b) => (a.side < b.side ? -1 : 1))
  await Promise.race([options.measure({ round, slot, sides, seed }), ...sides.map((side) => side.failed)])
}

/** A different seed for every round, the same for every run with this configuration (SplitMix32's mixing step). */
export function mixSeed(seed: number, round: number): number {
  let mixed = (seed + Math.imul(round + 1, 0x9e3779b9)) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
