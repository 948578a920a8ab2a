import { keepUnits, plain } from '../plain.ts'

/** Markdown that is known to be safe: written by us, or escaped. */
export type Markdown = { readonly markdown: string }

/** Template whose parts are Markdown and whose values are text: every value that is not itself `Markdown` is escaped. */
export function md(parts: TemplateStringsArray, ...values: (string | number | Markdown)[]): Markdown {
  const written = values.map((value) => (typeof value === 'object' ? value.markdown : keepUnits(escapeMarkdown(String(value)))))
  return { markdown: String.raw({ raw: parts }, ...written) }
}

/**
 * Text as GitHub shows it unchanged: no markup, no table break, no HTML, no mention, no reference, no link, no mathematics.
 * A backslash does not stop mentions, references and bare links, which GitHub finds after rendering: an invisible entity does.
 */
export function escapeMarkdown(text: string): string {
  return plain(text).replace(SPECIAL, escapeOne).replace(BEGINNING, '$1\\$2')
}

/** A list, a rule or a heading, where a line begins with it. */
const BEGINNING = /^(\s*|\s*\d+)((?<!\d)[-+=](?=[-+=\s]|$)|(?<=\d)[.)](?=\s|$))/
/** In one pass, so that nothing written by an escape is escaped again. */
const SPECIAL = /[&<>\\`*[\]|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|[@#](?=\S)|\bGH-(?=\d)|:\/\/|www\./gi
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '://': ':&#8203;//' }

function escapeOne(special: string): string {
  return ENTITIES[special] ?? (/^[@#]$|^GH-$/i.test(special) ? `${special}&#8203;` : /^www\.$/i.test(special) ? `${special.slice(0, -1)}&#8203;.` : `\\${special}`)
}

/** Text in the typeface of code. An element, not backticks: it holds in tables and around any text. */
export function code(text: string): Markdown {
  return { markdown: `<code>${escapeMarkdown(text)}</code>` }
}

/** A link to an http(s) address; the text alone when the address is anything else. */
export function link(text: string, url: string | undefined): Markdown {
  if (url === undefined || !/^https?:\/\/[^\s()<>"'\\]+$/.test(url)) return md`${text}`
  return { markdown: `[${escapeMarkdown(text)}](${url})` }
}

/** A table whose number columns (named by `right`) are aligned right. Nothing when there are no rows. */
export function table(header: readonly string[], rows: readonly (readonly Markdown[])[], right: readonly number[] = []): Markdown | undefined {
  if (rows.length === 0) return undefined
  const line = (cells: readonly Markdown[]) => `| ${cells.map((cell) => cell.markdown).join(' | ')} |`
  const rule = `|${header.map((_, index) => (right.includes(index) ? '---:' : '---')).join('|')}|`
  return { markdown: [line(header.map((text) => md`${text}`)), rule, ...rows.map(line)].join('\n') }
}

export function list(items: readonly Markdown[]): Markdown | undefined {
  return items.length === 0 ? undefined : { markdown: items.map((item) => `- ${item.markdown}`).join('\n') }
}

/** A folded part; nothing when it would be empty. */
export function details(summary: Markdown, body: Markdown | undefined): Markdown | undefined {
  return body === undefined || body.markdown === '' ? undefined : { markdown: `<details><summary>${summary.markdown}</summary>\n\n${body.markdown}\n\n</details>` }
}

/** Paragraphs with an empty line between them; what is undefined is left out. */
export function paragraphs(parts: readonly (Markdown | undefined)[]): Markdown {
  return { markdown: parts.flatMap((part) => (part === undefined || part.markdown === '' ? [] : part.markdown)).join('\n\n') }
}

/** Pieces in one line. */
export function joined(pieces: readonly Markdown[], separator: string): Markdown {
  return { markdown: pieces.map((piece) => piece.markdown).join(separator) }
}
