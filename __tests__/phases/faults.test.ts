import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { Phase } from '../../src/config/config.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { ServiceError } from '../../src/errors.ts'
import type { PhaseMeasurement } from '../../src/measure/result.ts'
import { runPhases } from '../../src/phases/run-phases.ts'
import { readEvent } from '../../src/plan/event.ts'
import { planRun } from '../../src/plan/plan-run.ts'
import type { World } from '../../src/ports.ts'
import { openClock } from '../../src/system/clock.ts'
import { openFiles } from '../../src/system/files.ts'
import { openProcesses } from '../../src/system/processes.ts'
import { passing } from '../report/result-fixture.ts'
import { stillRunning, TEST_MARK } from '../service/real-world.ts'

/** One service with many faults: each does what its name says, and answers all the same where it can. */
const SERVER = `
const { spawn } = require('node:child_process')
const { openSync, writeSync } = require('node:fs')
const { FAULT, PORT, DISK } = process.env
const held = []
let requests = 0
const server = require('node:http').createServer((request, response) => {
  requests++
  if (FAULT === 'dies' && requests === 20) process.exit(9)
  if (FAULT === 'never ready') response.statusCode = 503
  if (FAULT === 'floods logs') for (let line = 0; line < 200; line++) console.log('x'.repeat(1000))
  if (FAULT === 'forks children' && requests === 3) for (let child = 0; child < 5; child++) spawn('setsid', ['sh', '-c', 'sleep 600 & sleep 600'], { stdio: 'ignore', detached: true }).unref()
  if (FAULT === 'fills the disk') try { writeSync(openSync(DISK + '/' + requests, 'w'), Buffer.alloc(100_000)) } catch (error) { if (error.code !== 'ENOSPC') throw error }
  if (FAULT === 'leaks') held.push(Buffer.alloc(1_000_000, 1), openSync('/dev/null'))
  response.end('ok')
})
if (FAULT === 'ignores SIGTERM') process.on('SIGTERM', () => undefined)
server.listen(FAULT === 'wrong port' ? 0 : PORT, '127.0.0.1')
`
const PHASES: readonly Phase[] = ['integration', 'load', 'sla']
const TIMES = 'integration: { duration: 1s, rate: 40 }\nload: { duration: 2s, agents: 5, pattern: { base-rate: 40/s } }\nsla: { duration: 1s, rate: 40, thresholds: [{ metric: error_rate, breach: "> 50%" }] }'
/** What becomes of a phase. Whatever it is, nothing of the service is left. */
const EXPECTED: Record<string, RegExp> = {
  'dies': /^ServiceError: the head service ended with exit code 9 while it was needed/,
  'never ready': /^ServiceError: the head was not ready within 1 s: .*last saw status 503/,
  'wrong port': /^ServiceError: the head was not ready within 1 s: .*it listens on \d+ instead of PORT=\d+/,
  'floods logs': /^measured$/,
  'ignores SIGTERM': /^measured$/,
  'forks children': /^measured$/,
  'fills the disk': /^measured$/,
  'leaks': /^measured$/,
}

const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-phase-faults-'))
const disk = openSmallDisk()
afterEach(() => expect(stillRunning()).toEqual([]))
afterAll(() => {
  if (disk.isOwn) execFileSync('umount', [disk.path])
  rmSync(folder, { recursive: true, force: true })
})

test.each(PHASES)('whatever the service does in the %s phase, it is measured or the reason is told, and nothing of it is left', async (phase) => {
  const faults = Object.keys(EXPECTED)
  const observed = await Promise.all(faults.map((fault) => run(phase, fault)))
  expect(Object.fromEntries(faults.map((fault, index) => [fault, observed[index]]))).toEqual(Object.fromEntries(Object.entries(EXPECTED).map(([fault, words]) => [fault, expect.stringMatching(words)])))
})

/** One round of the phase, with the real engine and real processes. */
async function run(phase: Phase, fault: string): Promise<string> {
  const checkout = path.join(folder, `${phase} ${fault}`)
  mkdirSync(checkout)
  writeFileSync(path.join(checkout, 'server.cjs'), SERVER)
  const config = readConfig({ text: `service: { start: node server.cjs, ready: /, ready-timeout: ${/ready|port/.test(fault) ? 1 : 60}s, env: ${JSON.stringify({ FAULT: fault, DISK: disk.path, TEST_MARK })} }\nphases: [${phase}]\nrequire: [${phase}]\n${TIMES}`, file: 'perf-gate.yml', inputs: {} })
  const world: World = {
    workspace: checkout, clock: openClock(), files: openFiles(), processes: openProcesses(), signal: new AbortController().signal, environment: () => passing().environment, randomSeed: () => 1,
    log: { info: () => undefined, warning: () => undefined, error: () => undefined, progress: () => undefined, group: (_, body) => body() },
  }
  try {
    const [outcome] = await runPhases({ plan: planRun(config, readEvent(undefined)), config, world, looks: [1], checkouts: [{ side: 'head', folder: checkout }], isDecided: () => true })
    return hasRequests(outcome?.measurement) ? 'measured' : 'not measured'
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    // The last that a service said is kept, and no more of it, however much it says.
    expect(error.output.length).toBeLessThanOrEqual(40)
    return `${error.name}: ${error.message}`
  }
}

function hasRequests(measurement: PhaseMeasurement | undefined): boolean {
  return measurement?.blocks.some((block) => block.side === 'head' && block.samples > 0) === true
}

/** A disk that 1 MB fills, where one may be made; else a folder that does not fill. */
function openSmallDisk(): { path: string; isOwn: boolean } {
  const place = path.join(folder, 'disk')
  mkdirSync(place)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' })
    return { path: place, isOwn: true }
  } catch {
    return { path: place, isOwn: false }
  }
}
