import { PHASES, type CompareMode, type FailOn, type Phase, type ReportConfig, type Severity } from './config.ts'

export const DEFAULT_CONFIG_FILE = 'perf-gate.yml'

/** What applies where neither an input nor the file says otherwise. Durations in ms, shares as fractions. */
export const DEFAULT_PHASES: readonly Phase[] = PHASES

export const DEFAULT_SERVICE = { readyTimeoutMs: 60_000, directory: '.' }

export const DEFAULT_REQUEST = { class: 'default', path: '/', method: 'GET', weight: 1 }

/** `ratePerSecond` is per request class. */
export const DEFAULT_INTEGRATION = { durationMs: 3_000, ratePerSecond: 20 }
/** Of probes: calls per second and side, low enough to cost about 2 % of a core (`npm run bench:probes`). A language model costs more to ask. */
export const DEFAULT_PACE = {
  opa: { ratePerSecond: 15, timeoutMs: 5_000 },
  filesystem: { ratePerSecond: 12, timeoutMs: 5_000 },
  llm: { ratePerSecond: 1, timeoutMs: 60_000 },
  /** Once a slot. */
  exec: { ratePerSecond: 0.001, timeoutMs: 60_000 },
  'event-store': { ratePerSecond: 6, timeoutMs: 5_000 },
} as const
export const DEFAULT_LLM = { prompt: 'Count from one to fifty in words.', maxTokens: 64 }
export const DEFAULT_EVENT_STORE = { batch: 20, eventBytes: 256 }
export const DEFAULT_HTTP_STORE = { each: '"{{event}}"', pollMs: 20, method: 'POST' } as const
export const DEFAULT_FILESYSTEM = { concurrency: 4, fileBytes: 4096 }
export const DEFAULT_LOAD = { pattern: 'business_hours', durationMs: 40_000, timeoutMs: 10_000, connections: 'shared', http: 1, seed: 1 } as const
export const DEFAULT_SATURATION = { agents: 32, durationMs: 3_000 }
export const DEFAULT_SLA = { durationMs: 15_000, warmUpMs: 0, ratePerSecond: 50 }
export const DEFAULT_CAPACITY = { budgetMs: 240_000, stepMs: 5_000, atMostPerSecond: 100_000 }

/** For thresholds on metrics that are not among the eight default ones. */
export const DEFAULT_THRESHOLD: { severity: Severity; graceMs: number; rollback: boolean } = { severity: 'major', graceMs: 30_000, rollback: false }
/** How every threshold is evaluated that does not say otherwise. */
export const DEFAULT_WATCH = { windowMs: 5_000, minSamples: 20, muted: false }

export const DEFAULT_COMPARE: { mode: CompareMode; margin: number; budgetMs: number; rounds: { min: number; max: number }; drift: { budget: number; fail: boolean }; profile: boolean } = {
  mode: 'auto', margin: 0.05, budgetMs: 300_000, rounds: { min: 5, max: 12 }, drift: { budget: 0.15, fail: false }, profile: true,
}

/** Metrics that scatter more than the rest allow more, and never less than `margin`. */
export const DEFAULT_MARGINS: Readonly<Record<string, number>> = {
  p95_response_time_ms: 0.15,
  p99_response_time_ms: 0.25,
  p50_ms: 0.1,
  p95_ms: 0.15,
  p99_ms: 0.25,
  memory_peak_mb: 0.15,
}

/** In the metric's unit. That of the matched ratio is in ms: it applies to the change of the class's median. */
export const DEFAULT_FLOORS: Readonly<Record<string, number>> = {
  matched_response_time_ratio: 0.1,
  p50_response_time_ms: 0.2,
  p95_response_time_ms: 0.2,
  p99_response_time_ms: 0.2,
  avg_response_time_ms: 0.2,
  avg_ms: 0.05,
  p50_ms: 0.05,
  p95_ms: 0.2,
  p99_ms: 0.2,
  cpu_ms_per_request: 0.02,
  memory_peak_mb: 5,
  error_rate_percent: 1,
}

export const DEFAULT_ALERTS = { issue: false, format: 'json', from: 'major', escalateAfterMs: 60_000, dryRun: false } as const

export const DEFAULT_ROLLBACK = { mode: 'dry-run', timeoutMs: 60_000, recoverWithinMs: 60_000, coolDownMs: 3_600_000, task: 'deploy', fault: 'crash' } as const

/** So few that what it costs the service is less than 2 % of its CPU time (`npm run bench:traces`). */
export const DEFAULT_TRACES = { sampleShare: 0.1 }

export const DEFAULT_BASELINE = { artifactName: 'perf-gate-baseline', maxAgeDays: 90, historySize: 50 }

/** What always fails the gate; `inconclusive` and `no-baseline` can be added. */
export const DEFAULT_FAIL_ON: readonly FailOn[] = ['fail', 'invalid']

export const DEFAULT_REPORT: ReportConfig = { comment: 'on-change', commentId: 'perf-gate', checkRuns: true, outputFolder: 'perf-gate-out', artifactName: 'perf-gate-report' }
