import type { z } from 'zod'
import { notOneOf } from './fields.ts'
import { show } from './nearest-name.ts'

/** One finding of the schema: where in the data, whether it is the key that is wrong, and what to change. */
export type Finding = { path: PropertyKey[]; of: 'key' | 'value'; message: string }

/** Gives zod our words: what was seen and what is allowed. Passed to `safeParse` as `error`. */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  const { input } = issue
  const seen = input === undefined ? '' : `, seen ${show(input)}`
  switch (issue.code) {
    case 'invalid_type': {
      const expected = WORDS[issue.expected] ?? issue.expected
      return input === undefined ? `is missing; expected ${expected}` : `expected ${expected}${seen}`
    }
    case 'invalid_value': return notOneOf(input, issue.values.map(String))
    case 'too_small': return `expected ${amountOf(issue.origin, `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`)}${seen}`
    case 'too_big': return `expected ${amountOf(issue.origin, `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`)}${seen}`
    default: return undefined
  }
}

const WORDS: Record<string, string> = { object: 'a mapping', record: 'a mapping', array: 'a list', string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false' }

function amountOf(origin: string, bound: string): string {
  if (origin === 'string') return `text of ${bound} characters`
  return origin === 'array' ? `a list of ${bound} entries` : bound
}

/** All findings behind a zod error: unions are opened where one branch was clearly meant, unknown keys come one by one. */
export function listFindings(issues: readonly z.core.$ZodIssue[], prefix: readonly PropertyKey[] = []): Finding[] {
  return issues.flatMap((issue): Finding[] => {
    const path = [...prefix, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      const messages = issue.message.split('\n')
      return issue.keys.map((key, index) => ({ path: [...path, key], of: 'key', message: messages[index] ?? issue.message }))
    }
    if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => ({ path, of: 'key', message }))
    if (issue.code === 'invalid_union') {
      const meant = branchMeant(issue.errors)
      if (meant !== undefined) return listFindings(meant, path)
    }
    return [{ path, of: 'value', message: issue.message }]
  })
}

/** The branch whose own type fits what was written: a misspelt word belongs to the words, a mapping to the mapping. */
function branchMeant(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined {
  const fitting = branches.filter((issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type'))
  const deeper = fitting.filter((issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_value'))
  return deeper[0] ?? fitting[0]
}
