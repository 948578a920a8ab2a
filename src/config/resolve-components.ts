import type { ComponentConfig, ComponentKind, EventStoreComponent, Pace } from './component-config.ts'
import type { RequestTemplate } from './config.ts'
import { DEFAULT_EVENT_STORE, DEFAULT_FILESYSTEM, DEFAULT_HTTP_STORE, DEFAULT_LLM, DEFAULT_PACE } from './defaults.ts'
import { resolveRequest } from './resolve-requests.ts'
import type { ConfigFile } from './schema.ts'

type Written = NonNullable<ConfigFile['components']>[string]
type EscalationSteps = NonNullable<ConfigFile['escalation']>['steps']

/** Components of the file, each limit with the line it stands in. */
export function resolveComponents({ components, escalation }: Pick<ConfigFile, 'components' | 'escalation'>, lineOf: (path: readonly PropertyKey[]) => number | undefined): ComponentConfig[] {
  return Object.entries(components ?? {}).map(([name, component]) => ({
    name,
    ...resolveKind(name, component, escalation?.steps ?? []),
    limits: (component.limits ?? []).map((limit, index) => ({ ...limit, line: lineOf(['components', name, 'limits', index]) })),
    required: component.required ?? false,
  }))
}

function resolveKind(name: string, written: Written, steps: EscalationSteps): ComponentKind {
  switch (written.kind) {
    case 'http': return { kind: 'http', request: resolveRequest(written, written.url, name) }
    case 'escalation': return { kind: 'escalation', request: resolveEscalation(name, written, steps) }
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
      store: resolveStore(written),
    }
    case 'filesystem': return {
      kind: 'filesystem', pace: resolvePace(written), path: written.path, underlying: written.underlying,
      concurrency: written.concurrency ?? DEFAULT_FILESYSTEM.concurrency, fileBytes: written['file-size'] ?? DEFAULT_FILESYSTEM.fileBytes,
    }
  }
}

/** The steps that agents follow, with the values that an agent would bring. */
function resolveEscalation(name: string, { scenario = name, command = name, experts = 1 }: { scenario?: string | undefined; command?: string | undefined; experts?: number | undefined }, steps: EscalationSteps): RequestTemplate {
  const values: Record<string, string> = { scenario, experts: `${experts}`, match: command }
  const fill = (text: string, write: (value: string) => string) => text.replaceAll(/\{\{(scenario|experts|match)\}\}/g, (_, key: string) => write(values[key] ?? ''))
  const [first, ...next] = JSON.parse(JSON.stringify(steps), (key, value: unknown) => (typeof value === 'string' ? fill(value, key === 'path' ? encodeURIComponent : (text) => text) : value)) as EscalationSteps
  return first === undefined ? resolveRequest({}, '/', name) : resolveRequest({ ...first, next }, first.path, first.name)
}

function resolveStore(written: Extract<Written, { kind: 'event-store' }>): EventStoreComponent['store'] {
  switch (written.driver) {
    case 'sqlite': return { driver: 'sqlite', folder: written.path }
    case 'redis':
    case 'postgresql': return { driver: written.driver, url: written.url }
    case 'http': {
      const { subscribe, 'append-batch': batch } = written
      return {
        driver: 'http', url: written.url, headers: written.headers ?? {}, each: written.each ?? DEFAULT_HTTP_STORE.each, read: written.read, remove: written.delete,
        append: { ...written.append, method: written.append.method ?? DEFAULT_HTTP_STORE.method },
        appendBatch: batch === undefined ? undefined : { ...batch, method: batch.method ?? DEFAULT_HTTP_STORE.method },
        subscribe: subscribe !== undefined && 'path' in subscribe ? { by: 'sse', path: subscribe.path } : { by: 'polling', everyMs: subscribe?.poll ?? DEFAULT_HTTP_STORE.pollMs },
      }
    }
  }
}

function resolvePace({ kind, rate, timeout }: { kind: keyof typeof DEFAULT_PACE; rate?: number | undefined; timeout?: number | undefined }): Pace {
  return { ratePerSecond: rate ?? DEFAULT_PACE[kind].ratePerSecond, timeoutMs: timeout ?? DEFAULT_PACE[kind].timeoutMs }
}
