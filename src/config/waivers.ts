import { ConfigError, type Problem } from '../errors.ts'
import type { Config } from './config.ts'
import { show } from './nearest-name.ts'
import { parseQuantity } from './quantity.ts'
import { readKey } from './tolerances.ts'
import { readDay, type Waiver } from './waiver.ts'

const TRAILER = /^Perf-Gate-Waive:(.*)$/gim
const FORM = /^\s*(\S{1,130})\s+up to\s+(\S{1,20})\s+until\s+(\S{1,20})\s*:\s*(\S.{0,299})$/
const EXAMPLE = 'Perf-Gate-Waive: p99 up to 15% until 2026-12-31: caching comes with the next release'
const LARGEST = 5
const MOST = 50

/**
 * The waivers in the trailers of commit messages, such as `Perf-Gate-Waive: safe.p99 up to 15% until 2026-12-31: caching comes later`. The
 * same one in several commits counts once. Throws ConfigError with every mistake.
 */
export function readWaivers(messages: readonly string[], config: Pick<Config, 'requests' | 'components'>): Waiver[] {
  const lines = [...new Set(messages.flatMap((message) => [...message.matchAll(TRAILER)].map((found) => (found[1] as string).trim())))]
  const subjects = { classes: config.requests.map((one) => one.name), components: config.components.map((one) => one.name) }
  const problems: Problem[] = []
  const waivers = lines.slice(0, MOST).flatMap((line) => {
    try {
      return [readWaiver(line, subjects)]
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      problems.push({ where: 'commit message', message: `the trailer ${show(`Perf-Gate-Waive: ${line}`)}: ${error.message}` })
      return []
    }
  })
  if (lines.length > MOST) problems.push({ where: 'commit message', message: `${lines.length} waivers, at most ${MOST} are read` })
  if (problems.length > 0) throw new ConfigError(problems)
  return waivers
}

function readWaiver(line: string, subjects: Parameters<typeof readKey>[1]): Waiver {
  const found = FORM.exec(line)
  if (found === null) throw new SyntaxError(`expected a metric, a limit, a day and a reason, such as: ${EXAMPLE}`)
  const [, key, limit, until, reason] = found as unknown as [string, string, string, string, string]
  const { prefix, metric } = readKey(key, subjects)
  return { metric: prefix + metric, limit: readLimit(limit), until: readDay(until), reason: reason.trim() }
}

function readLimit(text: string): number {
  const { kind, value } = parseQuantity(text)
  if (kind !== 'fraction' || !(value > 0 && value <= LARGEST)) throw new SyntaxError(`expected a percentage up to ${LARGEST * 100}%, such as 15%, seen ${show(text)}`)
  return value
}
