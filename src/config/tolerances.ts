import { DEFAULT_FLOORS, DEFAULT_MARGINS } from './defaults.ts'
import { metricsFor } from './metrics.ts'
import { didYouMean, show } from './nearest-name.ts'
import { parseQuantity } from './quantity.ts'
import { readMetric, toUnitOf } from './threshold.ts'

/** Names that margins and floors can be given for. */
export type Subjects = { classes: readonly string[]; components: readonly string[] }
export type ToleranceFinding = { path: [table: 'margins' | 'floors', key: string]; of: 'key' | 'value'; message: string }
const WHOLE = 'service'

/**
 * Margins and floors with their keys as the comparison looks them up: `p99` becomes `p99_response_time_ms`, `safe.p99` becomes
 * `safe.p99_response_time_ms`. Defaults stand where nothing was given; a scattering metric's is never less than the general margin.
 */
export function readTolerances({ margin, margins = {}, floors = {}, subjects }: {
  margin: number; margins?: Readonly<Record<string, number>> | undefined; floors?: Readonly<Record<string, string | number>> | undefined; subjects: Subjects
}): { margins: Record<string, number>; floors: Record<string, number>; findings: ToleranceFinding[] } {
  const findings: ToleranceFinding[] = []
  const readAll = <Value>(table: 'margins' | 'floors', given: Readonly<Record<string, Value>>, read: (value: Value, metric: string) => number) =>
    Object.entries(given).flatMap(([key, value]) => {
      let of: 'key' | 'value' = 'key'
      try {
        const name = readKey(key, subjects)
        of = 'value'
        return [[name.prefix + name.metric, read(value, name.metric)] as const]
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error
        findings.push({ path: [table, key], of, message: error.message })
        return []
      }
    })
  const general = Object.entries(DEFAULT_MARGINS).map(([metric, usual]) => [metric, Math.max(usual, margin)] as const)
  return {
    margins: Object.fromEntries([...general, ...readAll('margins', margins, (value) => value)]),
    floors: { ...DEFAULT_FLOORS, ...Object.fromEntries(readAll('floors', floors, readFloor)) },
    findings,
  }
}

/** A metric by itself, or of one class or component, as it is written in margins and waivers. Throws SyntaxError that names what is allowed. */
export function readKey(key: string, { classes, components }: Subjects): { prefix: string; metric: string } {
  const dot = key.indexOf('.')
  if (dot === -1) return { prefix: '', metric: readMetric(key, metricsFor('compare', 'compare-component')).id }
  const subject = key.slice(0, dot)
  const isComponent = components.includes(subject)
  const isClass = subject === WHOLE || classes.includes(subject)
  const known = [WHOLE, ...classes, ...components]
  if (!isComponent && !isClass) throw new SyntaxError(`there is no class of requests or component ${show(subject)}${didYouMean(subject, known)}; allowed: ${known.join(', ')}`)
  const among = metricsFor(...(isClass ? ['compare' as const] : []), ...(isComponent ? ['compare-component' as const] : []))
  return { prefix: `${subject}.`, metric: readMetric(key.slice(dot + 1), among).id }
}

/** A floor in the metric's unit; the matched ratio's is in ms, see DEFAULT_FLOORS. */
function readFloor(value: string | number, metric: string): number {
  if (typeof value === 'number') return value
  const { id, unit } = readMetric(metric, metricsFor('compare', 'compare-component'))
  return toUnitOf({ id, unit: unit === 'ratio' ? 'ms' : unit }, parseQuantity(value), value)
}
