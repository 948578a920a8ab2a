import type { Side } from '../measure/block.ts'
import type { EncodedHistogram } from '../measure/histogram.ts'
import type { Schedule } from '../workload/schedule.ts'

/** An engine plays a schedule against one side, or against both at once (duet), and tells what happened and how truthful it was. */
export type LoadEngine = (options: LoadOptions) => Promise<LoadRun>

export type LoadOptions = {
  schedule: Schedule
  /** Every arrival is sent to each target at the same intended time, in random order. */
  targets: { side: Side; origin: string }[]
  timeoutMs: number
  /** Requests answered before this much of the schedule has passed are not counted. */
  warmupMs: number
  onProgress?: (progress: LoadProgress) => void
  /** Ends the run early; what was measured until then is kept. */
  signal?: AbortSignal
}

/** Told about once a second. */
export type LoadProgress = {
  elapsedMs: number
  remainingMs: number
  agents: number
  sides: { side: Side; sent: number; completed: number; errors: number; ratePerSecond: number; p99Us: number | undefined; latencyUs: EncodedHistogram }[]
}

export type LoadRun = {
  sides: SideRun[]
  /** Per class: median over matched requests of ln(head/base) latency. Only in duet. */
  matched: { class: string; medianLogRatio: number; pairs: number }[]
  generator: GeneratorHealth
  /** True when the signal ended it early. */
  stopped: boolean
}

export type SideRun = {
  side: Side
  planned: number
  sent: number
  completed: number
  /** Requests measured, after warm-up, per class. */
  classes: ClassRun[]
  /** What `Server-Timing` response headers told, per component name. */
  components: { name: string; latencyUs: EncodedHistogram; samples: number }[]
  errors: Partial<Record<ErrorKind, number>>
  seconds: SecondRun[]
  bytesReceived: number
  achievedRatePerSecond: number
}
export type ClassRun = {
  class: string
  requests: number
  failed: number
  /** From intended start to the last byte of the response, failed requests excluded. */
  latencyUs: EncodedHistogram
}
/** One second of one side. */
export type SecondRun = { second: number; sent: number; completed: number; failed: number; latencyUs: EncodedHistogram }
export type ErrorKind = 'refused' | 'reset' | 'timeout' | 'tls' | 'status' | 'check' | 'other'

/** The generator tells on itself. */
export type GeneratorHealth = {
  /** Actual send minus intended start. */
  lagUs: { p50: number; p99: number; max: number; samples: number }
  eventLoopDelayUs: { p99: number; max: number }
  cpuMs: number
  plannedRatePerSecond: number
  achievedRatePerSecond: number
  /** Arrivals never sent because the run ended or sockets ran out. */
  dropped: number
}
