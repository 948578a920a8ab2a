import { z } from 'zod'
import { ConfigError, type Problem } from '../errors.ts'
import type { Connections, Pattern, RequestClass, RequestTemplate } from './config.ts'
import { DEFAULT_LOAD } from './defaults.ts'
import { describeIssue, listFindings } from './describe-issues.ts'
import { choice, duration, httpUrl, line, name, rate, section, wholeText } from './fields.ts'
import { show } from './nearest-name.ts'
import { PATTERN_NAMES, PATTERNS } from './patterns.ts'

/** What `perf-gate load` is to send, complete and checked. */
export type LoadCommand = {
  origin: string
  requests: RequestClass[]
  traffic: Traffic
  durationMs: number
  warmupMs: number
  timeoutMs: number
  connections: Connections
  http: 1 | 2
  seed: number | undefined
}
export type Traffic =
  | { kind: 'steady'; ratePerSecond: number; /** It rises or falls to this, evenly. */ toRatePerSecond: number | undefined }
  | { kind: 'pattern'; pattern: Pattern; ratePerSecond: number | undefined; agents: number | undefined }
  /** So many agents, each sending again when it is answered. */
  | { kind: 'closed'; agents: number }

const SECOND = 1000
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
const DEFAULT_TIMEOUT_MS = 10 * SECOND
const DEFAULT_WARMUP_MS = SECOND

const header = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}:[^\r\n\0]{0,8000}$/, { error: ({ input }) => `expected a header such as "accept: text/html", seen ${show(input)}` })
const requestClass = z.string().regex(/^[^=\s]+=(?:[A-Z]+ )?\/\S*$/, { error: ({ input }) => `expected a class such as safe=/status or risky="POST /validate", seen ${show(input)}` })

/** Decided by how a request is sent; undici refuses them. */
const FRAMING = /^(?:transfer-encoding|expect|upgrade|keep-alive|proxy-connection)$/i

/** `1e6` as well as `1000000`. */
function spelledOut<T extends z.ZodType>(field: T) {
  return z.preprocess((typed) => (typeof typed === 'string' ? typed.replace(/^(\d{1,3})e(\d{1,2})$/i, (_all, digits: string, zeros: string) => digits + '0'.repeat(Number(zeros))) : typed), field)
}

const Options = section({
  url: httpUrl,
  // What the machine can do is measured, and said.
  rate: spelledOut(rate({ min: 0.1, max: 1e12 })).optional(),
  'ramp-to': spelledOut(rate({ min: 0.1, max: 1e12 })).optional(),
  agents: spelledOut(wholeText({ min: 1, max: 1e12 })).optional(),
  pattern: choice(PATTERN_NAMES).optional(),
  duration: duration({ min: SECOND, max: 3600 * SECOND }),
  'warm-up': duration({ min: 0, max: 60 * SECOND }).optional(),
  timeout: duration({ min: 10, max: 120 * SECOND }).optional(),
  connections: choice(['shared', 'per-agent', 'per-request']).optional(),
  http: choice(['1', '2']).optional(),
  class: z.array(requestClass).max(50).optional(),
  method: choice(METHODS).optional(),
  header: z.array(header).max(100).optional(),
  body: z.string().max(1_000_000).optional(),
  expect: z.array(wholeText({ min: 100, max: 599 })).max(50).optional(),
  contains: line(10_000).optional(),
  seed: wholeText({ min: 0, max: 0xffff_ffff }).optional(),
})
type Options = z.output<typeof Options>

/** Reads the options of `perf-gate load`, as they were typed. Throws ConfigError with all that is wrong. */
export function readLoadCommand(typed: Readonly<Record<string, unknown>>): LoadCommand {
  const read = Options.safeParse(typed, { error: describeIssue })
  const problems: Problem[] = read.success ? contradictions(read.data) : listFindings(read.error.issues).map(({ path, message }) => ({ where: `--${String(path[0] ?? '')}`, message }))
  if (problems.length > 0) throw new ConfigError(problems)
  const options = read.data as Options
  return {
    origin: new URL(options.url).origin, requests: readRequests(options), traffic: readTraffic(options), durationMs: options.duration,
    warmupMs: options['warm-up'] ?? DEFAULT_WARMUP_MS, timeoutMs: options.timeout ?? DEFAULT_TIMEOUT_MS,
    connections: options.connections ?? DEFAULT_LOAD.connections, http: options.http === '2' ? 2 : 1, seed: options.seed,
  }
}

function contradictions(options: Options): Problem[] {
  const problems: Problem[] = []
  const { rate: ratePerSecond, agents, pattern, class: classes = [] } = options
  if (ratePerSecond === undefined && agents === undefined && pattern === undefined) problems.push({ where: '--rate', message: 'say how much: --rate 100/s, --agents 50 (closed loop) or --pattern business_hours' })
  if (ratePerSecond !== undefined && agents !== undefined && pattern === undefined) problems.push({ where: '--agents', message: 'agents in a closed loop send as fast as they are answered, --rate sends whatever happens: give one of the two, or a --pattern, which takes both' })
  const { pathname, search, username, password } = new URL(options.url)
  if (username !== '' || password !== '') problems.push({ where: '--url', message: 'user and password are not sent from there: give them as --header "authorization: Basic …"' })
  if (classes.length > 0 && `${pathname}${search}` !== '/') problems.push({ where: '--url', message: 'give the origin only, such as http://127.0.0.1:8080, where --class names the paths' })
  if (classes.length > 0 && options.method !== undefined) problems.push({ where: '--method', message: 'write it before the path, as in --class risky="POST /validate"' })
  if (options['ramp-to'] !== undefined && (ratePerSecond === undefined || pattern !== undefined)) problems.push({ where: '--ramp-to', message: 'a ramp begins at --rate, without a --pattern' })
  if (options.http === '2' && options.connections === 'per-request') problems.push({ where: '--connections', message: 'HTTP/2 sends many requests over one connection; use shared or per-agent, or --http 1' })
  for (const one of options.header ?? []) {
    if (FRAMING.test(one.slice(0, one.indexOf(':')))) problems.push({ where: '--header', message: `${show(one)} says how a request is sent, which is the engine's to say: leave it out` })
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(one)) problems.push({ where: '--header', message: `${show(one)} has characters that no header can have: encode them` })
  }
  for (const one of classes) {
    const { className, method } = readClass(one)
    const named = name.safeParse(className)
    if (!named.success) problems.push({ where: '--class', message: named.error.issues[0]?.message ?? 'no name' })
    if (!METHODS.includes(method as (typeof METHODS)[number])) problems.push({ where: '--class', message: `unknown method ${show(method)}; known: ${METHODS.join(', ')}` })
  }
  const mix: Readonly<Record<string, number>> = pattern === undefined ? {} : PATTERNS[pattern].mix
  const names = new Set(classes.map((one) => readClass(one).className))
  const strangers = [...names].filter((one) => !Object.hasOwn(mix, one))
  if (pattern !== undefined && strangers.length < names.size) for (const one of strangers) problems.push({ where: '--class', message: `${show(one)} would never be sent: ${pattern} has shares for ${Object.keys(mix).join(', ')}; name all classes like these, or none of them, and they share equally` })
  return problems
}

function readTraffic({ rate: ratePerSecond, 'ramp-to': toRatePerSecond, agents, pattern }: Options): Traffic {
  if (pattern !== undefined) return { kind: 'pattern', pattern: PATTERNS[pattern], ratePerSecond, agents }
  if (ratePerSecond !== undefined) return { kind: 'steady', ratePerSecond, toRatePerSecond }
  return { kind: 'closed', agents: agents as number }
}

function readRequests({ url, class: classes, method, header: headers = [], body, expect = [], contains }: Options): RequestClass[] {
  const template = (to: { method: string; path: string }): RequestTemplate => ({
    name: to.method === 'GET' ? to.path : `${to.method} ${to.path}`, ...to, body: to.method === 'GET' || to.method === 'HEAD' ? undefined : body, weight: 1, escalates: undefined,
    headers: Object.fromEntries(headers.map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1).trim()])),
    expect: { status: expect, bodyContains: contains },
  })
  if (classes === undefined || classes.length === 0) {
    const { pathname, search } = new URL(url)
    return [{ name: 'default', requests: [template({ method: method ?? (body === undefined ? 'GET' : 'POST'), path: `${pathname}${search}` })] }]
  }
  const byName = Map.groupBy(classes.map(readClass), (one) => one.className)
  return [...byName].map(([className, requests]) => ({ name: className, requests: requests.map(template) }))
}

/** `safe=/status`, `risky=POST /validate` */
function readClass(text: string): { className: string; method: string; path: string } {
  const [, className = '', method = 'GET', path = '/'] = /^([^=\s]+)=(?:([A-Z]+) )?(\/\S*)$/.exec(text) ?? []
  return { className, method, path }
}
