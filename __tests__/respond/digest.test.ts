import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { decodeDigest, encodeDigest } from '../../src/measure/digest.ts'
import { Result } from '../../src/measure/result.ts'
import { readEvent } from '../../src/plan/event.ts'
import { planRun } from '../../src/plan/plan-run.ts'
import type { Event } from '../../src/plan/plan.ts'
import { byteLength } from '../../src/report/markdown/fit.ts'
import { findBaseline } from '../../src/respond/find-baseline.ts'
import { openPublishing } from '../../src/respond/publish.ts'
import { first, passing } from '../report/result-fixture.ts'
import { openRecordingWorld } from './recording-world.ts'

const CONFIG = readConfig({ text: 'service: { start: node server.js }\ncompare: { mode: artifact }', file: 'perf-gate.yml', inputs: {}, seed: 1 })
const MAIN = 'b'.repeat(40)
const PUSH: Event = { ...readEvent(undefined), kind: 'push', sha: MAIN, headSha: MAIN, onDefaultBranch: true }
const PULL: Event = { ...readEvent(undefined), kind: 'pull_request', sha: 'merge', headSha: 'head', baseSha: MAIN, baseRef: MAIN, pullRequest: 7 }
/** One side alone: a run of two at once is no baseline. */
const ofMain = (): Result => ({ ...first(), history: passing().history, configHash: CONFIG.hash, commit: { head: MAIN } })

describe('the digest of a result', () => {
  test('holds what a later run compares with, and is a result by the schema', () => {
    const watched = { ...ofMain(), phases: ofMain().phases.map((one) => ({ ...one, rest: [{ side: 'head' as const, points: [{ atMs: 0, memoryMb: 1 }] }] })) }
    const read = Result.parse(JSON.parse(decodeDigest(`### A summary\n\n${encodeDigest(watched, 40_000)}`) ?? ''))
    expect(read.phases.map((one) => one.rest)).toEqual(read.phases.map(() => undefined))
    expect(read.history).toEqual(ofMain().history)
    expect(read.phases.map((one) => one.blocks)).toEqual(ofMain().phases.map((one) => one.blocks.filter((block) => block.side === 'head')))
    expect(read).toMatchObject({ configHash: CONFIG.hash, environment: ofMain().environment, commit: { head: MAIN } })
  })
  test('keeps fewer runs of history where it has to be small, and is none where it cannot be', () => {
    const noisy = { ...ofMain(), history: Array.from({ length: 50 }, (_, run) => ({ sha: `${run}`.padEnd(40, 'e'), at: '2026-01-01', environment: 'k', values: Object.fromEntries(Array.from({ length: 60 }, (__, metric) => [`load/class:c${metric}/p50_response_time_ms`, Math.sin(run * 61 + metric) + 2])) })) }
    const small = encodeDigest(noisy, 20_000) ?? ''
    expect(small.length).toBeLessThanOrEqual(20_000)
    expect((JSON.parse(decodeDigest(small) ?? '') as Result).history.at(-1)?.sha).toBe(noisy.history.at(-1)?.sha)
    expect(encodeDigest(noisy, 500)).toBeUndefined()
  })
  test.each([['no text at all', ''], ['a text without one', '<!-- perf-gate:perf-gate -->'], ['one of another version', '<!-- perf-gate-digest:2:AAAA -->']])('is not there in %s', (_, text) => {
    expect(decodeDigest(text)).toBeUndefined()
  })
  test('that is damaged, or a bomb, is refused', () => {
    expect(() => decodeDigest('<!-- perf-gate-digest:1:AAAA -->')).toThrow()
    expect(() => decodeDigest(`<!-- perf-gate-digest:1:${gzipSync(Buffer.alloc(30_000_000)).toString('base64')} -->`)).toThrow(/larger than/)
  })
})

describe('the check run of the default branch', () => {
  test('keeps the digest, inside GitHub\'s limit; that of a pull request does not', async () => {
    const world = openRecordingWorld()
    await (await openPublishing(planRun(CONFIG, PUSH), CONFIG, world)).complete(ofMain())
    const { summary = '' } = [...world.checks.values()].find((one) => one.name === 'perf-gate')?.output ?? {}
    expect(decodeDigest(summary)).toContain(MAIN)
    expect(byteLength(summary)).toBeLessThanOrEqual(65_535)
    const other = openRecordingWorld()
    await (await openPublishing(planRun(CONFIG, PULL), CONFIG, other)).complete(ofMain())
    expect([...other.checks.values()].some((one) => one.output?.summary.includes('digest'))).toBe(false)
  })

  test('is the baseline where no artifact is left', async () => {
    const world = openRecordingWorld()
    await (await openPublishing(planRun(CONFIG, PUSH), CONFIG, world)).complete(ofMain())
    expect(await findBaseline(planRun(CONFIG, PULL), CONFIG, world)).toMatchObject({ usable: true, info: { kind: 'artifact', sha: MAIN, distance: 0, reason: 'kept in the check run of the merge base' } })
  })

  test('is the baseline after the default branch was renamed: artifacts of the old name are another branch\'s', async () => {
    const world = openRecordingWorld()
    world.artifacts = [{ id: 1, name: 'perf-gate-baseline', sizeBytes: 10, expired: false, runId: 1, headSha: MAIN, headBranch: 'master', createdAt: '2026-03-01T00:00:00Z' }]
    await (await openPublishing(planRun(CONFIG, PUSH), CONFIG, world)).complete(ofMain())
    world.github.artifacts.download = () => Promise.reject(new Error('not ours to read'))
    expect(await findBaseline(planRun(CONFIG, PULL), CONFIG, world)).toMatchObject({ usable: true, info: { sha: MAIN, reason: 'kept in the check run of the merge base' } })
  })

  test('of another commit, another configuration, or that cannot be read, is none', async () => {
    for (const kept of [{ ...ofMain(), commit: { head: 'c'.repeat(40) } }, { ...ofMain(), configHash: 'other' }]) {
      const world = openRecordingWorld()
      world.github.checks.summaryOf = () => Promise.resolve(encodeDigest(kept, 40_000))
      expect(await findBaseline(planRun(CONFIG, PULL), CONFIG, world)).toMatchObject({ usable: false, reason: expect.stringContaining('no run on main has stored a baseline') as string })
    }
    const world = openRecordingWorld()
    world.github.checks.summaryOf = () => Promise.resolve('<!-- perf-gate-digest:1:AAAA -->')
    expect(await findBaseline(planRun(CONFIG, PULL), CONFIG, world)).toMatchObject({ usable: false })
    expect(world.warnings).toEqual([expect.stringContaining('could not be read')])
  })
})
