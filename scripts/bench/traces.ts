import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../src/config/read-config.ts'
import { runInThread } from '../../src/load/thread-engine.ts'
import type { World } from '../../src/ports.ts'
import { startService } from '../../src/service/start-service.ts'
import { openClock } from '../../src/system/clock.ts'
import { openFiles } from '../../src/system/files.ts'
import { openProcesses } from '../../src/system/processes.ts'
import { openTraceReceiver, type TraceReceiver } from '../../src/traces/trace-receiver.ts'
import { buildSteadySchedule } from '../../src/workload/schedule.ts'
import { DEFAULT_TRACES } from '../../src/config/defaults.ts'
import { sendSpans } from './send-spans.ts'

/**
 * What receiving traces costs, and whether it loses any: `npm run bench:traces`. It wants the machine for itself, and takes two minutes.
 * The receiver is to take 5000 spans/s on half a core without loss, and to say exactly how many it lost beyond what it keeps; tracing the
 * default share of requests is to cost a service with an OpenTelemetry SDK less than 2 % of its CPU time.
 */
const SPANS_PER_SECOND = 5000
/** So much faster they are sent, because the time in which the sender starts counts too. */
const HASTE = 1.2
const MOST_OF_A_CORE = 0.5
const MOST_OVERHEAD = 0.02
const SECONDS = 10
/** What the receiver keeps of a slot. */
const KEPT = 100_000
const SLOTS = 8
const SLOT = { durationMs: 3000, ratePerSecond: 80 }
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')
const [, , job, endpoint = '', perSecond = '', seconds = ''] = process.argv
let unmet = 0

if (job === 'send') await sendSpans({ endpoint, perSecond: Number(perSecond), seconds: Number(seconds) })
else {
  await benchReceiver()
  await benchService()
  process.exitCode = unmet === 0 ? 0 : 1
}

/** This process has nothing to do but to receive; the sender is another one. */
async function benchReceiver(): Promise<void> {
  await using receiver = await openTraceReceiver({ patterns: [{ component: 'policy', pattern: '^policy' }] })
  receiver.open(1)
  const before = process.cpuUsage()
  const startedMs = performance.now()
  const sent = await send(receiver, SPANS_PER_SECOND * HASTE, SECONDS)
  const { user, system } = process.cpuUsage(before)
  const tookMs = performance.now() - startedMs
  const cores = (user + system) / 1000 / tookMs
  const { runs, losses } = await receiver.collect([{ side: 'base', requests: 1 }])
  const took = runs[0]?.spans ?? 0
  const rate = took / (tookMs / 1000)
  tell(`receiver: ${took} of ${sent} spans at ${rate.toFixed(0)}/s on ${(cores * 100).toFixed(1)} % of a core; at least ${SPANS_PER_SECOND}/s, at most ${MOST_OF_A_CORE * 100} %, none lost`, took === sent && rate >= SPANS_PER_SECOND && losses.spans + losses.bodies + losses.unreadable === 0 && cores <= MOST_OF_A_CORE)
  receiver.open(1)
  const many = await send(receiver, 40_000, 3)
  const flooded = await receiver.collect([{ side: 'base', requests: 1 }])
  tell(`receiver: ${flooded.runs[0]?.spans} of ${many} spans kept, ${flooded.losses.spans} told as lost`, flooded.runs[0]?.spans === KEPT && flooded.losses.spans === many - KEPT)
}

/** Starts the sender; returns how many spans it has sent. */
async function send(receiver: TraceReceiver, rate: number, forSeconds: number): Promise<number> {
  const url = receiver.environment('base').OTEL_EXPORTER_OTLP_TRACES_ENDPOINT as string
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), 'send', url, String(rate), String(forSeconds)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (text: Buffer) => { said += text.toString() })
  await once(child, 'exit')
  return Number(said)
}

/** The example with a real SDK, in slots in which none, the default share and all of its requests are traced, in turn. */
async function benchService(): Promise<void> {
  const config = readConfig({ text: 'service: { start: node --require ./tracing.cjs server.cjs, ready: /healthz }\nrequests: { orders: [{ path: /orders, method: POST }] }', file: 'perf-gate.yml', inputs: {} })
  const world = { clock: openClock(), files: openFiles(), processes: openProcesses(), signal: new AbortController().signal } as World
  await using receiver = await openTraceReceiver({ patterns: [] })
  const service = { ...(config.service as NonNullable<typeof config.service>), env: receiver.environment('head') }
  await using running = await startService({ service, checkout: join(root, 'examples', 'traced'), side: 'head', world })
  const shares = [0, DEFAULT_TRACES.sampleShare, 1]
  const cost = new Map<number, number[]>(shares.map((share) => [share, []]))
  for (let slot = -1; slot < SLOTS; slot++) {
    for (const share of slot % 2 === 0 ? shares : shares.toReversed()) {
      const seed = slot * 10 + shares.indexOf(share) + 100
      receiver.open(seed)
      const before = running.usage()?.cpuMs ?? Number.NaN
      const run = await runInThread({
        schedule: buildSteadySchedule({ requests: config.requests, seed, ...SLOT }), targets: [{ side: 'head', origin: running.origin }], timeoutMs: 10_000, warmupMs: 0,
        ...(share === 0 ? {} : { traces: { share, classes: ['orders'] } }),
      })
      const traced = run.sides[0]?.traced ?? 0
      const { runs } = await receiver.collect([{ side: 'head', requests: traced }])
      if (runs[0]?.traces !== traced) console.log(`  ${runs[0]?.traces} of ${traced} traces came back`)
      // The first of each is the warm-up.
      if (slot >= 0) cost.get(share)?.push(((running.usage()?.cpuMs ?? Number.NaN) - before) / (run.sides[0]?.completed ?? Number.NaN))
    }
  }
  const [none = [], some = [], all = []] = shares.map((share) => cost.get(share))
  const overhead = (costs: readonly number[]) => median(costs.map((one, slot) => one / (none[slot] as number))) - 1
  // What every traced request costs more is seen more sharply where all of them are.
  const share = overhead(all) * DEFAULT_TRACES.sampleShare
  console.log(`service: ${median(none).toFixed(3)} ms of CPU per request untraced, ${median(some).toFixed(3)} with ${DEFAULT_TRACES.sampleShare * 100} % traced (${percent(overhead(some))}), ${median(all).toFixed(3)} with all (${percent(overhead(all))})`)
  tell(`service: tracing ${DEFAULT_TRACES.sampleShare * 100} % of requests costs ${percent(share)} of its CPU time, by what tracing all of them costs; at most ${percent(MOST_OVERHEAD)}`, share <= MOST_OVERHEAD)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function percent(share: number): string {
  return `${share < 0 ? '' : '+'}${(share * 100).toFixed(2)} %`
}

function tell(sentence: string, isMet: boolean): void {
  if (!isMet) unmet++
  console.log(`${sentence}: ${isMet ? 'met' : 'NOT MET'}`)
}
