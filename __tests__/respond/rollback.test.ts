import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import type { Violation } from '../../src/measure/result.ts'
import { readEvent } from '../../src/plan/event.ts'
import { planRun } from '../../src/plan/plan-run.ts'
import type { Event } from '../../src/plan/plan.ts'
import type { World } from '../../src/ports.ts'
import { decideRollback, type PastRollback } from '../../src/respond/decide-rollback.ts'
import { openRollback } from '../../src/respond/rollback.ts'
import { openRealWorld, stillRunning, TEST_MARK, type RealWorld } from '../service/real-world.ts'
import { openRecordingWorld, type RecordingWorld } from './recording-world.ts'

const VIOLATION: Violation = { metric: 'error_rate_percent', kind: 'error_rate', severity: 'major', state: 'firing', startMs: 2000, firedMs: 5000, worst: 33, limit: 1, windows: 4, rollback: true }
const PUSH: Event = { ...readEvent(undefined), kind: 'push', headSha: 'bad', headRef: 'main', onDefaultBranch: true }
const HOUR = 3_600_000

function configure(rollback: string) {
  return readConfig({ text: `target: http://127.0.0.1:9\nrollback: ${rollback}\n`, file: 'perf-gate.yml', inputs: {} })
}

describe('the decision', () => {
  const decide = (event: Partial<Event> = {}, past: PastRollback[] = [], rollback = '{ mode: on, command: ./back, by-kind: { availability: ./up } }', violation = VIOLATION) =>
    decideRollback({ violation, event: { ...PUSH, ...event }, config: configure(rollback).rollback, past, nowMs: 10 * HOUR, good: undefined })
  test('runs the procedure of the kind, else the default one, and only shows it unless the mode is on', () => {
    expect(decide()).toEqual({ kind: 'run', procedure: { kind: 'command', command: './back' } })
    expect(decide({}, [], undefined, { ...VIOLATION, kind: 'availability' })).toEqual({ kind: 'run', procedure: { kind: 'command', command: './up' } })
    expect(decide({}, [], '{ command: ./back }')).toEqual({ kind: 'dry-run', procedure: { kind: 'command', command: './back' } })
  })
  const refusals: [string, Partial<Event>, PastRollback[], string | undefined, string][] = [
    ['when it is off', {}, [], '{ mode: off, command: ./back }', 'rolling back is off'],
    ['for a fork', { fromFork: true }, [], undefined, 'never for a fork'],
    ['for a pull request', { kind: 'pull_request', pullRequest: 7, onDefaultBranch: false }, [], undefined, 'never for a pull request'],
    ['for a merge group', { kind: 'merge_group', onDefaultBranch: false }, [], undefined, 'never for a pull request'],
    ['from a laptop', { kind: 'laptop' }, [], undefined, 'never from a laptop'],
    ['beside the default branch', { onDefaultBranch: false }, [], undefined, 'only for the default branch'],
    ['of an unknown commit', { headSha: undefined }, [], undefined, 'the commit is not known'],
    ['twice for a commit and kind', {}, [{ sha: 'bad', kind: 'error_rate', atMs: 0 }], undefined, 'already'],
    ['while cooling down', {}, [{ sha: 'other', kind: 'throughput', atMs: 9.5 * HOUR }], undefined, 'cooling down for another 1800 s'],
    ['without a procedure for the kind', {}, [], '{ mode: on, by-kind: { availability: ./up } }', 'no procedure for the kind error_rate'],
  ]
  test.each(refusals)('is a refusal with its reason %s', (_, event, past, rollback, reason) => {
    expect(decide(event, past, rollback)).toEqual({ kind: 'refused', reason: expect.stringContaining(reason) })
  })
  test('needs a target and a procedure, told before anything starts', () => {
    expect(() => readConfig({ text: 'service: { start: x }\nrollback: { command: ./back }\n', file: 'perf-gate.yml', inputs: {} })).toThrow('rollback: needs a `target`')
    expect(() => readConfig({ text: 'target: http://a.example\n', file: 'perf-gate.yml', inputs: { rollback: 'on' } })).toThrow('rollback: no procedure')
  })
})

describe('a procedure', () => {
  let real: RealWorld
  let recording: RecordingWorld
  const lines: string[] = []
  beforeEach(() => {
    real = openRealWorld()
    recording = openRecordingWorld()
    lines.length = 0
  })
  afterEach(() => {
    delete process.env.DEPLOY_TOKEN
    delete process.env.TEST_MARK
    real.remove()
    expect(stillRunning()).toEqual([])
  })

  function open(command: string, mode = 'on') {
    process.env.TEST_MARK = TEST_MARK
    const world: World = { ...real.world, github: recording.github, log: { ...real.world.log, info: (line) => { lines.push(line) } } }
    const config = configure(`{ mode: ${mode}, timeout: 1s, command: ${JSON.stringify(command)} }`)
    return openRollback({ ...planRun(config, PUSH), event: PUSH }, config, world)
  }

  test('gets the violation on its standard input and in its environment, and is remembered for re-runs', async () => {
    expect(await open('cat > seen.json; echo "$PERF_GATE_KIND of $PERF_GATE_COMMIT"')?.(VIOLATION)).toEqual({ kind: 'done', reason: 'the procedure ended well', procedure: expect.stringContaining('cat') })
    expect(JSON.parse(readFileSync(path.join(real.folder, 'seen.json'), 'utf8'))).toEqual(VIOLATION)
    expect(lines).toEqual(['rollback: error_rate of bad'])
    expect(recording.uploads).toEqual({ 'perf-gate-rollback-error_rate': ['violation.json'] })
    recording.artifacts = [{ id: 1, name: 'perf-gate-rollback-error_rate', sizeBytes: 1, expired: false, runId: 1, headSha: 'bad', headBranch: 'main', createdAt: '2026-01-01T00:00:00Z' }]
    expect(await open('exit 0')?.(VIOLATION)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('already') })
  })
  test('runs once for two violations at the same moment', async () => {
    const rollback = open('echo once >> runs')
    const both = await Promise.all([rollback?.(VIOLATION), rollback?.({ ...VIOLATION, kind: 'availability', metric: 'availability_percent' })])
    expect(both.map((one) => one?.kind)).toEqual(['done', 'refused'])
    expect(readFileSync(path.join(real.folder, 'runs'), 'utf8')).toBe('once\n')
  })
  test('that hangs is stopped with all it started, and has failed', async () => {
    expect(await open('sleep 100 & sleep 100')?.(VIOLATION)).toMatchObject({ kind: 'failed', reason: 'the procedure was stopped after 1 s' })
  })
  test('that exits non-zero has failed', async () => {
    expect(await open('exit 3')?.(VIOLATION)).toEqual({ kind: 'failed', reason: 'the procedure ended with exit code 3', procedure: 'exit 3' })
  })
  test('that prints secrets prints stars', async () => {
    process.env.DEPLOY_TOKEN = 'hunter2-hunter2'
    await open('echo "using $DEPLOY_TOKEN"')?.(VIOLATION)
    expect(lines).toEqual(['rollback: using ***'])
  })
  test('that could not be remembered, or of which nobody knows whether it was run before, is not run', async () => {
    recording.github.artifacts.upload = () => Promise.reject(new Error('no permission'))
    expect(await open('touch ran')?.(VIOLATION)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('could not be remembered') })
    recording.github.artifacts.list = () => Promise.reject(new Error('not now'))
    expect(await open('touch ran')?.(VIOLATION)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('not now') })
    expect(await real.world.files.exists(path.join(real.folder, 'ran'))).toBe(false)
  })
  test('in a dry run is only named, and nothing is remembered', async () => {
    expect(await open('touch ran', 'dry-run')?.(VIOLATION)).toEqual({ kind: 'dry-run', reason: 'dry run, this would have been run: touch ran', procedure: 'touch ran' })
    expect(recording.uploads).toEqual({})
    expect(await real.world.files.exists(path.join(real.folder, 'ran'))).toBe(false)
  })
})
