// The smallest service worth gating: it listens on PORT and does some work.
import { createServer } from 'node:http'

createServer((request, response) => {
  let total = 0
  for (let i = 0; i < 50_000; i++) total += Math.sqrt(i)
  response.end(request.url === '/healthz' ? 'ok' : String(total))
}).listen(process.env.PORT ?? 8080, '127.0.0.1')
