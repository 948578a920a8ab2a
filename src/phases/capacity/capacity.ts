import type { CapacityConfig } from '../../config/config.ts'
import { ServiceError } from '../../errors.ts'
import { bracketsOf, isCapacityKnown } from '../../judge/capacity/brackets.ts'
import type { CapacityMeasurement, CapacityStep } from '../../measure/capacity.ts'
import { peakOf } from '../../workload/pattern.ts'
import type { PhaseContext, PhaseOutcome } from '../phase.ts'
import { mixSeed } from '../rounds.ts'
import { BaseUnusable, type Checkout } from '../sides.ts'
import { searchSide, type Searched } from './side.ts'

/** Searches with fresh processes: from so many on their spread is known, and more than the last are not worth their time. */
const MIN_ROUNDS = 3
const MAX_ROUNDS = 6
/** A first search begins below what a closed loop reached, and in larger steps; later ones near what was found before. */
const FIRST = { share: 0.7, factor: 1.25 }
const LATER = { share: 0.95, factor: 1.08 }
const MAX_NOTES = 50

/** The outcome of the SLA phase, with what the search for the highest rate measured after it, where it is asked for. */
export async function addCapacity(outcome: PhaseOutcome, context: PhaseContext): Promise<PhaseOutcome> {
  const wanted = context.config.sla.capacity
  if (wanted === undefined) return outcome
  if (outcome.sla?.violations.some((one) => one.rolledBack?.outcome === 'recovered' || one.rolledBack?.outcome === 'not-recovered' || one.rolledBack?.outcome === 'failed') === true) {
    context.world.log.info('capacity: not searched for, because something was rolled back: what runs now is not what was to be measured')
    return outcome
  }
  return { ...outcome, measurement: { ...outcome.measurement, capacity: await measureCapacity(wanted, context) } }
}

/**
 * The highest rate that keeps the promises, searched for again and again with fresh processes: one side at a time, for both at once would take
 * the machine from each other; base and head in turn, where both are there. Ends when it is known well enough, or the budget is spent.
 */
async function measureCapacity({ budgetMs, stepMs, atMostPerSecond }: CapacityConfig, context: PhaseContext): Promise<CapacityMeasurement> {
  const { config, world } = context
  const { clock, log } = world
  const begunMs = clock.monotonicMs()
  const remainingMs = () => begunMs + budgetMs - clock.monotonicMs()
  const seed = mixSeed(config.load.seed, 4_000_000)
  const found: Searched = { steps: [], points: [], notes: [], disturbed: 0, isCutShort: false, limits: undefined }
  log.info(`capacity: searching the highest rate that keeps the promises, for ${Math.round(budgetMs / 1000)} s at most`)
  try {
    for (let round = 0; round < MAX_ROUNDS && remainingMs() > 0 && !isEnough(round, found.steps); round++) {
      for (const checkout of inOrder(context.checkouts, mixSeed(seed, round))) {
        const before = bracketsOf(found.steps, checkout.side).flatMap((one) => one.middle ?? []).at(-1)
        const start = (reached: number) => (before === undefined ? { startPerSecond: reached === 0 ? config.sla.ratePerSecond : reached * FIRST.share, factor: FIRST.factor } : { startPerSecond: before * LATER.share, factor: LATER.factor })
        await searchSide({ context, checkout, round, seed: mixSeed(seed, round), stepMs, atMostPerSecond, remainingMs, found, start })
      }
    }
  } catch (error) {
    // What was measured before this is not lost for a service that does not start once more.
    if (!(error instanceof ServiceError) && !(error instanceof BaseUnusable)) throw error
    found.isCutShort = true
    found.notes.push(`the search ended early: ${error.message}`.slice(0, 500))
  }
  const { limits } = found
  return {
    steps: found.steps, points: found.points, notes: [...(found.disturbed === 0 ? [] : [`${found.disturbed} steps were played again: something else on the machine took its CPU`]), ...found.notes].slice(0, MAX_NOTES), measuredMs: clock.monotonicMs() - begunMs, budgetMs, stepMs, isCutShort: found.isCutShort || remainingMs() <= 0, isFresh: config.service !== undefined,
    ...peakOf(config.load.pattern, config.load.ratePerSecond ?? config.load.pattern.baseRatePerSecond),
    ...(limits === undefined ? {} : { cpus: limits.cpus, cpusOf: limits.cpusOf, memory: { memoryMb: limits.memoryBytes / 1e6, of: limits.memoryOf } }),
  }
}

/** Known well enough, or two searches of every side have found nothing, and others would not either. */
function isEnough(rounds: number, steps: readonly CapacityStep[]): boolean {
  if (rounds >= MIN_ROUNDS && isCapacityKnown(steps)) return true
  return rounds >= 2 && (['base', 'head'] as const).every((side) => bracketsOf(steps, side).every((one) => one.middle === undefined))
}

/** At random, so that being first favours neither. */
function inOrder(checkouts: readonly Checkout[], seed: number): readonly Checkout[] {
  return seed % 2 === 0 ? checkouts : checkouts.toReversed()
}
