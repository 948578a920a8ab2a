import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PullRequest } from './rig/workflow-run.ts'
import { startWorld, type World } from './rig/world.ts'

/** Only the SLA phase, and short: what is told about a run is the same whatever was measured. */
const CONFIG = `
service: { start: node server.js, ready: / }
phases: [sla]
require: [sla]
sla: { duration: 1s, rate: 100, thresholds: [{ metric: error_rate, breach: "> 50%" }] }
compare: { mode: artifact }
report: { comment: always }
`
const SERVER = `require('node:http').createServer((q, s) => s.end('ok')).listen(process.env.PORT, '127.0.0.1')`

const SECRET = 'hunter2-of-this-test'

describe('on GitHub', () => {
  let world: World
  let pr: PullRequest
  beforeAll(async () => {
    world = await startWorld({ files: { 'server.js': SERVER, 'perf-gate.yml': CONFIG } })
    pr = await world.openPullRequest('topic', { files: { 'README.md': 'x' }, title: 'A *title* with | and @everyone' })
  })
  afterAll(() => world[Symbol.asyncDispose]())
  afterEach(() => expect(world.violations()).toEqual([]))

  test('a comment by somebody else that carries our marker is left alone, and ours is written beside it', async () => {
    const theirs = await world.comment(pr.number, '<!-- perf-gate:perf-gate -->\nEverything is fine.')
    const step = await world.runStep({ pr })
    expect(step.main.code, step.log).toBe(0)
    const comments = await world.comments(pr.number)
    expect(comments).toHaveLength(2)
    expect(comments.find((one) => one.id === theirs.id)?.body).toBe('<!-- perf-gate:perf-gate -->\nEverything is fine.')
    expect(comments.find((one) => one.id !== theirs.id)).toMatchObject({ user: { login: 'github-actions[bot]' } })
    expect(step.outputs['comment-url']).not.toBe(theirs.html_url)
    expect(step.log).not.toMatch(/gh[ps]_[A-Za-z0-9]{10}/)
  })

  test('a second run updates the same comment', async () => {
    const step = await world.runStep({ pr })
    expect(step.main.code, step.log).toBe(0)
    expect(await world.comments(pr.number)).toHaveLength(2)
  })

  test('missing permissions are warnings that name the YAML to add, and never change the verdict', async () => {
    const other = await world.openPullRequest('quiet', { files: { 'README.md': 'y' } })
    const step = await world.runStep({ pr: other, permissions: { contents: 'read' } })
    expect(step.main.code, step.log).toBe(0)
    const warnings = step.annotations.filter((one) => one.level === 'warning').map((one) => one.message).join('\n')
    for (const permission of ['checks: write', 'pull-requests: write']) expect(warnings).toContain(permission)
    expect(step.summary).toContain('SLA')
    expect(await world.checks(other.head.sha)).toEqual([])
  })

  test('a fork\'s pull request is measured with a token that may write nothing, and told by a second run with one that may', async () => {
    const waivers = '  waivers: { forgiven: { metric: p99, limit: 400%, until: 2999-12-31, reason: it is only a fork } }'
    let fork = await world.openPullRequest('from-fork', { files: { 'perf-gate.yml': CONFIG.replace('compare: { mode: artifact }', `compare:\n  mode: artifact\n${waivers}`) }, fork: true, title: 'From *afar* @everyone' })
    await world.label(fork, 'forgiven')
    const measured = await world.runStep({ pr: fork })
    expect(measured.main.code, measured.log).toBe(0)
    expect(measured.summary).toContain('mode: report')
    // Its own configuration cannot waive anything: its labels are not even asked for.
    expect(measured.requests.filter((one) => /\/pulls\/\d+$/.test(one.path))).toEqual([])
    expect(measured.annotations.filter((one) => one.level === 'warning')).toEqual([])
    expect([await world.comments(fork.number), await world.checks(fork.head.sha)]).toEqual([[], []])

    const told = await world.runStep({ event: 'workflow_run', after: measured, inputs: { mode: 'report' } })
    expect(told.main.code, told.log).toBe(0)
    expect(told.outputs).toMatchObject({ verdict: 'pass', sla: 'pass' })
    const [comment, ...others] = await world.comments(fork.number)
    expect(others).toEqual([])
    expect(comment).toMatchObject({ user: { login: 'github-actions[bot]' } })
    expect(comment?.body).toContain(`Measured by the run of ${fork.head.sha.slice(0, 7)}`)
    expect((await world.checks(fork.head.sha)).map((one) => [one.name, one.status])).toEqual([['perf-gate', 'completed'], ['perf-gate / sla', 'completed']])
    // Nothing of the fork ran here, and nothing was measured.
    expect(told.log).not.toMatch(/round 1|warming up/)

    fork = await world.updatePullRequest(fork, { 'README.md': 'newer' })
    const stale = await world.runStep({ event: 'workflow_run', after: measured, inputs: { mode: 'report' } })
    expect(stale.main.code, stale.log).toBe(0)
    expect(stale.log).toContain('the pull request has moved on from')
    expect(await world.checks(fork.head.sha)).toEqual([])
    expect(await world.comments(fork.number)).toHaveLength(1)
  })

  test('on pull_request_target a checkout of the pull request is refused before anything of it runs', async () => {
    const risky = await world.openPullRequest('risky', { files: { 'server.js': 'require("node:fs").writeFileSync("ran", "")' } })
    const step = await world.runStep({ event: 'pull_request_target', pr: risky, headCheckout: true })
    expect(step.main.code, step.log).toBe(2)
    expect(step.log).toContain('on: pull_request_target: the checkout is')
    expect(step.log).toContain('mode: report')
  })

  test('a service that does not start fails the checks in words that blame the run, not the change', async () => {
    const broken = await world.openPullRequest('broken', { files: { 'server.js': `console.error('connecting with ' + process.env.DEPLOY_TOKEN); process.exit(7)` } })
    const step = await world.runStep({ pr: broken, env: { DEPLOY_TOKEN: SECRET } })
    expect(step.main.code, step.log).toBe(4)
    expect(step.outputs.verdict).toBe('invalid')
    const checks = await world.checks(broken.head.sha)
    expect(checks.map((one) => [one.name, one.status, one.conclusion])).toEqual([['perf-gate', 'completed', 'failure'], ['perf-gate / sla', 'completed', 'failure']])
    expect(checks[0]?.output.title).toMatch(/invalid/i)
    expect(step.orphans).toEqual([])
    // What it printed is told everywhere, but for the secret in it.
    const stored = await Promise.all(world.artifacts().filter((one) => one.runId === step.runId && one.name === 'perf-gate-report').map((one) => one.files()))
    const [comment] = await world.comments(broken.number)
    for (const told of [step.log, JSON.stringify(stored)]) expect(told).toContain('connecting with ***')
    for (const told of [step.log, step.summary, JSON.stringify([comment, checks, stored])]) expect(told).not.toContain(SECRET)
    expect(comment).toBeDefined()
  })

  test('mistakes in the configuration are annotations on their lines', async () => {
    const wrong = await world.openPullRequest('wrong', { files: { 'perf-gate.yml': CONFIG.replace('rate: 100', 'rat: 100') } })
    const step = await world.runStep({ pr: wrong })
    expect(step.main.code, step.log).toBe(2)
    expect(step.annotations).toMatchObject([{ level: 'error', file: 'perf-gate.yml', line: '5' }])
    expect(await world.checks(wrong.head.sha)).toEqual([])
  })

  test('a cancelled run leaves nothing running and no check open, and stores no baseline', async () => {
    const before = world.artifacts().length
    const step = await world.runStep({ event: 'push', files: { 'perf-gate.yml': CONFIG.replace('duration: 1s', 'duration: 60s') }, cancel: { when: /sla {10}round 1 {2}(?!warming up)/ } })
    expect(step.conclusion).toBe('cancelled')
    expect(step.orphans).toEqual([])
    expect(world.artifacts()).toHaveLength(before)
    expect((await world.checks(step.headSha)).map((one) => [one.status, one.conclusion])).toEqual([['completed', 'cancelled'], ['completed', 'cancelled']])
  })
})
