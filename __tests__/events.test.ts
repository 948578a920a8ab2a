import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NO_COMMIT } from './rig/events.ts'
import type { StepOptions, StepRun } from './rig/workflow-run.ts'
import { startWorld, type World } from './rig/world.ts'

/** A service that ends at once: the run is told as invalid, with all the requests that any other run sends but for the baseline's upload. */
const FILES = { 'server.js': 'process.exit(7)', 'perf-gate.yml': 'service: { start: node server.js }\nphases: [sla]\nrequire: [sla]\ncompare: { mode: artifact }\nreport: { comment: always }\n' }
const MOST_REQUESTS = 25

describe('what is asked of GitHub', () => {
  let world: World
  let started: [string, StepOptions][]
  const names = new Map<string, string>()
  const know = (sha: string, name: string) => { names.set(sha, name); return sha }
  beforeAll(async () => {
    world = await startWorld({ files: FILES })
    const first = know(await world.origin.resolve('refs/heads/main') as string, 'first')
    const second = know(await world.push({ 'README.md': '1' }), 'second')
    await world.plantArtifact('perf-gate-baseline', { 'result.json': '{}' }, { headSha: first })
    const below = await world.openPullRequest('below', { files: { a: '1' } })
    const above = await world.openPullRequest('above', { files: { b: '1' }, base: 'below' })
    for (const [pr, name] of [[below, 'below'], [above, 'above']] as const) {
      know(pr.head.sha, name)
      know(pr.merge_commit_sha as string, `merge of ${name}`)
    }
    started = [
      ['a pull request', { pr: below }],
      ['the same again', { pr: below }],
      ['a stacked pull request', { pr: above }],
      ['a merge group', { event: 'merge_group', pr: below }],
      ['a push to the default branch', { event: 'push' }],
      ['a push to a branch', { event: 'push', branch: 'below' }],
      ['a new branch', { event: 'push', branch: 'below', before: NO_COMMIT }],
      ['a forced push', { event: 'push', branch: 'below', before: second }],
      ['a run by hand', { event: 'workflow_dispatch', branch: 'below' }],
      ['a schedule', { event: 'schedule' }],
      ['a release', { event: 'release' }],
    ]
  })
  afterAll(() => world[Symbol.asyncDispose]())

  test('is the same every time for each kind of event, within what a run may ask', async () => {
    const asked: Record<string, string[]> = {}
    for (const [name, options] of started) {
      const step = await world.runStep(options)
      expect(step.main.code, step.log).toBe(4)
      expect(step.requests.length, name).toBeLessThanOrEqual(MOST_REQUESTS)
      expect((await world.checks(step.headSha)).filter((one) => one.status !== 'completed'), name).toEqual([])
      expect(step.orphans).toEqual([])
      if (!names.has(step.sha)) know(step.sha, 'merge of the group')
      asked[name] = requestsOf(step)
    }
    expect(asked).toMatchSnapshot()
    expect(world.violations()).toEqual([])
  })

  test('on GitHub Enterprise Server is all but artifacts, which it has no service for: summary, checks and comment lead to its own pages', async () => {
    const pr = await world.openPullRequest('enterprise', { files: { c: '1' } })
    const step = await world.runStep({ pr, serverUrl: 'https://github.example.org' })
    expect(step.main.code, step.log).toBe(4)
    expect(step.requests.filter((one) => one.service === 'results')).toEqual([])
    expect(step.annotations.filter((one) => one.level === 'warning').map((one) => one.message)).toEqual(['could not upload the report: github.example.org is a GitHub Enterprise Server, which has no service for these artifacts'])
    expect((await world.checks(step.headSha)).map((one) => one.status)).toEqual(['completed', 'completed'])
    const [comment] = await world.comments(pr.number)
    expect(comment?.body).toContain(`https://github.example.org/octo-org/app/actions/runs/${step.runId}`)
    expect(world.violations()).toEqual([])
  })

  // The last one: GitHub does not recover from this.
  test('in vain, when GitHub is down, costs what is told there and nothing else: verdict, report on disk and summary are as ever', async () => {
    const pr = await world.openPullRequest('unlucky', { files: { d: '1' } })
    world.fail({ path: /./, status: 500, times: Number.POSITIVE_INFINITY })
    const step = await world.runStep({ pr })
    expect(step.main.code, step.log).toBe(4)
    expect(step.outputs['verdict']).toBe('invalid')
    expect(step.summary).toContain('SLA')
    expect(readdirSync(path.join(step.workspace, 'perf-gate-out')).toSorted()).toEqual(['junit.xml', 'report.html', 'report.md', 'result.json'])
    for (const what of ['open check runs', 'upload the report', 'comment on the pull request']) expect(step.log).toContain(`could not ${what}`)
    expect([await world.checks(step.headSha), await world.comments(pr.number), step.orphans]).toEqual([[], [], []])
  })

  /** In order, with commits by their names and without other ids. */
  function requestsOf({ requests }: StepRun): string[] {
    return requests.map(({ service, method, path }) => `${service} ${method} ${path.replaceAll(/[0-9a-f]{40}/g, (sha) => names.get(sha) ?? 'another').replaceAll(/\/\d+(?=\/|$)/g, '/N').replace('twirp/github.actions.results.api.v1.ArtifactService/', '')}`)
  }
})
