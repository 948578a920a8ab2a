import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { main } from '../src/main.ts'
import type { Violation } from '../src/measure/result.ts'
import { Result } from '../src/measure/result.ts'
import { openWebhooks } from '../src/system/webhooks.ts'
import { passing } from './report/result-fixture.ts'
import { openRealWorld, stillRunning, TEST_MARK, type RealWorld } from './service/real-world.ts'

/** Its head fails every third request. */
const SERVICE = (isBad: boolean) => `
let asked = 0
require('node:http').createServer((request, response) => {
  response.statusCode = ${isBad} && request.url !== '/healthz' && ++asked % 3 === 0 ? 500 : 200
  response.end('{}')
}).listen(process.env.PORT, '127.0.0.1')`
const CONFIG = `
service: { start: node server.cjs, ready: /healthz, env: { TEST_MARK: ${TEST_MARK} } }
requests: { safe: [{ name: one, path: / }] }
phases: [sla]
require: [sla]
sla:
  duration: 20s
  rate: 100
  abort-on: major
  thresholds: [{ metric: safe.error_rate, breach: "> 5%", severity: major, grace: 1s, for: 2s, rollback: true }]
rollback: { rehearse: true, recover-within: 30s }
compare: { mode: "off", base: "HEAD~1" }
`

let real: RealWorld
let hook: Server
const told: { version: number; event: string; violation: Violation }[] = []
beforeEach(async () => {
  real = openRealWorld()
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: real.folder })
  git('init', '--quiet')
  writeFileSync(path.join(real.folder, 'perf-gate.yml'), CONFIG)
  for (const isBad of [false, true]) {
    writeFileSync(path.join(real.folder, 'server.cjs'), SERVICE(isBad))
    git('add', '-A')
    git('commit', '--quiet', '-m', isBad ? 'worse' : 'good')
  }
  hook = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => { body += String(chunk) }).on('end', () => {
      told.push(JSON.parse(body))
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  hook.closeAllConnections()
  hook.close()
  real.remove()
  expect(stillRunning()).toEqual([])
})

test('a head that breaks a promise: its round ends early, a real webhook is told while it happens, and the rehearsed rollback brings the base back', async () => {
  const world = { ...real.world, webhooks: openWebhooks(), environment: () => passing().environment, randomSeed: () => 1 }
  const { exitCode, result, folder } = await main({ 'alert-webhook': `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`, out: path.join(real.folder, 'out') }, undefined, world)
  // Broken, whatever a busy machine leaves of the measurement.
  expect(exitCode).not.toBe(0)
  expect(result.verdicts[0]?.promises).toMatchObject([{ subject: { kind: 'class', name: 'safe' }, metric: 'error_rate_percent', verdict: 'fail', reason: expect.stringContaining('in 2 of 2 rounds') }])
  expect(result.verdicts[0]?.savedMs).toBeGreaterThan(0)
  // Once: that the confirming round breaks it too is no news.
  expect(told).toMatchObject([{ version: 1, event: 'firing', violation: { metric: 'error_rate_percent', subject: { kind: 'class', name: 'safe' }, limit: 5, state: 'firing' } }])
  console.info(JSON.stringify(result.rehearsal))
  expect(result.rehearsal).toMatchObject({ outcome: 'recovered', fault: 'own', violated: 'safe.error_rate_percent', recoveredSeconds: expect.any(Number) })
  const written = Result.parse(JSON.parse(readFileSync(path.join(folder, 'result.json'), 'utf8')))
  expect(written.rehearsal).toEqual(result.rehearsal)
  expect(readFileSync(path.join(folder, 'report.md'), 'utf8')).toMatch(/Rollback rehearsal\*\*: recovered in \d+\.\d\ss/)
})
