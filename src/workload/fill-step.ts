import type { Message, Step } from '../config/config.ts'
import { fillPlaceholders, placeholdersIn } from '../config/placeholders.ts'

/** What goes over the wire for a step, with nothing left to fill in. */
export type FilledStep = { method: string; path: string; headers: Record<string, string>; body: string | Uint8Array | undefined; messages: Message[] | undefined }
type Values = ReadonlyMap<string, string>

/** Whether a step is the same whatever came before it. */
export function isFixed({ path, headers, body, bodyFormat, messages = [] }: Step): boolean {
  return [path, ...Object.values(headers), bodyFormat === 'base64' ? '' : (body ?? ''), ...messages.map((one) => one.send ?? '')].every((text) => placeholdersIn(text).length === 0)
}

/**
 * Writes values into a step, each as its place needs it: encoded in paths and forms, escaped in JSON, refused in a header where it would
 * begin another one. They come from the service under test, which must not direct requests elsewhere: of a captured address only path and
 * query count. Throws RangeError for a value that is missing or cannot be sent.
 */
export function fillStep({ method, path, headers, body, bodyFormat, messages }: Step, values: Values): FilledStep {
  return {
    method, path: fillPath(path, values),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fillPlaceholders(value, values, asHeader)])),
    body: fillBody(body, bodyFormat, values),
    messages: messages?.map((one) => ({ ...one, send: one.send === undefined ? undefined : fillPlaceholders(one.send, values, one.sendFormat === 'json' ? asJson : asItIs) })),
  }
}

function fillPath(path: string, values: Values): string {
  const [whole = '', first = ''] = /^\{\{([\w-]+)\}\}/.exec(path) ?? []
  if (whole === '') return fillPlaceholders(path, values, encodeURIComponent)
  return fillPlaceholders(whole, values, (value) => asPath(value, first)) + fillPlaceholders(path.slice(whole.length), values, encodeURIComponent)
}

/** `/jobs/1`, or the path of `https://anywhere/jobs/1`. */
function asPath(value: string, name: string): string {
  const base = 'http://service.invalid'
  if (!URL.canParse(value, base)) throw new RangeError(`{{${name}}} is no path`)
  const { pathname, search } = new URL(value, base)
  return `${pathname}${search}`
}

function asHeader(value: string): string {
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) throw new RangeError('a captured value cannot stand in a header')
  return value
}

function asJson(value: string): string {
  return JSON.stringify(value).slice(1, -1)
}

function asItIs(value: string): string {
  return value
}

function fillBody(body: string | undefined, format: Step['bodyFormat'], values: Values): string | Uint8Array | undefined {
  if (body === undefined) return undefined
  switch (format) {
    case 'base64': return Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
    case 'json': return fillPlaceholders(body, values, asJson)
    case 'form': return fillPlaceholders(body, values, encodeURIComponent)
    case 'text': return fillPlaceholders(body, values, asItIs)
  }
}
