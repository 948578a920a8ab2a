import pc from 'picocolors'
import type { FilePosition, Log } from '../ports.ts'

const PLAIN_PROGRESS_EVERY_MS = 2000

/** A log for people: on a terminal the progress line is replaced in place, elsewhere it is a plain line every two seconds. */
export function openTerminalLog({ stream, color }: { stream: NodeJS.WriteStream; color: boolean }): Log {
  const colors = pc.createColors(color)
  let progressShown = false
  let lastProgressAt = 0

  function clear(): void {
    if (!progressShown) return
    stream.write('\r\x1b[2K')
    progressShown = false
  }
  function print(line: string, paint: (text: string) => string = (text) => text): void {
    clear()
    stream.write(`${paint(withoutControls(line))}\n`)
  }
  const at = (line: string, position: FilePosition | undefined) => (position === undefined ? line : `${position.file}:${position.line}:${position.column ?? 1}: ${line}`)

  return {
    info: (line) => print(line),
    warning: (line, position) => print(`warning: ${at(line, position)}`, colors.yellow),
    error: (line, position) => print(`error: ${at(line, position)}`, colors.red),
    progress(line) {
      if (stream.isTTY) {
        clear()
        stream.write(colors.dim(withoutControls(line).slice(0, Math.max(20, (stream.columns ?? 80) - 1))))
        progressShown = true
        return
      }
      const now = Date.now()
      if (now - lastProgressAt < PLAIN_PROGRESS_EVERY_MS) return
      lastProgressAt = now
      print(line)
    },
    async group(title, body) {
      print(`── ${title} ${'─'.repeat(Math.max(4, 60 - title.length))}`, colors.bold)
      const result = await body()
      clear()
      return result
    },
  }
}

/** What a service prints must not move the cursor or recolour the screen. */
function withoutControls(line: string): string {
  return line.replace(/\x1b\[[0-9;?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '')
}
