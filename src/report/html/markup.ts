import { keepUnits, plain } from '../plain.ts'

/** HTML that is known to be safe: written by us, or escaped. */
export type Html = { readonly html: string }
type Part = string | number | undefined | false | Html | readonly Html[]

/** Template whose parts are HTML and whose values are text: every value that is not itself `Html` is escaped. Holds in attributes within double quotes. */
export function html(parts: TemplateStringsArray, ...values: Part[]): Html {
  return { html: String.raw({ raw: parts }, ...values.map(write)) }
}

/** Data for scripts of the page: valid JSON that can neither end its element nor open a comment. */
export function embedJson(data: unknown): Html {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  return { html: json }
}

/** Text of our own build (script, style), as it is. */
export function trusted(text: string): Html {
  return { html: text }
}

function write(value: Part): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value))
  return 'html' in value ? value.html : value.map((one) => one.html).join('')
}

function escapeHtml(text: string): string {
  return keepUnits(plain(text)).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
