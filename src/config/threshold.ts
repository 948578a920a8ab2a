import { findMetric, metricNames, METRICS, type Metric, type MetricUnit } from './metrics.ts'
import { didYouMean, show } from './nearest-name.ts'
import { parseQuantity, type Quantity, type QuantityKind } from './quantity.ts'

/**
 * The one grammar for promises, parsed before anything starts.
 *
 *   threshold  = [ part "." ] metric operator limit
 *   operator   = "<" | "<=" | ">" | ">="
 *   limit      = quantity | "baseline" [ ("+" | "-") (percent | quantity) ]
 *   quantity   = number [ unit ]          unit = "us" | "ms" | "s" | "m" | "h" | "%" | "B" | "KB" | "MB" | "GB" | "/s"
 *
 * A quantity without a unit is in the metric's own unit. A percent after `baseline` is a share of the baseline, for every metric:
 * `error_rate <= baseline + 1` allows one percentage point more, `error_rate <= baseline + 1%` a hundredth of what there was.
 */
export type Threshold = { text: string; /** Of the component, such as `read`; undefined: the whole. */ part: string | undefined; metric: string; operator: Operator; limit: Limit; line: number | undefined }
export type Operator = '<' | '<=' | '>' | '>='
/** What must hold: the value, in the metric's unit, or the baseline changed by a fraction or by an amount. */
export type Limit = { kind: 'absolute'; value: number } | { kind: 'baseline'; factor: number; offset: number }

const MAX_TEXT = 200
const EXAMPLE = 'such as p99 < 5ms or p95 <= baseline + 10%'
const BASELINE = /^baseline(?![\w.])\s*/
const OPERATORS = ['<', '<=', '>', '>='] as const

/** Reads a promise. `among`: metrics that can be promised here, `parts`: what has metrics of its own, `any` where its names are not known yet. Throws a SyntaxError that says what was seen and what is allowed. */
export function parseThreshold(text: string, { among = METRICS, parts = [], line }: { among?: readonly Metric[]; parts?: readonly string[] | 'any'; line?: number | undefined } = {}): Threshold {
  if (text.length > MAX_TEXT) throw new SyntaxError(`${show(text)} is too long for a threshold`)
  const start = text.search(/[<>=!]/)
  if (start === -1) throw new SyntaxError(`${show(text)} has no operator; write metric, operator (${OPERATORS.join(', ')}) and limit, ${EXAMPLE}`)
  const { part, name } = readPart(text.slice(0, start).trim(), parts)
  const metric = readMetric(name, among)
  const { operator, rest } = readOperator(text.slice(start))
  return { text: text.trim(), part, metric: metric.id, operator, limit: readLimit(rest, metric), line }
}

/** `read.p99` is the p99 of the part `read`. */
export function readPart(written: string, parts: readonly string[] | 'any'): { part: string | undefined; name: string } {
  const dot = written.indexOf('.')
  if (dot === -1 || parts.length === 0) return { part: undefined, name: written }
  const part = written.slice(0, dot)
  if (parts !== 'any' && !parts.includes(part)) throw new SyntaxError(`there is no part ${show(part)}${didYouMean(part, parts)}; allowed: ${parts.join(', ')}`)
  return { part, name: written.slice(dot + 1) }
}

/** Reads `> 100` or `> baseline + 10%` of a `breach:`, whose metric stands beside it: `readLimit` reads what is written. Throws a SyntaxError like `parseThreshold`. */
export function parseBreach(text: string): { operator: Operator; written: string } {
  if (text.length > MAX_TEXT) throw new SyntaxError(`${show(text)} is too long for a breach`)
  const { operator, rest } = readOperator(text.trim())
  if (rest === '') throw new SyntaxError('the limit is missing after the operator, such as > 100')
  if (!BASELINE.test(rest)) parseQuantity(rest)
  return { operator, written: rest }
}

/** The metric of that name or short name. Throws a SyntaxError with the nearest name. */
export function readMetric(name: string, among: readonly Metric[]): Metric {
  const metric = findMetric(name, among)
  if (metric !== undefined) return metric
  const elsewhere = findMetric(name)
  const names = metricNames(among)
  if (elsewhere !== undefined) throw new SyntaxError(`the metric ${elsewhere.id} cannot be used here; allowed: ${names.join(', ')}`)
  throw new SyntaxError(`${name === '' ? 'the metric is missing' : `unknown metric ${show(name)}${didYouMean(name, names)}`}; allowed: ${names.join(', ')}`)
}

/** The quantity in the metric's unit. Throws a SyntaxError when it is of another dimension. */
export function toUnitOf(metric: Pick<Metric, 'id' | 'unit'>, { kind, value }: Quantity, written: string): number {
  const accepted = ACCEPTED[metric.unit]
  if (kind === 'number') return value
  if (kind !== accepted.kind) throw new SyntaxError(`${show(written.trim())} is no ${accepted.words}, which ${metric.id} needs; write ${accepted.example}`)
  // 7 % is 0.07, and 0.07 * 100 is 7.000000000000001: fifteen digits are what a double keeps of a decimal.
  return Number((value * accepted.factor).toPrecision(15))
}

/** How each unit is written, and the factor from the quantity's base unit. */
const ACCEPTED: Record<MetricUnit, { kind: QuantityKind; words: string; example: string; factor: number }> = {
  ms: { kind: 'duration', words: 'duration', example: '5ms or 5', factor: 1 },
  ms_per_request: { kind: 'duration', words: 'duration', example: '0.5ms or 0.5', factor: 1 },
  percent: { kind: 'fraction', words: 'percentage', example: '1% or 1', factor: 100 },
  MB: { kind: 'bytes', words: 'size', example: '50MB or 50', factor: 1e-6 },
  per_second: { kind: 'rate', words: 'rate', example: '100/s or 100', factor: 1 },
  ratio: { kind: 'fraction', words: 'percentage', example: '110% or 1.1', factor: 1 },
  count: { kind: 'number', words: 'bare number', example: '10', factor: 1 },
}

function readOperator(text: string): { operator: Operator; rest: string } {
  const written = /^[<>=!~]*/.exec(text)?.[0] ?? ''
  const operator = OPERATORS.find((one) => one === written)
  if (operator === undefined) throw new SyntaxError(`expected one of ${OPERATORS.join(', ')}, seen ${show(written === '' ? text : written)}`)
  return { operator, rest: text.slice(written.length).trim() }
}

/** The limit in the metric's unit. Throws a SyntaxError when it is of another dimension, or is no limit. */
export function readLimit(text: string, metric: Metric): Limit {
  if (text === '') throw new SyntaxError(`the limit is missing after the operator, ${EXAMPLE}`)
  const baseline = BASELINE.exec(text)
  if (baseline === null) return { kind: 'absolute', value: toUnitOf(metric, parseQuantity(text), text) }
  const change = text.slice(baseline[0].length)
  if (change === '') return { kind: 'baseline', factor: 1, offset: 0 }
  const sign = change.startsWith('+') ? 1 : change.startsWith('-') ? -1 : undefined
  if (sign === undefined) throw new SyntaxError(`expected + or - and an amount after baseline, seen ${show(change)}`)
  const amount = change.slice(1).trim()
  const quantity = parseQuantity(amount)
  if (quantity.kind !== 'fraction') return { kind: 'baseline', factor: 1, offset: sign * toUnitOf(metric, quantity, amount) }
  if (sign < 0 && quantity.value >= 1) throw new SyntaxError(`baseline - ${amount} leaves nothing`)
  return { kind: 'baseline', factor: 1 + sign * quantity.value, offset: 0 }
}
