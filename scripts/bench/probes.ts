import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../../src/config/read-config.ts'
import { DEFAULT_PACE } from '../../src/config/defaults.ts'
import { runInThread } from '../../src/load/thread-engine.ts'
import { decodeHistogram, type Histogram } from '../../src/measure/histogram.ts'
import { httpProbes } from '../../src/probes/http.ts'
import { probeComponents, probedComponents, type ComponentRun } from '../../src/probes/probe-components.ts'
import { openClock } from '../../src/system/clock.ts'
import { openFiles } from '../../src/system/files.ts'
import { listProcesses, readCpuMs, withDescendants } from '../../src/system/process-tree.ts'
import { openProcesses } from '../../src/system/processes.ts'
import { buildSteadySchedule } from '../../src/workload/schedule.ts'
import { measureFloor, startTruthServer, type Truth, type TruthServer } from './truth.ts'

/**
 * How true probes are, and what they cost: `npm run bench:probes [-- --runs 3 --only truth,cost]`, on a quiet Linux machine with gcc; medians over runs. Truth: the stand-in of bench:load,
 * which waits a known time and logs each request from the kernel's receipt to the end of its write. Told beside it is what the least of all clients sees at the same rate: that much
 * is the machine's, whose cores sleep between calls. What the probe sees may differ from the truth by 3 % or 0.1 ms; both verdicts are told, as it is and without the machine's share.
 * Cost: CPU time of this process and of the probes' own ones at the default rates, once they have started and are warm, at most 2 % of a core.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, only: { type: 'string', default: 'truth,cost' } } })
const RUNS = Number(values.runs)
const DURATION_MS = 10_000
const TRUTH_MS = 5000
const STARTED_MS = 3000
const STOPPED_MS = 500
const DELAYS_MS = [2, 5, 20, 100]
/** Of the truth, what is left out: the probe's warm-up, which nobody counts. */
const WARM_UP_SECONDS = 1
const SHARES = [0.5, 0.95]

await using standIn = await startTruthServer([], undefined)
if (values.only.includes('truth')) for (const delayMs of DELAYS_MS) await compareWithTruth(delayMs)
if (values.only.includes('cost')) for (const component of ['{ kind: filesystem, path: /tmp }', '{ kind: event-store, driver: sqlite, path: /tmp }', opa(1)]) await tellCost(component)

async function compareWithTruth(delayMs: number): Promise<void> {
  const ratePerSecond = DEFAULT_PACE.opa.ratePerSecond
  const path = `/wait/${delayMs * 1000}`
  const beyond = { floor: [] as number[][], opa: [] as number[][], http: [] as number[][] }
  let trueMs: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const floor = await besideTruth(async () => ofFloor(await measureFloor({ origin: standIn.origin, path, ratePerSecond, requests: (TRUTH_MS / 1000) * ratePerSecond })))
    const asked = await besideTruth(async () => ofHistogram(decodeHistogram((await measure(opa(delayMs), TRUTH_MS)).run.ownUs)))
    const http = await besideTruth(async () => ofHistogram(await probeHttp(path, ratePerSecond)))
    beyond.floor.push(floor.beyondMs)
    beyond.opa.push(asked.beyondMs)
    beyond.http.push(http.beyondMs)
    trueMs = asked.trueMs
  }
  SHARES.forEach((share, at) => {
    const floor = median(beyond.floor.map((one) => one[at] as number))
    const allowed = Math.max(0.03 * (trueMs[at] as number), 0.1)
    for (const kind of ['opa', 'http'] as const) {
      const difference = median(beyond[kind].map((one) => one[at] as number))
      console.log(`truth  ${kind.padEnd(4)}  ${delayMs} ms  p${share * 100}  stand-in ${(trueMs[at] as number).toFixed(3)} ms  probe ${signed(difference)}, allowed ${allowed.toFixed(3)}: ${verdict(difference, allowed)}   the machine's share ${signed(floor)}, without it ${signed(difference - floor)}: ${verdict(difference - floor, allowed)}`)
    }
  })
}

/** By how much what was seen lies beyond what the stand-in logged meanwhile, in ms, at each of the shares. */
async function besideTruth(see: () => Promise<number[]>): Promise<{ trueMs: number[]; beyondMs: number[] }> {
  standIn.reset()
  const seenMs = await see()
  const truth: Truth = await standIn.stats(WARM_UP_SECONDS)
  const trueMs = [truth.p50Us / 1000, truth.p95Us / 1000]
  return { trueMs, beyondMs: seenMs.map((ms, at) => ms - (trueMs[at] as number)) }
}

async function probeHttp(path: string, ratePerSecond: number): Promise<Histogram> {
  const { components } = readConfig({ text: `target: ${standIn.origin}\ncomponents:\n  it: { kind: http, url: "${path}" }\n`, file: 'perf-gate.yml', inputs: {} })
  const schedule = buildSteadySchedule({ requests: httpProbes(components), durationMs: TRUTH_MS, ratePerSecond, seed: 1 })
  const { sides } = await runInThread({ schedule, targets: [{ side: 'head', origin: standIn.origin }], timeoutMs: 5000, warmupMs: WARM_UP_SECONDS * 1000 })
  const [told] = sides[0]?.classes ?? []
  if (told === undefined) throw new Error('nothing was probed')
  return decodeHistogram(told.latencyUs)
}

async function tellCost(component: string): Promise<void> {
  const shares: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const { cpuMs, elapsedMs, run: { asked, failed } } = await measure(component, DURATION_MS)
    shares.push(cpuMs / elapsedMs)
    if (failed > 0) console.log(`${component}: ${failed} of ${asked} calls failed`)
  }
  console.log(`cost  ${component}  ${(median(shares) * 100).toFixed(2)} % of a core (${shares.map((share) => (share * 100).toFixed(2)).join(', ')})  ${median(shares) <= 0.02 ? 'kept' : 'MISSED'}`)
}

async function measure(component: string, durationMs: number): Promise<{ run: ComponentRun; cpuMs: number; elapsedMs: number }> {
  const config = readConfig({ text: `target: http://127.0.0.1:9\ncomponents:\n  it: ${component}\n`, file: 'perf-gate.yml', inputs: {} })
  const world = { clock: openClock(), files: openFiles(), processes: openProcesses(), signal: new AbortController().signal }
  const startedMs = performance.now()
  const probing = probeComponents({ components: probedComponents(config.components), durationMs, sides: [{ side: 'head', origin: 'http://127.0.0.1:9', folder: '/', world }] })
  // A probe's own process is gone at its end: what is used is read shortly before, and counted from when it has started and is warm. Twice only, for looking costs too.
  const look = async (atMs: number) => {
    await sleep(atMs - (performance.now() - startedMs))
    return { cpuMs: cpuOfTree(standIn), atMs: performance.now() - startedMs }
  }
  const first = await look(STARTED_MS)
  const last = await look(durationMs - STOPPED_MS)
  const [run] = await probing
  if (run === undefined) throw new Error('nothing was probed')
  return { run, cpuMs: last.cpuMs - first.cpuMs, elapsedMs: last.atMs - first.atMs }
}

/** CPU time of this process and its living children in ms; the stand-in, which is no probe, is left out. */
function cpuOfTree({ pid }: TruthServer): number {
  const all = listProcesses()
  return withDescendants(all, (entry) => entry.pid === process.pid).filter((entry) => entry.pid !== pid).reduce((total, entry) => total + readCpuMs(entry), 0)
}

function opa(delayMs: number): string {
  return `{ kind: opa, url: "${standIn.origin}/wait/${delayMs * 1000}", decision: a/b }`
}

function ofFloor({ p50Us, p95Us }: { p50Us: number; p95Us: number }): number[] {
  return [p50Us / 1000, p95Us / 1000]
}

function ofHistogram(histogram: Histogram): number[] {
  return SHARES.map((share) => (histogram.quantile(share) ?? Number.NaN) / 1000)
}

function signed(ms: number): string {
  return `${ms < 0 ? '−' : '+'}${Math.abs(ms).toFixed(3)} ms`
}

function verdict(ms: number, allowed: number): string {
  return Math.abs(ms) <= allowed ? 'kept' : 'MISSED'
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] as number
}
