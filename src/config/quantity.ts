import { didYouMean, show } from './nearest-name.ts'

/** A number with its dimension. `value` is in ms, as a fraction, in bytes, per second, or bare. */
export type Quantity = { kind: QuantityKind; value: number }
export type QuantityKind = 'duration' | 'fraction' | 'bytes' | 'rate' | 'number'

/** Powers of ten are applied to the decimal text, so that `7%` is the double nearest to 0.07 and nothing else. */
const UNITS: Record<string, { kind: QuantityKind; exponent: number; factor: number }> = {
  us: { kind: 'duration', exponent: -3, factor: 1 },
  ms: { kind: 'duration', exponent: 0, factor: 1 },
  s: { kind: 'duration', exponent: 3, factor: 1 },
  m: { kind: 'duration', exponent: 3, factor: 60 },
  h: { kind: 'duration', exponent: 3, factor: 3600 },
  '%': { kind: 'fraction', exponent: -2, factor: 1 },
  B: { kind: 'bytes', exponent: 0, factor: 1 },
  KB: { kind: 'bytes', exponent: 3, factor: 1 },
  MB: { kind: 'bytes', exponent: 6, factor: 1 },
  GB: { kind: 'bytes', exponent: 9, factor: 1 },
  '/s': { kind: 'rate', exponent: 0, factor: 1 },
}
const UNIT_NAMES = Object.keys(UNITS)
const QUANTITY = /^(\d+(?:\.\d+)?|\.\d+)\s*(\D*)$/
const MAX_TEXT = 60

/**
 * Reads `250ms`, `40s`, `5%`, `1.5GB`, `100/s` or a bare number. Sizes are decimal: 1 KB is 1000 bytes.
 * Throws a SyntaxError that says what was seen and what is allowed.
 */
export function parseQuantity(text: string): Quantity {
  const trimmed = text.trim()
  if (trimmed === '') throw new SyntaxError('expected a number with a unit, such as 250ms, seen nothing')
  if (trimmed.length > MAX_TEXT) throw new SyntaxError(`${show(trimmed)} is too long for a number`)
  if (trimmed.startsWith('-')) throw new SyntaxError(`${show(trimmed)} is negative; amounts are not`)
  const match = QUANTITY.exec(trimmed)
  if (match === null) throw new SyntaxError(`${show(trimmed)} is not a number with one unit, such as 250ms, 40s, 5%, 1.5GB or 100/s`)
  const [, digits = '', unit = ''] = match
  if (unit === '') return { kind: 'number', value: Number(digits) }
  const known = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined
  if (known === undefined) throw new SyntaxError(`${show(trimmed)} has the unknown unit ${show(unit)}${didYouMean(unit, UNIT_NAMES)}; allowed: ${UNIT_NAMES.join(', ')}`)
  return { kind: known.kind, value: Number(`${digits}e${known.exponent}`) * known.factor }
}

/** Text that `parseQuantity` reads back as exactly the same quantity. */
export function printQuantity({ kind, value }: Quantity): string {
  switch (kind) {
    case 'duration': return value > 0 && value % 1000 === 0 && value < 1e15 ? `${value / 1000}s` : `${plainDecimal(value, 0)}ms`
    case 'fraction': return `${plainDecimal(value, 2)}%`
    case 'bytes': return `${plainDecimal(value, 0)}B`
    case 'rate': return `${plainDecimal(value, 0)}/s`
    case 'number': return plainDecimal(value, 0)
  }
}

/** The shortest digits that identify the double, moved by `shift` decimal places, without an exponent. */
function plainDecimal(value: number, shift: number): string {
  if (value === 0) return '0'
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e')
  const digits = mantissa.replace('.', '')
  const point = Number(exponent) + shift + 1
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  return point >= digits.length ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`
}
