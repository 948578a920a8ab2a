export type Annotation = { level: 'error' | 'warning' | 'notice', message: string, title?: string, file?: string, line?: string, endLine?: string, col?: string }
export type LogCommands = { annotations: Annotation[], masks: string[], deprecated: string[] }

const MAX_MESSAGE = 4096
const LEVELS = ['error', 'warning', 'notice']
/** Commands that GitHub retired in favour of files. */
const RETIRED = ['set-output', 'save-state', 'set-env', 'add-path']

/** Reads the `::command property=value::data` lines of a log (ActionCommandManager in actions/runner). */
export function readLogCommands(log: string): LogCommands {
  const found: LogCommands = { annotations: [], masks: [], deprecated: [] }
  let resumeAt: string | undefined
  for (const line of log.split(/\r?\n/)) {
    const [, name, properties = '', data = ''] = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/.exec(line) ?? []
    if (name === undefined) continue
    if (resumeAt !== undefined) {
      if (name === resumeAt) resumeAt = undefined
    } else if (name === 'stop-commands') resumeAt = data
    else if (name === 'add-mask') found.masks.push(unescape(data))
    else if (LEVELS.includes(name)) {
      found.annotations.push({ level: name as Annotation['level'], ...readProperties(properties), message: unescape(data).slice(0, MAX_MESSAGE) })
    } else if (RETIRED.includes(name)) found.deprecated.push(name)
  }
  return found
}

function readProperties(text: string): Record<string, string> {
  return Object.fromEntries(text.split(',').filter((pair) => pair.includes('=')).map((pair) => {
    const [key = '', ...value] = pair.split('=')
    return [key, unescape(value.join('=').replaceAll('%3A', ':').replaceAll('%2C', ','))]
  }))
}

function unescape(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
