import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'

/**
 * A STAND-IN for a language model, and named so. It speaks the streaming chat-completions protocol of OpenAI and really computes: a tiny
 * recurrent network with seeded random weights reads the prompt byte by byte and picks every word. So longer prompts and answers cost
 * more, as with a model; but what it says means nothing, and its numbers say nothing about any model.
 */
const VOCABULARY = ['looks', 'fine', 'safe', 'careful', 'check', 'the', 'command', 'first', 'again', 'maybe', 'not', 'now']
const WIDTH = 32
const ANSWER_WORDS = 6
const MAX_BODY = 64_000
const SEED = 42

const random = createRandom(SEED)
const recurrent = Float32Array.from({ length: WIDTH * WIDTH }, () => (random() - 0.5) * 0.7)
const embedding = Float32Array.from({ length: 256 * WIDTH }, () => random() - 0.5)

/** Listens on a port of its own on loopback. */
export async function startLlmStandIn(): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => response.headersSent ? response.destroy() : refuse(response, 400, error.message))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`, [Symbol.asyncDispose]: () => close(server) }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/v1/chat/completions') return refuse(response, 404, 'only POST /v1/chat/completions')
  const { model, stream, messages } = JSON.parse(await readBody(request)) as { model: string; stream: boolean; messages: { content: string }[] }
  if (!stream) return refuse(response, 400, 'only with stream: true')
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  const send = (delta: { content?: string }, finish: 'stop' | null) => response.write(`data: ${JSON.stringify({ object: 'chat.completion.chunk', model, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`)
  let state = new Float32Array(WIDTH)
  for (const byte of Buffer.from(messages.map((message) => message.content).join('\n'))) state = step(state, byte)
  for (let word = 0; word < ANSWER_WORDS; word++) {
    const chosen = state.subarray(0, VOCABULARY.length).reduce((best, value, index, all) => (value > (all[best] as number) ? index : best), 0)
    send({ content: `${word === 0 ? '' : ' '}${VOCABULARY[chosen]}` }, null)
    state = step(state, chosen)
    await setImmediate()
  }
  send({}, 'stop')
  response.end('data: [DONE]\n\n')
}

/** One step of the network: state ← tanh(recurrent · state + embedding of the input). */
function step(state: Float32Array, input: number): Float32Array<ArrayBuffer> {
  const next = new Float32Array(WIDTH)
  for (let row = 0; row < WIDTH; row++) {
    let sum = embedding[input * WIDTH + row] as number
    for (let column = 0; column < WIDTH; column++) sum += (recurrent[row * WIDTH + column] as number) * (state[column] as number)
    next[row] = Math.tanh(sum)
  }
  return next
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk as string
    if (body.length > MAX_BODY) throw new RangeError('the prompt is too long')
  }
  return body
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { message } }))
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
