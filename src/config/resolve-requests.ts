import type { Message, RequestClass, RequestTemplate, Step } from './config.ts'
import { DEFAULT_REQUEST } from './defaults.ts'
import { placeholdersIn } from './placeholders.ts'
import { scenariosOf, type Scenario } from './scenarios.ts'
import type { ConfigFile } from './schema.ts'

type WrittenRequest = NonNullable<ConfigFile['requests']>[string][number]
type WrittenStep = NonNullable<WrittenRequest['next']>[number]
type Written = Partial<Omit<WrittenRequest, 'name' | 'path'>>

const POLL = { everyMs: 500, atMostMs: 30_000 }

/** Request classes of the file, or one class that gets `path`. */
export function resolveRequests({ requests: classes, escalation }: Pick<ConfigFile, 'requests' | 'escalation'>, path: string): RequestClass[] {
  if (classes === undefined) return [{ name: DEFAULT_REQUEST.class, requests: [resolveRequest({}, path, undefined)] }]
  const escalate = openEscalations(escalation)
  return Object.entries(classes).map(([name, requests]) => ({ name, requests: requests.map((one) => escalate(resolveRequest(one, one.path, one.name))) }))
}

/** Adds to a request what its agent does when experts have to decide: named by the author, or called for by what it says. */
function openEscalations(escalation: ConfigFile['escalation']): (request: RequestTemplate) => RequestTemplate {
  if (escalation === undefined) return (request) => request
  const steps = escalation.steps.map(resolveStep)
  const scenarios = scenariosOf(escalation.scenarios)
  return (request) => {
    const { name, matched } = scenarioFor(request, scenarios) ?? {}
    const scenario = scenarios[name ?? '']
    if (name === undefined || matched === undefined || scenario === undefined) return request
    const { share, several, experts } = scenario
    return { ...request, escalates: name, escalation: { scenario: name, matched, share, several, experts, steps } }
  }
}

function scenarioFor({ escalates, body = '' }: RequestTemplate, scenarios: Readonly<Record<string, Scenario>>): { name: string; matched: string } | undefined {
  const found = Object.entries(scenarios).map(([name, { match }]) => ({ name, matched: match === '' ? undefined : new RegExp(match).exec(body)?.[0] }))
  if (escalates !== undefined) return { name: escalates, matched: found.find((one) => one.name === escalates)?.matched ?? escalates }
  return found.find((one): one is { name: string; matched: string } => one.matched !== undefined)
}

/** One request of the file, with all that it leaves out. */
export function resolveRequest(written: Written, path: string, name: string | undefined): RequestTemplate {
  const { weight = DEFAULT_REQUEST.weight, escalates, next = [], data } = written
  const first = resolveStep({ ...written, path, ...(name === undefined ? {} : { name }) })
  const { method, headers, body, expect: { status, bodyContains } } = first
  const plain: RequestTemplate = { name: first.name, method, path, weight, escalates, headers, body, expect: { status, bodyContains } }
  if (next.length === 0 && isPlain(first)) return plain
  return { ...plain, steps: [first, ...next.map(resolveStep)], ...(data === undefined ? {} : { dataFile: data }) }
}

function resolveStep(written: Partial<WrittenStep> & { path: string }): Step {
  const { method = DEFAULT_REQUEST.method, path, headers = {}, expect, capture = {}, until, pause = 0, events, websocket, timings = {} } = written
  const { body, bodyFormat, contentType } = resolveBody(written)
  const status = expect?.status ?? []
  const named = Object.keys(headers).some((header) => header.toLowerCase() === 'content-type')
  return {
    name: written.name ?? `${websocket === undefined ? method : 'WebSocket'} ${path}`.slice(0, 100), method, path, body, bodyFormat,
    headers: contentType === undefined || named ? headers : { 'content-type': contentType, ...headers },
    expect: { status: typeof status === 'number' ? [status] : status, bodyContains: expect?.['body-contains'], headers: expect?.headers ?? {} },
    events: events === undefined ? undefined : { count: events.count, contains: events.contains },
    messages: websocket?.map(resolveMessage), timings,
    capture: Object.fromEntries(Object.entries(capture).map(([key, source]) => [key, typeof source === 'string' ? { json: source } : source])),
    until: until === undefined ? undefined : { status: until.status, json: until.json, equals: until.equals, everyMs: until.every ?? POLL.everyMs, atMostMs: until['at-most'] ?? POLL.atMostMs },
    pauseMs: pause,
  }
}

function resolveMessage({ name, send, receive }: NonNullable<WrittenStep['websocket']>[number], index: number): Message {
  const text = send === undefined || typeof send === 'string' ? send : JSON.stringify(send)
  return { name: name ?? `message ${index + 1}`, send: text, sendFormat: typeof send === 'string' ? 'text' : 'json', receive: receive === true ? '' : receive }
}

function resolveBody({ json, body, form, 'body-base64': base64 }: Partial<WrittenStep>): Pick<Step, 'body' | 'bodyFormat'> & { contentType?: string } {
  if (json !== undefined) return { body: JSON.stringify(json), bodyFormat: 'json', contentType: 'application/json' }
  if (form !== undefined) return { body: Object.entries(form).map(([key, value]) => `${encodeURIComponent(key)}=${encodeAround(value)}`).join('&'), bodyFormat: 'form', contentType: 'application/x-www-form-urlencoded' }
  return base64 === undefined ? { body, bodyFormat: 'text' } : { body: base64, bodyFormat: 'base64' }
}

/** Placeholders are filled in later, and stay readable until then. */
function encodeAround(value: string): string {
  return encodeURIComponent(value).replaceAll(/%7B%7B([\w-]+)%7D%7D/g, '{{$1}}')
}

/** Whether one exchange, known before the run, is all there is to it. */
function isPlain({ path, headers, body, bodyFormat, expect, capture, until, events, messages, timings }: Step): boolean {
  const varies = [path, ...Object.values(headers), bodyFormat === 'base64' ? '' : (body ?? '')].some((text) => placeholdersIn(text).length > 0)
  return !varies && bodyFormat !== 'base64' && Object.keys(expect.headers).length === 0 && Object.keys(capture).length === 0 && until === undefined && events === undefined && messages === undefined && Object.keys(timings).length === 0
}
