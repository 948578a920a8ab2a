import type { Unit } from '../measure/block.ts'

/** How each unit is written behind a number. */
const UNIT_TEXT: Record<Unit, string> = { ms: ' ms', percent: ' %', MB: ' MB', per_second: ' /s', ms_per_request: ' ms', ratio: ' ×', count: '' }
const MINUS = '−'

/** A value with three significant digits and its unit: `2.31 ms`, `1,240 /s`. */
export function formatValue(value: number, unit: Unit): string {
  return formatPair([value], unit)[0] as string
}

/** Values that stand beside each other get the same unit and the same number of decimals. Shares near 100 % show what is missing of it. */
export function formatPair(values: readonly number[], unit: Unit): string[] {
  const decimals = unit === 'count' && values.every(Number.isInteger) ? 0 : unit === 'percent' ? Math.max(...values.map(decimalsOfShare)) : decimalsFor(Math.max(...values.map(Math.abs)))
  return values.map((value) => `${formatNumber(value, decimals)}${UNIT_TEXT[unit]}`)
}

/** A limit exactly as it was set: `99.9 %`, `100 ms`. */
export function formatLimit(value: number, unit: Unit): string {
  const exact = Number(value.toPrecision(6))
  return `${formatNumber(exact, Math.min(6, String(exact).split('.')[1]?.length ?? 0))}${UNIT_TEXT[unit]}`
}

/** A ratio as a signed change: 1.198 is `+19.8 %`. */
export function formatChange(ratio: number): string {
  return `${signed((ratio - 1) * 100)} %`
}

/** Both ends of an interval of ratios as signed changes: `+18.2 to +21.4 %`. */
export function formatInterval([low, high]: readonly [number, number]): string {
  return `${signed((low - 1) * 100)} to ${signed((high - 1) * 100)} %`
}

/** A signed amount in its unit: `+0.31 ms`. */
export function formatAmount(value: number, unit: Unit, decimals = decimalsFor(Math.abs(value))): string {
  return `${value < 0 ? '' : '+'}${formatNumber(value, decimals)}${UNIT_TEXT[unit]}`
}

/** A fraction in percent: 0.05 is `5 %`, 0.0734 is `7.3 %`. */
export function formatShare(share: number): string {
  const percent = share * 100
  return `${formatNumber(percent, Number.isInteger(Math.round(percent * 1e6) / 1e6) || Math.abs(percent) >= 100 ? 0 : Math.abs(percent) < 1 ? 2 : 1)} %`
}

/** Whole numbers with separators: `12,345`. */
export function formatCount(count: number): string {
  return formatNumber(count, 0)
}

/** `requests` becomes `1 request` or `12,345 requests`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** Seconds as a reader says them: `48 s`, `4 m 20 s`. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return seconds < 10 ? `${formatNumber(seconds, 1)} s` : `${whole} s`
  return whole % 60 === 0 ? `${Math.floor(whole / 60)} m` : `${Math.floor(whole / 60)} m ${whole % 60} s`
}

function signed(percent: number): string {
  const decimals = Math.abs(percent) >= 100 ? 0 : 1
  const text = formatNumber(percent, decimals)
  return text.startsWith(MINUS) ? text : `+${text}`
}

function decimalsFor(magnitude: number): number {
  if (magnitude <= 0 || magnitude >= 100) return 0
  if (magnitude >= 10) return 1
  return magnitude >= 0.1 ? 2 : 3
}

/** Two decimals, where that shows anything: 99.98 %, 0.02 %, 12.9 %. */
function decimalsOfShare(percent: number): number {
  const distance = percent > 50 ? 100 - percent : Math.abs(percent)
  return distance > 0 && distance < 0.01 ? 3 : Math.min(2, decimalsFor(distance))
}

function formatNumber(value: number, decimals: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.')
  // Grouped by hand: the machine's language must not change a report.
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text
}
