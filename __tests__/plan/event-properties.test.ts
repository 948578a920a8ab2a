import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEvent, readReportedRun } from '../../src/plan/event.ts'

const NAMES = ['pull_request', 'pull_request_target', 'push', 'merge_group', 'workflow_dispatch', 'schedule', 'release', 'workflow_run', 'issues', '__proto__', 'constructor', '']
/** Payloads with the keys that are read, holding anything; and anything at all. */
const KEYS = ['repository', 'pull_request', 'merge_group', 'workflow_run', 'before', 'after', 'head_commit', 'number', 'head', 'base', 'sha', 'ref', 'repo', 'full_name', 'default_branch', 'title', 'message', 'head_sha', 'base_sha', 'head_ref', 'base_ref', 'id', 'event', 'head_repository', '__proto__']
const payload = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), tie('object'), fc.array(tie('value'), { maxLength: 3 })),
  object: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 8 }),
})).object
const source = fc.record({ name: fc.constantFrom(...NAMES), payload: fc.oneof({ weight: 4, arbitrary: payload }, { weight: 1, arbitrary: fc.anything() }), sha: fc.string(), ref: fc.string(), repository: fc.string(), runUrl: fc.string() })

test('whatever GitHub sends, it is read: with a kind that is known, texts where texts belong, and no pull request without its number', () => {
  fc.assert(fc.property(source, (one) => {
    const event = readEvent(one)
    expect(['pull_request', 'pull_request_target', 'push', 'merge_group', 'workflow_dispatch', 'schedule', 'release', 'other']).toContain(event.kind)
    for (const text of [event.sha, event.headSha, event.headRef, event.baseSha, event.baseRef, event.runUrl]) expect(text === undefined || typeof text === 'string').toBe(true)
    expect(event.title).toBeTypeOf('string')
    expect(event.pullRequest === undefined || Number.isSafeInteger(event.pullRequest)).toBe(true)
  }), { numRuns: 3000 })
})

test('whatever a workflow_run event holds, it names a run by its number and commit, or is none', () => {
  fc.assert(fc.property(source, (one) => {
    const run = readReportedRun({ ...one, name: 'workflow_run' })
    if (run !== undefined) expect([Number.isSafeInteger(run.id), typeof run.headSha]).toEqual([true, 'string'])
  }), { numRuns: 3000 })
})
