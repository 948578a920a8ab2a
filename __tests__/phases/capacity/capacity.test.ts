import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read-config.ts'
import { bracketsOf } from '../../../src/judge/capacity/brackets.ts'
import { runInThread } from '../../../src/load/thread-engine.ts'
import type { CapacityStep } from '../../../src/measure/capacity.ts'
import { addCapacity } from '../../../src/phases/capacity/capacity.ts'
import { searchSide, type Searched } from '../../../src/phases/capacity/side.ts'
import type { PhaseContext, PhaseOutcome } from '../../../src/phases/phase.ts'
import { readEvent } from '../../../src/plan/event.ts'
import { planRun } from '../../../src/plan/plan-run.ts'
import { openRealWorld, stillRunning, TEST_MARK, type RealWorld } from '../../service/real-world.ts'

/** Every request takes 20 ms of waiting, and so many may wait at once: four are 200 a second, whatever the CPU does. What is beyond is refused, or kills it. */
const BULKHEAD = (most: number, beyond: string) => `
let waiting = 0
require('node:http').createServer((request, response) => {
  if (request.url !== '/healthz' && waiting >= ${most}) { ${beyond} }
  waiting++
  setTimeout(() => { waiting--; response.end('{}') }, 20)
}).listen(process.env.PORT, '127.0.0.1')`

let real: RealWorld
beforeEach(() => { real = openRealWorld() })
afterEach(() => real.remove())

function contextOf(service: string, sla: string): PhaseContext {
  writeFileSync(path.join(real.folder, 'server.cjs'), service)
  const text = `service: { start: node server.cjs, ready: /healthz, env: { TEST_MARK: ${TEST_MARK} } }\nrequests: { safe: [{ name: one, path: / }] }\nphases: [sla]\nsla: ${sla}\n`
  const config = readConfig({ text, file: 'perf-gate.yml', inputs: {}, seed: 1 })
  return { plan: planRun(config, readEvent(undefined)), config, world: real.world, engine: runInThread, checkouts: [{ side: 'head', folder: real.folder }], looks: [1], isDecided: () => true }
}

async function search(context: PhaseContext, { atMostPerSecond, budgetMs }: { atMostPerSecond: number; budgetMs: number }): Promise<Searched> {
  const endMs = performance.now() + budgetMs
  const found: Searched = { steps: [], points: [], notes: [], disturbed: 0, isCutShort: false, limits: undefined }
  await searchSide({ context, checkout: { side: 'head', folder: real.folder }, round: 0, seed: 1, stepMs: STEP_MS, atMostPerSecond, remainingMs: () => endMs - performance.now(), found, start: () => ({ startPerSecond: 60, factor: 2 }) })
  return found
}

/** Enough requests, at these rates, for a promise that allows a fifth of them. */
const STEP_MS = 500
const SLA = '{ rate: 50, capacity: {}, thresholds: [{ metric: error_rate, breach: "> 20%", severity: major }] }'

describe('the search for the highest rate', () => {
  test('tries rates until it lies between two of them, or the budget ends, and keeps what every step showed', async () => {
    const found = await search(contextOf(BULKHEAD(4, 'response.statusCode = 503; response.end(); return'), SLA), { atMostPerSecond: 2000, budgetMs: 15_000 })
    const [bracket] = bracketsOf(found.steps, 'head')
    // A machine that is held up bunches requests, and breaks promises early: only what no machine can make of it is asked.
    expect(found.isCutShort || bracket?.middle !== undefined || bracket?.upper?.verdict === 'invalid').toBe(true)
    expect(found.steps.length + found.disturbed).toBeGreaterThan(0)
    expect(bracket?.held ?? 0).toBeLessThan(600)
    const shareOf = ({ failed, requests }: CapacityStep) => failed / requests
    expect(found.steps.filter((step) => step.verdict === 'held').every((step) => shareOf(step) <= 0.2)).toBe(true)
    expect(found.steps.filter((step) => step.verdict === 'broken').every((step) => shareOf(step) > 0.2 && step.reason?.includes('error_rate_percent > 20') === true)).toBe(true)
    expect(found.steps.every((step) => step.p99Ms !== undefined && step.p99Ms > 15 && (step.memoryMb ?? 0) > 1)).toBe(true)
    expect(found.limits?.cpus).toBeGreaterThan(0)
    expect(real.progress.some((line) => /^capacity {5}head {2}search 1 {2}\w/.test(line))).toBe(true)
    expect(stillRunning()).toEqual([])
  })
  test('goes on with a fresh process after one that died when many asked at once', async () => {
    const found = await search(contextOf(BULKHEAD(12, 'process.exit(3)'), SLA), { atMostPerSecond: 60, budgetMs: 60_000 })
    expect(found.notes[0]).toContain('exit code 3')
    expect(found.steps.length + found.disturbed).toBeGreaterThan(0)
    expect(stillRunning()).toEqual([])
  })
  test('leaves nothing behind when it is cancelled', async () => {
    const searching = search(contextOf(BULKHEAD(4, 'return'), SLA), { atMostPerSecond: 2000, budgetMs: 60_000 })
    const cancelling = setInterval(() => { if (real.progress.some((line) => line.includes('at once'))) real.cancel() }, 50)
    await expect(searching).rejects.toThrow('cancelled')
    clearInterval(cancelling)
    expect(stillRunning()).toEqual([])
  })
  test('is not begun where nobody asked for it, nor after a rollback', async () => {
    const outcome = { measurement: {}, sla: { promises: [], violations: [{ rolledBack: { outcome: 'recovered' } }], graceFactor: 1 } } as unknown as PhaseOutcome
    expect(await addCapacity(outcome, contextOf('', '{ rate: 50 }'))).toBe(outcome)
    expect(await addCapacity(outcome, contextOf('', SLA))).toBe(outcome)
  })
})
