import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import type { Violation } from '../../src/measure/result.ts'
import { readEvent } from '../../src/plan/event.ts'
import { planRun } from '../../src/plan/plan-run.ts'
import type { Event } from '../../src/plan/plan.ts'
import { openAlerts } from '../../src/respond/alerts.ts'
import { breached, passing } from '../report/result-fixture.ts'
import { openRecordingWorld, type RecordingWorld } from './recording-world.ts'

const FIRING: Violation = { metric: 'p99_response_time_ms', kind: 'latency_percentile', severity: 'major', state: 'firing', startMs: 2000, firedMs: 5000, worst: 400, limit: 100, windows: 4, rollback: true }
const RESOLVED: Violation = { ...FIRING, state: 'resolved', endMs: 9000, resolution: 'no longer beyond it' }
const OTHER: Violation = { ...FIRING, metric: 'error_rate_percent', kind: 'error_rate', limit: 1, worst: 33 }
const PUSH: Event = { ...readEvent(undefined), kind: 'push', headSha: 'abcdef0123', headRef: 'main', onDefaultBranch: true, title: 'Faster | *better*', runUrl: 'https://github.com/octo-org/app/actions/runs/77' }

function open(world: RecordingWorld, event = PUSH, alerts = '{ issue: true }') {
  const config = readConfig({ text: `service: { start: node server.js }\nalerts: ${alerts}\n`, file: 'perf-gate.yml', inputs: {} })
  return openAlerts({ ...planRun(config, event), event }, config, world)
}

/** One run: these violations, second after second, and then its result. */
async function run(world: RecordingWorld, seconds: Violation[][], { result = breached(), event = PUSH, alerts = '{ issue: true }' } = {}) {
  const alerting = open(world, event, alerts)
  for (const [second, violations] of seconds.entries()) alerting.watch(violations, 5000 + second * 1000)
  alerting.conclude(result)
  await alerting.finish()
}

const issueSteps = (world: RecordingWorld) => world.told.filter((line) => line.includes('issue'))

describe('the issue about violations', () => {
  test('is opened when one fires, holds all of them, and is closed when all are kept again', async () => {
    const world = openRecordingWorld()
    await run(world, [[FIRING], [FIRING], [FIRING, OTHER], [RESOLVED, OTHER]])
    expect(issueSteps(world)).toEqual(['open issue: perf-gate: broken promises on main', 'change issue', 'change issue'])
    expect(world.issues[0]?.body).toMatchInlineSnapshot(`
      "<!-- perf-gate-alert:perf-gate -->
      ❌ Broken in [the run of abcdef0](https://github.com/octo-org/app/actions/runs/77) (Faster \\| \\*better\\*).

      | Promise | State | Target | Worst | Severity | Seconds of its traffic |
      |---|---|---|---|---|---|
      | 99th percentile response time | ✅ kept again | at most 100 ms | 400 ms | major | 2.0 s to 9.0 s |
      | share of requests that failed | ❌ broken | at most 1 % | 33.0 % | major | 2.0 s |

      <sub>Kept by perf-gate: opened when a promise is violated on <code>main</code>, and closed when it is kept again. There is one for all of them.</sub>
      "
    `)
    await run(world, [[OTHER], [{ ...OTHER, state: 'resolved', endMs: 9000 }]])
    expect(issueSteps(world).slice(3)).toEqual(['change issue', 'close issue'])
  })
  test('stays one over many runs: opened again when a later run violates, closed by one that keeps everything', async () => {
    const world = openRecordingWorld()
    await run(world, [[FIRING]])
    await run(world, [[FIRING]])
    expect(world.issues).toMatchObject([{ isOpen: true }])
    await run(world, [], { result: passing() })
    expect(world.issues).toMatchObject([{ isOpen: false, body: expect.stringContaining('kept all promises again') }])
    await run(world, [], { result: passing() })
    await run(world, [[FIRING]])
    expect(world.issues).toMatchObject([{ isOpen: true }])
    expect(issueSteps(world)).toEqual(['open issue: perf-gate: broken promises on main', 'change issue', 'close issue', 'change issue'])
  })
  test('is left as it is by a run that neither violates nor keeps its promises', async () => {
    const world = openRecordingWorld()
    await run(world, [[FIRING]])
    await run(world, [], { result: { ...passing(), verdicts: [] } })
    expect(world.issues).toMatchObject([{ isOpen: true }])
  })
  test.each<[string, Partial<Event>, string]>([
    ['for a pull request', { onDefaultBranch: false, pullRequest: 7, kind: 'pull_request' }, '{ issue: true }'], ['for a fork', { fromFork: true }, '{ issue: true }'],
    ['on another branch', { onDefaultBranch: false }, '{ issue: true }'], ['where nobody asked for one', {}, '{}'], ['in a dry run', {}, '{ issue: true, dry-run: true }'],
  ])('is not written %s', async (_, event, alerts) => {
    const world = openRecordingWorld()
    await run(world, [[FIRING]], { event: { ...PUSH, ...event }, alerts })
    expect(issueSteps(world)).toEqual([])
  })
  test('that cannot be written is a warning', async () => {
    const world = openRecordingWorld()
    world.github.issues.find = () => Promise.reject(new Error('GitHub is down'))
    await run(world, [[FIRING]])
    expect(world.warnings.filter((line) => line.startsWith('the issue'))).toEqual(['the issue about violations could not be written: GitHub is down'])
  })
})
