/** Control, bidirectional and invisible characters can hide or reorder what a reader sees; none of them is ever needed in a report. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029\uFFF9-\uFFFB]+/gu

/** Text on one line, without characters that hide, reorder or colour other text. Emoji joiners fall with them, which costs only looks. */
export function plain(text: string): string {
  return text.replace(/[\t\n\r\u2028\u2029]+/g, ' ').replace(INVISIBLE, '').toWellFormed()
}

/** At most `max` characters, the last one an ellipsis when something was left out. */
export function clip(text: string, max: number): string {
  const characters = [...text]
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`
}
