import type { Figure } from './probe.ts'

/** More numbers than this have no rows. */
const MAX_FIGURES = 50
const MAX_NAME = 60

type Measured = { name: string; value: number; unit: string; /** Larger is better. */ rises?: boolean }

/**
 * The numbers that a command printed: lines of `name value unit`, the JSON of github-action-benchmark (`[{name, unit, value}]`), of hyperfine (`--export-json`),
 * or the lines of `go test -bench`. Times come in ms, sizes in MB; a rate is better when it is higher, anything else when it is lower. Lines that are none of these are left out.
 */
export function readBenchmark(output: string): Figure[] {
  const measured = readJson(output) ?? output.split('\n').flatMap((line) => readGoLine(line) ?? readLine(line) ?? [])
  return measured.filter(({ name, value }) => name !== '' && Number.isFinite(value)).slice(0, MAX_FIGURES).map(toFigure)
}

function readJson(output: string): Measured[] | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(output)
  } catch {
    return undefined
  }
  if (Array.isArray(parsed)) return parsed.flatMap((one) => (isNamed(one, 'name') && typeof one.value === 'number' ? [{ name: one.name, value: one.value, unit: typeof one.unit === 'string' ? one.unit : '' }] : []))
  const results = typeof parsed === 'object' && parsed !== null && 'results' in parsed && Array.isArray(parsed.results) ? parsed.results : []
  return results.flatMap((one: unknown) => (isNamed(one, 'command') && typeof one.mean === 'number' ? [{ name: one.command, value: one.mean, unit: 's' }] : []))
}

function isNamed<Key extends string>(value: unknown, key: Key): value is Record<Key, string> & Record<string, unknown> {
  return typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[key] === 'string'
}

/** `BenchmarkParse-8   1000   1234 ns/op   56 B/op   2 allocs/op` */
function readGoLine(line: string): Measured[] | undefined {
  const match = /^(Benchmark\S*)\s+\d+\s+(.*)$/.exec(line)
  if (match === null) return undefined
  const [, name = '', rest = ''] = match
  return [...rest.matchAll(/([\d.e+-]+)\s+(\S+)/g)].map(([, value, unit = '']) => ({
    name: unit === 'ns/op' ? name : `${name} ${unit}`, value: Number(value), unit: unit.replace(/\/op$/, ''), rises: unit.endsWith('/s'),
  }))
}

/** `parse 12.5 ms`, the name in quotes where it has spaces. */
function readLine(line: string): Measured[] | undefined {
  const match = /^\s*(?:"([^"]{1,200})"|([^\s"]{1,200}?):?)\s+(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\s*([A-Za-zµμ%/][\w/%µμ]{0,19}))?\s*$/i.exec(line)
  if (match === null) return undefined
  return [{ name: match[1] ?? match[2] ?? '', value: Number(match[3]), unit: match[4] ?? '' }]
}

/** What a unit of the command is in ours. */
const UNITS: Readonly<Record<string, { metric: string; unit: Figure['unit']; factor: number }>> = {
  ns: ms(1e-6), us: ms(1e-3), 'µs': ms(1e-3), 'μs': ms(1e-3), ms: ms(1), s: ms(1000), sec: ms(1000), seconds: ms(1000),
  B: mb(1e-6), bytes: mb(1e-6), kB: mb(1e-3), KB: mb(1e-3), MB: mb(1), GB: mb(1000), KiB: mb(1024e-6), MiB: mb(1.048576), GiB: mb(1073.741824),
  '%': { metric: 'measured_percent', unit: 'percent', factor: 1 },
}

function toFigure({ name, value, unit, rises }: Measured): Figure {
  const perSecond = /^(?:ops|req|\w*)\/s(?:ec)?$/.test(unit)
  const known = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined
  const { metric, unit: ours, factor } = known ?? (perSecond ? { metric: 'measured_per_second', unit: 'per_second' as const, factor: 1 } : { metric: 'measured_count', unit: 'count' as const, factor: 1 })
  return { part: name.slice(0, MAX_NAME), metric, unit: ours, worse: rises === true || perSecond ? 'lower' : 'higher', value: value * factor, over: 'answered' }
}

function ms(factor: number) {
  return { metric: 'measured_ms', unit: 'ms' as const, factor }
}

function mb(factor: number) {
  return { metric: 'measured_mb', unit: 'MB' as const, factor }
}
