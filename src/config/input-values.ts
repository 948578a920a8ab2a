import { z } from 'zod'
import type { Problem } from '../errors.ts'
import { describeIssue, listFindings } from './describe-issues.ts'
import { choice, line, path, pathOrUrl } from './fields.ts'
import type { Inputs } from './inputs.ts'
import { rollbackMode } from './rollback-section.ts'
import { artifactName, budget, commentMode, compareMode, days, failOnList, historySize, margin, phases } from './schema.ts'

const command = z.string().min(1).max(10_000)
const words = z.string().max(1000).transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''))
const wholeNumber = z.string().regex(/^\d{1,9}$/, { error: ({ input }) => `expected a whole number, seen ${JSON.stringify(input)}` }).transform(Number)

/** A secret: no message shows it. */
const webhook = z.string().refine(isWebhook, 'expected an address that begins with https://')

const InputValues = z.object({
  start: command,
  build: command,
  url: pathOrUrl,
  ready: path,
  phases: words.pipe(phases),
  compare: compareMode,
  'base-ref': line(300),
  margin,
  budget,
  'fail-on': words.pipe(failOnList),
  comment: commentMode,
  'check-runs': z.string().toLowerCase().pipe(choice(['true', 'false'])).transform((text) => text === 'true'),
  'baseline-name': artifactName,
  'baseline-max-age': wholeNumber.pipe(days),
  'artifact-retention-days': wholeNumber.pipe(days),
  'history-size': wholeNumber.pipe(historySize),
  mode: choice(['gate', 'report']),
  shard: onlyNow(undefined, 'shards are not supported yet; leave `shard` out'),
  rollback: rollbackMode,
  'alert-webhook': webhook,
  out: line(1000),
  'baseline-file': line(1000),
}).partial()
export type InputValues = z.output<typeof InputValues>

/** Reads the text of the inputs into values; each problem names its input. An input that is wrong is absent from the values. */
export function readInputValues(inputs: Inputs): { values: InputValues; problems: Problem[] } {
  const parsed = InputValues.safeParse(inputs, { error: describeIssue })
  if (parsed.success) return { values: parsed.data, problems: [] }
  const findings = listFindings(parsed.error.issues)
  const wrong = new Set(findings.map(({ path: [input] }) => input))
  const sound = Object.fromEntries(Object.entries(inputs).filter(([input]) => !wrong.has(input)))
  return { values: InputValues.parse(sound), problems: findings.map(({ path: [input], message }) => ({ where: String(input), message })) }
}

function onlyNow(value: string | undefined, message: string) {
  return z.string().refine((text) => text === value, message)
}

/** Encrypted, but on this machine, where tests and relays listen. */
function isWebhook(text: string): boolean {
  const url = URL.parse(text)
  return text.length <= 2000 && url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)))
}
