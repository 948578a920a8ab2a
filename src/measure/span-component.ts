import type { Named } from './span.ts'

/** What a span tells of the part of the system that it belongs to. */
export type ToldSpan = { name: string; /** Calls another process. */ isClient: boolean; attributes: ReadonlyMap<string, string> }
/** A component of the configuration, and what the names of its spans look like. */
export type NamePattern = { component: string; pattern: RegExp }

/** The attributes that are looked at; nothing else of a span has to be kept. */
export const TELLING_ATTRIBUTES: ReadonlySet<string> = new Set([
  'gen_ai.operation.name', 'gen_ai.provider.name', 'gen_ai.system', 'db.system.name', 'db.system', 'messaging.system', 'peer.service', 'service.peer.name',
  'rpc.service', 'rpc.system', 'rpc.system.name', 'http.request.method', 'http.method', 'server.address', 'server.port', 'net.peer.name', 'net.peer.port',
])
const MODEL = 'llm'

/**
 * The component of a span: by the configuration's patterns, the first that fits its name or what the conventions would call it; else by
 * OpenTelemetry's semantic conventions: `llm` for `gen_ai.*`, the system of `db.*` and `messaging.*`, the peer of other calls, else service or
 * address of `rpc.*` and `http.*` calls. Undefined when neither tells. https://opentelemetry.io/docs/specs/semconv/
 */
export function componentOfSpan(span: ToldSpan, patterns: readonly NamePattern[]): Named | undefined {
  const conventional = byConvention(span)
  const fitting = patterns.find(({ pattern }) => pattern.test(span.name) || (conventional !== undefined && pattern.test(conventional.name)))
  return fitting === undefined ? conventional : certain(fitting.component)
}

function byConvention({ isClient, attributes }: ToldSpan): Named | undefined {
  const told = (...keys: readonly string[]) => keys.map((key) => attributes.get(key)).find((value) => value !== undefined && value !== '')
  if (told('gen_ai.operation.name', 'gen_ai.provider.name', 'gen_ai.system') !== undefined) return certain(MODEL)
  const system = told('db.system.name', 'db.system', 'messaging.system')
  if (system !== undefined) return certain(system)
  if (!isClient) return undefined
  const peer = told('peer.service', 'service.peer.name')
  if (peer !== undefined) return certain(peer)
  const address = told('server.address', 'net.peer.name')
  const port = told('server.port', 'net.peer.port')
  const service = told('rpc.service')
  if (service !== undefined) return certain(service)
  if (told('rpc.system', 'rpc.system.name', 'http.request.method', 'http.method') === undefined || address === undefined) return undefined
  return { name: port === undefined ? address : `${address}:${port}`, isAddress: true }
}

function certain(name: string): Named {
  return { name, isAddress: false }
}
