import { ConfigError } from '../errors.ts'
import { RecordedGate } from '../measure/recorded-gate.ts'

const MAX_PROBLEMS = 10

/** Reads a gate as recorded. `where` names the text in complaints. Throws ConfigError with the first problems. */
export function parseRecordedGate(text: string, where: string): RecordedGate {
  let written: unknown
  try {
    written = JSON.parse(text)
  } catch (error) {
    throw new ConfigError([{ where, message: `is no JSON: ${(error as Error).message}` }])
  }
  const read = RecordedGate.safeParse(written)
  if (!read.success) throw new ConfigError(read.error.issues.slice(0, MAX_PROBLEMS).map((issue) => ({ where: `${where}: ${issue.path.join('.')}`, message: issue.message })))
  return read.data
}
