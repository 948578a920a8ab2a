/** Values every step has: the number of its agent, and the number of the arrival in its slot. */
export const BUILT_IN_VALUES: readonly string[] = ['agent', 'number']

/** What the steps of an escalation know besides. */
export const ESCALATION_VALUES: readonly string[] = ['scenario', 'experts', 'match']

/** What the inputs of a workflow that rolls back know: the last good commit and this one, what was violated, and the address of this run. */
export const ROLLBACK_VALUES: readonly string[] = ['good', 'commit', 'metric', 'kind', 'severity', 'run']

const PLACEHOLDER = /\{\{([A-Za-z_][\w-]{0,59})\}\}/g

/** Names of the placeholders in a text, such as `job` in `/jobs/{{job}}`. */
export function placeholdersIn(text: string): string[] {
  return text.includes('{{') ? [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name) : []
}

/** Puts values in place of placeholders, each written as its surroundings need it. Throws RangeError for one without a value. */
export function fillPlaceholders(text: string, values: ReadonlyMap<string, string>, write: (value: string) => string): string {
  if (!text.includes('{{')) return text
  return text.replaceAll(PLACEHOLDER, (_found, name: string) => {
    const value = values.get(name)
    if (value === undefined) throw new RangeError(`there is no value for {{${name}}}`)
    return write(value)
  })
}
