import type { Side } from '../../measure/block.ts'
import type { PercentileChart } from '../view/charts.ts'
import type { HistoryRow } from '../view/history-rows.ts'
import { formatValue } from '../quantity.ts'
import { table, type Markdown, md, paragraphs } from './markdown.ts'

/**
 * Diagrams that GitHub draws itself (Mermaid's `xychart-beta`). Each stands beside a table of its numbers: what does not draw it, and who does
 * not see it, loses nothing. It has no legend, so the title names the lines.
 */
const SIDES: readonly Side[] = ['base', 'head']
const COLOURS: Record<Side, string> = { base: '#8b949e', head: '#0969da' }
const COLOUR_WORDS: Record<Side, string> = { base: 'base grey', head: 'head blue' }
const TOLD: readonly (readonly [string, number])[] = [['p50', 0.5], ['p75', 0.75], ['p90', 0.9], ['p95', 0.95], ['p99', 0.99], ['p99.9', 0.999]]
const FEWEST_POINTS = 3

/** Response time by percentile, base against head: a diagram where at least three percentiles are known on each side, and the table. */
export function percentileDiagram(chart: PercentileChart): Markdown | undefined {
  const sides = SIDES.filter((side) => chart.ms[side] !== undefined)
  const at = (side: Side, share: number) => chart.ms[side]?.[chart.share.indexOf(share)] ?? undefined
  const known = TOLD.filter(([, share]) => sides.every((side) => at(side, share) !== undefined))
  const rows = TOLD.filter(([, share]) => sides.some((side) => at(side, share) !== undefined))
  const cell = (value: number | undefined) => md`${value === undefined ? 'too few samples' : formatValue(value, 'ms')}`
  return paragraphsOf([
    known.length < FEWEST_POINTS ? undefined : diagram({
      title: `${chart.title}: response time in ms (${sides.map((side) => COLOUR_WORDS[side]).join(', ')})`, x: known.map(([name]) => name), colours: sides.map((side) => COLOURS[side]),
      lines: sides.map((side) => known.map(([, share]) => at(side, share) as number)),
    }),
    table([chart.title, ...sides], rows.map(([name, share]) => [md`${name}`, ...sides.map((side) => cell(at(side, share)))]), sides.map((_, index) => index + 1)),
  ])
}

/** A metric over the default branch's last runs. */
export function historyDiagram(row: HistoryRow): Markdown | undefined {
  return row.values.length < FEWEST_POINTS ? undefined : diagram({ title: row.name, x: row.values.map((_, index) => `${index + 1}`), colours: [COLOURS.head], lines: [row.values] })
}

type Diagram = { title: string; x: readonly string[]; colours: readonly string[]; lines: readonly (readonly number[])[] }

function diagram({ title, x, colours, lines }: Diagram): Markdown {
  const all = lines.flat()
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const room = (high - low || Math.abs(high) || 1) * 0.1
  return {
    markdown: [
      '```mermaid', `%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "${colours.join(', ')}"}}}}%%`, 'xychart-beta',
      `  title "${label(title)}"`, `  x-axis [${x.join(', ')}]`, `  y-axis ${short(Math.max(0, low - room))} --> ${short(high + room)}`,
      ...lines.map((values) => `  line [${values.map(short).join(', ')}]`), '```',
    ].join('\n'),
  }
}

/** Of a name only what cannot end a title, a fence or a line. */
function label(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,:()/_›-]+/gu, ' ').slice(0, 100)
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}

function paragraphsOf(parts: (Markdown | undefined)[]): Markdown | undefined {
  return parts.every((part) => part === undefined) ? undefined : paragraphs(parts)
}
