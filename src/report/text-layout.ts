import { keepUnits, plain } from './plain.ts'

/** Colours a piece of text, or leaves it alone. */
export type Paint = Record<'red' | 'green' | 'yellow' | 'blue' | 'dim' | 'bold', (text: string) => string>

const SGR: Record<keyof Paint, [number, number]> = { red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [36, 39], dim: [2, 22], bold: [1, 22] }
/** East Asian wide characters and pictographs take two columns. */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u
const ESCAPE = String.fromCharCode(27)

/** Paints with ANSI escapes when `color`, else not at all. */
export function openPaint(color: boolean): Paint {
  const paint = ([on, off]: [number, number]) => (text: string) => (color ? `${ESCAPE}[${on}m${text}${ESCAPE}[${off}m` : text)
  return { red: paint(SGR.red), green: paint(SGR.green), yellow: paint(SGR.yellow), blue: paint(SGR.blue), dim: paint(SGR.dim), bold: paint(SGR.bold) }
}

/** Columns that plain text takes. */
export function columnsOf(text: string): number {
  return [...text].reduce((total, character) => total + (/\p{Mn}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1), 0)
}

/** Plain text padded to `columns`, or shortened to it with an ellipsis. */
export function column(text: string, columns: number): string {
  const safe = plain(text)
  if (columnsOf(safe) <= columns) return safe + ' '.repeat(columns - columnsOf(safe))
  let kept = ''
  for (const character of safe) {
    if (columnsOf(kept + character) > columns - 1) break
    kept += character
  }
  return `${kept}…${' '.repeat(Math.max(0, columns - 1 - columnsOf(kept)))}`
}

/** Plain text broken at spaces into lines of at most `columns`; a longer word stands alone. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  for (const glued of keepUnits(plain(text)).split(' ')) {
    const word = glued.replaceAll('\u00A0', ' ')
    const last = lines.at(-1)
    if (last !== undefined && columnsOf(`${last} ${word}`) <= columns) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** A horizontal bar of eighths of a column, `share` (0..1) of `columns` long. */
export function bar(share: number, columns: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * columns * 8)
  const part = ' ▏▎▍▌▋▊▉'[eighths % 8] as string
  return `${'█'.repeat(Math.floor(eighths / 8))}${part === ' ' ? '' : part}`.padEnd(columns)
}
