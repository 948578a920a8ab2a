import type { Config } from '../config/config.ts'
import type { Plan } from '../plan/plan.ts'
import type { World } from '../ports.ts'
import { describePosition } from './progress.ts'
import { startSides, type Checkout, type RunningSide } from './sides.ts'

export type RoundsOptions = {
  plan: Pick<Plan, 'layout'>
  /** Rounds after which `isEnough` is asked; the last one ends the phase in any case. */
  looks: readonly number[]
  checkouts: readonly Checkout[]
  config: Config
  world: World
  seed: number
  /** No further round is begun once this much time is spent, the planned first look apart. */
  budgetMs: number
  /** Measures the given sides together in one slot. */
  measure: (slot: { round: number; slot: number; sides: RunningSide[]; seed: number; /** Which round it is and how long the phase goes on, for people. */ position: () => string }) => Promise<MeasuredSlot>
  isEnough: () => boolean
}

export type MeasuredSlot = {
  /** The machine kept the generator from keeping to its plan, whatever was measured meanwhile. */
  disturbed: boolean
  /** Counts the slot; called once for every slot of a round that stands. */
  keep(): void
}

/** A round in which the machine kept the generator from its plan is played again, this often in a phase. */
const SPARE_ROUNDS = 2

/**
 * Plays rounds of fresh processes. In a duet one slot holds both sides at once; in the alternating layout each side has a slot of
 * its own. The start order changes at random from round to round, so that being first favours neither. A disturbed round is thrown away by the generator's lag alone, never by what
 * it measured, and played again. Returns the rounds kept.
 */
export async function playRounds(options: RoundsOptions): Promise<number> {
  const last = options.looks.at(-1) ?? 0
  const { clock } = options.world
  const begunMs = clock.monotonicMs()
  const deadline = begunMs + options.budgetMs
  let played = 0
  let spare = SPARE_ROUNDS
  for (let round = 0; round < last;) {
    const current = round
    const startedMs = clock.monotonicMs()
    const roundMs = played === 0 ? undefined : (startedMs - begunMs) / played
    const position = () => describePosition({ round: current, looks: options.looks, roundMs, elapsedMs: clock.monotonicMs() - startedMs })
    played++
    const slots = await playRound(options, { round, seed: mixSeed(options.seed, round * (SPARE_ROUNDS + 1) + spare), position })
    if (spare > 0 && slots.some((slot) => slot.disturbed)) {
      spare--
      options.world.log.info(`round ${round + 1} is played again: the machine was too busy for the generator to keep to its plan`)
      continue
    }
    for (const slot of slots) slot.keep()
    round++
    if (options.looks.includes(round) && options.isEnough()) return round
    if (round >= (options.looks[0] ?? last) && clock.monotonicMs() >= deadline) return round
  }
  return last
}

type Round = { round: number; seed: number; position: () => string }

async function playRound(options: RoundsOptions, { round, seed, position }: Round): Promise<MeasuredSlot[]> {
  const order = seed % 2 === 0 ? [...options.checkouts] : options.checkouts.toReversed()
  const slots = options.plan.layout === 'alternating' ? order.map((checkout) => [checkout]) : [order]
  const measured: MeasuredSlot[] = []
  for (const [slot, checkouts] of slots.entries()) measured.push(await playSlot(options, { round, slot, checkouts, seed, position }))
  return measured
}

async function playSlot(options: RoundsOptions, { round, slot, checkouts, seed, position }: Round & { slot: number; checkouts: Checkout[] }): Promise<MeasuredSlot> {
  options.world.signal.throwIfAborted()
  await using started = await startSides(checkouts, options.config, options.world)
  const sides = started.sides.toSorted((a, b) => (a.side < b.side ? -1 : 1))
  return await Promise.race([options.measure({ round, slot, sides, seed, position }), ...sides.map((side) => side.failed)])
}

/** A different seed for every round, the same for every run with this configuration (SplitMix32's mixing step). */
export function mixSeed(seed: number, round: number): number {
  let mixed = (seed + Math.imul(round + 1, 0x9e3779b9)) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
