// A service that takes orders: a rule, a database, and a model behind HTTP. The model is a stand-in that waits, and named one.
const { hash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const { createServer, get } = require('node:http')
const { DatabaseSync } = require('node:sqlite')
const { trace } = require('@opentelemetry/api')

const MODEL_MS = 2
const BLOCK = Buffer.alloc(16_384)
const { slowerMs = {} } = JSON.parse(readFileSync(`${__dirname}/settings.json`, 'utf8'))
const tracer = trace.getTracer('orders')

const database = new DatabaseSync(':memory:')
database.exec('CREATE TABLE orders(id INTEGER PRIMARY KEY, note TEXT)')
const insert = database.prepare('INSERT INTO orders(note) VALUES(?)')

const model = createServer((_, response) => setTimeout(() => response.end('looks fine'), MODEL_MS + (slowerMs.llm ?? 0))).listen(0, '127.0.0.1')

const server = createServer((request, response) => {
  if (request.url === '/healthz') return response.end('ok')
  order().then((body) => response.end(JSON.stringify(body)), (error) => response.writeHead(500).end(error.message))
})

async function order() {
  const allowed = inSpan('policy.decide', {}, () => work(0.5 + (slowerMs.policy ?? 0)) > 0)
  const id = inSpan('INSERT orders', { 'db.system.name': 'sqlite' }, () => {
    work(slowerMs.sqlite ?? 0)
    return Number(insert.run('one more').lastInsertRowid)
  })
  const opinion = await inSpan('chat stand-in', { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'stand-in' }, ask)
  return { allowed, id, opinion }
}

/** Hashes for so many milliseconds; returns how often. */
function work(ms) {
  const end = performance.now() + ms
  let times = 0
  while (performance.now() < end) times += hash('sha256', BLOCK).length > 0 ? 1 : 0
  return times
}

function ask() {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: model.address().port, path: '/chat' }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part) => { text += part }).on('end', () => resolve(text))
    }).on('error', reject)
  })
}

function inSpan(name, attributes, task) {
  return tracer.startActiveSpan(name, { attributes }, (span) => {
    const done = () => span.end()
    try {
      const result = task()
      if (typeof result?.then !== 'function') return done(), result
      return result.finally(done)
    } catch (error) {
      done()
      throw error
    }
  })
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => console.log(`listening on ${server.address().port}`))
