import { createParser } from 'eventsource-parser'
import type { LlmComponent } from '../config/component-config.ts'
import { failedExchange, openConnections } from './exchange.ts'
import { ProbeError, type Figure, type Probe, type ProbeSide, type Sample } from './probe.ts'

/** A stream that says more than this does not end by itself. */
const MAX_STREAM_BYTES = 5_000_000

/**
 * Streaming chat completions as OpenAI's API has them, with the measures of the serving benchmarks: `ttft` is from the sending to the first chunk with text (what only
 * names the role is none), `itl` every time between two such chunks, `tpot` = (`e2el` − `ttft`) / (tokens − 1) for answers of two tokens and more, and `e2el`, the
 * component's own time, from the sending to the end of the stream. Tokens are those the server counts (`usage`), else chunks with text, which is told.
 */
export async function openLlm(component: LlmComponent, { origin, world }: ProbeSide): Promise<Probe> {
  const connections = openConnections()
  const url = `${new URL(component.url, origin).href.replace(/\/$/, '')}/chat/completions`
  const token = component.tokenEnv === undefined ? undefined : world.processes.safeEnvironment()[component.tokenEnv]
  if (component.tokenEnv !== undefined && (token === undefined || token === '')) throw new ProbeError('unreachable', `the environment variable ${component.tokenEnv} (token-env) is empty: give the step that runs perf-gate this secret`)
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...component.headers }
  const body = JSON.stringify({ model: component.model, messages: [{ role: 'user', content: component.prompt }], max_tokens: component.maxTokens, temperature: 0, stream: true, stream_options: { include_usage: true } })
  return {
    together: 1, warmUpCalls: 1, notes: [`prompt of ${component.prompt.length} characters, at most ${component.maxTokens} tokens in the answer`],
    async call({ signal }) {
      const startedMs = performance.now()
      const options = { method: 'POST' as const, url, headers, body, signal }
      const answer = await connections.send(options)
      const stream = new ChatStream(startedMs)
      let bytes = 0
      try {
        for await (const chunk of answer.body as AsyncIterable<Buffer>) {
          bytes += chunk.length
          if (bytes > MAX_STREAM_BYTES) throw new ProbeError('endless', `the answer is longer than ${MAX_STREAM_BYTES} bytes, for at most ${component.maxTokens} tokens`)
          if (answer.status === 200) stream.take(chunk)
          if (stream.chunks > 10 * component.maxTokens + 10) throw new ProbeError('endless', `more than ${stream.chunks - 1} chunks of text came for at most ${component.maxTokens} tokens`)
          if (stream.isDone) break
        }
      } catch (error) {
        throw describeBreak(failedExchange(error, options), stream)
      }
      if (answer.status !== 200) throw new ProbeError('status', `the model's server answered with status ${answer.status}`)
      return readStream(stream, component)
    },
    [Symbol.asyncDispose]: () => connections.close(),
  }
}

/** What came, and when. Text cut in the middle of a character is put together again before it is read. */
class ChatStream {
  readonly startedMs: number
  readonly gapsUs: number[] = []
  firstMs: number | undefined
  lastMs = 0
  endMs = 0
  chunks = 0
  tokens: number | undefined
  isDone = false
  failure: ProbeError | undefined
  readonly #decoder = new TextDecoder()
  readonly #parser = createParser({ onEvent: ({ data }) => this.#event(data) })

  constructor(startedMs: number) {
    this.startedMs = startedMs
  }

  take(chunk: Uint8Array): void {
    this.endMs = performance.now()
    this.#parser.feed(this.#decoder.decode(chunk, { stream: true }))
  }

  #event(data: string): void {
    if (this.isDone) return
    if (data === '[DONE]') {
      this.isDone = true
      return
    }
    const event = parseEvent(data)
    if (event === undefined) this.failure ??= new ProbeError('malformed', `an event of the stream is no JSON object: ${data.slice(0, 100)}`)
    else if (event.error !== undefined && event.error !== null) this.failure ??= new ProbeError('error', `the stream told an error: ${JSON.stringify(event.error).slice(0, 200)}`)
    else {
      const tokens = event.usage?.completion_tokens
      if (Number.isSafeInteger(tokens) && (tokens as number) >= 0) this.tokens = tokens as number
      const text = event.choices?.[0]?.delta?.content
      if (typeof text === 'string' && text !== '') this.#text()
    }
  }

  #text(): void {
    if (this.firstMs === undefined) this.firstMs = this.endMs
    else this.gapsUs.push((this.endMs - this.lastMs) * 1000)
    this.lastMs = this.endMs
    this.chunks++
  }
}

type ChatEvent = { error?: unknown; usage?: { completion_tokens?: unknown } | null; choices?: { delta?: { content?: unknown } | null }[] }

function parseEvent(data: string): ChatEvent | undefined {
  try {
    const event: unknown = JSON.parse(data)
    return typeof event === 'object' && event !== null ? event : undefined
  } catch {
    return undefined
  }
}

function readStream(stream: ChatStream, { goodput }: LlmComponent): Sample {
  if (stream.failure !== undefined) throw stream.failure
  if (!stream.isDone) throw new ProbeError('unfinished', `the stream ended without [DONE], after ${stream.chunks} chunks of text`)
  if (stream.firstMs === undefined) throw new ProbeError('empty', 'the stream had no text')
  const tokens = stream.tokens ?? stream.chunks
  const ttftMs = stream.firstMs - stream.startedMs
  const e2elMs = stream.endMs - stream.startedMs
  const tpotMs = tokens > 1 ? (e2elMs - ttftMs) / (tokens - 1) : undefined
  const good = ttftMs <= (goodput?.ttftMs ?? Number.POSITIVE_INFINITY) && (tpotMs ?? 0) <= (goodput?.tpotMs ?? Number.POSITIVE_INFINITY) && e2elMs <= (goodput?.e2elMs ?? Number.POSITIVE_INFINITY)
  const figures: Figure[] = [
    { metric: 'output_tokens_per_second', unit: 'per_second', worse: 'lower', value: (tokens / e2elMs) * 1000, over: 'answered' },
    ...(goodput === undefined ? [] : [{ metric: 'goodput_percent', unit: 'percent' as const, worse: 'lower' as const, value: good ? 100 : 0, over: 'asked' as const }]),
  ]
  return {
    ownUs: [e2elMs * 1000], figures,
    partsUs: { ttft: [ttftMs * 1000], itl: stream.gapsUs, ...(tpotMs === undefined ? {} : { tpot: [tpotMs * 1000] }) },
    ...(stream.tokens === undefined ? { unseen: { tokens: 'the server counts no tokens (usage): chunks with text are counted instead' } } : {}),
  }
}

/** A stream that stalls has said how far it came. */
function describeBreak(error: ProbeError, { chunks }: ChatStream): ProbeError {
  if (error.kind !== 'timeout') return error
  return new ProbeError(chunks === 0 ? 'timeout' : 'stalled', chunks === 0 ? error.message : `the stream did not end in time: ${chunks} chunks of text had come`)
}
