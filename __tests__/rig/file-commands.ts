/**
 * Reads what an action appended to GITHUB_OUTPUT, GITHUB_STATE or GITHUB_ENV: `name=value` and `name<<DELIMITER` blocks.
 * Throws the runner's errors on anything else (EnvFileKeyValuePairs in actions/runner).
 */
export function readPairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const [, assigned, value = ''] = /^([^=<]+(?:<[^<=]+)*)=(.*)$/.exec(line) ?? []
    const [, opened, delimiter = ''] = /^(.+?)<<(.+)$/.exec(line) ?? []
    if (assigned !== undefined) pairs[assigned] = value
    else if (opened !== undefined) {
      const end = lines.indexOf(delimiter, index + 1)
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
      pairs[opened] = lines.slice(index + 1, end).join('\n')
      index = end
    } else throw new Error(`Invalid format '${line}'`)
  }
  return pairs
}
