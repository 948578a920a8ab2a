import { z } from 'zod'
import { escalation as escalationProbe, eventStores, exec, filesystem, llm, opa } from './component-kinds.ts'
import { attempt, componentLimit, choice, duration, httpUrl, line, name, notOneOf, path, pathOrUrl, rate, regularExpression, section, share, size, table, variable, wholeNumber } from './fields.ts'
import { RUNTIMES } from './config.ts'
import { pattern } from './pattern-section.ts'
import { show } from './nearest-name.ts'
import { rollbackSection } from './rollback-section.ts'
import { slaSection } from './sla-section.ts'
import { readDay } from './waiver.ts'

/** The keys of perf-gate.yml, all kebab-case. Everything is optional; defaults are in defaults.ts and are applied when inputs are known. */

const SECOND = 1000
const HOUR = 3600 * SECOND
const MAX_BODY = 1_000_000
/** The result document has room for no more. */
export const MAX_CLASSES = 50
export const MAX_COMPONENTS = 50
const MAX_TOLERANCES = 300
const phase = choice(['integration', 'load', 'sla'])
const runTime = duration({ min: SECOND, max: HOUR })
const perSecond = rate({ min: 0.1, max: 100_000 })
const part = share({ min: 0, max: 1 })

const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/, 'not the name of an HTTP header')
const expectation = section({
  headers: table(headerName, line(8000), 20).optional().meta({ description: 'Text that each of these headers contains' }),
  status: z.union([wholeNumber({ min: 100, max: 599 }), z.array(wholeNumber({ min: 100, max: 599 })).min(1).max(50)], { error: 'expected a status code such as 200, or a list of them' }).optional(),
  'body-contains': z.string().min(1).max(10_000).optional(),
})

const requestKeys = {
  method: choice(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']).optional(),
  headers: table(headerName, z.string().max(8000).regex(/^[^\r\n\0]*$/, 'one line of text'), 100).optional(),
  json: z.unknown().refine((value) => (JSON.stringify(value)?.length ?? 0) <= MAX_BODY, `expected a body of at most ${MAX_BODY} characters`).optional().meta({ description: 'Body, sent as JSON' }),
  body: z.string().max(MAX_BODY).optional().meta({ description: 'Body, sent as it is' }),
  form: table(z.string().min(1).max(1000), z.union([z.string().max(MAX_BODY), z.number(), z.boolean()], { error: 'expected text, a number or a truth value' }).transform(String), 200).optional().meta({ description: 'Body, sent as a form' }),
  'body-base64': z.string().max(MAX_BODY).regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, 'expected base64').optional().meta({ description: 'Body of any bytes, in base64' }),
  expect: expectation.optional(),
}
const BODIES = ['json', 'body', 'form', 'body-base64']
const atOnce = { path: ['body'], error: `give one of ${BODIES.map((key) => `\`${key}\``).join(', ')}, not several`, when: () => true }
const oneBody = (request: object | undefined) => !(typeof request === 'object' && request !== null) || BODIES.filter((key) => key in request).length < 2

const pointer = z.string().max(1000).regex(/^(?:\/(?:[^/~]|~[01])*)*$/, 'expected a JSON pointer such as /job/id')
const source = z.union([pointer, section({ header: headerName })], { error: 'expected a JSON pointer such as /job/id, or { header: location }' })
const followKeys = {
  capture: table(variable, source, 20).optional().meta({ description: 'What later steps need from this answer, used as {{name}}' }),
  timings: table(line(60), pointer, 20).optional().meta({ description: 'Where the answer tells how long something took, in ms' }),
  until: section({
    status: wholeNumber({ min: 100, max: 599 }).optional(),
    json: pointer.optional(),
    equals: z.union([z.string().max(1000), z.number(), z.boolean(), z.null()], { error: 'expected text, a number, true, false or null' }).optional(),
    every: duration({ min: 10, max: 600 * SECOND }).optional(),
    'at-most': duration({ min: 10, max: 600 * SECOND }).optional(),
  }).refine((until) => until?.status !== undefined || until?.json !== undefined, 'say what to wait for: `status`, or `json` with `equals`').optional().meta({ description: 'Ask again and again until the answer is this' }),
}
const message = section({
  name: line(60).optional(),
  send: z.unknown().refine((value) => (JSON.stringify(value)?.length ?? 0) <= MAX_BODY, `expected a message of at most ${MAX_BODY} characters`).optional().meta({ description: 'Text, or what is sent as JSON' }),
  receive: z.union([z.literal(true), z.string().min(1).max(10_000)], { error: 'expected text that the answer contains, or true for any message' }).optional().meta({ description: 'Waits for a message that contains this; true: for any' }),
}).refine((said) => said?.send !== undefined || said?.receive !== undefined, 'say what to `send`, what to `receive`, or both')
const streamKeys = {
  events: section({ count: wholeNumber({ min: 1, max: 100_000 }).optional(), contains: z.string().min(1).max(10_000).optional() }).optional().meta({ description: 'The answer is a stream of server-sent events, left after so many, and when one contains the text' }),
  websocket: z.array(message).min(1).max(100).optional().meta({ description: 'A conversation over a WebSocket, message by message' }),
}
/** A conversation has no body of its own. */
const SPOKEN = ['json', 'body', 'form', 'body-base64', 'method', 'events', 'until', 'expect']
const spoken = { path: ['websocket'], error: `a conversation over a WebSocket has no ${SPOKEN.map((key) => `\`${key}\``).join(', ')}; say it in its messages`, when: () => true }
const speaksOnly = (request: object | undefined) => !(typeof request === 'object' && request !== null && 'websocket' in request) || !SPOKEN.some((key) => key in request)

const step = section({
  name: line(100).optional(),
  path: z.string().max(4000).regex(/^(?:\/|\{\{)[^\s\0]*$/, 'expected a path that begins with / (or with a {{value}}) and has no spaces'),
  ...requestKeys,
  ...followKeys,
  ...streamKeys,
  pause: duration({ min: 0, max: 600 * SECOND }).optional().meta({ description: 'What the agent waits before this step' }),
}).refine(oneBody, atOnce).refine(speaksOnly, spoken)

const request = section({
  name: line(100).optional(),
  path,
  ...requestKeys,
  ...followKeys,
  ...streamKeys,
  data: line(500).refine((file) => isInside(file) && /\.(?:csv|json)$/i.test(file), 'expected a .csv or .json file inside the checkout').optional().meta({ description: 'File of values; each arrival takes the next row, used as {{column}}' }),
  next: z.array(step).min(1).max(50).optional().meta({ description: 'Further requests of the same agent, one after the other' }),
  weight: z.number().gt(0).max(1_000_000).optional(),
  escalates: name.optional().meta({ description: 'Scenario whose trigger it is, whatever its body says' }),
}).refine(oneBody, atOnce).refine(speaksOnly, spoken)

const escalation = section({
  steps: z.array(step).min(1).max(20).meta({ description: 'How an agent goes to the experts, and on to the resolution; {{scenario}}, {{experts}} and {{match}} are known' }),
  scenarios: table(name, section({
    match: regularExpression.optional().meta({ description: 'On the body of a request' }),
    escalates: part.optional(), several: part.optional(), experts: wholeNumber({ min: 2, max: 100 }).optional().meta({ description: 'How many several are' }),
  }), 20).optional(),
})

const componentKeys = { limits: z.array(componentLimit()).max(50).optional(), required: z.boolean().optional() }
const KINDS = ['http', 'server-timing', 'opa', 'llm', 'event-store', 'filesystem', 'exec', 'escalation']
const component = z.discriminatedUnion('kind', [
  section({ kind: z.literal('http'), url: pathOrUrl, ...requestKeys, ...componentKeys }).refine(oneBody, atOnce),
  section({ kind: z.literal('server-timing'), ...componentKeys }),
  opa,
  llm,
  eventStores,
  filesystem,
  exec,
  escalationProbe,
], { error: (issue) => (issue.code === 'invalid_union' ? unknownKind((issue.input as { kind?: unknown }).kind) : undefined) })

function unknownKind(kind: unknown): string {
  return kind === undefined ? `is missing; the kinds of components are ${KINDS.join(', ')}` : notOneOf(kind, KINDS)
}

const service = section({
  build: z.string().min(1).max(10_000).optional().meta({ description: 'Shell command, once per checkout' }),
  start: z.string().min(1).max(10_000).optional().meta({ description: 'Shell command; PORT is chosen by perf-gate and exported' }),
  ready: path.optional().meta({ description: 'Path polled until it answers below 400' }),
  'ready-timeout': duration({ min: SECOND, max: HOUR }).optional(),
  port: wholeNumber({ min: 1, max: 65_535 }).optional().meta({ description: 'A port the service insists on' }),
  env: table(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,199}$/, 'not the name of an environment variable'), z.union([z.string().max(30_000), z.number(), z.boolean()], { error: 'expected text, a number or a truth value' }).transform(String), 300).optional(),
  directory: line(500).refine(isInside, 'expected a folder inside the checkout, relative and without ..').optional(),
  runtime: choice(RUNTIMES).optional().meta({ description: 'What it runs on: its garbage collector is then asked to keep account, without a change of your code' }),
})

function isInside(folder: string): boolean {
  return !folder.startsWith('/') && !/^[A-Za-z]:/.test(folder) && !folder.split(/[/\\]/).includes('..')
}

const connections = choice(['shared', 'per-agent', 'per-request'])
const load = section({
  pattern: pattern.optional(),
  agents: wholeNumber({ min: 1, max: 100_000 }).optional(),
  rate: perSecond.optional(),
  duration: runTime.optional(),
  timeout: duration({ min: 10, max: 120 * SECOND }).optional(),
  http: z.union([z.literal(1), z.literal(2)], { error: ({ input }) => `expected 1 or 2, the version of HTTP, seen ${show(input)}` }).optional().meta({ description: 'Version of HTTP; 2 is asked for over TLS and without' }),
  connections: connections.optional().meta({ description: 'Who uses which connection: agents share them, each has its own, or every request opens one' }),
  seed: wholeNumber({ min: 0, max: 0xffff_ffff }).optional(),
  'memory-limits': z.array(size({ min: 1e6, max: 1e12 })).min(1).max(5).optional().meta({ description: 'The load is repeated against the head with so much memory: its heap, where service.runtime is node, jvm, go or dotnet, else its control group' }),
  saturation: section({ agents: wholeNumber({ min: 1, max: 10_000 }).optional(), duration: duration({ min: SECOND, max: 600 * SECOND }).optional() }).optional().meta({ description: 'After each round, how many requests per second the service can do: agents that send as fast as they are answered' }),
})

export const margin = share({ min: 0, max: 5 })
export const budget = duration({ min: 10 * SECOND, max: 6 * HOUR })
export const compareMode = choice(['auto', 'artifact', 'paired', 'off'])
const waiver = section({
  metric: z.string().max(130).meta({ description: 'A metric, or one of a class or component: safe.p99' }),
  limit: share({ min: 0.001, max: 5 }),
  until: z.string({ error: 'expected the last day on which it holds, such as 2026-12-31' }).transform(attempt(readDay)).meta({ description: 'Last day on which it holds (UTC)', examples: ['2026-12-31'] }),
  reason: line(300),
})
const compare = section({
  mode: compareMode.optional(),
  margin: margin.optional(),
  margins: table(z.string().max(130), margin, MAX_TOLERANCES).optional().meta({ description: 'By metric, or by class and metric: safe.p99' }),
  floors: table(z.string().max(130), z.union([z.string().max(60), z.number().min(0)]), MAX_TOLERANCES).optional().meta({ description: 'Absolute change that does not matter, by metric, or by class and metric' }),
  rounds: section({ min: wholeNumber({ min: 2, max: 50 }).optional(), max: wholeNumber({ min: 2, max: 50 }).optional() }).optional(),
  budget: budget.optional(),
  drift: section({ budget: margin.optional(), fail: z.boolean().optional() }).optional().meta({ description: 'How far a metric may come, in many small steps, from the best level it held on the default branch' }),
  waivers: table(line(50), waiver, 50).optional().meta({ description: 'By label of a pull request: a regression that is accepted where it has that label' }),
  base: line(300).optional().meta({ description: 'Commit, branch or tag to compare with' }),
  profile: z.boolean().optional().meta({ description: 'Where the service takes more CPU time, one more slot of 5 s tells in which of its functions' }),
})

export const artifactName = z.string().min(1).max(200).regex(/^[^":<>|*?\r\n\\/]*$/, 'the name of an artifact has none of " : < > | * ? \\ /')
export const days = wholeNumber({ min: 1, max: 400 })
export const historySize = wholeNumber({ min: 1, max: 200 })
const baseline = section({
  'artifact-name': artifactName.optional(),
  'max-age-days': days.optional(),
  'history-size': historySize.optional(),
  'retention-days': days.optional(),
  file: line(1000).optional(),
})

const verdict = choice(['fail', 'invalid', 'inconclusive', 'no-baseline'])
export const failOnList = z.array(verdict).max(4)
const failOn = z.union([verdict, failOnList])
export const phases = z.array(phase).min(1).max(3)
export const commentMode = choice(['always', 'on-change', 'on-failure', 'off'])
const report = section({
  comment: commentMode.optional(),
  'comment-id': z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, 'at most 60 letters, digits, dots, _ or -').optional(),
  'check-runs': z.boolean().optional(),
  out: line(1000).optional(),
})

const traces = section({
  sample: share({ min: 0.001, max: 1 }).optional().meta({ description: 'Share of requests that is traced' }),
  components: table(name, regularExpression, MAX_COMPONENTS).optional().meta({ description: 'Name of a component, and a regular expression on the names of its spans' }),
})

export const ConfigFile = section({
  service: service.optional(),
  target: httpUrl.refine((url) => !URL.canParse(url) || /^\/?$/.test(new URL(url).pathname + new URL(url).search), 'give the origin only, such as https://preview.example; paths belong into `requests`').optional(),
  components: table(name, component, MAX_COMPONENTS).optional(),
  requests: table(name, z.array(request).min(1).max(200), MAX_CLASSES).refine((classes) => Object.keys(classes).length > 0, 'name at least one class of requests, or leave the key out').optional(),
  escalation: escalation.optional().meta({ description: 'What agents do when experts have to decide' }),
  phases: phases.optional(),
  require: phases.optional(),
  integration: section({ duration: runTime.optional(), rate: perSecond.optional() }).optional(),
  load: load.optional(),
  sla: slaSection.optional(),
  compare: compare.optional(),
  baseline: baseline.optional(),
  'fail-on': failOn.optional(),
  report: report.optional(),
  rollback: rollbackSection.optional(),
  traces: traces.optional().meta({ description: 'Receive the spans of a service with an OpenTelemetry SDK, and tell by them which component a change is in' }),
  alerts: section({
    format: choice(['json', 'slack']).optional(),
    issue: z.boolean().optional().meta({ description: 'On the default branch also as an issue, opened and closed; needs `issues: write`' }),
    from: choice(['warning', 'minor', 'major', 'critical']).optional().meta({ description: 'Violations at least this severe are told' }),
    'escalate-after': runTime.optional().meta({ description: 'A violation that fires for so long is told once more' }),
    'dry-run': z.boolean().optional().meta({ description: 'Log what would be sent instead of sending it' }),
  }).optional().meta({ description: 'How violations are told to the webhook of the input `alert-webhook`' }),
})
export type ConfigFile = z.output<typeof ConfigFile>

/** JSON Schema of perf-gate.yml, for editors. */
export function configJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(ConfigFile, { target: 'draft-7', io: 'input' })
  return { $schema, title: 'perf-gate.yml', description: 'Configuration of perf-gate', ...schema }
}
