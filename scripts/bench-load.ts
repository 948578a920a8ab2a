import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { runInThread } from '../src/load/thread-engine.ts'
import { mergeHistograms } from '../src/measure/histogram.ts'
import { buildSteadySchedule } from '../src/workload/schedule.ts'

/**
 * What the generator costs and how well it keeps time, against a tiny server in a process of its own:
 *   node scripts/bench-load.ts [--rate 1000] [--seconds 5] [--runs 3]
 */
const { values } = parseArgs({ options: { rate: { type: 'string', default: '1000' }, seconds: { type: 'string', default: '5' }, runs: { type: 'string', default: '3' } } })

if (process.send === undefined) await measure()
else serve()

function serve(): void {
  const server = createServer((_request, response) => response.end('{"ok":true}'))
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
}

async function measure(): Promise<void> {
  const server = fork(import.meta.filename)
  const [port] = (await once(server, 'message')) as [number]
  try {
    for (let run = 1; run <= Number(values.runs); run++) console.log(await measureOnce(port, run))
  } finally {
    server.kill()
  }
}

async function measureOnce(port: number, seed: number): Promise<string> {
  const template = { name: 'root', method: 'GET', path: '/', headers: {}, body: undefined, expect: { status: [200], bodyContains: undefined }, weight: 1, escalates: undefined }
  const warmupMs = 1000
  const schedule = buildSteadySchedule({ requests: [{ name: 'default', requests: [template] }], durationMs: warmupMs + Number(values.seconds) * 1000, ratePerSecond: Number(values.rate), seed })
  const run = await runInThread({ schedule, targets: [{ side: 'head', origin: `http://127.0.0.1:${port}` }], timeoutMs: 5000, warmupMs })
  const { generator, sides } = run
  const latencies = mergeHistograms(sides.flatMap((side) => side.classes.map((one) => one.latencyUs)))
  const perThousand = (generator.cpuMs / schedule.arrivals.atUs.length) * 1000
  return [
    `${generator.achievedRatePerSecond.toFixed(1)}/s of ${generator.plannedRatePerSecond.toFixed(1)}/s`,
    `lag p50 ${generator.lagUs.p50} p99 ${generator.lagUs.p99} max ${generator.lagUs.max} µs`,
    `loop delay p99 ${generator.eventLoopDelayUs.p99.toFixed(0)} µs`,
    `${perThousand.toFixed(0)} ms CPU (${generator.cpuOf}) per 1000`,
    `latency p50 ${latencies.quantile(0.5)} p99 ${latencies.quantile(0.99)} µs`,
    `${JSON.stringify(sides[0]?.errors)} dropped ${generator.dropped}`,
  ].join(' · ')
}
