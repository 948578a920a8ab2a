import { stripVTControlCharacters } from 'node:util'
import pc from 'picocolors'
import type { FilePosition, Log } from '../ports.ts'

const PLAIN_PROGRESS_EVERY_MS = 2000
/** Control characters but tab and line feed, and those that turn the direction of text: lines of a service may hold any. */
const UNPRINTABLE = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

/**
 * A log for people: on a terminal the progress line is replaced in place, elsewhere it is a plain line every two seconds. What is told
 * cannot move the cursor, colour or clear anything.
 */
export function openTerminalLog({ stream, color }: { stream: NodeJS.WriteStream; color: boolean }): Log {
  const colors = pc.createColors(color)
  let progressShown = false
  let lastProgressAt = 0

  function clear(): void {
    if (!progressShown) return
    stream.write('\r\x1b[2K')
    progressShown = false
  }
  function print(text: string, paint: (text: string) => string = (plain) => plain): void {
    clear()
    stream.write(`${paint(printable(text))}\n`)
  }
  const at = (text: string, position: FilePosition | undefined) => (position === undefined ? text : `${position.file}:${position.line}:${position.column ?? 1}: ${text}`)

  return {
    info: (line) => print(line),
    warning: (line, position) => print(`warning: ${at(line, position)}`, colors.yellow),
    error: (line, position) => print(`error: ${at(line, position)}`, colors.red),
    progress(text) {
      const line = printable(text).replaceAll(/[\t\n]+/g, ' ')
      if (stream.isTTY) {
        clear()
        stream.write(colors.dim(line.slice(0, Math.max(20, (stream.columns ?? 80) - 1))))
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
function printable(text: string): string {
  return stripVTControlCharacters(text).replaceAll(UNPRINTABLE, '')
}
