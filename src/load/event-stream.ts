import { createParser } from 'eventsource-parser'
import type { EventRule } from '../config/config.ts'
import type { Mark } from './transport.ts'

/** Reads server-sent events as they come, until there are enough. A stream that goes on and on is left when what it was opened for is there. */
export class EventStream {
  readonly #rule: EventRule
  readonly #startedMs: number
  readonly #decoder = new TextDecoder()
  readonly #parser = createParser({ onEvent: ({ data }) => this.#take(data) })
  #events = 0
  #last = ''
  #firstMs: number | undefined
  #found = false

  /** `startedMs` is when the request was sent, on the clock of `performance.now()`. */
  constructor(rule: EventRule, startedMs: number) {
    this.#rule = rule
    this.#startedMs = startedMs
  }

  look(chunk: Uint8Array): void {
    this.#parser.feed(this.#decoder.decode(chunk, { stream: true }))
  }

  /** Nothing more has to come. Without a count and a text, only the end of the stream is enough. */
  get isEnough(): boolean {
    return this.#found && this.#events >= (this.#rule.count ?? 1)
  }

  /** Whether all that was waited for has come, now that the stream has ended. */
  get isComplete(): boolean {
    return this.#events >= (this.#rule.count ?? 1) && (this.#rule.contains === undefined || this.#found)
  }

  get marks(): Mark[] {
    return this.#firstMs === undefined ? [] : [{ name: 'first event', ms: this.#firstMs }]
  }

  /** Data of the last event. */
  get last(): string {
    return this.#last
  }

  #take(data: string): void {
    if (this.isEnough) return
    this.#firstMs ??= performance.now() - this.#startedMs
    this.#events++
    this.#last = data
    const { count, contains } = this.#rule
    if (contains === undefined ? count !== undefined : data.includes(contains)) this.#found = true
  }
}
