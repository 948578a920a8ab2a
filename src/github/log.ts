import * as core from '@actions/core'
import type { FilePosition, Log } from '../ports.ts'

const PROGRESS_EVERY_MS = 2000

/** The job log: workflow commands with positions, foldable groups. It has no cursor, so progress is a plain line every two seconds. */
export function openJobLog(now: () => number): Log {
  let lastProgressAt = 0
  return {
    info: (line) => core.info(withoutCommands(line)),
    warning: (line, at) => core.warning(line, positionOf(at)),
    error: (line, at) => core.error(line, positionOf(at)),
    progress(line) {
      if (now() - lastProgressAt < PROGRESS_EVERY_MS) return
      lastProgressAt = now()
      core.info(withoutCommands(line))
    },
    group: (title, body) => core.group(title, body),
  }
}

function positionOf(at: FilePosition | undefined): core.AnnotationProperties {
  return at === undefined ? {} : { file: at.file, startLine: at.line, ...(at.column === undefined ? {} : { startColumn: at.column }) }
}

/** A line of the service must not be taken for a command to the runner, which obeys `::` after leading space and `##[` anywhere. */
function withoutCommands(line: string): string {
  return line.replace(/^([\s\u0085]*)(?=::)/gm, '$1\u200b').replaceAll('##[', '##\u200b[')
}
