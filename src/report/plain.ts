/** Control, bidirectional and invisible characters can hide or reorder what a reader sees; none of them is ever needed in a report. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029\uFFF9-\uFFFB]+/gu

/** Text on one line, without characters that hide, reorder or colour other text. Emoji joiners fall with them, which costs only looks. */
export function plain(text: string): string {
  return text.replace(/[\t\n\r\u2028\u2029]+/g, ' ').replace(INVISIBLE, '').toWellFormed()
}

/** The same value with every text in it made plain; names of fields are ours and stay. */
export function plainTexts<T>(value: T): T {
  return makePlain(value) as T
}

function makePlain(value: unknown): unknown {
  if (typeof value === 'string') return plain(value)
  if (Array.isArray(value)) return value.map(makePlain)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, makePlain(one)]))
  return value
}

/** The same with a space that no line breaks at between a number and its unit. */
export function keepUnits(text: string): string {
  return text.replace(/(?<=\d) (?=%|×|ms\b|MB\b|s\b|\/s\b)/g, '\u00A0')
}

/** At most `max` characters, the last one an ellipsis when something was left out. */
export function clip(text: string, max: number): string {
  const characters = [...text]
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`
}
