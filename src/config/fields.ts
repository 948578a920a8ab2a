import { z } from 'zod'
import { metricsFor } from './metrics.ts'
import { didYouMean, show } from './nearest-name.ts'
import { BUILT_IN_VALUES } from './placeholders.ts'
import { parseQuantity, printQuantity, type QuantityKind } from './quantity.ts'
import { parseThreshold } from './threshold.ts'

/** Kinds of values in perf-gate.yml. Each reads what the author wrote into the unit of `Config`, or says what is allowed. */

type Bounds = { min: number; max: number }

/** `250ms`, `40s`, `5m`; becomes ms. */
export const duration = (bounds: Bounds) => amount('duration', 'a duration such as 250ms, 40s or 5m', bounds)

/** `100/s` or `100`; becomes a number per second. */
export const rate = (bounds: Bounds) => amount('rate', 'a rate such as 100/s or 100', bounds, (value) => value)

/** `5%` or `0.05`; becomes a fraction. A bare 1 or more is refused: it could be meant as percent. */
export const share = (bounds: Bounds) => amount('fraction', 'a percentage such as 5%', bounds, (value) => {
  if (value >= 1) throw new SyntaxError(`${value} would be ${value * 100} %; write ${value}% or ${value * 100}%`)
  return value
})

/** `128MB`, `1.5GB`; becomes bytes. */
export const size = (bounds: Bounds) => amount('bytes', 'a size such as 128MB or 1.5GB', bounds, (value) => {
  throw new SyntaxError(`${value} has no unit; write ${value}MB or ${value}GB`)
})

/** One of these words. */
export const choice = <const T extends readonly [string, ...string[]]>(allowed: T) => z.enum(allowed, { error: ({ input }) => notOneOf(input, allowed) })

export function notOneOf(input: unknown, allowed: readonly string[]): string {
  return `expected one of ${allowed.join(', ')}, seen ${show(input)}${typeof input === 'string' ? didYouMean(input, allowed) : ''}`
}

/** A mapping with exactly these keys. The message has one line per unknown key, in their order. */
export function section<T extends z.ZodRawShape>(shape: T) {
  const allowed = Object.keys(shape)
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => unknownKey(key, allowed)).join('\n') : undefined) })
}

export function unknownKey(key: string, allowed: readonly string[]): string {
  return `unknown key ${show(key)}${didYouMean(key, allowed)}; allowed: ${allowed.join(', ')}`
}

/** A mapping from names to values, of at most `max` entries: work grows with them, and so do messages. */
export const table = <Key extends z.core.$ZodRecordKey, Value extends z.ZodType>(key: Key, value: Value, max: number) =>
  z.record(key, value).refine((entries) => Object.keys(entries).length <= max, `expected at most ${max} entries`)

/** Names of request classes and components: they become parts of metric keys and table rows. */
export const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/, 'a name begins with a letter and has at most 60 letters, digits, _ or -')
  .refine((value) => !(value in RESERVED), { error: ({ input }) => `the name ${show(input)} is reserved; choose another` })
/** `service` names the whole in margins, `escalation` what agents do beside their requests; names every object has would be taken for values. */
const RESERVED: object = { service: true, escalation: true }

/** Names of captured values. */
export const variable = z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]{0,59}$/, 'a name begins with a letter and has at most 60 letters, digits, _ or -')
  .refine((value) => !BUILT_IN_VALUES.includes(value), { error: ({ input }) => `${show(input)} is always there; choose another name` })

export const line = (max = 2000) => z.string().min(1).max(max).regex(/^[^\r\n\0]*$/, 'one line of text')
export const path = z.string().max(4000).regex(/^\/[^\s\0]*$/, { error: ({ input }) => `expected a path that begins with / and has no spaces, seen ${show(input)}` })
export const httpUrl = z.string().max(4000).refine(isHttpUrl, { error: ({ input }) => `expected an address that begins with http:// or https://, seen ${show(input)}` })
export const pathOrUrl = z.string().max(4000).refine((value) => /^\/[^\s\0]*$/.test(value) || isHttpUrl(value), { error: ({ input }) => `expected a path that begins with /, or an http:// or https:// address, seen ${show(input)}` })
/** A whole number as it was typed in a terminal. */
export const wholeText = ({ min, max }: { min: number; max: number }) => z.string().regex(/^\d{1,15}$/, { error: ({ input }) => `expected a whole number, seen ${show(input)}` })
  .transform(Number).pipe(z.number().min(min, { error: ({ input }) => `${input as number} is too small: at least ${min}` }).max(max, { error: ({ input }) => `${input as number} is too large: at most ${max}` }))
export const regularExpression = z.string().min(1).max(1000).refine(isRegularExpression, { error: ({ input }) => `not a regular expression: ${show(input)}` })
export const wholeNumber = ({ min, max }: Bounds) => z.int().min(min).max(max)

/** `p99 < 5ms`, a promise about a component; `read.p99 < 5ms` about one of these parts of it. Lines are added by whoever knows them. */
export const componentLimit = (parts: readonly string[] = []) => z.string({ error: ({ input }) => `expected a promise such as "p99 < 5ms", seen ${show(input)}` })
  .transform(attempt((text) => parseThreshold(text, { among: metricsFor('component-limit'), parts })))
  .meta({ examples: ['p99 < 5ms', 'p95 <= baseline + 10%'] })

function amount(kind: QuantityKind, words: string, { min, max }: Bounds, ofBareNumber: (value: number) => number = needsUnit) {
  return z.union([z.string(), z.number()], { error: ({ input }) => (input === undefined ? `is missing; expected ${words}` : `expected ${words}, seen ${show(input)}`) })
    .transform(attempt((written) => {
      const quantity = typeof written === 'number' ? { kind: 'number' as const, value: written } : parseQuantity(written)
      if (quantity.kind !== kind && quantity.kind !== 'number') throw new SyntaxError(`expected ${words}, seen ${show(written)}`)
      const value = quantity.kind === 'number' ? ofBareNumber(quantity.value) : quantity.value
      if (!(value >= min && value <= max)) throw new SyntaxError(`${show(written)} is out of range: from ${printQuantity({ kind, value: min })} to ${printQuantity({ kind, value: max })}`)
      return value
    }))
    .meta({ description: words })
}

function needsUnit(value: number): number {
  throw new SyntaxError(`${value} has no unit; write ${value}ms, ${value}s or ${value}m`)
}

/** Turns a parser that throws SyntaxError into a zod transform. */
export function attempt<In, Out>(parse: (input: In) => Out, path: readonly string[] = []): (input: In, context: z.RefinementCtx) => Out {
  return (input, context) => {
    try {
      return parse(input)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      // zod puts its own path in front of this one, in place: each issue needs its own.
      context.addIssue({ code: 'custom', message: error.message, input, path: [...path] })
      return z.NEVER
    }
  }
}

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

function isHttpUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}
