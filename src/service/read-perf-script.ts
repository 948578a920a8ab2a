import path from 'node:path'
import type { Frame } from '../measure/profile.ts'
import type { ProfileSum } from './profile-sum.ts'

const MAX_DEPTH = 200
/** What a Go program brings along lies in its own binary. */
const GO_RUNTIME = /^(?:runtime|runtime\/[\w/]+|internal\/[\w/]+|syscall)\./

/**
 * Takes the lines of `perf script -F comm,ip,sym,dso`: a line for each sample, then its calls, the innermost first, then an empty line. Each sample
 * stands for so much CPU time.
 */
export class PerfScriptReader {
  readonly #sum: ProfileSum
  readonly #sampleMs: number
  readonly #place: (file: string) => string
  readonly #stack: Frame[] = []
  #samples = 0

  constructor(sum: ProfileSum, sampleMs: number, place: (file: string) => string) {
    this.#sum = sum
    this.#sampleMs = sampleMs
    this.#place = place
  }

  get samples(): number {
    return this.#samples
  }

  take(line: string): void {
    const call = /^\s+[0-9a-f]+ (.*) \((.*)\)\s*$/.exec(line)
    if (call !== null && this.#stack.length < MAX_DEPTH) this.#stack.push(this.#frame(call[1] as string, call[2] as string))
    else if (line.trim() === '') this.finish()
  }

  /** A stack is complete. */
  finish(): void {
    if (this.#stack.length === 0) return
    const outermost = this.#stack.toReversed()
    this.#stack.length = 0
    this.#samples++
    this.#sum.addCpu(this.#sampleMs)
    let parent = -1
    for (const [index, frame] of outermost.entries()) parent = this.#sum.add(parent, frame, index === outermost.length - 1 ? 1 : 0)
  }

  #frame(symbol: string, dso: string): Frame {
    const file = this.#place(dso)
    const isInside = file !== dso
    return { name: symbol, file: isInside ? file : path.basename(dso), line: undefined, own: isInside && symbol !== '[unknown]' && !GO_RUNTIME.test(symbol) }
  }
}
