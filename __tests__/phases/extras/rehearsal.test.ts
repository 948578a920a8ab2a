import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read-config.ts'
import { runInThread } from '../../../src/load/thread-engine.ts'
import { rehearseRollback } from '../../../src/phases/extras/rehearsal.ts'
import { rehearseWherePossible } from '../../../src/phases/extras/rehearse-where-possible.ts'
import { readEvent } from '../../../src/plan/event.ts'
import { openRealWorld, stillRunning, TEST_MARK, type RealWorld } from '../../service/real-world.ts'

const SERVICE = `require('node:http').createServer((request, response) => response.end('ok')).listen(process.env.PORT, '127.0.0.1')`

let real: RealWorld
beforeEach(() => {
  real = openRealWorld()
  for (const side of ['base', 'head']) {
    mkdirSync(path.join(real.folder, side))
    writeFileSync(path.join(real.folder, side, 'server.cjs'), SERVICE)
  }
})
afterEach(() => {
  real.remove()
  expect(stillRunning()).toEqual([])
})

function configure(threshold: string, service = '') {
  return readConfig({ file: 'perf-gate.yml', inputs: {}, seed: 1, text: `service: { start: node server.cjs, ready: /, env: { TEST_MARK: ${TEST_MARK} }${service} }
rollback: { rehearse: true, recover-within: 30s }
sla: { rate: 100, thresholds: [${threshold}] }\n` })
}
const ASKS = '{ metric: availability_percent, breach: "< 90%", severity: critical, grace: 1s, for: 2s, rollback: true }'
const side = (name: 'base' | 'head') => ({ side: name, folder: path.join(real.folder, name) })

describe('a rehearsed rollback', () => {
  test('stops a head that keeps its promises, notices, and comes back to the base, with the seconds and the requests that it cost', async () => {
    const rehearsal = await rehearseRollback({ base: side('base'), head: side('head'), config: configure(ASKS), world: real.world, engine: runInThread })
    console.info(JSON.stringify(rehearsal))
    expect(rehearsal).toEqual({ outcome: 'recovered', fault: 'crash', violated: 'availability_percent', detectedSeconds: expect.any(Number), switchedSeconds: expect.any(Number), recoveredSeconds: expect.any(Number), requests: expect.any(Number), failed: expect.any(Number) })
    // It failed while nobody answered, and answered before and after.
    expect(rehearsal.failed).toBeGreaterThan(10)
    expect(rehearsal.failed).toBeLessThan(rehearsal.requests ?? 0)
  })
  test('does not begin without a threshold that asks for one, and fails where the head does not start', async () => {
    const stage = { base: side('base'), head: side('head'), world: real.world, engine: runInThread }
    expect(await rehearseRollback({ ...stage, config: configure('"p95 <= 100"') })).toEqual({ outcome: 'skipped', reason: 'no threshold asks for a rollback: give one of them `rollback: true`' })
    writeFileSync(path.join(real.folder, 'head', 'server.cjs'), 'process.exit(3)')
    expect(await rehearseRollback({ ...stage, config: configure(ASKS) })).toEqual({ outcome: 'failed', reason: expect.stringContaining('the head service ended with exit code 3') })
  })
  test('is for what is not deployed yet, needs a base, and room for two copies', async () => {
    const begin = (service = '', onDefaultBranch = false) => rehearseWherePossible({ ...readEvent(undefined), onDefaultBranch }, { config: configure(ASKS, service), world: real.world, checkouts: [side('head')] })
    expect(await begin('', true)).toBeUndefined()
    expect(await begin()).toEqual({ outcome: 'skipped', reason: 'there is no base to go back to' })
    expect(await begin(', port: 8080')).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining('service.port 8080 admits one copy at a time') })
  })
})

test('a rehearsal in the file needs a service of its own, and nothing else of a rollback', () => {
  expect(configure(ASKS).rollback).toMatchObject({ mode: 'off', rehearse: { fault: 'crash' }, procedure: undefined })
  expect(() => readConfig({ file: 'perf-gate.yml', inputs: {}, text: 'target: http://a.example\nrollback: { command: ./back, rehearse: true }\n' })).toThrow('`rehearse` needs a `service` that is started here')
})
