import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { decodeHistogram } from '../../src/measure/histogram.ts'
import { startHttp } from '../load/services.ts'
import { partOf, probe } from './probing.ts'

const text = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`
const ROLE = `data: ${JSON.stringify({ choices: [{ delta: { role: 'assistant', content: '' } }] })}\n\n`
const USAGE = `data: ${JSON.stringify({ choices: [], usage: { completion_tokens: 6 } })}\n\n`
const DONE = 'data: [DONE]\n\n'

/** A server of the test's own that streams; it tells what it was asked. */
async function stream(answer: (response: ServerResponse) => void, keys = '') {
  const asked: { url: string | undefined; body: Record<string, unknown> }[] = []
  await using service = await startHttp((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => { body += chunk }).on('end', () => {
      asked.push({ url: request.url, body: JSON.parse(body) as Record<string, unknown> })
      answer(response)
    })
  })
  return { asked, run: await probe(`{ kind: llm, url: ${service.origin}/v1, model: tiny, prompt: "Say it", max-tokens: 6, rate: 10${keys} }`) }
}
const say = (...parts: (string | Buffer)[]) => (response: ServerResponse) => { for (const part of parts) response.write(part); response.end() }

describe('a streamed chat completion', () => {
  test('is measured with the names of the serving benchmarks, the role no token', async () => {
    const { run, asked } = await stream((response) => {
      response.write(ROLE)
      setTimeout(() => response.write(text('a')), 30)
      setTimeout(() => response.write(text('b')), 60)
      setTimeout(() => response.end(text('c') + USAGE + DONE), 90)
    })
    expect(asked[0]).toMatchObject({ url: '/v1/chat/completions', body: { model: 'tiny', stream: true, stream_options: { include_usage: true }, max_tokens: 6, messages: [{ role: 'user', content: 'Say it' }] } })
    expect(run).toMatchObject({ asked: 5, failed: 0, unseen: [] })
    expect(partOf(run, 'ttft')?.quantile(0)).toBeGreaterThan(29_000)
    expect(partOf(run, 'itl')?.count).toBe(10)
    const [ttft, tpot, e2el] = [partOf(run, 'ttft')?.mean ?? 0, partOf(run, 'tpot')?.mean ?? 0, decodeHistogram(run.ownUs).mean ?? 0]
    expect(e2el).toBeGreaterThan(89_000)
    // Six tokens by the server's count, in three chunks.
    expect(tpot / ((e2el - ttft) / 5)).toBeCloseTo(1, 1)
    expect(run.figures).toMatchObject([{ metric: 'output_tokens_per_second', samples: 5 }])
    expect(run.figures[0]?.value).toBeLessThan(6 / 0.089)
  })
  test('counts as good inside all limits, and what failed does not', async () => {
    expect((await stream(say(text('a'), USAGE, DONE), ', goodput: { ttft: 10s, e2el: 10s }')).run.figures).toContainEqual(expect.objectContaining({ metric: 'goodput_percent', value: 100, samples: 5 }))
    let calls = 0
    const { run } = await stream((response) => say(...(++calls % 2 === 0 ? [text('a'), DONE] : [text('a')]))(response), ', goodput: { e2el: 10s }')
    expect(run.figures.find((one) => one.metric === 'goodput_percent')?.value).toBeCloseTo(((run.asked - run.failed) / run.asked) * 100, 5)
    expect(run.failed).toBeGreaterThan(0)
  })
  test('cut in the middle of a character, of a line and of an event is read whole', async () => {
    const bytes = Buffer.from(text('é€😀') + USAGE + DONE)
    const { run } = await stream((response) => { for (const byte of bytes) response.write(Buffer.from([byte])); response.end() })
    expect(run).toMatchObject({ failed: 0 })
    expect(partOf(run, 'itl')?.count ?? 0).toBe(0)
  })
  test('without a count of tokens is measured by chunks, and says so', async () => {
    const { run } = await stream(say(text('a'), text('b'), DONE))
    expect(run).toMatchObject({ failed: 0, unseen: [{ part: 'tokens' }] })
  })
  test.each([
    ['that ends without [DONE]', say(text('a')), 'unfinished'], ['without text', say(ROLE, DONE), 'empty'], ['that is no JSON', say('data: {oops\n\n', DONE), 'malformed'],
    ['that tells an error', say(`data: {"error":{"message":"overloaded"}}\n\n`), 'error'], ['refused', (response: ServerResponse) => void response.writeHead(429).end(), 'status'],
    ['with more text than was asked for, without end', (response: ServerResponse) => { const timer = setInterval(() => response.write(text('x').repeat(50)), 1); response.on('close', () => clearInterval(timer)) }, 'endless'],
  ])('%s has failed', async (_, answer, kind) => {
    const { run } = await stream(answer)
    expect(run.asked).toBe(5)
    expect(run.errors).toMatchObject({ [kind]: { calls: 5 } })
  })
  test('that stalls has failed after the timeout, and says how far it came', async () => {
    let calls = 0
    const { run } = await stream((response) => (++calls <= 3 ? say(text('a'), DONE)(response) : void response.write(text('a'))), ', timeout: 300ms')
    expect(Object.keys(run.errors).every((kind) => ['stalled', 'timeout'].includes(kind))).toBe(true)
    expect(run.failed).toBeGreaterThan(0)
  })
  test('without its secret is absent, and names the variable', async () => {
    const run = await probe('{ kind: llm, url: "http://127.0.0.1:1/v1", model: tiny, token-env: NO_SUCH_SECRET }')
    expect(run.unseen[0]?.reason).toContain('NO_SUCH_SECRET (token-env) is empty')
  })
})
