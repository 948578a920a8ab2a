import type { Config } from '../config/config.ts'
import type { LoadEngine, LoadProgress, LoadRun } from '../load/engine.ts'
import type { Side } from '../measure/block.ts'
import type { World } from '../ports.ts'
import { sampleResources, type ResourceUse } from '../service/resources.ts'
import type { Schedule } from '../workload/schedule.ts'
import type { RunningSide } from './sides.ts'

/** One schedule played against the sides of a slot, and what it cost them. */
export type SlotRun = { load: LoadRun; resources: Map<Side, ResourceUse> }

export type SlotOptions = {
  schedule: Schedule
  sides: readonly RunningSide[]
  config: Config
  world: World
  engine: LoadEngine
  onProgress?: (progress: LoadProgress) => void
  tellComponents?: boolean
  signal?: AbortSignal
}

/** Plays the schedule against all sides at once and samples their process trees meanwhile. */
export async function runSlot({ schedule, sides, config, world, engine, onProgress, tellComponents = false, signal }: SlotOptions): Promise<SlotRun> {
  const samplers = sides.map((side) => ({ side: side.side, sampler: sampleResources(side, world.clock) }))
  try {
    const load = await engine({
      schedule, timeoutMs: config.load.timeoutMs, connections: config.load.connections, http: config.load.http, warmupMs: 0, tellComponents,
      targets: sides.map(({ side, origin }) => ({ side, origin })),
      signal: signal === undefined ? world.signal : AbortSignal.any([world.signal, signal]),
      ...(onProgress === undefined ? {} : { onProgress }),
    })
    world.signal.throwIfAborted()
    return { load, resources: new Map(samplers.map(({ side, sampler }) => [side, sampler.stop()])) }
  } finally {
    for (const { sampler } of samplers) sampler.stop()
  }
}
