import type { Runtime, ServiceConfig } from '../config/config.ts'
import { openMemoryCgroup, type CgroupPlace } from './memory-cgroup.ts'

const MIB = 1024 * 1024

/** The service as it is started under the limit. */
export type MemoryLimited = AsyncDisposable & { service: ServiceConfig; by: 'heap' | 'cgroup' }

/** The variables by which a runtime is told how large its heap may become; where they are lists of options, what the environment says already is kept, before ours. */
const HEAP: Partial<Record<Runtime, (bytes: number) => { names: readonly string[]; value: string; isList: boolean }>> = {
  node: (bytes) => ({ names: ['NODE_OPTIONS'], value: `--max-old-space-size=${Math.max(1, Math.floor(bytes / MIB))}`, isList: true }),
  // Read after the command line, so that a size given there does not win, as it would over JAVA_TOOL_OPTIONS.
  jvm: (bytes) => ({ names: ['_JAVA_OPTIONS'], value: `-Xmx${Math.floor(bytes / 1024)}k`, isList: true }),
  // Go keeps to it as well as it can.
  go: (bytes) => ({ names: ['GOMEMLIMIT'], value: `${bytes}B`, isList: false }),
  // The name since .NET 6, and the one before. It is read as hexadecimal.
  dotnet: (bytes) => ({ names: ['DOTNET_GCHeapHardLimit', 'COMPlus_GCHeapHardLimit'], value: bytes.toString(16), isList: false }),
}

/** With this on its command line Node.js does not heed the size in NODE_OPTIONS; a percentage wins even from there. */
const OWN_SIZE = /--max[-_](?:old[-_]space|heap)[-_]size/
const OWN_PERCENTAGE = /--max[-_]old[-_]space[-_]size[-_]percentage/

/** Gives the service so much memory and no more: its heap, where its runtime can be told from outside, or else its control group. A text says why neither can be. */
export function limitMemory({ service, limitBytes, given, place }: { service: ServiceConfig; limitBytes: number; /** The environment that the service would have. */ given: Readonly<Record<string, string>>; place?: CgroupPlace }): MemoryLimited | string {
  const option = service.runtime === undefined ? undefined : HEAP[service.runtime]?.(limitBytes)
  if (option !== undefined) {
    const already = (name: string) => service.env[name] ?? given[name] ?? ''
    if (service.runtime === 'node' && (OWN_SIZE.test(service.start) || OWN_PERCENTAGE.test(already('NODE_OPTIONS')))) return 'service.start, or a percentage in NODE_OPTIONS, gives the heap a size of its own, which wins: say --max-old-space-size in service.env.NODE_OPTIONS instead'
    const told = option.names.map((name) => [name, option.isList ? [already(name), option.value].join(' ').trim() : option.value])
    return { service: { ...service, env: { ...service.env, ...Object.fromEntries(told) } }, by: 'heap', [Symbol.asyncDispose]: () => Promise.resolve() }
  }
  const cgroup = openMemoryCgroup(limitBytes, place)
  if (typeof cgroup !== 'string') return { service: { ...service, start: cgroup.enter(service.start) }, by: 'cgroup', [Symbol.asyncDispose]: () => cgroup[Symbol.asyncDispose]() }
  const heap = service.runtime === undefined ? 'service.runtime does not say whose heap could be limited' : `the heap of ${service.runtime} cannot be limited from outside`
  return `${heap}, and ${cgroup}`
}
