import type { Source, Step, Until } from '../config/config.ts'
import { valueAt } from '../workload/json-pointer.ts'
import type { Answer, Mark } from './transport.ts'

export function headersFit({ expect }: Pick<Step, 'expect'>, answer: Answer | undefined): boolean {
  return Object.entries(expect.headers).every(([name, text]) => answer?.headers.get(name.toLowerCase())?.includes(text) === true)
}

export function needsJson({ capture: captured, until, timings }: Step): boolean {
  return until?.json !== undefined || Object.keys(timings).length > 0 || Object.values(captured).some((source) => 'json' in source)
}

/** Undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function isMet({ status, json, equals }: Until, seen: number, document: unknown): boolean {
  if (status !== undefined && seen !== status) return false
  if (json === undefined) return true
  const value = valueAt(document, json)
  return equals === undefined ? value !== undefined : value === equals
}

/** As text, because that is what requests are made of; objects and lists are no value. */
export function capture(source: Source, answer: Answer, document: unknown): string | undefined {
  if ('header' in source) return answer.headers.get(source.header.toLowerCase())
  const value = valueAt(document, source.json)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** What the body tells of the time something took, in ms; what is no such number is left out. */
export function timingsIn({ timings }: Pick<Step, 'timings'>, document: unknown): Mark[] {
  return Object.entries(timings).flatMap(([name, pointer]) => {
    const ms = valueAt(document, pointer)
    return typeof ms === 'number' && ms >= 0 && ms < Number.POSITIVE_INFINITY ? [{ name, ms }] : []
  })
}
