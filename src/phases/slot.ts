import type { Config } from '../config/config.ts'
import type { LoadEngine, LoadProgress, LoadRun } from '../load/engine.ts'
import type { Side } from '../measure/block.ts'
import type { World } from '../ports.ts'
import { sampleResources, type ResourceUse } from '../service/resources.ts'
import type { Schedule } from '../workload/schedule.ts'
import type { TraceReceiver } from '../traces/trace-receiver.ts'
import type { RunningSide } from './sides.ts'

/** One schedule played against the sides of a slot, and what it cost them. */
export type SlotRun = { load: LoadRun; resources: Map<Side, ResourceUse>; /** Absent where no spans were to be received. */ traces?: SlotTraces }
export type SlotTraces = Awaited<ReturnType<TraceReceiver['collect']>>

export type SlotOptions = {
  schedule: Schedule
  sides: readonly RunningSide[]
  config: Config
  world: World
  engine: LoadEngine
  /** Where the spans of sampled requests go; none are sampled without it. */
  traces?: TraceReceiver | undefined
  onProgress?: (progress: LoadProgress) => void
  tellComponents?: boolean
  signal?: AbortSignal
}

/** Plays the schedule against all sides at once and samples their process trees meanwhile. */
export async function runSlot({ schedule, sides, config, world, engine, traces, onProgress, tellComponents = false, signal }: SlotOptions): Promise<SlotRun> {
  const samplers = sides.map((side) => ({ side: side.side, sampler: sampleResources(side, world.clock) }))
  traces?.open(schedule.seed)
  try {
    const load = await engine({
      schedule, timeoutMs: config.load.timeoutMs, connections: config.load.connections, http: config.load.http, warmupMs: 0, tellComponents,
      targets: sides.map(({ side, origin }) => ({ side, origin })),
      signal: signal === undefined ? world.signal : AbortSignal.any([world.signal, signal]),
      ...(traces === undefined || config.traces === undefined ? {} : { traces: { share: config.traces.sampleShare, classes: config.requests.map((one) => one.name) } }),
      ...(onProgress === undefined ? {} : { onProgress }),
    })
    world.signal.throwIfAborted()
    const resources = new Map(samplers.map(({ side, sampler }) => [side, sampler.stop()]))
    // The last spans come a while after the last answer; what that costs is no part of the slot.
    const told = await traces?.collect(load.sides.map(({ side, traced }) => ({ side, requests: traced })))
    return { load, resources, ...(told === undefined ? {} : { traces: told }) }
  } finally {
    for (const { sampler } of samplers) sampler.stop()
  }
}
