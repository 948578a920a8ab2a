import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, request as ask, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read-config.ts'
import { countRollbacks } from '../../../src/judge/promises/count-rollbacks.ts'
import { runInThread } from '../../../src/load/thread-engine.ts'
import { runSla } from '../../../src/phases/sla/sla.ts'
import { readEvent } from '../../../src/plan/event.ts'
import { planRun } from '../../../src/plan/plan-run.ts'
import type { Event } from '../../../src/plan/plan.ts'
import type { RunningProcess } from '../../../src/ports.ts'
import { openRollback } from '../../../src/respond/rollback.ts'
import { openRecordingWorld } from '../../respond/recording-world.ts'
import { openRealWorld, TEST_MARK, type RealWorld } from '../../service/real-world.ts'

const PUSH: Event = { ...readEvent(undefined), kind: 'push', headSha: 'bad', headRef: 'main', onDefaultBranch: true }
/** The same service twice: the new version fails every third request. */
const VERSION = `
let asked = 0
require('node:http').createServer((request, response) => {
  response.statusCode = process.env.VERSION === 'new' && ++asked % 3 === 0 ? 500 : 200
  response.end(process.env.VERSION)
}).listen(process.env.PORT, '127.0.0.1')`

let real: RealWorld
const versions: RunningProcess[] = []
let front: Server
beforeEach(async () => {
  real = openRealWorld()
  writeFileSync(path.join(real.folder, 'server.cjs'), VERSION)
  const ports: Record<string, string> = {}
  for (const version of ['old', 'new']) {
    ports[version] = String(await real.world.processes.freePort())
    versions.push(real.world.processes.spawn({ command: 'node server.cjs', cwd: real.folder, env: { PATH: process.env.PATH ?? '', TEST_MARK, VERSION: version, PORT: ports[version] } }))
    writeFileSync(path.join(real.folder, version), ports[version])
  }
  writeFileSync(path.join(real.folder, 'current'), ports.new ?? '')
  // What is deployed is what the file says, as a load balancer would have it.
  front = createServer((incoming, response) => {
    const port = readFileSync(path.join(real.folder, 'current'), 'utf8').trim()
    ask({ host: '127.0.0.1', port, path: incoming.url }, (answer) => {
      response.statusCode = answer.statusCode ?? 502
      answer.pipe(response)
    }).on('error', () => { response.writeHead(502).end() }).end()
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  front.closeAllConnections()
  front.close()
  await Promise.all(versions.splice(0).map((one) => one.stop()))
  real.remove()
})

async function deploy(command: string) {
  const origin = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
  const text = `target: ${origin}\nrequests: { safe: [{ name: one, path: / }] }\nphases: [sla]
sla: { duration: 6s, rate: 100, thresholds: [{ metric: error_rate, breach: "> 5%", severity: major, grace: 1s, rollback: true }] }
rollback: { mode: on, command: ${JSON.stringify(command)}, timeout: 10s, recover-within: 9s }\n`
  const config = readConfig({ text, file: 'perf-gate.yml', inputs: {}, seed: 1 })
  const plan = { ...planRun(config, PUSH), event: PUSH }
  const world = { ...real.world, github: openRecordingWorld().github }
  const rollback = openRollback(plan, config, world)
  return runSla({ plan, config, world, engine: runInThread, checkouts: [{ side: 'head', folder: real.folder }], looks: [1], isDecided: () => true, ...(rollback === undefined ? {} : { rollback }) })
}

describe('a deployment whose new version fails, rolled back by a command while traffic flows', () => {
  test('recovers, as the traffic shows in seconds; the promise stays broken', async () => {
    const { measurement, sla } = await deploy('cp old current')
    const [violation] = sla?.violations ?? []
    expect(violation?.rolledBack).toEqual({ outcome: 'recovered', seconds: expect.any(Number), procedure: 'cp old current' })
    console.info(`recovered in ${violation?.rolledBack?.seconds} s`)
    expect(sla?.promises).toMatchObject([{ verdict: 'fail', reason: 'broken until it was rolled back' }])
    expect(measurement.rounds).toBe(1)
    expect(countRollbacks(sla?.violations ?? [])).toEqual({ triggered: 1, successful: 1, failed: 0, meanSeconds: violation?.rolledBack?.seconds })
    expect(readFileSync(path.join(real.folder, 'current'), 'utf8')).toBe(readFileSync(path.join(real.folder, 'old'), 'utf8'))
  })
  test('does not recover when the command changed nothing, and says so after the time it was given', async () => {
    const { sla } = await deploy('true')
    expect(sla?.violations[0]?.rolledBack).toMatchObject({ outcome: 'not-recovered' })
    expect(sla?.violations[0]?.rolledBack?.seconds).toBeGreaterThanOrEqual(9)
  })
  test('tells a command that failed as such', async () => {
    const { sla } = await deploy('echo no such version; exit 4')
    expect(sla?.violations[0]?.rolledBack).toEqual({ outcome: 'failed', reason: 'the procedure ended with exit code 4', procedure: 'echo no such version; exit 4' })
    expect(countRollbacks(sla?.violations ?? [])).toEqual({ triggered: 1, successful: 0, failed: 1 })
  })
})
