import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read-config.ts'
import { runInThread } from '../../../src/load/thread-engine.ts'
import { runSla } from '../../../src/phases/sla/sla.ts'
import { readEvent } from '../../../src/plan/event.ts'
import { planRun } from '../../../src/plan/plan-run.ts'
import { openRealWorld, TEST_MARK, type RealWorld } from '../../service/real-world.ts'

/** Its slow requests take what the folder says, and it tells of a database that takes half of that. */
const SERVICE = (ms: number) => `
require('node:http').createServer((request, response) => {
  const ms = request.url === '/slow' ? ${ms} : 0
  response.setHeader('server-timing', 'database;dur=' + ms / 2)
  setTimeout(() => response.end('{}'), ms)
}).listen(process.env.PORT, '127.0.0.1')`
const CONFIG = `
service: { start: node server.cjs, ready: /healthz, env: { TEST_MARK: ${TEST_MARK} } }
requests: { safe: [{ name: one, path: / }], risky: [{ name: two, path: /slow }] }
components: { database: { kind: server-timing } }
phases: [sla]
sla:
  duration: 4s
  warm-up: 1s
  agents: 100
  thresholds:
    - safe.p50 <= 2s
    - { metric: risky.p50, breach: "> baseline + 50%", severity: minor, grace: 0s, min-samples: 5 }
    - { metric: risky.p50, breach: "> baseline + 500%", severity: minor, grace: 1s }
    - { metric: database.p95, breach: "> 60ms", severity: major, grace: 0s, muted: true }
    - { metric: risky.p50, breach: "> 60ms", severity: minor, grace: 1s, for: 2s, min-samples: 100000 }
`

let real: RealWorld
beforeEach(() => {
  real = openRealWorld()
  for (const [folder, ms] of [['base', 80], ['head', 320]] as const) {
    mkdirSync(path.join(real.folder, folder))
    writeFileSync(path.join(real.folder, folder, 'server.cjs'), SERVICE(ms))
  }
})
afterEach(() => real.remove())

describe('thresholds on a real service', () => {
  test('are held against the class, the component and the base they name, and a muted one is told without failing', async () => {
    const config = readConfig({ text: CONFIG, file: 'perf-gate.yml', inputs: {}, seed: 1 })
    const told = new Set<string>()
    const { measurement, sla } = await runSla({
      plan: planRun(config, readEvent(undefined)), config, world: real.world, engine: runInThread, looks: [1], isDecided: () => true,
      checkouts: [{ side: 'base', folder: path.join(real.folder, 'base') }, { side: 'head', folder: path.join(real.folder, 'head') }],
      onViolations: (violations) => { for (const one of violations) if (one.firedMs !== undefined) told.add(`${one.subject?.name} ${one.metric}`) },
    })
    // Nothing that can fail the gate is broken: no second round.
    expect(measurement.rounds).toBe(1)
    expect(measurement.requests.sent).toBeGreaterThan(100)
    expect(Object.fromEntries(measurement.mix.map((one) => [one.class, one.planned]))).toEqual({ safe: expect.any(Number), risky: expect.any(Number) })
    const promise = (text: string) => sla?.promises.find((one) => one.text.includes(text) || one.reason.includes(text))
    expect(promise('safe.p50')).toMatchObject({ subject: { kind: 'class', name: 'safe' }, verdict: 'pass' })
    expect(promise('baseline + 50%')).toMatchObject({ subject: { kind: 'class', name: 'risky' }, verdict: 'fail', severity: 'minor', reason: expect.stringContaining('(measured here)') })
    expect(promise('baseline + 500%')?.verdict).toBe('pass')
    expect(promise('database.p95')).toMatchObject({ subject: { kind: 'component', name: 'database' }, verdict: 'fail', muted: true })
    expect(promise('of at least 100000')).toMatchObject({ verdict: 'inconclusive' })
    expect([...told].toSorted()).toEqual(['database p95_response_time_ms', 'risky p50_response_time_ms'])
    expect(sla?.violations.map((one) => [one.subject?.name, one.limit]).filter(([, limit]) => limit === 60)).toEqual([['database', 60]])
  })
})
