import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Result } from '../src/measure/result.ts'
import { seededNormal } from './judge/seeded-normal.ts'
import type { StepRun } from './rig/workflow-run.ts'
import { startWorld, type World } from './rig/world.ts'

/** Answers after a while that does not depend on how busy the machine is, and burns CPU in native code, whose cost does not depend on V8. */
const SERVER = (iterations: number) => `
const { pbkdf2Sync } = require('node:crypto')
require('node:http').createServer((request, response) => {
  pbkdf2Sync('price', 'salt', ${iterations}, 32, 'sha256')
  setTimeout(() => response.end('7'), 20)
}).listen(process.env.PORT, '127.0.0.1')
`
/** Margins that a busy machine does not cross. */
const CONFIG = `
service: { start: node server.js, ready: /price }
phases: [load]
load: { duration: 2s, rate: 30, agents: 20 }
compare:
  margin: 100%
  margins: { p99: 400%, avg: 400% }
  rounds: { min: 4, max: 4 }
  profile: false
  waivers: { slow for now: { metric: cpu_ms_per_request, limit: 500%, until: 2999-12-31, reason: a cache comes } }
report: { comment: always }
`
const FAST = 2_000
const SLOW = 10 * FAST
const AGAIN = 'against the stored baseline it looked worse, or stayed undecided'

describe('compare: auto, with a stored baseline of such a machine', () => {
  let world: World
  let baseSha: string
  beforeAll(async () => {
    world = await startWorld({ files: { 'server.js': SERVER(FAST), 'perf-gate.yml': CONFIG } })
    const step = await world.runStep({ event: 'push' })
    expect(step.outputs.verdict, step.log).toBe('pass')
    baseSha = step.headSha
    const measured = resultOf(step)
    await plantBaseline('steady', measured, 0.03)
    await plantBaseline('restless', measured, 0.6)
  })
  afterAll(() => world[Symbol.asyncDispose]())
  afterEach(() => expect(world.violations()).toEqual([]))

  test('a head that changed nothing is done with it: nothing is measured beside it', async () => {
    const pr = await world.openPullRequest('words', { files: { 'README.md': 'Words only\n' } })
    const step = await world.runStep({ pr, inputs: { 'baseline-name': 'steady' } })
    expect(step.outputs, step.log).toMatchObject({ verdict: 'pass', 'baseline-sha': baseSha })
    expect(resultOf(step)).toMatchObject({ baseline: { kind: 'artifact', sha: baseSha, distance: 0 }, phases: [{ layout: 'single', rounds: 3 }] })
    expect(step.log).not.toContain('measuring both sides here')
    expect((await world.comments(pr.number))[0]?.body).toContain('base taken from a stored baseline')
  })

  test('a head that is really slower is not failed by it, but by both sides measured here, and plan and comment say so', async () => {
    const pr = await world.openPullRequest('slower', { files: { 'server.js': SERVER(SLOW) } })
    const step = await world.runStep({ pr, inputs: { 'baseline-name': 'steady' } })
    expect(step.main.code, step.log).toBe(1)
    expect(step.log).toContain(`${AGAIN}: measuring both sides here`)
    const result = resultOf(step)
    expect(result).toMatchObject({ verdict: 'fail', baseline: { kind: 'paired', sha: baseSha, reason: AGAIN }, phases: [{ layout: 'duet', rounds: 4 }] })
    expect(result.plan[0]).toContain(`built and measured on this machine (${AGAIN})`)
    const cpu = result.verdicts[0]?.comparisons.find((one) => one.subject.kind === 'service' && one.metric === 'cpu_ms_per_request')
    expect(cpu).toMatchObject({ verdict: 'fail', rounds: 4 })
    expect(cpu).not.toHaveProperty('pastRuns')
    expect((await world.comments(pr.number))[0]?.body).toContain(AGAIN)

    await world.label(pr, 'Slow for now')
    const waived = await world.runStep({ pr, inputs: { compare: 'paired' } })
    expect(waived.main.code, waived.log).toBe(0)
    expect((await world.comments(pr.number))[0]?.body).toMatch(/accepted by the label slow for now up to 500\s% until 2999-12-31: a cache comes/)
  })

  test('a head that it cannot tell anything of, for runs of the default branch differ too much, is decided by both sides measured here', async () => {
    const pr = await world.openPullRequest('unclear', { files: { 'README.md': 'Other words\n' } })
    const step = await world.runStep({ pr, inputs: { 'baseline-name': 'restless' } })
    expect(step.main.code, step.log).toBe(0)
    expect(resultOf(step)).toMatchObject({ baseline: { kind: 'paired', sha: baseSha, reason: AGAIN }, phases: [{ layout: 'duet', rounds: 4 }] })
  })

  /** As if the default branch had run twenty times on this machine, its runs scattering by `sd` (of the logarithm) around what was measured. */
  async function plantBaseline(name: string, measured: Result, sd: number): Promise<void> {
    const [entry] = measured.history
    if (entry === undefined) throw new Error('the first run left no history')
    const normal = seededNormal(4)
    const history = Array.from({ length: 20 }, (_, run) => ({
      ...entry, sha: run === 19 ? entry.sha : `${run}`.padStart(40, '0'),
      values: Object.fromEntries(Object.entries(entry.values).map(([key, value]) => [key, value * Math.exp(sd * normal())])),
    }))
    await world.plantArtifact(name, { 'result.json': JSON.stringify({ ...measured, history } satisfies Result) }, { headSha: baseSha })
  }
})

function resultOf(step: StepRun): Result {
  return Result.parse(JSON.parse(readFileSync(path.join(step.workspace, 'perf-gate-out/result.json'), 'utf8')))
}
