import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read-config.ts'
import { risenFunction } from '../../../src/judge/cpu-regression.ts'
import type { Result } from '../../../src/measure/result.ts'
import { profileRegression } from '../../../src/phases/extras/profile.ts'
import type { Plan } from '../../../src/plan/plan.ts'
import { openRealWorld, stillRunning, TEST_MARK } from '../../service/real-world.ts'

const { world, folder, remove } = openRealWorld()
afterEach(() => expect(stillRunning()).toEqual([]))
afterAll(remove)

const serverThatEvaluates = (times: number) => `${times > 1 ? '// a line more, so that all others move\n' : ''}const { createServer } = require('node:http')
let last = 0
function evaluateRules() { let sum = 0; for (let i = 0; i < ${times} * 50_000; i++) sum += Math.sqrt(i); last = Math.round(sum) }
function store() { return JSON.stringify(Array.from({ length: 500 }, (_, n) => ({ n }))) }
createServer((request, response) => { evaluateRules(); response.end(store()) }).listen(process.env.PORT, '127.0.0.1')
`

const regression = (phase: 'load' | 'integration') => ({ verdicts: [{ phase, comparisons: [{ phase, metric: 'cpu_ms_per_request', subject: { kind: 'service', name: 'service' }, verdict: 'fail' }] }] }) as unknown as Result
const configured = (more = '') => readConfig({ text: `service: { start: exec node server.cjs, env: { TEST_MARK: ${TEST_MARK} } }\n${more}`, file: undefined, inputs: {} })

function checkout(side: 'base' | 'head', server: string): { side: 'base' | 'head'; folder: string } {
  mkdirSync(path.join(folder, side), { recursive: true })
  writeFileSync(path.join(folder, side, 'server.cjs'), server)
  return { side, folder: path.join(folder, side) }
}

const take = (options: Partial<Parameters<typeof profileRegression>[0]> = {}) => profileRegression({ result: regression('load'), plan: { layout: 'duet' } as Plan, config: configured(), world, checkouts: [], ...options })

test('names the function whose CPU time rose, and by how much a request, where it now stands', async () => {
  const { profiles: [profile] = [] } = await take({ checkouts: [checkout('base', serverThatEvaluates(1)), checkout('head', serverThatEvaluates(8))] })
  if (profile?.kind !== 'taken') throw new Error(profile?.reason)
  const risen = risenFunction(profile)!
  expect(profile.frames[risen.frame]).toEqual({ name: 'evaluateRules', file: 'server.cjs', line: 4 })
  expect(profile.base.samples).toBeGreaterThan(50)
  // Eight times the work; how much of a request's CPU time that is, depends on what else the machine does to its garbage collector.
  expect(risen.self[1]).toBeGreaterThan(2 * risen.self[0])
  expect(profile.head.cpuMsPerRequest).toBeGreaterThan(profile.base.cpuMsPerRequest)
})

test('nothing is profiled where CPU time did not rise, or nobody wants it', async () => {
  expect(await take({ result: { verdicts: [] } as unknown as Result })).toEqual({})
  expect(await take({ config: configured('compare: { profile: false }') })).toEqual({})
})

test('a base that is only stored, or a service that does not start again, is a reason and no failure', async () => {
  expect(await take({ checkouts: [checkout('head', serverThatEvaluates(1))] })).toEqual({ profiles: [{ kind: 'absent', phase: 'load', reason: expect.stringContaining('the base is a stored baseline') }] })
  const broken = await take({ result: regression('integration'), checkouts: [checkout('base', serverThatEvaluates(1)), checkout('head', 'process.exit(3)')] })
  expect(broken).toEqual({ profiles: [{ kind: 'absent', phase: 'integration', reason: expect.stringContaining('the service could not be profiled: the head service ended with exit code 3') }] })
})
