import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import type { Violation } from '../../src/measure/result.ts'
import { readEvent } from '../../src/plan/event.ts'
import { planRun } from '../../src/plan/plan-run.ts'
import type { Event } from '../../src/plan/plan.ts'
import { openRollback } from '../../src/respond/rollback.ts'
import { openRecordingWorld } from './recording-world.ts'

const VIOLATION: Violation = { metric: 'p99_response_time_ms', subject: { kind: 'class', name: 'safe' }, kind: 'latency_percentile', severity: 'major', state: 'firing', startMs: 2000, firedMs: 5000, worst: 333, limit: 100, windows: 4, rollback: true }
const PUSH: Event = { ...readEvent(undefined), kind: 'push', headSha: 'bad', headRef: 'main', onDefaultBranch: true, title: 'Faster', runUrl: 'https://github.com/run/77' }

const configure = (rollback: string) => readConfig({ text: `target: http://127.0.0.1:9\nrollback: ${rollback}\n`, file: 'perf-gate.yml', inputs: {} })

async function answer(rollback: string, { good, event = PUSH }: { good?: string; event?: Event } = {}) {
  const world = openRecordingWorld()
  // Nothing here lasts: only what is cancelled, or hangs, gets to the end of a pause.
  world.clock.sleep = (_, signal) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('cancelled'))))
  const config = configure(rollback)
  const attempted = await openRollback({ ...planRun(config, event), event }, config, world, good)?.(VIOLATION)
  return { attempted, told: world.told.filter((line) => !line.startsWith('upload')), uploads: world.uploads }
}

describe('a violation is answered', () => {
  test('by a workflow, whose inputs know what it was and which commit was good', async () => {
    const { attempted, told, uploads } = await answer('{ mode: on, workflow_dispatch: { workflow: rollback.yml, inputs: { version: "{{good}}", reason: "{{metric}} ({{severity}}), see {{run}}" } } }', { good: 'fine' })
    expect(told).toEqual(['start rollback.yml on main with {"version":"fine","reason":"safe.p99_response_time_ms (major), see https://github.com/run/77"}'])
    expect(attempted).toEqual({ kind: 'done', reason: 'started the workflow rollback.yml', procedure: 'workflow_dispatch of rollback.yml', url: 'https://github.com/run/1' })
    expect(Object.keys(uploads)).toEqual(['perf-gate-rollback-latency_percentile'])
  })
  test('by an event', async () => {
    const { attempted, told } = await answer('{ mode: on, repository_dispatch: { event-type: rollback } }', { good: 'fine' })
    expect(told).toEqual(['send rollback: version violation commit good title runUrl'])
    expect(attempted).toMatchObject({ kind: 'done', procedure: 'repository_dispatch rollback' })
  })
  test('by a deployment of the last good commit', async () => {
    const { attempted, told } = await answer('{ mode: on, deployment: { environment: production } }', { good: 'fine' })
    expect(told).toEqual(['deploy fine to production: version violation commit runUrl'])
    expect(attempted).toMatchObject({ kind: 'done', reason: 'asked for a deployment of fine to production', url: 'https://github.com/deployments/production' })
  })
  test('by a pull request that reverts it, with the evidence', async () => {
    const { attempted, told } = await answer('{ mode: on, revert-pull-request: {} }')
    expect(told).toEqual(['revert bad: perf-gate found a promise broken after bad was deployed: `safe.p99_response_time_ms` was beyond 100 from second 2 of its traffic on (worst 333.0, 4 windows, major).\n\nEvidence: https://github.com/run/77'])
    expect(attempted).toMatchObject({ kind: 'done', url: 'https://github.com/pull/9' })
  })
  test('by the procedure of its kind', async () => {
    const { told } = await answer('{ mode: on, command: ./back, by-kind: { latency_percentile: { repository_dispatch: { event-type: slow } } } }')
    expect(told).toEqual(['send slow: version violation commit title runUrl'])
  })
})

describe('GitHub is asked for nothing', () => {
  test.each([
    ['in a dry run, the default', '{ deployment: { environment: production } }', { good: 'fine' }, 'dry-run', 'this would have been run: deployment to production'],
    ['without a last good commit', '{ mode: on, deployment: { environment: production } }', {}, 'refused', 'the last good commit is not known'],
    ['when the last good commit is this one', '{ mode: on, workflow_dispatch: { workflow: w.yml, inputs: { version: "{{good}}" } } }', { good: 'bad' }, 'refused', 'the last good commit is this one'],
  ])('%s', async (_, rollback, facts, kind, reason) => {
    const { attempted, told, uploads } = await answer(rollback, facts)
    expect([attempted?.kind, told, uploads]).toEqual([kind, [], {}])
    expect(attempted?.reason).toContain(reason)
  })
  test('for a pull request or a fork: nobody even waits for it', async () => {
    for (const event of [{ ...PUSH, pullRequest: 7 }, { ...PUSH, fromFork: true }]) expect(await answer('{ mode: on, deployment: { environment: production } }', { good: 'fine', event })).toMatchObject({ attempted: undefined, told: [] })
  })
})

test('a GitHub that never answers, or refuses, is a failed procedure with its reason', async () => {
  const config = configure('{ mode: on, timeout: 7s, repository_dispatch: { event-type: rollback } }')
  const world = openRecordingWorld()
  const rollback = () => openRollback({ ...planRun(config, PUSH), event: PUSH }, config, world)?.(VIOLATION)
  world.github.procedures.sendEvent = () => new Promise(() => undefined)
  expect(await rollback()).toMatchObject({ kind: 'failed', reason: 'GitHub did not answer within 7 s' })
  world.clock.sleep = () => new Promise(() => undefined)
  world.github.procedures.sendEvent = () => Promise.reject(new Error('the token may not send repository_dispatch events: add `contents: write` to the `permissions:` of the job'))
  expect(await rollback()).toMatchObject({ kind: 'failed', reason: expect.stringContaining('add `contents: write`') })
})

describe('a procedure in the file', () => {
  test.each([
    ['{ command: ./back, deployment: { environment: production } }', 'rollback: give one of `command`, `workflow_dispatch`, `repository_dispatch`, `deployment`, `revert-pull-request`, not several; others for single kinds of violations go into `by-kind`'],
    ['{ workflow_dispatch: { workflow: w.yml, inputs: { version: "{{goood}}" } } }', 'rollback.workflow_dispatch.inputs.version: nothing gives a value for {{goood}} (did you mean "good"?); known here: good, commit, metric, kind, severity, run'],
    ['{ by-kind: { availability: {} } }', 'rollback.by-kind.availability: give one of command'],
    ['{ deployment: {} }', 'rollback.deployment.environment: is missing'],
    ['{ mode: on }', 'no procedure; give one of `rollback.command`'],
    ['{ workflow-dispatch: { workflow: w.yml } }', 'unknown key "workflow-dispatch" (did you mean "workflow_dispatch"?)'],
  ])('that cannot be is a mistake: %s', (rollback, message) => {
    expect(() => configure(rollback)).toThrow(message)
  })
})
