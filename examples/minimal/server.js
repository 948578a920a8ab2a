import { createServer } from 'node:http'

/** The smallest service that perf-gate can measure: it listens on the port in PORT. */
createServer((request, response) => {
  response.setHeader('content-type', 'text/plain')
  response.end(request.url === '/healthz' ? 'ok\n' : 'hello\n')
}).listen(Number(process.env.PORT), '127.0.0.1')
