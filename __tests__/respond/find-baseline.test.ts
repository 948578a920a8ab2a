import { describe, expect, test } from 'vitest'
import type { Inputs } from '../../src/config/inputs.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { readEvent } from '../../src/plan/event.ts'
import { planRun } from '../../src/plan/plan-run.ts'
import { findBaseline } from '../../src/respond/find-baseline.ts'
import { openRecordingWorld } from './recording-world.ts'

const PULL = { pull_request: { number: 7, head: { sha: 'head', ref: 'topic', repo: { full_name: 'octo/app' } }, base: { sha: 'stale', ref: 'main' } } }
const BRANCHES = { repository: { default_branch: 'trunk' } }
const GROUP = { merge_group: { head_sha: 'tip', base_sha: 'group-before', head_ref: 'refs/heads/gh-readonly-queue/main/pr-7', base_ref: 'refs/heads/main' } }

type Case = { name: string; payload: object; ref?: string; inputs?: Inputs; refused?: boolean }

/** The commit compared with, where the merge base of `a` and `b` is called `a+b`. */
async function baseOf({ name, payload, ref = 'refs/heads/topic', inputs = {}, refused = false }: Case): Promise<{ sha: string | undefined; warnings: string[] }> {
  const world = openRecordingWorld()
  world.github.repository.mergeBase = (base, head) => (refused ? Promise.reject(new Error('Not Found')) : Promise.resolve({ sha: `${base}+${head}`, aheadBy: 1, messages: [] }))
  const config = readConfig({ text: 'service: { start: node server.js }', file: 'perf-gate.yml', inputs })
  const event = readEvent({ name, payload, sha: 'tip', ref, repository: 'octo/app', runUrl: 'https://github.com/octo/app/actions/runs/1' })
  return { sha: (await findBaseline(planRun(config, event), config, world)).sha, warnings: world.warnings }
}

describe('what is compared with', () => {
  test.each<[string, Case, string | undefined]>([
    ['a pull request: what its merge commit was built on, not the stale base of the event', { name: 'pull_request', payload: PULL, ref: 'refs/pull/7/merge' }, 'main+tip'],
    ['a stacked pull request: where it left the branch below it', { name: 'pull_request', payload: { pull_request: { ...PULL.pull_request, base: { sha: 'stale', ref: 'below' } } }, ref: 'refs/pull/7/merge' }, 'below+tip'],
    ['a merge group: the group before it in the queue, not the branch', { name: 'merge_group', payload: GROUP, ref: GROUP.merge_group.head_ref }, 'group-before+tip'],
    ['a push to a branch: the commit before the first that was pushed', { name: 'push', payload: { ...BRANCHES, before: 'before' } }, 'before+tip'],
    ['a new branch: where it left the default branch, whatever that is called', { name: 'push', payload: { ...BRANCHES, before: '0'.repeat(40), created: true } }, 'trunk+tip'],
    ['a forced push: where the branch left the default branch, for the commit before is no longer part of it', { name: 'push', payload: { ...BRANCHES, before: 'gone', forced: true } }, 'trunk+tip'],
    ['a run by hand on a branch: where it left the default branch', { name: 'workflow_dispatch', payload: BRANCHES }, 'trunk+tip'],
    ['a push to the default branch: the commit before, for its history', { name: 'push', payload: { ...BRANCHES, before: 'before' }, ref: 'refs/heads/trunk' }, 'before'],
    ['a forced push to the default branch: what it holds now', { name: 'push', payload: { ...BRANCHES, before: 'gone', forced: true }, ref: 'refs/heads/trunk' }, 'tip'],
    ['a schedule, or a run by hand on the default branch: the history of that very commit', { name: 'schedule', payload: BRANCHES, ref: 'refs/heads/trunk' }, 'tip'],
    ['the very first commit: itself, which has no history', { name: 'push', payload: { ...BRANCHES, before: '0'.repeat(40) }, ref: 'refs/heads/trunk' }, 'tip'],
    ['a release, or a pushed tag: nothing, until `base-ref` says what', { name: 'release', payload: BRANCHES, ref: 'refs/tags/v2' }, undefined],
    ['a release with `base-ref`: that', { name: 'release', payload: BRANCHES, ref: 'refs/tags/v2', inputs: { 'base-ref': 'v1' } }, 'v1+tip'],
    ['`base-ref`: that, whatever the event says', { name: 'pull_request', payload: PULL, ref: 'refs/pull/7/merge', inputs: { 'base-ref': 'release' } }, 'release+tip'],
  ])('%s', async (_, each, sha) => {
    expect(await baseOf(each)).toEqual({ sha, warnings: [] })
  })

  test('when GitHub does not tell, is the base commit of the event, with a warning', async () => {
    expect(await baseOf({ name: 'pull_request', payload: PULL, refused: true })).toEqual({ sha: 'stale', warnings: [expect.stringContaining('taking the base commit of the event instead')] })
  })
  test('when GitHub does not tell, is never the event\'s in place of `base-ref`', async () => {
    expect(await baseOf({ name: 'pull_request', payload: PULL, refused: true, inputs: { 'base-ref': 'release' } })).toEqual({ sha: undefined, warnings: [expect.stringContaining('taking base-ref itself instead')] })
  })
})
