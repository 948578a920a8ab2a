import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { readConfig } from '../../src/config/read-config.ts'
import { judgeCapacity } from '../../src/judge/capacity/verdict.ts'
import { runPhases } from '../../src/phases/run-phases.ts'
import { readEvent } from '../../src/plan/event.ts'
import { planRun } from '../../src/plan/plan-run.ts'
import type { World } from '../../src/ports.ts'
import { openClock } from '../../src/system/clock.ts'
import { openFiles } from '../../src/system/files.ts'
import { openProcesses } from '../../src/system/processes.ts'

/**
 * Whether the highest rate that holds is found where it is known: a service of one thread that takes exactly so much CPU time per request, its
 * own overhead included, so that it answers 1000/cost requests per second and no more. Every run is a whole search, with fresh processes.
 */

/** Back to back, each answer takes the thread for the cost from the end of the last one: what HTTP costs is part of it. */
const SERVICE = `
const COST_MS = Number(process.env.COST_MS)
let untilMs = 0
require('node:http').createServer((request, response) => {
  untilMs = Math.max(performance.now(), untilMs) + (request.url === '/' ? COST_MS : 0)
  while (performance.now() < untilMs);
  response.end('{}')
}).listen(process.env.PORT, '127.0.0.1')`
const ALLOWED = 0.1

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, from: { type: 'string', default: '1' }, cost: { type: 'string', default: '2' }, step: { type: 'string', default: '3s' }, budget: { type: 'string', default: '100s' }, verbose: { type: 'boolean', default: false } } })
const [runs, costMs] = [Number(values.runs), Number(values.cost)]
const truth = 1000 / costMs
const folder = mkdtempSync(join(tmpdir(), 'perf-gate-capacity-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const cancelled = new AbortController()
// Both, or a service stays behind that burns a core.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => cancelled.abort(new Error(`cancelled by ${signal}`)))
writeFileSync(join(folder, 'server.cjs'), SERVICE)

const ratios: number[] = []
console.log(`one thread, ${costMs} ms of CPU per request: the truth is ${truth}/s`)
for (let run = Number(values.from); run < Number(values.from) + runs; run++) {
  const begunMs = performance.now()
  const { head } = await search(run)
  const seconds = Math.round((performance.now() - begunMs) / 1000)
  const { ratePerSecond, interval, outcome, gaveOut, searches, steps, broke, scalability } = head
  if (ratePerSecond !== undefined && outcome === 'found') ratios.push(ratePerSecond / truth)
  console.log(`run ${run}: ${outcome} ${ratePerSecond?.toFixed(0) ?? '–'}/s (95 %: ${interval?.map((one) => one.toFixed(0)).join(' to ') ?? '–'}), ${(((ratePerSecond ?? 0) / truth - 1) * 100).toFixed(1)} % off, from ${searches} searches of ${steps} steps in ${seconds} s; gave out: ${gaveOut?.kind ?? '–'}; broke: ${broke ?? '–'}`)
  if (values.verbose) console.log(`  ${gaveOut?.text ?? ''}\n  ${JSON.stringify(scalability)}`)
}
const worst = Math.max(...ratios.map((ratio) => Math.abs(ratio - 1)))
const met = ratios.length === runs && worst <= ALLOWED
console.log(`${met ? 'met' : 'NOT met'}: ${ratios.length} of ${runs} runs found a rate, the worst ${(worst * 100).toFixed(1)} % off, at most ${ALLOWED * 100} % asked for`)
process.exitCode = met ? 0 : 1

async function search(seed: number) {
  const text = `service: { start: exec node server.cjs, ready: /healthz, env: { COST_MS: "${costMs}" } }\nrequests: { all: [{ name: one, path: / }] }\nphases: [sla]\nsla: { duration: 3s, rate: 100, capacity: { step: ${values.step}, budget: ${values.budget} } }\n`
  const config = readConfig({ text, file: undefined, inputs: {}, seed })
  const silent = () => undefined
  const log = { info: values.verbose ? (line: string) => console.log(`  ${line}`) : silent, warning: console.log, error: console.log, progress: silent, group: <T>(_: string, body: () => Promise<T>) => body() }
  const world = { workspace: folder, clock: openClock(), files: openFiles(), processes: openProcesses(), signal: cancelled.signal, log } as unknown as World
  const [outcome] = await runPhases({ plan: planRun(config, readEvent(undefined)), config, world, looks: [1], isDecided: () => true, checkouts: [{ side: 'head', folder }] })
  const measured = outcome?.measurement.capacity
  if (measured === undefined) throw new Error('nothing was searched')
  return judgeCapacity(measured)
}
