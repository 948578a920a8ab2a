import type { RequestTemplate } from './config.ts'
import type { Threshold } from './threshold.ts'

/** A named part of the service, measured on its own by a probe of its kind, or inside the request (`server-timing`). */
export type ComponentConfig = { name: string; limits: Threshold[]; /** Not being there fails the gate. */ required: boolean } & ComponentKind
export type ComponentKind = HttpComponent | ServerTimingComponent | OpaComponent | FilesystemComponent

/** An endpoint of its own, asked at a low steady rate. A path is relative to the service. */
export type HttpComponent = { kind: 'http'; request: RequestTemplate }
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
