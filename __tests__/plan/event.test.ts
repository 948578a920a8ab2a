import { describe, expect, test } from 'vitest'
import { readEvent } from '../../src/plan/event.ts'

const source = (name: string, payload: unknown, ref = 'refs/heads/main') => ({ name, payload, sha: 'merge1', ref, repository: 'octo/app', runUrl: 'https://github.com/octo/app/actions/runs/1' })
const pull = (repository: string | null) => ({
  pull_request: { number: 7, title: 'Faster', head: { sha: 'head1', ref: 'topic', repo: repository === null ? null : { full_name: repository } }, base: { sha: 'base1', ref: 'main', repo: { full_name: 'octo/app' } } },
})

describe('the event', () => {
  test('of a pull request is told on its head commit, not on the merge commit that was built', () => {
    expect(readEvent(source('pull_request', pull('octo/app'), 'refs/pull/7/merge'))).toMatchObject({ kind: 'pull_request', sha: 'merge1', headSha: 'head1', baseRef: 'main', pullRequest: 7, fromFork: false, title: 'Faster' })
  })
  test('of a pull request from another repository, or a deleted one, is a fork\'s', () => {
    expect(readEvent(source('pull_request', pull('evil/app'))).fromFork).toBe(true)
    expect(readEvent(source('pull_request', pull(null))).fromFork).toBe(true)
  })
  test('of a push knows the default branch and the commit before', () => {
    const payload = { before: 'old1', repository: { default_branch: 'main' }, head_commit: { message: 'Fix\n\nmore' } }
    expect(readEvent(source('push', payload))).toMatchObject({ onDefaultBranch: true, baseSha: 'old1', title: 'Fix' })
    expect(readEvent(source('push', payload, 'refs/heads/topic')).onDefaultBranch).toBe(false)
  })
  test('of a first push has no commit before', () => {
    expect(readEvent(source('push', { before: '0'.repeat(40) })).baseSha).toBeUndefined()
  })
  test('of a merge group is compared with what the group builds on', () => {
    const payload = { merge_group: { head_sha: 'h', base_sha: 'b', head_ref: 'refs/heads/gh-readonly-queue/main/pr-7', base_ref: 'refs/heads/main' } }
    expect(readEvent(source('merge_group', payload))).toMatchObject({ kind: 'merge_group', headSha: 'h', baseSha: 'b', baseRef: 'main' })
  })
  test('with an odd payload is still an event', () => {
    expect(readEvent(source('star', 'nonsense'))).toMatchObject({ kind: 'other', sha: 'merge1' })
    expect(readEvent(source('pull_request', { pull_request: { number: 'x' } })).pullRequest).toBeUndefined()
  })
  test('is absent on a laptop', () => {
    expect(readEvent(undefined)).toMatchObject({ kind: 'laptop', pullRequest: undefined })
  })
})
