import { buildClosedSchedule } from '../../workload/schedule.ts'
import { runSlot } from '../slot.ts'
import type { StepOptions } from './step.ts'

const LOOK_MS = 250
/** Calm: so many looks in a row in which one agent is answered, and the second no slower than the first. */
const CALM_LOOKS = 2
const FLAT = 1.5
/** A service that is not calm by then is stuck. */
const PATIENCE_MS = 15_000

/**
 * Lets the service work off what an overload has left, one agent asking at a time: until it answers as fast as in the look before. What a client
 * has given up on may still be worked on, and the next step is not to pay for it. False where that takes too long.
 */
export async function settleDown({ context: { config, world, engine }, side, seed, signal }: StepOptions): Promise<boolean> {
  const deadlineMs = world.clock.monotonicMs() + PATIENCE_MS
  const means: number[] = []
  for (let look = 0; world.clock.monotonicMs() < deadlineMs; look++) {
    const schedule = buildClosedSchedule({ requests: config.requests, durationMs: LOOK_MS, agents: 1, seed: seed + look })
    const { load } = await runSlot({ schedule, sides: [side], config, world, engine, signal })
    const completed = load.sides[0]?.completed ?? 0
    means.push(completed === 0 ? Number.POSITIVE_INFINITY : LOOK_MS / completed)
    const [before, now] = means.slice(-CALM_LOOKS)
    if (now !== undefined && before !== undefined && Number.isFinite(before) && before <= now * FLAT) return true
  }
  return false
}
