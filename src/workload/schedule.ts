import type { RequestTemplate } from '../config/config.ts'

/** The whole plan of one slot, drawn before it starts: same seed, same schedule, to the microsecond. */
export type Schedule = {
  seed: number
  durationMs: number
  /** Planned requests, one entry per distinct (class, request template). */
  requests: ScheduledRequest[]
  /** Arrivals in order of time, as parallel arrays. */
  arrivals: { atUs: Float64Array; request: Uint16Array; agent: Uint32Array; /** 1 inside a burst. */ burst: Uint8Array }
  agentsPeak: number
  /** Planned share per class, summing to 1. */
  mix: Record<string, number>
  /** Planned arrivals per second of the slot, for planned-against-realised plots. */
  plannedRate: number[]
}
export type ScheduledRequest = { class: string; template: RequestTemplate }
