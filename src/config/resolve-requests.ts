import type { ComponentConfig, RequestClass, RequestTemplate } from './config.ts'
import { DEFAULT_REQUEST } from './defaults.ts'
import type { ConfigFile } from './schema.ts'

type LineOf = (path: readonly PropertyKey[]) => number | undefined
type Written = Partial<Pick<NonNullable<ConfigFile['requests']>[string][number], 'method' | 'headers' | 'json' | 'body' | 'expect' | 'weight' | 'escalates'>>

/** Request classes of the file, or one class that gets `path`. */
export function resolveRequests(classes: ConfigFile['requests'], path: string): RequestClass[] {
  if (classes === undefined) return [{ name: DEFAULT_REQUEST.class, requests: [resolveRequest({}, path, undefined)] }]
  return Object.entries(classes).map(([name, requests]) => ({ name, requests: requests.map((one) => resolveRequest(one, one.path, one.name)) }))
}

/** Components of the file, each limit with the line it stands in. */
export function resolveComponents(components: ConfigFile['components'], lineOf: LineOf): ComponentConfig[] {
  return Object.entries(components ?? {}).map(([name, component]) => ({
    name,
    kind: component.kind,
    request: component.kind === 'http' ? resolveRequest(component, component.url, name) : undefined,
    limits: (component.limits ?? []).map((limit, index) => ({ ...limit, line: lineOf(['components', name, 'limits', index]) })),
    required: component.required ?? false,
  }))
}

function resolveRequest(written: Written, path: string, name: string | undefined): RequestTemplate {
  const { method = DEFAULT_REQUEST.method, headers = {}, body, expect, weight = DEFAULT_REQUEST.weight, escalates } = written
  const isJson = written.json !== undefined
  const status = expect?.status ?? []
  return {
    name: name ?? `${method} ${path}`.slice(0, 100),
    method, path, weight, escalates,
    headers: isJson && !Object.keys(headers).some((header) => header.toLowerCase() === 'content-type') ? { 'content-type': 'application/json', ...headers } : headers,
    body: isJson ? JSON.stringify(written.json) : body,
    expect: { status: typeof status === 'number' ? [status] : status, bodyContains: expect?.['body-contains'] },
  }
}
