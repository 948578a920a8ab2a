import { distance } from 'fastest-levenshtein'

/** The known name most like what was written, or undefined when none is near enough to be what was meant. */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  if (written.length > MAX_NAME) return undefined
  const lower = written.toLowerCase()
  const ranked = known.map((name) => ({ name, distance: distance(lower, name.toLowerCase()) })).sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best !== undefined && best.distance <= slips(Math.max(written.length, best.name.length)) ? best.name : undefined
}

/** How many letters may be wrong in a name of this length: swapping two neighbours counts as two. */
function slips(length: number): number {
  if (length <= 3) return length - 2
  return Math.max(2, Math.floor(length / 3))
}

/** Longer than any name we know; comparing longer ones would only cost time. */
const MAX_NAME = 80

/** ` (did you mean "start"?)`, or nothing. */
export function didYouMean(written: string, known: readonly string[]): string {
  const name = nearestName(written, known)
  return name === undefined ? '' : ` (did you mean "${name}"?)`
}

/** A value as it was written, quoted, on one line and never long: it goes into error messages and logs. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object' && value !== null) return 'a mapping'
  if (typeof value === 'number') return String(value)
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`
}

const MAX_SHOWN = 60
