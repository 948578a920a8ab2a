import type { ComponentConfig } from './component-config.ts'
import type { RollbackConfig } from './rollback-config.ts'
import type { TracesConfig } from './traces-config.ts'
import type { LabelWaiver } from './waiver.ts'

/** Everything a run needs to know, validated and fully specified: no optional guesswork after this point. */
export type Config = {
  /** Exactly one of `service` and `target` is set. */
  service: ServiceConfig | undefined
  /** Base URL of something already running. */
  target: string | undefined
  components: ComponentConfig[]
  /** Request classes, never empty: without configuration there is one class `default` with `GET <ready path>`. */
  requests: RequestClass[]
  phases: Phase[]
  /** Phases whose verdict decides the gate. A subset of `phases`. */
  require: Phase[]
  integration: IntegrationConfig
  load: LoadConfig
  sla: SlaConfig
  compare: CompareConfig
  baseline: BaselineConfig
  failOn: FailOn[]
  report: ReportConfig
  alerts: AlertsConfig
  rollback: RollbackConfig
  /** Absent: no spans are received. */
  traces?: TracesConfig
  /** Hash of everything that shapes the measurement; two results compare only when it is equal. */
  hash: string
  /** The file it was read from, for annotations. */
  file: string | undefined
}

export type Phase = 'integration' | 'load' | 'sla'
export const PHASES: readonly Phase[] = ['integration', 'load', 'sla']

export type ServiceConfig = {
  build: string | undefined
  start: string
  /** Path polled until it answers below 400, or undefined: "listening" on the port is enough. */
  ready: string | undefined
  readyTimeoutMs: number
  /** A port the service insists on; undefined: perf-gate chooses one and exports it as PORT. */
  port: number | undefined
  env: Record<string, string>
  /** Folder of the service inside the checkout. */
  directory: string
  /** Whose garbage collector is asked to keep account; none where it is not named. */
  runtime?: Runtime
}
export const RUNTIMES = ['node', 'jvm', 'go', 'python', 'dotnet'] as const
export type Runtime = (typeof RUNTIMES)[number]

export type RequestClass = { name: string; requests: RequestTemplate[] }
export type RequestTemplate = {
  name: string
  method: string
  /** Path on the service, or an absolute URL for a component elsewhere. */
  path: string
  headers: Record<string, string>
  body: string | undefined
  expect: Expectation
  /** Relative share inside its class. */
  weight: number
  /** Escalation scenario this request may trigger, and how its agent goes about it. */
  escalates: string | undefined
  escalation?: Escalation
  /** Where it is more than one plain exchange: the whole way, itself first. */
  steps?: Step[]
  /** File of values, relative to the checkout; and what it holds, once it is read. */
  dataFile?: string
  rows?: readonly Readonly<Record<string, string>>[]
}
/** With this probability an agent whose request was answered goes on to the experts: to several of them with the probability `several`, else to one. */
export type Escalation = { scenario: string; /** What in the request's body called for it; the scenario's name where it was named. */ matched: string; share: number; several: number; /** How many several are. */ experts: number; steps: Step[] }
/** One request of several that belong together. `{{name}}` in path, headers and body stands for a captured value, a column of the data file, `{{agent}}` or `{{number}}`. */
export type Step = Pick<RequestTemplate, 'name' | 'method' | 'path' | 'headers' | 'body'> & {
  /** How values are written into the body; a `base64` body is decoded and sent as bytes, without placeholders. */
  bodyFormat: 'text' | 'json' | 'form' | 'base64'
  /** A header fits when it contains the text. */
  expect: Expectation & { headers: Record<string, string> }
  /** The answer is a stream of server-sent events. */
  events: EventRule | undefined
  /** Not a request but a conversation over a WebSocket. */
  messages: Message[] | undefined
  /** What later steps need, by name. */
  capture: Record<string, Source>
  /** Where in the body (JSON pointer) the service tells how long something took, in ms. */
  timings: Record<string, string>
  /** Asked again and again until an answer meets it. */
  until: Until | undefined
  /** What the agent waits before this step of its own will; not part of any latency. */
  pauseMs: number
}
/** The stream is left after so many events, and not before one contains the text; with neither it is read to its end, which needs one event at least. */
export type EventRule = { count: number | undefined; contains: string | undefined }
/** Said, and answered by a message that contains the text; empty: any message. Undefined: nothing is said, nothing is waited for. */
export type Message = { name: string; send: string | undefined; /** How values are written into it. */ sendFormat: 'text' | 'json'; receive: string | undefined }
/** A JSON pointer into the body (RFC 6901), or a header. */
export type Source = { json: string } | { header: string }
export type Until = { status: number | undefined; json: string | undefined; /** Undefined: there only has to be something. */ equals: string | number | boolean | null | undefined; everyMs: number; atMostMs: number }
export type Expectation = {
  /** Allowed status codes; empty: anything below 400. */
  status: number[]
  /** Text the body must contain. */
  bodyContains: string | undefined
}

export type IntegrationConfig = { durationMs: number; /** Requests per second and class. */ ratePerSecond: number }

export type LoadConfig = {
  pattern: Pattern
  durationMs: number
  /** Peak number of agents; the pattern's own when undefined. */
  agents: number | undefined
  /** Base arrival rate per second; the pattern's own when undefined. The shape stays. */
  ratePerSecond: number | undefined
  timeoutMs: number
  /** Who uses which connection: all agents the same ones, each agent its own, or every request a new one. */
  connections: Connections
  /** HTTP version the requests are sent in. */
  http: 1 | 2
  seed: number
  /** The load is repeated against the head with so much memory, in bytes. */
  memoryLimits: number[]
  /** After each round of the pattern so many agents send as fast as they are answered, for so long. */
  saturation: { agents: number; durationMs: number } | undefined
}
export type Connections = 'shared' | 'per-agent' | 'per-request'


/** A workload shape. Shares sum to 1. */
export type Pattern = {
  name: string
  /** Share of each request class; classes the service does not have are dropped and the rest is rescaled. */
  mix: Record<string, number>
  /** How the rate goes between its base and its peak: like a day, evenly upwards, or not at all. */
  shape: 'day' | 'ramp' | 'flat'
  baseRatePerSecond: number
  peakFactor: number
  burst: { probability: number; factor: number }
  agents: { base: number; peak: number }
  session: { meanMs: number }
  think: { meanMs: number; jitter: number }
  retry: { errorShare: number; retriedShare: number; afterMs: number }
  timeZones: { name: string; share: number; shiftHours: number }[]
}

export type SlaConfig = {
  durationMs: number
  /** Traffic of the same kind before that, counted nowhere. */
  warmUpMs: number
  /** Steady, where there is no pattern. */
  ratePerSecond: number
  /** Undefined rate and agents: the pattern's own. */
  pattern: { pattern: Pattern; ratePerSecond: number | undefined; agents: number | undefined } | undefined
  thresholds: SlaThreshold[]
  /** Those whose limit is only known once there is a baseline. */
  relative: RelativeThreshold[]
  /** A violation at least this severe ends a round early, once its promise cannot be kept any more; undefined: rounds run to their end. */
  abortOn: 'major' | 'critical' | undefined
  /** Undefined: the highest rate that holds is not searched for. */
  capacity: CapacityConfig | undefined
}
export type CapacityConfig = {
  /** Most time that the search may take, over both sides. */
  budgetMs: number
  stepMs: number
  atMostPerSecond: number
  /** A promise: the highest rate that holds is no lower. */
  atLeast: { ratePerSecond: number; /** In the configuration file, for annotations. */ line: number | undefined } | undefined
}
export type Severity = 'warning' | 'minor' | 'major' | 'critical'
export const SEVERITIES: readonly Severity[] = ['warning', 'minor', 'major', 'critical']
export type SlaThreshold = {
  /** One of the metric ids of the SLA phase, such as `p99_response_time_ms`. */
  metric: string
  /** What it is about. */
  subject: { kind: 'service' | 'class' | 'component'; name: string }
  /** Breached when the metric is beyond this. */
  breach: { operator: '<' | '<=' | '>' | '>='; value: number }
  severity: Severity
  graceMs: number
  /** What each evaluation looks back on. */
  windowMs: number
  /** With fewer requests nothing is said. */
  minSamples: number
  rollback: boolean
  /** Watched and told in the report; alerts nobody, fails nothing. */
  muted: boolean
  /** Where the limit comes from, when it is not the author's own number. */
  basis?: string
  /** Line of the threshold in the configuration file, for annotations. */
  line: number | undefined
}
/** Its limit is the baseline's value, changed by a factor and by an amount. */
export type RelativeThreshold = Omit<SlaThreshold, 'breach' | 'basis'> & { breach: { operator: SlaThreshold['breach']['operator']; factor: number; offset: number; /** `baseline + 10%` */ written: string } }

export type CompareMode = 'auto' | 'artifact' | 'paired' | 'off'
export type CompareConfig = {
  mode: CompareMode
  /** Relative change that does not matter, as a fraction. */
  margin: number
  /** Per metric id (`cpu_ms_per_request`) or `class.metric` (`safe.p99_response_time_ms`), as fractions. */
  margins: Record<string, number>
  /** Absolute change that does not matter, in the metric's unit, by metric id. */
  floors: Record<string, number>
  /** Rounds of fresh processes: the first look is after `min`, no more than `max` are spent. */
  rounds: { min: number; max: number }
  /** Most measuring time that paired rounds may take. */
  budgetMs: number
  /** How far a metric may come from the best level it held on the default branch, as a fraction, and whether more fails the gate there or is only told. */
  drift: { budget: number; fail: boolean }
  baseRef: string | undefined
  /** Regressions that a label of the pull request accepts. */
  waivers: LabelWaiver[]
  /** Where the service takes more CPU time, one more slot tells in which of its functions. */
  profile: boolean
}

export type BaselineConfig = { artifactName: string; maxAgeDays: number; historySize: number; retentionDays: number | undefined; /** A result.json on disk, for the laptop. */ file: string | undefined }
export type FailOn = 'fail' | 'invalid' | 'inconclusive' | 'no-baseline'
export type ReportConfig = { comment: 'always' | 'on-change' | 'on-failure' | 'off'; commentId: string; checkRuns: boolean; outputFolder: string; artifactName: string }
export type AlertsConfig = {
  /** On the default branch also as an issue. */
  issue: boolean
  /** Address that alerts are posted to: a secret, so only the input gives it. */
  webhook: string | undefined
  format: 'json' | 'slack'
  /** Violations at least this severe are told. */
  from: Severity
  /** One that fires for so long is told once more. */
  escalateAfterMs: number
  /** What would be sent is logged instead. */
  dryRun: boolean
}
