import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readConfig } from '../src/config/read-config.ts'
import type { Result } from '../src/measure/result.ts'
import { readEvent } from '../src/plan/event.ts'
import { planRun } from '../src/plan/plan-run.ts'
import { openPublishing, type Publishing } from '../src/respond/publish.ts'
import { passing, regressed } from './report/result-fixture.ts'
import { openRecordingWorld, type RecordingWorld } from './respond/recording-world.ts'
import { hurryWaits } from './rig/faster-waits.ts'
import { TRUSTED } from './rig/permissions.ts'
import type { PullRequest } from './rig/workflow-run.ts'
import { startWorld, type World } from './rig/world.ts'

const CONFIG = readConfig({ text: 'service: { start: node server.js }\nphases: [sla]\nrequire: [sla]\nreport: { comment: always }', file: 'perf-gate.yml', inputs: {} })

let world: World
let hurry: Disposable
let openGitHub: typeof import('../src/github/open-github.ts')['openGitHub']
beforeAll(async () => {
  world = await startWorld()
  Object.assign(process.env, world.jobEnvironment())
  ;({ openGitHub } = await import('../src/github/open-github.ts'))
  // Writes a second apart, as GitHub asks, take a twentieth.
  hurry = hurryWaits({ times: 20, fromMs: 50 })
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterAll(async () => {
  vi.restoreAllMocks()
  hurry[Symbol.dispose]()
  await world[Symbol.asyncDispose]()
})

type Run = { publishing: Publishing; recording: RecordingWorld; sha: string; finish: (result: Result) => Promise<void> }

/** A run on a pull request as it is now: its checks are open. Nothing is uploaded, which is another story. */
async function begin(pull: PullRequest): Promise<Run> {
  const recording = openRecordingWorld()
  const { summary, outputs, state, artifacts } = recording.github
  const real = openGitHub({ token: world.token(TRUSTED), log: recording.log })
  const event = readEvent({ name: 'pull_request', payload: { pull_request: pull }, sha: pull.merge_commit_sha ?? '', ref: `refs/pull/${pull.number}/merge`, repository: world.repository, runUrl: 'https://github.com/octo-org/app/actions/runs/1' })
  const publishing = await openPublishing(planRun(CONFIG, event), CONFIG, { ...recording, github: { ...real, summary, outputs, state, artifacts } })
  const of = (result: Result): Result => ({ ...result, commit: { ...result.commit, head: pull.head.sha } })
  return { publishing, recording, sha: pull.head.sha, finish: (result) => publishing.complete(of(result)) }
}

const bodies = async (pull: PullRequest) => (await world.comments(pull.number)).map((one) => String(one.body))
const openChecks = async (...runs: Run[]) => (await Promise.all(runs.map((run) => world.checks(run.sha)))).flat().filter((one) => one.status !== 'completed')

describe('two runs of a pull request', () => {
  let pull: PullRequest
  let count = 0
  beforeEach(async () => { pull = await world.openPullRequest(`topic-${++count}`, { files: { [`${count}`]: 'x' } }) })

  test('that begin and end together leave one comment, and no check open', async () => {
    const runs = await Promise.all([begin(pull), begin(pull)])
    await Promise.all(runs.map((run) => run.finish(regressed())))
    expect(await bodies(pull)).toEqual([expect.stringContaining('5 regressions')])
    expect(await openChecks(...runs)).toEqual([])
    expect(runs.flatMap((run) => run.recording.warnings)).toEqual([])
  })

  test('again, after the first has ended, change the same comment', async () => {
    await (await begin(pull)).finish(regressed())
    const again = await begin(pull)
    expect(await bodies(pull)).toEqual([expect.stringContaining('re-running')])
    await again.finish(passing())
    expect(await bodies(pull)).toEqual([expect.stringContaining('✅')])
  })

  test('of which the older ends last: what the newer told stays', async () => {
    const older = await begin(pull)
    pull = await world.updatePullRequest(pull, { later: 'x' })
    const newer = await begin(pull)
    await newer.finish(passing())
    const [told] = await bodies(pull)
    await older.finish(regressed())
    expect(await bodies(pull)).toEqual([told])
    expect(told).toContain(`for ${newer.sha.slice(0, 7)}`)
    // Its own commit is told of it all the same.
    expect((await world.checks(older.sha)).map((one) => [one.name, one.status])).toEqual([['perf-gate', 'completed'], ['perf-gate / sla', 'completed']])
    expect(await openChecks(older, newer)).toEqual([])
  })

  test('of which the older ends last, before the newer has said anything: it does not begin the comment', async () => {
    const older = await begin(pull)
    pull = await world.updatePullRequest(pull, { later: 'x' })
    await older.finish(regressed())
    expect(await bodies(pull)).toEqual([])
  })

  test('of which the older begins last does not call the newer\'s numbers outdated', async () => {
    const before = pull
    pull = await world.updatePullRequest(pull, { later: 'x' })
    await (await begin(pull)).finish(regressed())
    const [told] = await bodies(pull)
    await (await begin(before)).publishing.crashed(new Error('cancelled'))
    expect(await bodies(pull)).toEqual([told])
  })

  test('of which the newer commit has no run: the older answers the comment that waits for it', async () => {
    await (await begin(pull)).finish(regressed())
    const waiting = await begin(pull)
    pull = await world.updatePullRequest(pull, { later: 'x' })
    await waiting.finish(passing())
    expect(await bodies(pull)).toEqual([expect.stringContaining('✅')])
  })
})

test('two jobs of a run that store under one name: the second is told which settings keep them apart', async () => {
  const { artifacts } = openGitHub({ token: world.token(TRUSTED), log: openRecordingWorld().log })
  const files = [{ path: 'result.json', content: '{}' }]
  const { id } = await artifacts.upload('perf-gate-report', files)
  await expect(artifacts.upload('perf-gate-report', files)).rejects.toThrow(/has stored perf-gate-report already: give each job .* `report.comment-id` and a `baseline-name`/)
  expect(world.artifacts().map((one) => [one.id, one.name])).toEqual([[id, 'perf-gate-report']])
})
