import { Agent, request, type IncomingMessage } from 'node:http'

const TIMEOUT_MS = 10_000
const ANSWER_LIMIT = 10_000
const DONE = '[DONE]'

type Chunk = { choices: { delta: { content?: string } }[] }

/** A client of any OpenAI-compatible model: asks over HTTP, gathers the answer while it streams in. */
export class Llm implements Disposable {
  readonly #url: string
  readonly #agent = new Agent({ keepAlive: true })

  constructor(url: string) {
    this.#url = url
  }

  /** Throws when the model refuses, is silent for too long, or stops in the middle of its answer. */
  async ask(prompt: string): Promise<string> {
    const response = await this.#post(JSON.stringify({ model: 'stand-in', stream: true, messages: [{ role: 'user', content: prompt }] }))
    let rest = ''
    let answer = ''
    for await (const received of response.setEncoding('utf8')) {
      const lines = (rest + received).split('\n')
      rest = lines.pop() as string
      for (const line of lines) {
        if (!line.startsWith('data:')) continue
        const data = line.slice('data:'.length).trim()
        if (data === DONE) return answer
        answer = (answer + ((JSON.parse(data) as Chunk).choices[0]?.delta.content ?? '')).slice(0, ANSWER_LIMIT)
      }
    }
    throw new Error('the model stopped in the middle of its answer')
  }

  [Symbol.dispose](): void {
    this.#agent.destroy()
  }

  #post(body: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const asked = request(this.#url, { method: 'POST', agent: this.#agent, headers, timeout: TIMEOUT_MS }, (response) => {
        if (response.statusCode === 200) return resolve(response)
        response.resume()
        reject(new Error(`the model answered with status ${response.statusCode}`))
      })
      asked.once('timeout', () => asked.destroy(new Error('the model is silent')))
      asked.once('error', reject)
      asked.end(body)
    })
  }
}
