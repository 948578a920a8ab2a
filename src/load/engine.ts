import type { GcPauses } from './gc-pauses.ts'
import type { Side } from '../measure/block.ts'
import type { EncodedHistogram } from '../measure/histogram.ts'
import type { Schedule } from '../workload/schedule.ts'

/** An engine plays a schedule against one side, or against both at once (duet), and tells what happened and how truthful it was. */
export type LoadEngine = (options: LoadOptions) => Promise<LoadRun>

export type LoadOptions = {
  schedule: Schedule
  /** Every arrival is sent to each target at the same intended time, in random order. */
  targets: { side: Side; origin: string }[]
  /** From sending a request to the last byte of its response. */
  timeoutMs: number
  /** Requests intended before this much of the schedule has passed are sent, and counted nowhere but in `sentDuringWarmup`. */
  warmupMs: number
  /** `shared` when left out. */
  connections?: ConnectionPolicy
  /** 1 when left out. HTTP/2 is asked for, over TLS and without, and nothing else is taken. */
  http?: HttpVersion
  /** This share of the requests of these classes carries a W3C `traceparent`; none when left out. Which ones follows from the schedule's seed. */
  traces?: { share: number; classes: readonly string[] }
  onProgress?: (progress: LoadProgress) => void
  /** Whether progress tells of components too, which the generator's thread then sends each second. */
  tellComponents?: boolean
  /** Ends the run early; what was measured until then is kept. */
  signal?: AbortSignal
}

/**
 * Who uses which connection: agents share them, as behind a proxy; each agent has its own and keeps it, as browsers do; or every request opens
 * one. Connections that are kept pin their requests to one process of the service.
 */
export type ConnectionPolicy = 'shared' | 'per-agent' | 'per-request'

export type HttpVersion = 1 | 2

/** Told about once a second. Counts are since the end of the warm-up; rate, p99 and latencies are of what ended since the last time it was told. */
export type LoadProgress = {
  elapsedMs: number
  remainingMs: number
  /** At work at this moment. */
  agents: number
  sides: SideProgress[]
}
export type SideProgress = {
  side: Side; completed: number; errors: number; ratePerSecond: number; p99Us: number | undefined; latencyUs: EncodedHistogram
  classes: { class: string; completed: number; errors: number; latencyUs: EncodedHistogram }[]
  /** Empty unless they are asked for. */
  components: ComponentProgress[]
}
export type ComponentProgress = { name: string; latencyUs: EncodedHistogram }

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
  /** Requests intended after the warm-up and before the end of the run. */
  planned: number
  sent: number
  /** Requests that ended, in success or failure; the rest was still waiting when the run was stopped. */
  completed: number
  sentDuringWarmup: number
  /** Requests whose agent lost the connection, as the pattern says. They are in no other number. */
  hungUp: number
  /** What agents sent again after trouble of the network. It is in no other number. */
  retries: { sent: number; succeeded: number }
  /** Requests measured, after warm-up, per class. */
  classes: ClassRun[]
  /** Each request by itself, in classes that have several. */
  endpoints: EndpointRun[]
  /** Escalations by scenario, from the first step to the resolution; those that failed found none. Their steps are among the steps. */
  escalations: EndpointRun[]
  /** Each step of requests that have several, after warm-up. */
  steps: StepRun[]
  /** Requests that carried a `traceparent` and were successful. */
  traced: number
  /** Those, and their like that could have carried one. */
  traceable: number
  /** What that cost them: mean of ln(time to the answer) of those that did, less that of their like that did not. Undefined where none or all did. */
  tracedLogRatio: number | undefined
  /** What `Server-Timing` response headers of successful requests told, per component name. */
  components: { name: string; latencyUs: EncodedHistogram; samples: number }[]
  errors: Partial<Record<ErrorKind, number>>
  seconds: SecondRun[]
  /** Of response bodies, warm-up included. */
  bytesReceived: number
  /** Connections that were opened, warm-up included, and how long that took. Reused ones pin their requests to one process of the service. */
  connections: { policy: ConnectionPolicy; http: HttpVersion; opened: number; connectUs: EncodedHistogram }
  /** Successful requests per second of measuring, its tail of late answers included. */
  achievedRatePerSecond: number
}
export type ClassRun = {
  class: string
  requests: number
  failed: number
  /**
   * From intended start to the last byte of the (last) response, failed requests and pauses of the agent excluded. Being up to a timer's tick
   * (1 ms) late is the generator's, told as lag, and no part of it; so is what it stood still to collect its own garbage.
   */
  latencyUs: EncodedHistogram
}
/** Of one request of a class, as for the class. */
export type EndpointRun = { class: string; endpoint: string; requests: number; failed: number; latencyUs: EncodedHistogram }
/** The requests one step made, asking again included; latencies from the actual send of each. */
export type StepRun = { class: string; endpoint: string; step: string; requests: number; failed: number; latencyUs: EncodedHistogram; marks: Mark[] }
/** Something on the way to the end of a step: the first event of a stream, the opening of a WebSocket, the answer to a message. From the send, or from the mark before. */
export type Mark = { name: string; latencyUs: EncodedHistogram; samples: number }
/** One second of one side, counted from the start of the slot: what was to be sent in it, what was (hang-ups included), and what ended in it. Latencies of successes. */
export type SecondRun = { second: number; planned: number; sent: number; completed: number; failed: number; latencyUs: EncodedHistogram }
/** `exhausted`: this machine had no socket or port left, which is the generator's fault. */
export type ErrorKind = 'refused' | 'reset' | 'timeout' | 'tls' | 'dns' | 'status' | 'check' | 'exhausted' | 'other'

/** The generator tells on itself. */
export type GeneratorHealth = {
  /** Actual send minus intended start; what was sent a little early counts as on time. `samples` is the number of sends. */
  lagUs: { p50: number; p99: number; max: number; samples: number }
  eventLoopDelayUs: { p99: number; max: number }
  /** Of the time from its first send to its last answer, the share in which its thread had something to do. */
  busyShare: number
  gcPauses: GcPauses
  /** Smallest step of the clock that all times are read from. */
  clockStepUs: number
  /** CPU time of the generator from its first send to its last answer: of its thread, or of the whole process where Node.js cannot tell. */
  cpuMs: number
  cpuOf: 'thread' | 'process'
  /** Resident memory of the whole process at the end. */
  rssBytes: number
  /** Standard deviation by mean of the time between sends to one side: 0 is even, 1 is Poisson, more is bursts. Undefined with fewer than three sends, and as a plan in a closed loop. */
  spacing: { planned: number | undefined; realised: number | undefined }
  plannedRatePerSecond: number
  achievedRatePerSecond: number
  /** Planned sends that never happened, because the generator was hopelessly late for them, or that it could not keep count of. */
  dropped: number
  /** Sends for which this machine had no socket or port left. */
  exhausted: number
  /** Sends that had to wait for one of the bounded number of connections; their waiting is in their latency. */
  waitedForConnection: number
}
