import type { ComponentConfig, ComponentKind, Pace } from './component-config.ts'
import { DEFAULT_FILESYSTEM, DEFAULT_PACE } from './defaults.ts'
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
    case 'filesystem': return {
      kind: 'filesystem', pace: resolvePace(written), path: written.path, underlying: written.underlying,
      concurrency: written.concurrency ?? DEFAULT_FILESYSTEM.concurrency, fileBytes: written['file-size'] ?? DEFAULT_FILESYSTEM.fileBytes,
    }
  }
}

function resolvePace({ kind, rate, timeout }: { kind: keyof typeof DEFAULT_PACE; rate?: number | undefined; timeout?: number | undefined }): Pace {
  return { ratePerSecond: rate ?? DEFAULT_PACE[kind].ratePerSecond, timeoutMs: timeout ?? DEFAULT_PACE[kind].timeoutMs }
}
