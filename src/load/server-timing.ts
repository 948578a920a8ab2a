/** One component's part of a response, from its `Server-Timing` header. */
export type ServerTiming = { name: string; durationUs: number }

const MAX_CHARACTERS = 4096
const MAX_ENTRIES = 32
const MAX_NAME = 100
const MAX_DURATION_MS = 600_000
/** metric-name and its parameters; a quoted value may hold commas and semicolons. https://www.w3.org/TR/server-timing/#the-server-timing-header-field */
const ENTRY = /([!#$%&'*+\-.^_`|~\w]+)((?:\s*;\s*[!#$%&'*+\-.^_`|~\w]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]+))?)*)\s*(?:,|$)/y
const PARAMETER = /;\s*([^\s;=]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+)))?/g

/**
 * Reads a `Server-Timing` value (several headers joined by ", "). Entries without a duration are left out, several of one name are summed:
 * they are parts of the same response. Reads at most 4096 characters and 32 entries, and stops at the first thing that is not an entry.
 */
export function parseServerTiming(header: string): ServerTiming[] {
  const text = header.length > MAX_CHARACTERS ? header.slice(0, MAX_CHARACTERS) : header
  const found: ServerTiming[] = []
  ENTRY.lastIndex = 0
  for (let entries = 0; entries < MAX_ENTRIES && ENTRY.lastIndex < text.length; entries++) {
    while (text[ENTRY.lastIndex] === ' ' || text[ENTRY.lastIndex] === '\t') ENTRY.lastIndex++
    const match = ENTRY.exec(text)
    if (match === null) break
    const name = match[1] as string
    const durationMs = durationIn(match[2] ?? '')
    if (!(durationMs >= 0 && durationMs <= MAX_DURATION_MS) || name.length > MAX_NAME) continue
    const same = found.find((one) => one.name === name)
    if (same === undefined) found.push({ name, durationUs: durationMs * 1000 })
    else same.durationUs += durationMs * 1000
  }
  return found
}

/** The first `dur` counts, as the standard says; NaN without one. */
function durationIn(parameters: string): number {
  for (const [, name, quoted, plain] of parameters.matchAll(PARAMETER)) {
    if (name?.toLowerCase() === 'dur') return Number.parseFloat(quoted ?? plain ?? '')
  }
  return Number.NaN
}
