import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import type { HistoryEntry, Result } from '../../src/measure/result.ts'
import { TOOL } from '../../src/measure/tool.ts'
import { readEvent } from '../../src/plan/event.ts'
import { planRun } from '../../src/plan/plan-run.ts'
import type { Event } from '../../src/plan/plan.ts'
import { findBaseline } from '../../src/respond/find-baseline.ts'
import { passing } from '../report/result-fixture.ts'
import { openRecordingWorld } from './recording-world.ts'

const CONFIG = readConfig({ text: 'service: { start: node server.js }', file: 'perf-gate.yml', inputs: {} })
const ENVIRONMENT = passing().environment
const run = (index: number): HistoryEntry => ({ sha: `run${index}`, at: '2026-03-01', environment: ENVIRONMENT.key, values: { 'load/service/cpu_ms_per_request': 2 + (index % 3) / 100 } })
const stored = (parts: Partial<Result> = {}): string => JSON.stringify({ ...passing(), tool: TOOL, configHash: CONFIG.hash, history: Array.from({ length: 8 }, (_, index) => run(index)), ...parts })

/** Commits `tip` → `before` → `old`, each with what was stored of it. */
function worldWith(texts: Record<string, string>) {
  const world = openRecordingWorld()
  world.artifacts = Object.keys(texts).map((headSha, id) => ({ id, name: CONFIG.baseline.artifactName, sizeBytes: 1, expired: false, runId: 1, headSha, headBranch: 'main', createdAt: '2026-03-14T00:00:00Z' }))
  world.github.artifacts.download = ({ headSha }) => Promise.resolve(texts[headSha])
  world.github.repository.ancestors = (sha) => Promise.resolve(['tip', 'before', 'old'].slice(['tip', 'before', 'old'].indexOf(sha)))
  return world
}
const ON_MAIN: Event = { ...readEvent(undefined), kind: 'push', sha: 'tip', headSha: 'tip', baseSha: 'before', onDefaultBranch: true }
const PULL: Event = { ...readEvent(undefined), kind: 'pull_request', sha: 'merge', headSha: 'head', baseSha: 'tip', baseRef: 'tip', pullRequest: 7 }
const find = (event: Event, texts: Record<string, string>) => findBaseline(planRun(CONFIG, event), CONFIG, worldWith(texts))

describe('the history of the default branch', () => {
  test('is that of the commit before', async () => {
    expect((await find(ON_MAIN, { before: stored() })).history).toHaveLength(8)
  })
  test('is the nearest, whatever machine it was measured on', async () => {
    expect((await find(ON_MAIN, { before: stored({ environment: { ...ENVIRONMENT, key: 'another' }, history: [run(1)] }), old: stored() })).history).toHaveLength(1)
  })
})

describe('the baseline of a pull request', () => {
  test('decides when it is of this kind of machine and its noise is known', async () => {
    expect(await find(PULL, { tip: stored() })).toMatchObject({ usable: true, decisive: true, info: { sha: 'tip', distance: 0 } })
    expect(await find(PULL, { tip: stored({ history: [run(1), run(2)] }) })).toMatchObject({ usable: true, decisive: false, reason: expect.stringContaining('fewer than 5 runs') as string })
  })
  test('of another kind of machine gives way to an older one of this kind, and decides nothing where there is none', async () => {
    const foreign = stored({ environment: { ...ENVIRONMENT, key: 'another' } })
    expect(await find(PULL, { tip: foreign, old: stored() })).toMatchObject({ decisive: true, info: { sha: 'old', distance: 2, reason: expect.stringContaining('that of tip: it was measured on another kind of machine (another)') as string } })
    expect(await find(PULL, { tip: foreign })).toMatchObject({ usable: true, decisive: false, info: { sha: 'tip' }, reason: expect.stringContaining('another kind of machine (another, this is linux-x64-amd-epyc-4)') as string })
  })
  test('by another version of this tool decides nothing: what was measured in another way is not the head\'s doing', async () => {
    expect(await find(PULL, { tip: stored({ tool: { name: 'perf-gate', version: '0.0.9' } }) })).toMatchObject({ usable: true, decisive: false, reason: expect.stringMatching(/^the stored baseline was measured by perf-gate 0\.0\.9, and this is / ) as string })
  })
  test.each<[string, string, string]>([
    ['another schema', stored({ schemaVersion: 7 as 1 }), 'its schema version is 7, this perf-gate reads 1'],
    ['another configuration', stored({ configHash: 'f00' }), 'it was measured under another configuration (f00, now '],
    ['an invalid run', stored({ verdict: 'invalid' }), 'its own run was invalid'],
    ['a run in which too much failed', stored({ phases: passing().phases.map((one) => ({ ...one, blocks: [{ metric: 'error_rate_percent', subject: { kind: 'service', name: 'service' }, unit: 'percent', worse: 'higher', side: 'head', round: 0, slot: 0, value: 30, samples: 1000 }] })) }), '30.0 % of the requests of its integration phase failed'],
    ['a hostile one', stored({ title: '<script>'.repeat(1000) }), 'it is damaged: title Too big'],
    ['one whose history holds what is no number', stored({ history: [{ ...run(1), values: { x: Number.NaN } }] }), 'it is damaged: history.0.values.x Invalid input: expected number, received null'],
    ['one that was cut off', stored().slice(0, 300), 'it is damaged: not JSON'],
  ])('is passed over when it is %s', async (_name, text, reason) => {
    expect(await find(PULL, { tip: text, before: stored() })).toMatchObject({ usable: true, info: { sha: 'before', reason: expect.stringContaining(`passing over that of tip: ${reason}`) as string } })
    expect(await find(PULL, { tip: text })).toMatchObject({ usable: false, reason: expect.stringContaining(`refused: that of tip: ${reason}`) as string })
  })
})
