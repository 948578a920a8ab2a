import { fork } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../src/config/read-config.ts'
import { decodeHistogram } from '../../src/measure/histogram.ts'
import { probeComponents, probedComponents, type ComponentRun } from '../../src/probes/probe-components.ts'
import { openClock } from '../../src/system/clock.ts'
import { openFiles } from '../../src/system/files.ts'
import { listProcesses, readCpuMs, withDescendants } from '../../src/system/process-tree.ts'
import { openProcesses } from '../../src/system/processes.ts'

/**
 * How true probes are, and what they cost. `npm run bench:probes`, on a quiet machine. Truth: a stand-in in another process that waits a known time and tells how long it really
 * had each request; the probe may differ from that by 3 % or 0.1 ms. Cost: CPU time of this process and of the probes' own ones at the default rates, once they have started and are warm, at most 2 % of a core.
 */
const DURATION_MS = 10_000
const TRUTH_MS = 5000
const STARTED_MS = 3000
const STOPPED_MS = 500
const DELAYS_MS = [2, 5, 20, 100]
let standInPid: number | undefined

if (process.argv[2] === 'stand-in') serve(Number(process.argv[3]))
else await bench()

async function bench(): Promise<void> {
  for (const delayMs of DELAYS_MS) await compareWithTruth(delayMs)
  for (const component of ['{ kind: filesystem, path: /tmp }', '{ kind: event-store, driver: sqlite, path: /tmp }']) tellCost(component, await measure(component, DURATION_MS))
  const standIn = await startStandIn(1)
  const opa = `{ kind: opa, url: "${standIn.origin}", decision: a/b }`
  tellCost(opa, await measure(opa, DURATION_MS))
  standIn.stop()
}

async function compareWithTruth(delayMs: number): Promise<void> {
  const standIn = await startStandIn(delayMs)
  const { run } = await measure(`{ kind: opa, url: "${standIn.origin}", decision: a/b }`, TRUTH_MS)
  standIn.stop()
  const truth = decodeHistogram(run.parts.find((part) => part.name === 'server')?.latencyUs ?? run.ownUs)
  const seen = decodeHistogram(run.ownUs)
  for (const share of [0.5, 0.95]) {
    const [was, told] = [(truth.quantile(share) ?? 0) / 1000, (seen.quantile(share) ?? 0) / 1000]
    const allowed = Math.max(0.03 * was, 0.1)
    console.log(`truth  ${delayMs} ms  p${share * 100}  stand-in ${was.toFixed(3)} ms  probe ${told.toFixed(3)} ms  difference ${(told - was).toFixed(3)} ms, allowed ${allowed.toFixed(3)}  ${Math.abs(told - was) <= allowed ? 'kept' : 'MISSED'}  (${seen.count} calls)`)
  }
}

function tellCost(component: string, { run, cpuMs, elapsedMs }: { run: ComponentRun; cpuMs: number; elapsedMs: number }): void {
  const share = cpuMs / elapsedMs
  console.log(`cost  ${component}  ${(share * 100).toFixed(2)} % of a core over ${(elapsedMs / 1000).toFixed(1)} s  ${share <= 0.02 ? 'kept' : 'MISSED'}  (${run.asked} calls, ${run.failed} failed)`)
}

async function measure(component: string, durationMs: number): Promise<{ run: ComponentRun; cpuMs: number; elapsedMs: number }> {
  const config = readConfig({ text: `target: http://127.0.0.1:9\ncomponents:\n  it: ${component}\n`, file: 'perf-gate.yml', inputs: {} })
  const world = { clock: openClock(), files: openFiles(), processes: openProcesses(), signal: new AbortController().signal }
  const startedMs = performance.now()
  const probing = probeComponents({ components: probedComponents(config.components), durationMs, sides: [{ side: 'head', origin: 'http://127.0.0.1:9', folder: '/', world }] })
  // A probe's own process is gone at its end: what is used is read shortly before, and counted from when it has started and is warm. Twice only, for looking costs too.
  const look = async (atMs: number) => {
    await sleep(atMs - (performance.now() - startedMs))
    return { cpuMs: cpuOfTree(), atMs: performance.now() - startedMs }
  }
  const first = await look(STARTED_MS)
  const last = await look(durationMs - STOPPED_MS)
  const [run] = await probing
  if (run === undefined) throw new Error('nothing was probed')
  return { run, cpuMs: last.cpuMs - first.cpuMs, elapsedMs: last.atMs - first.atMs }
}

/** CPU time of this process and its living children in ms; the stand-in, which is no probe, is left out. */
function cpuOfTree(): number {
  const all = listProcesses()
  return withDescendants(all, (entry) => entry.pid === process.pid).filter((entry) => entry.pid !== standInPid).reduce((total, entry) => total + readCpuMs(entry), 0)
}

async function startStandIn(delayMs: number): Promise<{ origin: string; stop(): void }> {
  const child = fork(fileURLToPath(import.meta.url), ['stand-in', `${delayMs}`])
  standInPid = child.pid
  const port = await new Promise<number>((resolve) => child.once('message', (told) => resolve(told as number)))
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}

/** Straight on sockets: what an HTTP server of Node.js does around its handler is in nobody's account, and would be told as the probe's. */
function serve(delayMs: number): void {
  const server = createServer({ noDelay: true }, (socket) => {
    let asked = ''
    socket.on('error', () => undefined).on('data', (chunk) => {
      const startedNs = process.hrtime.bigint()
      asked += chunk.toString('latin1')
      const head = asked.indexOf('\r\n\r\n')
      const length = Number(/content-length: (\d+)/i.exec(asked)?.[1] ?? 0)
      if (head < 0 || asked.length < head + 4 + length) return
      asked = ''
      setTimeout(() => {
        const body = `{"result":true,"metrics":{"timer_rego_query_eval_ns":1000,"timer_server_handler_ns":${process.hrtime.bigint() - startedNs}}}`
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
      }, delayMs)
    })
  }).listen(0, '127.0.0.1', () => process.send?.((server.address() as { port: number }).port))
  process.on('disconnect', () => process.exit())
}
