import { createServer, type AddressInfo } from 'node:net'
import { buildClosedSchedule } from '../workload/schedule.ts'
import { runInThread } from './thread-engine.ts'

/** Requests per second that any machine of our time can send. */
const UNDOUBTED = 20_000
const TRIES = 3
const AGENTS = 64
const WARMUP_MS = 300
const MEASURED_MS = 500
const ANSWER = Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')

/** Why so many requests per second, to all sides together, cannot be sent from here: one reason for each, undefined where they can. Takes up to three seconds where that is in doubt. */
export async function refuseRates(perSecond: readonly number[]): Promise<(string | undefined)[]> {
  const highest = Math.max(...perSecond)
  let top = UNDOUBTED
  // The best of a few: a moment in which the machine was busy with something else must not refuse anybody.
  for (let tries = 0; tries < TRIES && highest > top; tries++) top = Math.max(top, await measureTopRate())
  return perSecond.map((asked) => (asked <= top
    ? undefined
    : `${asked} requests per second are more than this machine can send: ${Math.floor(top / 1000) * 1000}, as measured just now against a server that answers at once, and fewer where the service shares its cores`))
}

/** Requests per second that this engine and a server that does nothing exchange on this machine, as fast as they can. */
async function measureTopRate(): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    // An agent has one request under way, so whatever arrives is one.
    socket.on('data', () => socket.write(ANSWER))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const request = { name: 'root', method: 'GET', path: '/', headers: {}, body: undefined, expect: { status: [], bodyContains: undefined }, weight: 1, escalates: undefined }
    const schedule = buildClosedSchedule({ requests: [{ name: 'default', requests: [request] }], durationMs: WARMUP_MS + MEASURED_MS, agents: AGENTS, seed: 1 })
    const { sides: [side] } = await runInThread({ schedule, targets: [{ side: 'head', origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }], timeoutMs: 10_000, warmupMs: WARMUP_MS })
    return side?.achievedRatePerSecond ?? 0
  } finally {
    server.close()
  }
}
