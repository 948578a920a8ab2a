import type { RequestTemplate } from './config.ts'
import type { Threshold } from './threshold.ts'

/** A named part of the service, measured on its own by a probe of its kind, or inside the request (`server-timing`). */
export type ComponentConfig = { name: string; limits: Threshold[]; /** Not being there fails the gate. */ required: boolean } & ComponentKind
export type ComponentKind = HttpComponent | EscalationComponent | ServerTimingComponent | OpaComponent | LlmComponent | ExecComponent | EventStoreComponent | FilesystemComponent

/** An endpoint of its own, asked at a low steady rate. A path is relative to the service. */
export type HttpComponent = { kind: 'http'; request: RequestTemplate }
/** The way to the experts and on to their resolution: the steps of `escalation`, followed like a request of several steps. */
export type EscalationComponent = { kind: 'escalation'; request: RequestTemplate }
/** What the service tells in its `Server-Timing` response header. */
export type ServerTimingComponent = { kind: 'server-timing' }

/** What probes have in common. */
export type Pace = { /** Calls per second and side. */ ratePerSecond: number; timeoutMs: number }

/** A decision of a policy engine, asked over its REST API or evaluated in process from WebAssembly. */
export type OpaComponent = { kind: 'opa'; pace: Pace; /** Undefined: none is given. */ input: unknown; policy: OpaServer | OpaModule }
export type OpaServer = { from: 'server'; /** Address of the server; a path is relative to the service. */ url: string; /** Path of the decision, such as `lighthouse/allow`. */ decision: string; headers: Record<string, string> }
/** Files are relative to the checkout. */
export type OpaModule = { from: 'module'; wasm: string; entrypoint: string | undefined; dataFile: string | undefined }

/** A folder, often a mount. */
export type FilesystemComponent = {
  kind: 'filesystem'; pace: Pace
  /** Relative paths are inside the checkout. */
  path: string
  /** What the mount shows, measured beside it. */
  underlying: string | undefined
  /** Threads that work at the same time. */
  concurrency: number
  fileBytes: number
}

/** A language model behind OpenAI's API for chat completions, streaming. */
export type LlmComponent = {
  kind: 'llm'; pace: Pace
  /** Base address; a path is relative to the service. */
  url: string
  model: string
  prompt: string
  maxTokens: number
  /** Environment variable that holds the API key. */
  tokenEnv: string | undefined
  /** An answer inside all of these limits is good. */
  goodput: { ttftMs: number | undefined; tpotMs: number | undefined; e2elMs: number | undefined } | undefined
  headers: Record<string, string>
}

/** A store of events; the probe has a stream of its own in it. */
export type EventStoreComponent = {
  kind: 'event-store'; pace: Pace
  store: { driver: 'sqlite'; /** Relative ones are inside the checkout. */ folder: string } | { driver: 'redis' | 'postgresql'; url: string } | HttpStore
  /** Events that are appended together, and read. */
  batch: number
  /** Characters of one event. */
  eventBytes: number
}

/** Requests of a store behind HTTP. `{{stream}}` is the probe's stream; `{{event}}`, `{{events}}` (with commas between them) and `{{count}}` are filled in where they stand. */
export type HttpStore = {
  driver: 'http'
  /** Base address; a path is relative to the service. */
  url: string
  headers: Record<string, string>
  append: StoreRequest
  /** Undefined: it takes one event at a time. */
  appendBatch: StoreRequest | undefined
  /** One event of a batch. */
  each: string
  /** Path of the newest events. */
  read: string
  subscribe: { by: 'sse'; path: string } | { by: 'polling'; everyMs: number }
  /** Path that is deleted at the end. */
  remove: string | undefined
}
export type StoreRequest = { method: 'POST' | 'PUT'; path: string; body: string }

/** A command that prints numbers. */
export type ExecComponent = { kind: 'exec'; pace: Pace; command: string }
