import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A STAND-IN for a language model, and named so: it speaks the streaming chat-completions protocol of OpenAI and spends a little real
 * computing on every token, but what it says is decided by the prompt's length. Its numbers say nothing about any model.
 */
const TOKENS = ['the ', 'command ', 'looks ', 'acceptable', '.']
const WIDTH = 48

export async function startLlmStandIn(): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((request, response) => {
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      response.writeHead(404).end()
      return
    }
    let size = 0
    request.on('data', (chunk: Buffer) => { size += chunk.length })
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
      for (const content of TOKENS) response.write(`data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content }, activation: forwardPass(size) }] })}\n\n`)
      response.end('data: [DONE]\n\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`, [Symbol.asyncDispose]: () => close(server) }
}

/** One matrix-vector product per token. */
function forwardPass(seed: number): number {
  let total = 0
  for (let row = 0; row < WIDTH; row++) for (let column = 0; column < WIDTH; column++) total += Math.tanh((row * column + seed) / WIDTH)
  return Math.round(total)
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
