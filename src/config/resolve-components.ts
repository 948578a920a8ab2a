import type { ComponentConfig, ComponentKind, Pace } from './component-config.ts'
import { DEFAULT_EVENT_STORE, DEFAULT_FILESYSTEM, DEFAULT_LLM, DEFAULT_PACE } from './defaults.ts'
import { resolveRequest } from './resolve-requests.ts'
import type { ConfigFile } from './schema.ts'

type Written = NonNullable<ConfigFile['components']>[string]

/** Components of the file, each limit with the line it stands in. */
export function resolveComponents(components: ConfigFile['components'], lineOf: (path: readonly PropertyKey[]) => number | undefined): ComponentConfig[] {
  return Object.entries(components ?? {}).map(([name, component]) => ({
    name,
    ...resolveKind(name, component),
    limits: (component.limits ?? []).map((limit, index) => ({ ...limit, line: lineOf(['components', name, 'limits', index]) })),
    required: component.required ?? false,
  }))
}

function resolveKind(name: string, written: Written): ComponentKind {
  switch (written.kind) {
    case 'http': return { kind: 'http', request: resolveRequest(written, written.url, name) }
    case 'server-timing': return { kind: 'server-timing' }
    case 'opa': return {
      kind: 'opa', pace: resolvePace(written), input: written.input,
      policy: written.url === undefined
        ? { from: 'module', wasm: written.wasm ?? '', entrypoint: written.entrypoint, dataFile: written.data }
        : { from: 'server', url: written.url, decision: written.decision ?? '', headers: written.headers ?? {} },
    }
    case 'llm': return {
      kind: 'llm', pace: resolvePace(written), url: written.url, model: written.model, prompt: written.prompt ?? DEFAULT_LLM.prompt, maxTokens: written['max-tokens'] ?? DEFAULT_LLM.maxTokens,
      tokenEnv: written['token-env'], headers: written.headers ?? {},
      goodput: written.goodput === undefined ? undefined : { ttftMs: written.goodput.ttft, tpotMs: written.goodput.tpot, e2elMs: written.goodput.e2el },
    }
    case 'exec': return { kind: 'exec', pace: resolvePace(written), command: written.command }
    case 'event-store': return {
      kind: 'event-store', pace: resolvePace(written), batch: written.batch ?? DEFAULT_EVENT_STORE.batch, eventBytes: written['event-size'] ?? DEFAULT_EVENT_STORE.eventBytes,
      store: written.driver === 'sqlite' ? { driver: 'sqlite', folder: written.path } : { driver: written.driver, url: written.url },
    }
    case 'filesystem': return {
      kind: 'filesystem', pace: resolvePace(written), path: written.path, underlying: written.underlying,
      concurrency: written.concurrency ?? DEFAULT_FILESYSTEM.concurrency, fileBytes: written['file-size'] ?? DEFAULT_FILESYSTEM.fileBytes,
    }
  }
}

function resolvePace({ kind, rate, timeout }: { kind: keyof typeof DEFAULT_PACE; rate?: number | undefined; timeout?: number | undefined }): Pace {
  return { ratePerSecond: rate ?? DEFAULT_PACE[kind].ratePerSecond, timeoutMs: timeout ?? DEFAULT_PACE[kind].timeoutMs }
}
