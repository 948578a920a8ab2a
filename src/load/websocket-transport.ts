import { WebSocket } from 'ws'
import { Histogram } from '../measure/histogram.ts'
import { classifyError } from './classify-error.ts'
import type { ErrorKind } from './engine.ts'
import { MAX_BODY_BYTES, MAX_KEPT_BYTES, urlOf, type Answer, type Mark, type Outgoing, type Transport, type TransportOptions } from './transport.ts'

const FAREWELL_MS = 1000
const NO_HEADERS = new Map<string, string>()

/** Conversations over WebSockets, each on a connection of its own: opens it, sends one message after the other, and waits for the answer of each. */
export function openWebSocketTransport({ origin, timeoutMs, onEnd }: TransportOptions): Transport {
  const underway = new Map<number, Conversation>()
  const connectUs = new Histogram()
  let bytesReceived = 0
  let closed = false

  return {
    prepare: (request) => (ticket) => {
      const conversation = new Conversation(request, origin, {
        opened: (ms) => connectUs.record(ms * 1000),
        received: (bytes) => { bytesReceived += bytes },
        ended(outcome, answer) {
          if (underway.get(ticket) !== conversation) return
          underway.delete(ticket)
          if (!closed) onEnd(ticket, outcome, { sentMs: conversation.startedMs, writtenMs: conversation.startedMs, endedMs: performance.now() }, undefined, answer)
        },
      })
      underway.set(ticket, conversation)
    },
    hangUp(ticket) {
      const conversation = underway.get(ticket)
      underway.delete(ticket)
      conversation?.giveUp('reset')
    },
    expire() {
      const limitMs = performance.now() - timeoutMs
      for (const conversation of underway.values()) {
        if (conversation.startedMs > limitMs) break
        conversation.giveUp('timeout')
      }
    },
    totals: () => ({ bytesReceived, waitedForConnection: 0, connectUs }),
    async close() {
      closed = true
      for (const conversation of underway.values()) conversation.giveUp('reset')
    },
  }
}

type Listener = { opened(ms: number): void; received(bytes: number): void; ended(outcome: 'ok' | ErrorKind, answer?: Answer): void }

class Conversation {
  readonly startedMs = performance.now()
  readonly #request: Outgoing
  readonly #listener: Listener
  readonly #socket: WebSocket
  readonly #marks: Mark[] = []
  #next = 0
  #saidMs = this.startedMs
  #bytes = 0
  #isOver = false

  constructor(request: Outgoing, origin: string, listener: Listener) {
    this.#request = request
    this.#listener = listener
    const url = urlOf(request.path, origin)
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    this.#socket = new WebSocket(url, { headers: request.headers, maxPayload: MAX_BODY_BYTES, perMessageDeflate: false })
      .on('open', () => this.#opened())
      // One message is one buffer unless asked otherwise.
      .on('message', (data) => this.#heard((data as Buffer).toString()))
      .on('unexpected-response', () => this.giveUp('status'))
      .on('error', (error) => this.giveUp(classifyError(error)))
      .on('close', () => this.giveUp('reset'))
  }

  giveUp(reason: ErrorKind): void {
    this.#end(reason)
    this.#socket.terminate()
  }

  #opened(): void {
    const tookMs = performance.now() - this.startedMs
    this.#listener.opened(tookMs)
    this.#marks.push({ name: 'open', ms: tookMs })
    this.#say('')
  }

  /** Sends what comes next, and on to the first message that is waited for. `heard` is the last thing the service said. */
  #say(heard: string): void {
    const { messages = [] } = this.#request
    for (; this.#next < messages.length; this.#next++) {
      const { send, receive } = messages[this.#next] as (typeof messages)[number]
      this.#saidMs = performance.now()
      if (send !== undefined) this.#socket.send(send)
      if (receive !== undefined) return
    }
    this.#end('ok', { status: 101, headers: NO_HEADERS, cookies: [], body: heard.slice(0, MAX_KEPT_BYTES), marks: this.#marks })
  }

  #heard(text: string): void {
    this.#bytes += text.length
    this.#listener.received(text.length)
    if (this.#bytes > MAX_BODY_BYTES) return this.giveUp('other')
    const message = this.#request.messages?.[this.#next]
    if (this.#isOver || message?.receive === undefined || !text.includes(message.receive)) return
    this.#marks.push({ name: message.name, ms: performance.now() - this.#saidMs })
    this.#next++
    this.#say(text)
  }

  #end(outcome: 'ok' | ErrorKind, answer?: Answer): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#listener.ended(outcome, answer)
    if (outcome === 'ok') this.#leave()
  }

  /** Takes its leave; a service that does not answer that is cut off. */
  #leave(): void {
    const timer = setTimeout(() => this.#socket.terminate(), FAREWELL_MS)
    this.#socket.once('close', () => clearTimeout(timer)).close(1000)
  }
}
