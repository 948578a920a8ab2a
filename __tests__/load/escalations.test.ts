import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import type { RequestClass } from '../../src/config/config.ts'
import { readConfig } from '../../src/config/read-config.ts'
import type { SideRun } from '../../src/load/engine.ts'
import { runInThread } from '../../src/load/thread-engine.ts'
import { decodeHistogram } from '../../src/measure/histogram.ts'
import { buildClosedSchedule, buildSteadySchedule } from '../../src/workload/schedule.ts'
import { startHttp } from './services.ts'

const CONFIG = `
target: http://127.0.0.1:1
requests:
  safe: [{ name: list, path: /validate, method: POST, json: { command: ls } }]
  complex:
    - { name: deploy, path: /validate, method: POST, json: { command: kubectl apply -f x }, capture: { ticket: /ticket } }
    - { name: named, path: /validate, method: POST, json: { command: anything }, escalates: own }
escalation:
  steps:
    - { name: submit, method: POST, path: /escalations, json: { scenario: "{{scenario}}", match: "{{match}}", experts: "{{experts}}", agent: "{{agent}}" }, capture: { id: /id } }
    - { name: resolution, path: "/escalations/{{id}}", until: { json: /state, equals: resolved, every: 20ms, at-most: 1s }, timings: { queue: /queueMs, quorum: /quorumMs } }
  scenarios:
    production_deployment: { escalates: 50%, several: 50% }
    own: { escalates: 100% }
`
const requests = (text = CONFIG): RequestClass[] => readConfig({ text, file: 'perf-gate.yml', inputs: {}, seed: 1 }).requests

/** Experts who take 60 ms for what they resolve, and never resolve what is named. */
async function startExperts() {
  const asked: { scenario: string; match: string; experts: string; agent: string; atMs: number }[] = []
  const service = await startHttp((request: IncomingMessage, response: ServerResponse) => {
    void (async () => {
      const body = (await request.toArray()).join('')
      const answer = (value: unknown) => void response.end(JSON.stringify(value))
      if (request.url === '/validate') return answer({ ticket: 'T' })
      if (request.url === '/escalations') return answer({ id: asked.push({ ...(JSON.parse(body) as (typeof asked)[number]), atMs: performance.now() }) })
      const one = asked[Number(request.url?.split('/')[2]) - 1]
      const isResolved = one?.scenario !== 'own' && performance.now() - (one?.atMs ?? 0) > 60
      return answer(isResolved ? { state: 'resolved', queueMs: 25, quorumMs: 'soon' } : { state: 'pending', queueMs: 999 })
    })()
  })
  return Object.assign(service, { asked })
}

describe('an escalation', () => {
  test('is followed to its resolution, with the probability of its scenario, and told apart from the request', async () => {
    await using service = await startExperts()
    const schedule = buildSteadySchedule({ requests: requests(), durationMs: 4000, ratePerSecond: 100, seed: 3 })
    const run = await runInThread({ schedule, targets: [{ side: 'head', origin: service.origin }], timeoutMs: 20_000, warmupMs: 0 })
    const side = run.sides[0] as SideRun
    expect(side).toMatchObject({ completed: 400, errors: {} })
    const deploys = side.endpoints.find((one) => one.endpoint === 'deploy')?.requests ?? 0
    const [deployment, own] = ['production_deployment', 'own'].map((name) => side.escalations.find((one) => one.endpoint === name))
    expect((deployment?.requests ?? 0) / deploys).toBeGreaterThan(0.35)
    expect((deployment?.requests ?? 0) / deploys).toBeLessThan(0.65)
    expect(deployment?.failed).toBe(0)
    // What was named always goes on, and finds nobody: its availability is nil.
    expect(own?.requests).toBe(side.endpoints.find((one) => one.endpoint === 'named')?.requests)
    expect(own?.failed).toBe(own?.requests)
    expect(decodeHistogram(deployment?.latencyUs ?? '').quantile(0.5)).toBeGreaterThan(58_000)
    // None of it is in the latency of the request that called for it.
    expect(decodeHistogram(side.classes.find((one) => one.class === 'complex')?.latencyUs ?? '').quantile(0.5)).toBeLessThan(40_000)
    const resolution = side.steps.find((one) => one.endpoint === 'production_deployment' && one.step === 'resolution')
    expect(resolution?.requests).toBeGreaterThan((deployment?.requests ?? 0) * 1.2)
    // Of the answer that ends it, and only what is a number.
    expect(resolution?.marks).toMatchObject([{ name: 'queue', samples: deployment?.requests }])
    expect(decodeHistogram(resolution?.marks[0]?.latencyUs ?? '').max).toBeLessThan(26_000)
    const several = service.asked.filter((one) => one.scenario === 'production_deployment' && one.experts === '3').length
    expect(several / (deployment?.requests ?? 0)).toBeGreaterThan(0.3)
    expect(several / (deployment?.requests ?? 0)).toBeLessThan(0.7)
    expect(new Set(service.asked.map((one) => `${one.scenario} ${one.match}`))).toEqual(new Set(['production_deployment kubectl apply', 'own own']))
  })

  test('is the same on both sides', async () => {
    await using base = await startExperts()
    await using head = await startExperts()
    const schedule = buildSteadySchedule({ requests: requests(), durationMs: 1000, ratePerSecond: 100, seed: 4 })
    await runInThread({ schedule, targets: [{ side: 'base', origin: base.origin }, { side: 'head', origin: head.origin }], timeoutMs: 20_000, warmupMs: 0 })
    const asked = ({ asked: all }: typeof base) => all.map(({ scenario, experts }) => `${scenario} ${experts}`).toSorted()
    expect(asked(base).length).toBeGreaterThan(10)
    expect(asked(head)).toEqual(asked(base))
  })

  test('is nothing that a closed loop does: its agents only ask', async () => {
    await using service = await startExperts()
    const schedule = buildClosedSchedule({ requests: requests(), durationMs: 300, agents: 2, seed: 3 })
    const run = await runInThread({ schedule, targets: [{ side: 'head', origin: service.origin }], timeoutMs: 20_000, warmupMs: 0 })
    expect(run.sides[0]?.completed).toBeGreaterThan(10)
    expect(service.asked).toEqual([])
  })
})

test.each([
  ['an unknown scenario', CONFIG.replace('escalates: own', 'escalates: owm'), 'expected one of production_deployment, database_operation, security_command, network_change, own, seen "owm" (did you mean "own"?)'],
  ['a scenario that nothing leads to', CONFIG.replace(', escalates: own', ''), 'nothing escalates after "own": give it a `match`, or name it as `escalates` of a request'],
  ['a value that nobody gives', CONFIG.replace('{{match}}', '{{mutch}}'), 'nothing gives a value for {{mutch}} (did you mean "match"?)'],
  ['an expression that is none', CONFIG.replace('escalates: 100%', 'match: "(", escalates: 100%'), 'not a regular expression: "("'],
])('%s is told before anything starts', (_name, text, message) => {
  expect(() => requests(text)).toThrow(expect.objectContaining({ message: expect.stringContaining(message) as string }))
})
