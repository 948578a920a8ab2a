import { createServer } from 'node:net'

/** Below what Linux, macOS and Windows give to connections: a port in use as the near end of one cannot be listened on. */
const LOWEST = 15_000
const HIGHEST = 32_000

/** So many are remembered: far more than are starting at any time. */
const MOST_REMEMBERED = 1000

const taken = new Set<number>()

/** A TCP port on loopback that nobody listens on now, and that was not given to anyone else by us: whoever got one may still be starting. */
export async function freePort(): Promise<number> {
  for (let tries = HIGHEST - LOWEST; tries > 0; tries--) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST))
    if (taken.has(port)) continue
    taken.add(port) // before looking: another who asks meanwhile must not be told the same
    if (taken.size > MOST_REMEMBERED) taken.delete(taken.values().next().value as number)
    if (await isFree(port)) return port
  }
  throw new Error(`no TCP port between ${LOWEST} and ${HIGHEST} is free on this machine`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
