/** What `perf-gate load --json` prints. Times in µs, rates per second. */
export type LoadSummary = {
  url: string
  /** Open loop: sent when planned, whatever became of earlier requests. Closed loop: each agent waits for its answer, so latencies understate. */
  loop: 'open' | 'closed'
  seed: number
  durationSeconds: number
  agents: number
  /** Requests that ended, after the warm-up. */
  requests: number
  plannedRate: number
  /** Sends, however they ended. */
  sentRate: number
  /** Good answers; those after the last send take their time too. */
  achievedRate: number
  /** Requests that failed, and of which kind. */
  errors: { total: number; kinds: Record<string, number> }
  /** Of successful requests, from the intended send, give or take 1 ms (closed loop: from the actual one), to the last byte of the response. Without one: null. */
  latencyUs: Percentiles | null
  /** Each `histogram` holds all latencies as an HdrHistogram, compressed and in base64: percentiles of several runs are those of their merged histograms. */
  classes: { class: string; requests: number; failed: number; latencyUs: Percentiles | null; histogram: string }[]
  /** Requests, where a class has several. */
  endpoints: { class: string; endpoint: string; requests: number; failed: number; latencyUs: Percentiles | null; histogram: string }[]
  /** What was sent and what was answered in each second. */
  seconds: { second: number; planned: number; sent: number; completed: number; failed: number; p50Us: number | null; p99Us: number | null; histogram: string }[]
  /** Requests whose agent lost the connection, as the pattern says; they are in no other number. And what agents sent again. */
  hungUp: number
  retries: { sent: number; succeeded: number }
  /** How the realised mix and arrivals fit the plan: χ² and what it may be. */
  plan: { name: string; ok: boolean; observed: string; limit: string }[]
  /** Actual minus intended send. */
  lagUs: { p50: number; p99: number; max: number }
  /** How late the generator's event loop was, and its own garbage collections: answers that came meanwhile were noticed late by as much. */
  eventLoopDelayUs: { p99: number; max: number }
  gcPauseUs: { count: number; total: number; max: number }
  /** Share of the time in which the generator's thread had something to do. */
  busyShare: number
  /** Planned sends that were too late to be made. */
  dropped: number
  /** Standard deviation by mean of the time between sends: 0 is even, 1 is Poisson, more is bursts. Null with fewer than three sends. */
  spacing: { planned: number | null; realised: number | null }
  connections: { policy: 'shared' | 'per-agent' | 'per-request'; http: 1 | 2; opened: number; p50Us: number | null; waited: number }
  bytesReceived: number
  cpuSecondsPer1000: number
  rssBytes: number
  valid: boolean
  /** Why the numbers do not count; empty where they do. */
  reasons: string[]
  /** What to know before trusting the last digit; the numbers count. */
  warnings: string[]
  /** It was stopped before its time. */
  stopped: boolean
}
export type Percentiles = { mean: number; p50: number; p90: number; p95: number; p99: number; p999: number; max: number; samples: number }
