import { ConfigError } from '../errors.ts'
import { describeIssue, listFindings } from './describe-issues.ts'
import { line, section, share, wholeText } from './fields.ts'

/** So many gates of each kind, unless asked otherwise. */
const DEFAULT_GATES = 5
const DEFAULT_SLOW = 0.1

const Options = section({ gates: wholeText({ min: 1, max: 1000 }).optional(), slow: share({ min: 0.01, max: 5 }).optional(), config: line(1000).optional() })

/** Reads the options of `perf-gate selftest`, as they were typed. `slow` is a fraction. Throws ConfigError with all that is wrong. */
export function readSelfTestOptions(typed: Readonly<Record<string, unknown>>): { gates: number; slow: number; configFile: string | undefined } {
  const read = Options.safeParse(typed, { error: describeIssue })
  if (!read.success) throw new ConfigError(listFindings(read.error.issues).map(({ path, message }) => ({ where: `--${String(path[0] ?? '')}`, message })))
  const { gates = DEFAULT_GATES, slow = DEFAULT_SLOW, config } = read.data
  return { gates, slow, configFile: config }
}
