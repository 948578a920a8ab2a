import { spawn } from 'node:child_process'
import { Agent, createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Stands in front of a service and burns CPU for every request: `node slow-proxy.js <µs> <port> <command>`. For `perf-gate selftest`, whose base
 * goes through it too, with nothing to burn. Listens on PORT once the service does on that port of its own, and ends with it.
 */
const POLL_MS = 25
const burnUs = Number(process.argv[2])
const port = Number(process.argv[3])
const command = process.argv[4] ?? ''
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })

const service = spawn('sh', ['-c', command], { env: { ...process.env, PORT: `${port}` }, stdio: 'inherit' })
service.once('exit', (code) => process.exit(code ?? 1))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => service.kill(signal))
while (!(await connects())) await sleep(POLL_MS)
createServer({ keepAliveTimeout: 0 }, forward).listen(Number(process.env.PORT), '127.0.0.1')

function forward(request: IncomingMessage, response: ServerResponse): void {
  burn()
  const { method, url, headers } = request
  const onward = ask({ host: '127.0.0.1', port, method, path: url, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
    answer.pipe(response)
  })
  onward.on('error', () => response.destroy())
  response.on('close', () => onward.destroy())
  request.pipe(onward)
}

/** CPU time, whatever else the machine does meanwhile. */
function burn(): void {
  const before = process.cpuUsage()
  for (;;) {
    const { user, system } = process.cpuUsage(before)
    if (user + system >= burnUs) return
  }
}

function connects(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('connect', () => { socket.destroy(); resolve(true) }).once('error', () => resolve(false))
  })
}
