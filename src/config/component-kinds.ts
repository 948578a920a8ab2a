import { z } from 'zod'
import { choice, componentLimit, duration, line, notOneOf, pathOrUrl, rate, section, table, wholeNumber } from './fields.ts'

/** The keys of each kind of component that a probe measures, without `kind`. Its parts have limits of their own: `read.p99 < 5ms`. */

const paceKeys = {
  rate: rate({ min: 0.1, max: 1000 }).optional().meta({ description: 'Calls per second and side' }),
  timeout: duration({ min: 10, max: 120_000 }).optional().meta({ description: 'What takes longer has failed' }),
}
const limitsFor = (parts: readonly string[]) => ({ limits: z.array(componentLimit(parts)).max(50).optional(), required: z.boolean().optional() })
const inside = line(500).refine((file) => !file.startsWith('/') && !file.split(/[/\\]/).includes('..'), 'expected a file inside the checkout, relative and without ..')
const headers = table(z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/, 'not the name of an HTTP header'), line(8000), 100)
const small = (value: unknown) => (JSON.stringify(value)?.length ?? 0) <= 100_000

export const PARTS = {
  opa: ['evaluation', 'server', 'network'],
  llm: ['ttft', 'tpot', 'itl'],
  'event-store': ['append', 'append-batch', 'read', 'lag'],
  filesystem: ['stat', 'lookup', 'readdir', 'open', 'read', 'write', 'fsync'],
} as const

export const opa = section({
  kind: z.literal('opa'),
  url: pathOrUrl.optional().meta({ description: 'Address of an OPA server' }),
  decision: z.string().max(500).regex(/^[\w./-]+$/, 'expected the path of a decision such as lighthouse/allow').optional(),
  wasm: inside.optional().meta({ description: 'A policy compiled to WebAssembly, evaluated in process' }),
  entrypoint: line(500).optional(),
  data: inside.optional().meta({ description: 'JSON file that the policy knows as `data`' }),
  input: z.unknown().refine(small, 'expected an input of at most 100000 characters').optional(),
  headers: headers.optional(),
  ...paceKeys, ...limitsFor(PARTS.opa),
}).superRefine((component, context) => {
  const problem = (key: string, message: string) => context.addIssue({ code: 'custom', message, path: [key] })
  if ((component.url === undefined) === (component.wasm === undefined)) problem('kind', 'give `url` and `decision` of an OPA server, or `wasm`, a compiled policy')
  else if (component.url !== undefined && component.decision === undefined) problem('decision', 'is missing; expected the path of a decision such as lighthouse/allow')
  for (const key of component.url === undefined ? (['decision', 'headers'] as const) : (['entrypoint', 'data'] as const)) {
    if (component[key] !== undefined) problem(key, component.url === undefined ? 'is for an OPA server, with `url`' : 'is for a compiled policy, with `wasm`')
  }
})

export const filesystem = section({
  kind: z.literal('filesystem'),
  path: line(1000).meta({ description: 'Folder to measure; relative ones are inside the checkout' }),
  underlying: line(1000).optional().meta({ description: 'Folder that the mount shows, measured beside it' }),
  concurrency: wholeNumber({ min: 1, max: 64 }).optional().meta({ description: 'Threads that work at the same time' }),
  'file-size': wholeNumber({ min: 1, max: 16_777_216 }).optional().meta({ description: 'Bytes that are read and written' }),
  ...paceKeys, ...limitsFor([...PARTS.filesystem, ...PARTS.filesystem.map((part) => `underlying-${part}`)]),
})

const longest = duration({ min: 1, max: 600_000 })
export const llm = section({
  kind: z.literal('llm'),
  url: pathOrUrl.meta({ description: 'Base address of an OpenAI-compatible API, such as https://host/v1' }),
  model: line(200),
  prompt: z.string().min(1).max(100_000).optional(),
  'max-tokens': wholeNumber({ min: 1, max: 10_000 }).optional(),
  'token-env': z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,199}$/, 'not the name of an environment variable').optional().meta({ description: 'Environment variable with the API key' }),
  goodput: section({ ttft: longest.optional(), tpot: longest.optional(), e2el: longest.optional() }).optional().meta({ description: 'Answers inside all of these limits are good' }),
  headers: headers.optional(),
  ...paceKeys, ...limitsFor(PARTS.llm),
})

const address = (scheme: RegExp, example: string) => z.string().max(2000).regex(scheme, `expected an address such as ${example}`)
const storeKeys = {
  kind: z.literal('event-store'),
  batch: wholeNumber({ min: 1, max: 1000 }).optional().meta({ description: 'Events that are appended together, and read' }),
  'event-size': wholeNumber({ min: 16, max: 100_000 }).optional().meta({ description: 'Characters of one event' }),
  ...paceKeys, ...limitsFor(PARTS['event-store']),
}
const storePath = z.string().max(2000).regex(/^\/[^\s\0]*$/, 'expected a path that begins with / and has no spaces')
const storeRequest = (value: string) => section({ method: choice(['POST', 'PUT']).optional(), path: storePath, body: z.string().max(10_000).refine((body) => body.includes(value), `expected a body with ${value} in it`) })
const httpStore = section({
  driver: z.literal('http'),
  url: pathOrUrl.meta({ description: 'Base address; a path is on the service' }),
  headers: headers.optional(),
  append: storeRequest('{{event}}').meta({ description: 'How one event is appended; {{stream}} is a stream of the probe' }),
  'append-batch': storeRequest('{{events}}').optional().meta({ description: 'How several are, with commas between them' }),
  each: z.string().max(1000).refine((text) => text.includes('{{event}}'), 'expected text with {{event}} in it').optional().meta({ description: 'One event of a batch; "{{event}}" in quotation marks where absent' }),
  read: storePath.meta({ description: 'Path of the newest events, at least {{count}} of them' }),
  subscribe: z.union([section({ path: storePath }), section({ poll: duration({ min: 1, max: 10_000 }) })], { error: 'expected { path: /… } of server-sent events, or { poll: 20ms }' }).optional().meta({ description: 'How a subscriber learns of new events: by server-sent events, or by reading again' }),
  delete: storePath.optional().meta({ description: 'Path that is deleted at the end' }),
  ...storeKeys,
})

export const eventStores = z.discriminatedUnion('driver', [
  section({ driver: z.literal('sqlite'), path: line(1000).meta({ description: 'Folder for a database of the probe; relative ones are inside the checkout' }), ...storeKeys }),
  section({ driver: z.literal('redis'), url: address(/^rediss?:\/\/\S+$/, 'redis://127.0.0.1:6379'), ...storeKeys }),
  httpStore,
  section({ driver: z.literal('postgresql'), url: address(/^postgres(?:ql)?:\/\/\S+$/, 'postgresql://user@127.0.0.1/database'), ...storeKeys }),
], { error: (issue) => (issue.code === 'invalid_union' ? notOneOf((issue.input as { driver?: unknown }).driver, ['sqlite', 'redis', 'postgresql', 'http']) : undefined) })

export const exec = section({
  kind: z.literal('exec'),
  command: z.string().min(1).max(10_000).meta({ description: 'Shell command that prints numbers; run once a slot in the checkout, with PERF_GATE_URL' }),
  timeout: paceKeys.timeout,
  ...limitsFor([]),
})

export const escalation = section({
  kind: z.literal('escalation'),
  scenario: line(60).optional().meta({ description: '{{scenario}} in the steps of `escalation`, which are followed' }),
  command: line(2000).optional().meta({ description: '{{match}} in them' }),
  experts: wholeNumber({ min: 1, max: 100 }).optional().meta({ description: '{{experts}} in them' }),
  ...limitsFor([]),
})
