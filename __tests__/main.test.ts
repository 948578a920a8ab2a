import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PullRequest, StepRun } from './rig/workflow-run.ts'
import { startWorld, type World } from './rig/world.ts'

/** A service that burns CPU for every request, in a part that it names: native work, whose cost does not depend on when V8 optimises a loop. */
const SERVER = (iterations: number) => `
const { pbkdf2Sync } = require('node:crypto')
const { createServer } = require('node:http')
createServer((request, response) => {
  const start = performance.now()
  const body = pbkdf2Sync('price', 'salt', ${iterations}, 32, 'sha256').toString('hex')
  response.setHeader('server-timing', 'pricing;dur=' + (performance.now() - start).toFixed(3))
  response.end(body)
}).listen(process.env.PORT, '127.0.0.1')
`
const CONFIG = `
service: { start: node server.js, ready: /price }
components:
  pricing: { kind: server-timing }
requests:
  quote: [{ name: price, path: /price }]
integration: { duration: 1s, rate: 70 }
load: { duration: 4s, rate: 30, agents: 20 }
sla: { duration: 3s, rate: 40, thresholds: [{ metric: p95, breach: "> 2s" }, { metric: error_rate, breach: "> 5%" }] }
compare: { margin: 40%, rounds: { min: 4, max: 6 } }
`
const FAST = 8_000
const SLOW = 4 * FAST

/** The requests a step sent, without ids: what it asks of GitHub, in order. */
function requestsOf(step: StepRun): string[] {
  return step.requests.map(({ service, method, path }) => `${service} ${method} ${path.replace(/\/\d+(?=\/|$)/g, '/N').replaceAll(/[0-9a-f]{40}/g, 'SHA')}`)
}

describe('the life of a pull request', () => {
  let world: World
  let pr: PullRequest
  beforeAll(async () => {
    world = await startWorld({ files: { 'server.js': SERVER(FAST), 'perf-gate.yml': CONFIG } })
  })
  afterAll(() => world[Symbol.asyncDispose]())
  afterEach(() => expect(world.violations()).toEqual([]))

  test('begins with a push to main, whose result is stored as the baseline', async () => {
    const step = await world.runStep({ event: 'push' })
    expect(step.conclusion, step.log).toBe('success')
    expect(step.outputs).toMatchObject({ verdict: 'pass', regressions: '0' })
    expect(world.artifacts().map((one) => one.name).toSorted()).toEqual(['perf-gate-baseline', 'perf-gate-report', 'perf-gate-report.html'])
    expect((await world.checks(step.headSha)).map((one) => [one.name, one.status, one.conclusion])).toEqual([
      ['perf-gate', 'completed', 'success'], ['perf-gate / integration', 'completed', 'success'], ['perf-gate / load', 'completed', 'success'], ['perf-gate / sla', 'completed', 'success'],
    ])
    expect(step.orphans).toEqual([])
  })

  test('passes while nothing got slower, without a word', async () => {
    pr = await world.openPullRequest('topic', { files: { 'README.md': '# Words only\n' }, title: 'Words | only' })
    const step = await world.runStep({ pr })
    expect(step.conclusion, step.log).toBe('success')
    expect(step.outputs, step.log).toMatchObject({ verdict: 'pass', 'comment-url': '' })
    expect(await world.comments(pr.number)).toEqual([])
    expect(requestsOf(step)).toMatchSnapshot()
    expect(step.orphans).toEqual([])
  })

  test('fails when it got slower: comment, checks, outputs and exit code say so, and name the component', async () => {
    pr = await world.updatePullRequest(pr, { 'server.js': SERVER(SLOW) })
    const step = await world.runStep({ pr })
    expect(step.main.code, step.log).toBe(1)
    expect(step.outputs.verdict).toBe('fail')
    expect(Number(step.outputs.regressions)).toBeGreaterThan(0)
    const comments = await world.comments(pr.number)
    expect(comments.map((one) => one.user.login)).toEqual(['github-actions[bot]'])
    expect(comments[0]?.body).toContain('CPU time per request')
    expect(comments[0]?.body).toMatch(/pricing/)
    expect(step.outputs['comment-url']).toBe(comments[0]?.html_url)
    const checks = await world.checks(pr.head.sha)
    expect(checks.find((one) => one.name === 'perf-gate')).toMatchObject({ status: 'completed', conclusion: 'failure' })
    expect(step.summary).toContain('CPU time per request')
    expect(requestsOf(step)).toMatchSnapshot()
  })

  test('flips the same comment when it is fixed', async () => {
    pr = await world.updatePullRequest(pr, { 'server.js': SERVER(FAST) })
    const step = await world.runStep({ pr })
    expect(step.conclusion, step.log).toBe('success')
    const comments = await world.comments(pr.number)
    expect(comments).toHaveLength(1)
    expect(comments[0]?.body).toMatch(/✅/)
    expect(comments[0]?.body).not.toContain('re-running')
  })
})
