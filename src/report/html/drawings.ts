import type { ChangeRow } from '../view/changes.ts'
import { html, type Html } from './markup.ts'

/** Small drawings that need no script: plain SVG with attributes only, for the page's policy forbids inline styles. */

const WIDTH = 200
const HEIGHT = 22
const MIDDLE = HEIGHT / 2

/** The change with its interval on a line from −scale to +scale; what does not matter is shaded. */
export function drawInterval(row: ChangeRow, scale: number): Html {
  const { change, low, high, margin } = row.numbers
  const x = (value: number) => round(WIDTH / 2 + (Math.max(-scale, Math.min(scale, value)) / scale) * (WIDTH / 2 - 6))
  const interval = low === undefined || high === undefined ? undefined : html`<line class="whisker" x1="${x(low)}" x2="${x(high)}" y1="${MIDDLE}" y2="${MIDDLE}"/>`
  return html`<svg class="interval ${row.mark}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${describe(row)}">
<rect class="allowed" x="${x(-margin)}" width="${round(x(margin) - x(-margin))}" y="1" height="${HEIGHT - 2}"/>
<line class="zero" x1="${x(0)}" x2="${x(0)}" y1="1" y2="${HEIGHT - 1}"/>${interval}<circle class="point" cx="${x(change)}" cy="${MIDDLE}" r="4.5"/></svg>`
}

/** A scale that shows every interval of the rows, and at least twice the margin. */
export function scaleOf(rows: readonly ChangeRow[]): number {
  const reach = rows.flatMap(({ numbers }) => [2 * numbers.margin, Math.abs(numbers.change) * 1.1, Math.abs(numbers.low ?? 0) * 1.1, Math.abs(numbers.high ?? 0) * 1.1])
  return Math.min(1, Math.max(0.02, ...reach))
}

/** A horizontal bar from `from` to `to` on a line from `min` to `max`, as one step of a waterfall. */
export function drawStep({ from, to, min, max, total }: { from: number; to: number; min: number; max: number; total: boolean }): Html {
  const x = (value: number) => round(((value - min) / (max - min || 1)) * (WIDTH - 4) + 2)
  const [left, right] = [Math.min(from, to), Math.max(from, to)]
  const kind = total ? 'total' : to >= from ? 'longer' : 'shorter'
  return html`<svg class="step ${kind}" viewBox="0 0 ${WIDTH} 16" preserveAspectRatio="none" aria-hidden="true"><line class="zero" x1="${x(0)}" x2="${x(0)}" y1="0" y2="16"/><rect x="${x(left)}" width="${Math.max(1, round(x(right) - x(left)))}" y="3" height="10"/></svg>`
}

/** Values from left to right, lowest to highest of their own range; a line where a new level begins. */
export function drawTrend(values: readonly number[], changes: readonly number[], label: string): Html {
  const low = Math.min(...values)
  const range = Math.max(...values) - low
  const x = (index: number) => round(3 + (index / (values.length - 1)) * (WIDTH - 6))
  const points = values.map((value, index) => `${x(index)},${round(range === 0 ? 16 : 28 - ((value - low) / range) * 24)}`)
  const [lastX, lastY] = (points.at(-1) as string).split(',')
  return html`<svg class="trend" viewBox="0 0 ${WIDTH} 32" role="img" aria-label="${label}">${changes.map((at) => html`<line class="change" x1="${x(at - 0.5)}" x2="${x(at - 0.5)}" y1="1" y2="31"/>`)}<polyline points="${points.join(' ')}"/><circle cx="${lastX}" cy="${lastY}" r="3"/></svg>`
}

/** When a violation was open, on the phase's time line. */
export function drawSpan(start: number, end: number, length: number): Html {
  const x = (seconds: number) => round((Math.min(seconds, length) / (length || 1)) * WIDTH)
  return html`<svg class="span" viewBox="0 0 ${WIDTH} 12" preserveAspectRatio="none" aria-hidden="true"><rect class="track" x="0" width="${WIDTH}" y="4" height="4"/><rect class="open" x="${x(start)}" width="${Math.max(2, round(x(end) - x(start)))}" y="1" height="10"/></svg>`
}

function describe(row: ChangeRow): string {
  return `${row.change}${row.interval === undefined ? '' : `, 95 % sure it is ${row.interval}`}, allowed ${row.limit}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
