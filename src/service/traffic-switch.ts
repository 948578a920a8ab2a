import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** What a load balancer is to a deployment: traffic goes to `origin`, and on to whichever copy of the service it was switched to last. */
export type TrafficSwitch = AsyncDisposable & {
  origin: string
  /** New connections go there from now on; kept ones are closed as soon as they wait for nothing. */
  to(origin: string): void
  /** Answers of the copy that is behind it now come so much later, until it is switched. */
  delay(ms: number): void
}

/** A connection that has been silent for so long after an answer waits for nothing. */
const QUIET_MS = 50
/** What is still being answered after this is cut off. */
const DRAIN_MS = 2000

type Connection = { client: Socket; upstream: Socket; isWaiting: boolean; lastDataMs: number; delayMs: number }

/** Opens one in front of `origin`, on a port of its own: TCP, so that any protocol goes through it. */
export async function openTrafficSwitch(origin: string): Promise<TrafficSwitch> {
  const open = new Set<Connection>()
  let target = new URL(origin)
  let delayMs = 0

  const server = createServer({ noDelay: true }, (client) => {
    const connection: Connection = { client, upstream: connect({ host: target.hostname, port: Number(target.port), noDelay: true }), isWaiting: false, lastDataMs: 0, delayMs }
    open.add(connection)
    join(connection)
    connection.upstream.once('close', () => open.delete(connection))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to(next) {
      target = new URL(next)
      delayMs = 0
      for (const connection of open) drain(connection)
    },
    delay(ms) {
      delayMs = ms
      for (const connection of open) connection.delayMs = ms
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const connection of open) cut(connection)
      await closed
    },
  }
}

/** What one side says the other hears; when one is gone, so is the other. */
function join(connection: Connection): void {
  const { client, upstream } = connection
  client.on('data', (chunk) => {
    connection.isWaiting = true
    forward(chunk, client, upstream)
  })
  upstream.on('data', (chunk) => {
    connection.isWaiting = false
    connection.lastDataMs = performance.now()
    if (connection.delayMs === 0) forward(chunk, upstream, client)
    else setTimeout(() => client.write(chunk), connection.delayMs).unref()
  })
  for (const socket of [client, upstream]) socket.on('error', () => cut(connection)).on('close', () => cut(connection))
}

function forward(chunk: Buffer, from: Socket, to: Socket): void {
  if (to.write(chunk)) return
  from.pause()
  to.once('drain', () => from.resume())
}

function drain(connection: Connection): void {
  const startedMs = performance.now()
  const look = setInterval(() => {
    const now = performance.now()
    const isQuiet = !connection.isWaiting && now - connection.lastDataMs >= QUIET_MS + connection.delayMs
    if (!isQuiet && now - startedMs < DRAIN_MS && !connection.client.destroyed) return
    clearInterval(look)
    cut(connection)
  }, QUIET_MS / 5)
}

function cut({ client, upstream }: Connection): void {
  client.destroy()
  upstream.destroy()
}
