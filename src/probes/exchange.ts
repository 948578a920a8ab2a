import { Agent, request, type Dispatcher } from 'undici'
import { isPlainHttp1 } from '../load/http1-transport.ts'
import { isCut, openPlainExchanges, type PlainlyExchanged, type PreparedRequest } from './plain-exchange.ts'
import { ProbeError } from './probe.ts'

/** Answers of components are small; what is longer is not read. */
const MAX_ANSWER_BYTES = 10_000_000

type Exchange = PreparedRequest & { signal: AbortSignal }
type Exchanged = { status: number; text: string; us: number }

/** Connections of one probe, kept open: connecting is no part of what is measured. */
export type Connections = { prepare(request: PreparedRequest): (signal: AbortSignal) => Promise<Exchanged>; send(options: Exchange): ReturnType<typeof send>; close(): Promise<void> }

/**
 * `prepare` makes what a request needs, once; what it gives sends it, any number of times, and reads the whole answer. `us` is from the sending to its last byte, as near to the
 * wire as can be. Plain HTTP/1.1 goes by sockets of our own, all else, and streams (`send`), by undici. Both reject with a ProbeError.
 */
export function openConnections(): Connections {
  const agent = new Agent({ connections: 64, pipelining: 1, keepAliveTimeout: 60_000, headersTimeout: 0, bodyTimeout: 0 })
  const plain = openPlainExchanges()
  return {
    prepare(request) {
      if (!isPlainHttp1({ path: request.url, headers: request.headers }, '')) return (signal) => exchange(agent, { ...request, signal })
      const ask = plain.prepare(request)
      return async (signal) => readPlain(await ask(signal), request)
    },
    send: (options) => send(agent, options),
    async close() {
      await Promise.all([agent.destroy(), plain.close()])
    },
  }
}

function readPlain({ outcome, answer }: PlainlyExchanged, { url }: PreparedRequest): Exchanged {
  if (answer !== undefined && !isCut(answer)) return { status: answer.status, text: answer.body, us: answer.tookMs * 1000 }
  const { origin } = new URL(url)
  if (answer !== undefined) throw new ProbeError('too-large', `${origin} answered with more than a megabyte`)
  if (outcome === 'timeout') throw new ProbeError('timeout', `${origin} did not answer in time`)
  if (outcome === 'refused' || outcome === 'dns') throw new ProbeError('unreachable', `${origin} cannot be reached: ${outcome === 'refused' ? 'ECONNREFUSED' : 'ENOTFOUND'}`)
  throw new ProbeError('broken', `${origin} broke off: ${outcome === 'reset' ? 'the connection was closed' : 'what came is no HTTP/1.1 response'}`)
}

async function exchange(connections: Dispatcher, options: Exchange): Promise<Exchanged> {
  const startedMs = performance.now()
  const { status, body } = await send(connections, options)
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > MAX_ANSWER_BYTES) throw new ProbeError('too-large', `the answer is longer than ${MAX_ANSWER_BYTES} bytes`)
      chunks.push(chunk)
    }
  } catch (error) {
    throw failedExchange(error, options)
  }
  return { status, us: (performance.now() - startedMs) * 1000, text: Buffer.concat(chunks).toString('utf8') }
}

/** Sends one request and gives the answer's body as it comes. Rejects with a ProbeError. */
async function send(connections: Dispatcher, options: Exchange): Promise<{ status: number; body: Dispatcher.ResponseData['body'] }> {
  const { method, url, headers, body, signal } = options
  try {
    const { statusCode, body: answer } = await request(url, { dispatcher: connections, method, headers, signal, ...(body === undefined ? {} : { body }) })
    return { status: statusCode, body: answer }
  } catch (error) {
    throw failedExchange(error, options)
  }
}

const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'ENOENT']

/** Says of an exchange that broke, in words, what broke it. */
export function failedExchange(error: unknown, { url, signal }: Pick<Exchange, 'url' | 'signal'>): ProbeError {
  if (error instanceof ProbeError) return error
  const { code, message } = error as { code?: string; message: string }
  const { origin } = new URL(url)
  if (signal.aborted) return new ProbeError('timeout', `${origin} did not answer in time`)
  if (code !== undefined && UNREACHABLE.includes(code)) return new ProbeError('unreachable', `${origin} cannot be reached: ${code}`)
  return new ProbeError('broken', `${origin} broke off: ${code ?? message}`.slice(0, 300))
}
