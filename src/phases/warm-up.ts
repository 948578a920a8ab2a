import type { RequestClass } from '../config/config.ts'
import { buildClosedSchedule } from '../workload/schedule.ts'
import { runSlot, type SlotOptions, type SlotRun } from './slot.ts'

/** Length of one warm-up slot, and how many are spent at most. */
const SLOT_MS = 500
const MAX_SLOTS = 4
/** Few enough not to overload anything, enough to keep a core of every side busy. */
const AGENTS = 2
/** Warm when neither side's cost per request fell by more than this since the slot before. */
const FLAT = 0.15

/**
 * Sends requests, as fast as they are answered, until every side's CPU time per request has stopped falling (the time per request where CPU
 * cannot be seen): steady state is detected, not assumed after a constant. Nothing of it is counted. Returns how many slots it took.
 */
export async function warmUp(options: Omit<SlotOptions, 'schedule'> & { requests: readonly RequestClass[]; seed: number }): Promise<number> {
  let before: number[] | undefined
  for (let slot = 1; slot <= MAX_SLOTS; slot++) {
    const schedule = buildClosedSchedule({ requests: options.requests, durationMs: SLOT_MS, agents: AGENTS, seed: options.seed + slot })
    const now = costPerRequest(await runSlot({ ...options, schedule }))
    if (before !== undefined && now.every((cost, side) => cost > (before?.[side] ?? cost) * (1 - FLAT))) return slot
    before = now
  }
  return MAX_SLOTS
}

function costPerRequest({ load, resources }: SlotRun): number[] {
  return load.sides.map((side) => {
    const use = resources.get(side.side)
    if (side.completed === 0) return 0
    return (use === undefined || use.absent !== undefined ? SLOT_MS : use.cpuMs) / side.completed
  })
}
