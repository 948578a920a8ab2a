import { buildSteadySchedule } from '../workload/schedule.ts'
import type { RequestClass } from '../config/config.ts'
import { runSlot, type SlotOptions, type SlotRun } from './slot.ts'

/** Length of one warm-up slot, and how many are spent at most. */
const SLOT_MS = 500
const MAX_SLOTS = 4
/** Warm when neither side's cost per request fell by more than this since the slot before. */
const FLAT = 0.15

/**
 * Sends requests until every side's CPU time per request has stopped falling (median latency where CPU cannot be seen): steady
 * state is detected, not assumed after a constant. Nothing of it is counted. Returns how many slots it took.
 */
export async function warmUp(options: Omit<SlotOptions, 'schedule'> & { requests: readonly RequestClass[]; ratePerSecond: number; seed: number }): Promise<number> {
  let before: number[] | undefined
  for (let slot = 1; slot <= MAX_SLOTS; slot++) {
    const schedule = buildSteadySchedule({ requests: [...options.requests], durationMs: SLOT_MS, ratePerSecond: options.ratePerSecond, seed: options.seed + slot })
    const now = costPerRequest(await runSlot({ ...options, schedule }))
    if (before !== undefined && now.every((cost, side) => cost > (before?.[side] ?? cost) * (1 - FLAT))) return slot
    before = now
  }
  return MAX_SLOTS
}

function costPerRequest({ load, resources }: SlotRun): number[] {
  return load.sides.map((side) => {
    const use = resources.get(side.side)
    if (use?.cpuMs !== undefined && side.completed > 0) return use.cpuMs / side.completed
    return side.classes.reduce((total, one) => total + one.requests, 0) === 0 ? 0 : 1
  })
}
