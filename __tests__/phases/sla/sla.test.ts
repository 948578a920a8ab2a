import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read-config.ts'
import { runInThread } from '../../../src/load/thread-engine.ts'
import { runSla } from '../../../src/phases/sla/sla.ts'
import { readEvent } from '../../../src/plan/event.ts'
import { planRun } from '../../../src/plan/plan-run.ts'
import { openRealWorld, TEST_MARK, type RealWorld } from '../../service/real-world.ts'

/** Every third request fails: fewer than would make the measurement invalid, and far more than any promise allows. */
const FAILING = `
let asked = 0
require('node:http').createServer((request, response) => {
  response.statusCode = request.url !== '/healthz' && ++asked % 3 === 0 ? 500 : 200
  response.end('{}')
}).listen(process.env.PORT, '127.0.0.1')`

let real: RealWorld
beforeEach(() => {
  real = openRealWorld()
  writeFileSync(path.join(real.folder, 'server.cjs'), FAILING)
})
afterEach(() => real.remove())

async function watch(sla: string) {
  const text = `service: { start: node server.cjs, ready: /healthz, env: { TEST_MARK: ${TEST_MARK} } }\nrequests: { safe: [{ name: one, path: / }] }\nphases: [sla]\nsla: ${sla}\n`
  const config = readConfig({ text, file: 'perf-gate.yml', inputs: {}, seed: 1 })
  const plan = planRun(config, readEvent(undefined))
  return runSla({ plan, config, world: real.world, engine: runInThread, checkouts: [{ side: 'head', folder: real.folder }], looks: [1], isDecided: () => true })
}

describe('the SLA phase with abort-on', () => {
  test('ends each round once a critical promise is lost, keeps what was measured, and tells the time saved', async () => {
    const { measurement, sla } = await watch('{ duration: 30s, rate: 100, abort-on: critical, thresholds: [{ metric: error_rate, breach: "> 2%", severity: critical, grace: 1s }] }')
    expect(sla?.promises).toMatchObject([{ verdict: 'fail', reason: expect.stringContaining('in 2 of 2 rounds') }])
    expect(sla?.violations.map((one) => one.state)).toEqual(['firing', 'firing'])
    // Late sends are the machine's, and told: whatever else is wrong would be the phase's.
    expect(measurement.validity.filter((check) => !check.ok && check.name !== 'generator lag')).toEqual([])
    expect(measurement.requests.failed / measurement.requests.sent).toBeCloseTo(1 / 3, 1)
    expect((sla?.savedMs ?? 0) + measurement.measuredMs).toBeCloseTo(60_000, -3)
    expect(sla?.savedMs).toBeGreaterThan(20_000)
  })
  test('plays to the end where the promise that is broken is less severe', async () => {
    const { measurement, sla } = await watch('{ duration: 5s, rate: 100, abort-on: critical, thresholds: [{ metric: error_rate, breach: "> 2%", severity: minor, grace: 1s }] }')
    expect(sla?.promises).toMatchObject([{ verdict: 'fail' }])
    expect(sla?.savedMs).toBeUndefined()
    expect(measurement.measuredMs).toBe(5000)
  })
})
