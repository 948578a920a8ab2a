import { CsvError, parse } from 'csv-parse/sync'
import { ConfigError, type Problem } from '../errors.ts'
import type { Config, RequestTemplate } from './config.ts'
import { hashConfig } from './hash-config.ts'
import { didYouMean, show } from './nearest-name.ts'
import { BUILT_IN_VALUES, placeholdersIn } from './placeholders.ts'

/** Values by column; each arrival of a request takes the next row, and after the last the first again. */
export type Row = Readonly<Record<string, string>>

const MAX_CHARACTERS = 5_000_000
const MAX_ROWS = 100_000
const MAX_COLUMNS = 100

/** Reads the data files that requests name, with `read`, which throws where there is none. Throws ConfigError with every problem. */
export async function readDataRows(config: Config, read: (file: string) => Promise<string>): Promise<Config> {
  const problems: Problem[] = []
  const requests = await Promise.all(config.requests.map(async (one) => ({ ...one, requests: await Promise.all(one.requests.map((request) => withRows(request, `requests.${one.name}`, read, problems))) })))
  if (problems.length > 0) throw new ConfigError(problems)
  if (!requests.some((one) => one.requests.some((request) => request.rows !== undefined))) return config
  const complete = { ...config, requests }
  // Other rows are another measurement.
  return { ...complete, hash: hashConfig(complete) }
}

async function withRows(request: RequestTemplate, where: string, read: (file: string) => Promise<string>, problems: Problem[]): Promise<RequestTemplate> {
  if (request.dataFile === undefined) return request
  try {
    const rows = parseRows(await read(request.dataFile), request.dataFile)
    for (const unknown of valuesMissing(request, Object.keys(rows[0] as Row))) problems.push({ where, message: `nothing gives a value for {{${unknown}}} of the request ${show(request.name)}${didYouMean(unknown, Object.keys(rows[0] as Row))}; ${request.dataFile} has the columns ${Object.keys(rows[0] as Row).join(', ')}` })
    return { ...request, rows }
  } catch (error) {
    problems.push({ where: `${where}.data`, message: `${request.dataFile}: ${(error as Error).message}` })
    return request
  }
}

/** Rows of a CSV text whose first line names the columns, or of a JSON list of flat objects. Throws SyntaxError or RangeError. */
export function parseRows(text: string, file: string): Row[] {
  if (text.length > MAX_CHARACTERS) throw new RangeError(`${text.length} characters, at most ${MAX_CHARACTERS} are read`)
  const rows = file.toLowerCase().endsWith('.json') ? parseJsonRows(text) : parseCsvRows(text)
  if (rows.length === 0) throw new RangeError('no rows')
  if (rows.length > MAX_ROWS) throw new RangeError(`${rows.length} rows, at most ${MAX_ROWS} are read`)
  if (Object.keys(rows[0] as Row).length > MAX_COLUMNS) throw new RangeError(`${Object.keys(rows[0] as Row).length} columns, at most ${MAX_COLUMNS} are read`)
  return rows
}

function parseCsvRows(text: string): Row[] {
  try {
    return parse<Record<string, string>>(text, { bom: true, columns: true, skip_empty_lines: true, trim: true })
  } catch (error) {
    if (error instanceof CsvError) throw new SyntaxError(error.message, { cause: error })
    throw error
  }
}

function parseJsonRows(text: string): Row[] {
  const parsed: unknown = JSON.parse(text)
  if (!Array.isArray(parsed)) throw new SyntaxError('expected a list of objects')
  const columns = Object.keys((parsed[0] as object | null | undefined) ?? {})
  return parsed.map((row: unknown, index) => {
    const entries = Object.entries((row ?? {}) as Record<string, unknown>)
    const flat = entries.every(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    if (!flat || entries.length !== columns.length || !columns.every((column) => Object.hasOwn(row as object, column))) throw new SyntaxError(`row ${index + 1} is not an object of text, numbers and truth values with the keys of the first`)
    return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
  })
}

function valuesMissing({ steps = [] }: RequestTemplate, columns: readonly string[]): string[] {
  const known = [...BUILT_IN_VALUES, ...columns]
  return steps.flatMap((step) => {
    const missing = placeholdersIn([step.path, ...Object.values(step.headers), step.bodyFormat === 'base64' ? '' : (step.body ?? ''), ...(step.messages ?? []).map((one) => one.send ?? '')].join('\n')).filter((name) => !known.includes(name))
    known.push(...Object.keys(step.capture))
    return missing
  })
}
