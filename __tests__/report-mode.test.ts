import { describe, expect, test } from 'vitest'
import type { Result } from '../src/measure/result.ts'
import type { EventSource } from '../src/ports.ts'
import { reportRun } from '../src/report-mode.ts'
import { passing, regressed } from './report/result-fixture.ts'
import { openRecordingWorld, type RecordingWorld } from './respond/recording-world.ts'

const HEAD = 'f'.repeat(40)
const RUN = { id: 77, event: 'pull_request', head_sha: HEAD, head_branch: 'topic', head_repository: { id: 2 } }
const SOURCE: EventSource = { name: 'workflow_run', payload: { workflow_run: RUN, repository: { id: 1 } }, sha: 'a'.repeat(40), ref: 'refs/heads/main', repository: 'o/r', runUrl: 'https://github.com/o/r/actions/runs/78' }
const PULL = { number: 7, title: 'A change', headSha: HEAD, headRef: 'topic', headRepositoryId: 2, baseSha: 'b'.repeat(40), baseRef: 'main' }
const ARTIFACT = { id: 5, name: 'perf-gate-report', sizeBytes: 100, expired: false, runId: 77, headSha: HEAD, headBranch: 'topic', createdAt: '2026-03-14T00:00:00Z' }
const CONFIG = 'service: { start: node server.js }\nreport: { comment: always }\n'

function worldWith(text: string, parts: Partial<RecordingWorld> = {}): RecordingWorld {
  const world = Object.assign(openRecordingWorld(), { pullRequests: [PULL], artifacts: [ARTIFACT], ...parts })
  world.written['/checkout/perf-gate.yml'] = CONFIG
  world.github.artifacts.download = (artifact, file) => Promise.resolve(artifact.id === 5 && file === 'result.json' ? text : undefined)
  return world
}
const tell = (world: RecordingWorld, source = SOURCE) => reportRun({ mode: 'report' }, source, world)
/** Every class decides in the fixture by a metric of its own; here they are judged from blocks, of which it has none. */
const claiming = (parts: Partial<Result>): string => JSON.stringify({ ...passing(), ...parts })

describe('the run of a fork', () => {
  test('is told on the pull request and the commit that GitHub names, whatever its result says of itself', async () => {
    const world = worldWith(claiming({ commit: { head: 'e'.repeat(40), headRef: 'main' }, title: 'Another title' }))
    const outcome = await tell(world)
    expect([...world.checks.values()].map((one) => one.sha)).toEqual(Array.from({ length: 4 }, () => HEAD))
    expect(world.comments.size).toBe(1)
    expect(outcome?.result).toMatchObject({ title: 'A change', commit: { head: HEAD, headRef: 'topic', baseRef: 'main' } })
    expect(outcome?.exitCode).toBe(0)
    expect(world.warnings).toEqual([])
  })

  test('is judged anew from its numbers: what it concluded counts for nothing', async () => {
    // All errors, and a verdict of "pass" beside it.
    const liar = passing()
    const [integration, load, sla] = liar.phases as [Result['phases'][number], Result['phases'][number], Result['phases'][number]]
    const failing = { metric: 'error_rate_percent', subject: { kind: 'service' as const, name: 'service' }, unit: 'percent' as const, worse: 'higher' as const, slot: 0, value: 100, samples: 500 }
    const blocks = [0, 1, 2, 3, 4].flatMap((round) => [{ ...failing, round, side: 'base' as const, value: 0 }, { ...failing, round, side: 'head' as const, value: 20 }])
    const outcome = await tell(worldWith(JSON.stringify({ ...liar, phases: [integration, { ...load, blocks }, sla] })))
    expect(outcome?.result.verdict).toBe('fail')
    expect(outcome?.result.reasons.map((one) => one.code)).toContain('regression')
  })

  test('brings its CPU profile where its numbers show that more CPU time is taken, and nowhere else', async () => {
    const { profiles } = regressed()
    const [integration, load, sla] = passing().phases as [Result['phases'][number], Result['phases'][number], Result['phases'][number]]
    const cpu = { metric: 'cpu_ms_per_request', subject: { kind: 'service' as const, name: 'service' }, unit: 'ms_per_request' as const, worse: 'higher' as const, slot: 0, samples: 500 }
    const blocks = [0, 1, 2, 3, 4, 5].flatMap((round) => [{ ...cpu, round, side: 'base' as const, value: 2 + round / 100 }, { ...cpu, round, side: 'head' as const, value: 4 + round / 100 }])
    expect((await tell(worldWith(claiming({ profiles, phases: [integration, { ...load, blocks }, sla] }))))?.result.profiles).toEqual(profiles)
    expect((await tell(worldWith(claiming({ profiles }))))?.result.profiles).toBeUndefined()
  })

  test('may have its regression accepted by a label: as declared by the default branch, and given by who may label here', async () => {
    const [integration, load, sla] = passing().phases as [Result['phases'][number], Result['phases'][number], Result['phases'][number]]
    const cpu = { metric: 'cpu_ms_per_request', subject: { kind: 'service' as const, name: 'service' }, unit: 'ms_per_request' as const, worse: 'higher' as const, slot: 0, samples: 500 }
    const blocks = [0, 1, 2, 3, 4, 5].flatMap((round) => [{ ...cpu, round, side: 'base' as const, value: 2 + round / 100 }, { ...cpu, round, side: 'head' as const, value: 2.4 + round / 100 }])
    const slower = claiming({ phases: [{ ...integration, blocks }, { ...load, blocks }, sla] })
    const told = async (labels: string[], declared: string) => {
      const world = worldWith(slower, { labels })
      world.written['/checkout/perf-gate.yml'] = CONFIG + declared
      const comparisons = (await tell(world))?.result.verdicts.flatMap((one) => one.comparisons) ?? []
      return comparisons.map(({ verdict, waiver }) => [verdict, waiver?.state, waiver?.label])
    }
    const declared = 'compare: { waivers: { accepted: { metric: cpu_ms_per_request, limit: 25%, until: 2026-12-31, reason: a new runtime } } }\n'
    const waived = ['fail', 'in-force', 'accepted']
    const failed = ['fail', undefined, undefined]
    expect(await told(['accepted'], declared)).toEqual([waived, waived])
    expect(await told(['other'], declared)).toEqual([failed, failed])
    expect(await told(['accepted'], '')).toEqual([failed, failed])
  })

  test('cannot call a promise kept that its own number breaks', async () => {
    const liar = passing()
    const verdicts = liar.verdicts.map((one) => ({ ...one, promises: one.promises.map((promise) => (promise.metric === 'p99_response_time_ms' ? { ...promise, observed: 900 } : promise)) }))
    const outcome = await tell(worldWith(JSON.stringify({ ...liar, verdicts })))
    expect(outcome?.result.verdicts.find((one) => one.phase === 'sla')?.promises.find((one) => one.metric === 'p99_response_time_ms')).toMatchObject({ verdict: 'fail', reason: 'the run calls it kept, its own numbers say otherwise' })
  })

  test('does not pass by leaving a required phase out', async () => {
    const outcome = await tell(worldWith(claiming({ phases: passing().phases.slice(0, 2), verdicts: passing().verdicts.slice(0, 2) })))
    expect(outcome?.result).toMatchObject({ verdict: 'invalid' })
  })

  test('measured under another configuration is told as that', async () => {
    expect((await tell(worldWith(JSON.stringify(regressed()))))?.result.notes.join()).toContain('another configuration')
  })
})

describe('nothing is told, and why', () => {
  test.each<[string, string, Partial<RecordingWorld>, RegExp]>([
    ['the head moved', claiming({}), { pullRequests: [{ ...PULL, headSha: 'd'.repeat(40) }] }, /moved on from fffffff/],
    ['the pull request was closed', claiming({}), { pullRequests: [] }, /no open pull request has the head fffffff/],
    ['the branch is of another fork', claiming({}), { pullRequests: [{ ...PULL, headRepositoryId: 3 }] }, /no open pull request/],
    ['the fork is gone', claiming({}), { pullRequests: [{ ...PULL, headRepositoryId: undefined }] }, /no open pull request/],
    ['the run stored nothing', claiming({}), { artifacts: [] }, /stored no result \(artifact perf-gate-report\)/],
    ['what it stored has expired', claiming({}), { artifacts: [{ ...ARTIFACT, expired: true }] }, /stored no result/],
    ['what it stored is another run\'s', claiming({}), { artifacts: [{ ...ARTIFACT, runId: 76 }] }, /stored no result/],
    ['what it stored is not a result', '{"schemaVersion": 1, "__proto__": {"verdict": "pass"}}', {}, /refused: it is damaged/],
    ['what it stored is of a newer schema', '{"schemaVersion": 2}', {}, /refused: its schema version is 2/],
    ['what it stored is not JSON', 'PK', {}, /refused: it is damaged: not JSON/],
  ])('%s', async (_, text, parts, why) => {
    const world = worldWith(text, parts)
    expect(await tell(world)).toBeUndefined()
    expect(world.warnings).toEqual([expect.stringMatching(why)])
    expect([world.checks.size, world.comments.size, world.summary]).toEqual([0, 0, ''])
  })

  test('the workflow is on another event: that is a mistake', async () => {
    await expect(tell(worldWith(claiming({})), { ...SOURCE, name: 'pull_request' })).rejects.toThrow(/report belongs into a workflow on `workflow_run`.*this run is on pull_request/)
  })
})
