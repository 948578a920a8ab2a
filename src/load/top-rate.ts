import { createServer, type AddressInfo } from 'node:net'
import { buildClosedSchedule } from '../workload/schedule.ts'
import type { LoadEngine } from './engine.ts'
import { runInThread } from './thread-engine.ts'

/** Requests per second that any machine of our time can send. */
const UNDOUBTED = 20_000
const TRIES = 3
const AGENTS = 64
const WARMUP_MS = 300
const MEASURED_MS = 500
const ANSWER = Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')

/**
 * Why so many requests per second, to all sides together, cannot be sent from here: one reason for each, undefined where they can, or where nothing could be
 * measured and so nothing can be said. Takes up to three seconds where that is in doubt.
 */
export async function refuseRates(perSecond: readonly number[], engine: LoadEngine = runInThread): Promise<(string | undefined)[]> {
  const highest = Math.max(...perSecond)
  let top: number | undefined
  // The best of a few: a moment in which the machine was busy with something else must not refuse anybody.
  for (let tries = 0; tries < TRIES && highest > Math.max(UNDOUBTED, top ?? 0); tries++) {
    const measured = await measureTopRate(engine)
    if (measured !== undefined) top = Math.max(top ?? 0, measured)
  }
  return perSecond.map((asked) => (top === undefined || asked <= Math.max(UNDOUBTED, top) ? undefined : refusal(asked, top)))
}

function refusal(asked: number, top: number): string {
  const told = top < 1000 ? Math.floor(top) : Math.floor(top / 1000) * 1000
  return `${asked} requests per second are more than this machine can send: ${told}, as measured just now against a server that answers at once, and fewer where the service shares its cores`
}

/** Requests per second that this engine and a server that does nothing exchange on this machine, as fast as they can. Undefined when it could not be reached, or answered nothing. */
async function measureTopRate(engine: LoadEngine): Promise<number | undefined> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    // An agent has one request under way, so whatever arrives is one.
    socket.on('data', () => socket.write(ANSWER))
  })
  const isOpen = await new Promise<boolean>((resolve) => server.once('error', () => resolve(false)).listen(0, '127.0.0.1', () => resolve(true)))
  if (!isOpen) return undefined
  try {
    const request = { name: 'root', method: 'GET', path: '/', headers: {}, body: undefined, expect: { status: [], bodyContains: undefined }, weight: 1, escalates: undefined }
    const schedule = buildClosedSchedule({ requests: [{ name: 'default', requests: [request] }], durationMs: WARMUP_MS + MEASURED_MS, agents: AGENTS, seed: 1 })
    const { sides: [side] } = await engine({ schedule, targets: [{ side: 'head', origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }], timeoutMs: 10_000, warmupMs: WARMUP_MS })
    return side === undefined || side.achievedRatePerSecond === 0 ? undefined : side.achievedRatePerSecond
  } finally {
    server.close()
  }
}
