import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInThread } from '../../src/load/thread-engine.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { runSlot } from '../../src/phases/slot.ts'
import { startSides } from '../../src/phases/sides.ts'
import { openProfiler } from '../../src/service/open-profiler.ts'
import { openClock } from '../../src/system/clock.ts'
import { openFiles } from '../../src/system/files.ts'
import { openProcesses } from '../../src/system/processes.ts'
import type { ServiceConfig } from '../../src/config/config.ts'
import type { World } from '../../src/ports.ts'
import { buildClosedSchedule } from '../../src/workload/schedule.ts'

/** What being profiled costs a Node.js service: CPU time per request with it and without, in turns, on fresh processes. Needs a quiet machine. */
const PAIRS = 6
const DURATION_MS = 4000
const SERVER = `const { createServer } = require('node:http')
function evaluate() { let sum = 0; for (let i = 0; i < 100_000; i++) sum += Math.sqrt(i); return sum }
function store() { return JSON.stringify(Array.from({ length: 500 }, (_, n) => ({ n, text: 'entry ' + n }))) }
createServer((request, response) => { evaluate(); response.end(store()) }).listen(process.env.PORT, '127.0.0.1')
`

const folder = mkdtempSync(join(tmpdir(), 'perf-gate-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
writeFileSync(join(folder, 'server.cjs'), SERVER)
const quiet = () => undefined
const world = { workspace: folder, clock: openClock(), files: openFiles(), processes: openProcesses(), signal: new AbortController().signal, log: { info: quiet, warning: quiet, error: quiet, progress: quiet, group: <T>(_: string, body: () => Promise<T>) => body() } } as unknown as World
const config = readConfig({ text: 'service: { start: exec node server.cjs, runtime: node }', file: undefined, inputs: {} })

const ratios: number[] = []
for (let pair = 0; pair < PAIRS; pair++) {
  const without = await costUs(false)
  const profiled = await costUs(true)
  ratios.push(profiled / without)
  console.log(`pair ${pair + 1}: ${without.toFixed(0)} µs of CPU a request, profiled ${profiled.toFixed(0)} µs: +${((profiled / without - 1) * 100).toFixed(1)} %`)
}
const sorted = ratios.toSorted((a, b) => a - b)
console.log(`median of ${PAIRS} pairs: +${(((sorted[PAIRS / 2 - 1] as number) + (sorted[PAIRS / 2] as number)) * 50 - 100).toFixed(1)} %`)

async function costUs(isProfiled: boolean): Promise<number> {
  const { runtime, ...plain } = config.service as ServiceConfig
  await using profiler = isProfiled ? await openProfiler({ service: { ...plain, runtime: runtime as 'node' }, checkout: folder, world }) : undefined
  await using started = await startSides([{ side: 'head', folder }], { ...config, service: profiler?.service ?? plain }, world)
  const play = (durationMs: number) => runSlot({ schedule: buildClosedSchedule({ requests: config.requests, durationMs, agents: 2, seed: 1 }), sides: started.sides, config, world, engine: runInThread })
  await play(1000)
  await profiler?.begin(started.sides[0]?.pid as number)
  const { load, resources } = await play(DURATION_MS)
  await profiler?.end()
  return ((resources.get('head')?.cpuMs ?? 0) * 1000) / (load.sides[0]?.completed ?? 0)
}
