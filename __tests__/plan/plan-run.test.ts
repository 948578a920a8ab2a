import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import type { Inputs } from '../../src/config/inputs.ts'
import { readEvent } from '../../src/plan/event.ts'
import { planRun, settlePlan } from '../../src/plan/plan-run.ts'
import type { Event } from '../../src/plan/plan.ts'

const config = (inputs: Inputs = {}, text = 'service: { start: node server.js }') => readConfig({ text, file: 'perf-gate.yml', inputs })
const LAPTOP = readEvent(undefined)
const PULL: Event = { ...LAPTOP, kind: 'pull_request', sha: 'merge', headSha: 'head', baseSha: 'base', baseRef: 'main', pullRequest: 7 }
const PUSH: Event = { ...LAPTOP, kind: 'push', sha: 'tip', headSha: 'tip', baseSha: 'before', onDefaultBranch: true }

describe('a pull request', () => {
  test('counts on the stored baseline first, and on this machine where that cannot decide', () => {
    expect(planRun(config(), PULL)).toMatchObject({ comparison: { kind: 'artifact', baseSha: 'base', orPaired: true }, layout: 'single', publish: { checksOn: 'head', commentOn: 7, baselineAs: undefined } })
  })
  test('is measured paired at once where the author wants it', () => {
    expect(planRun(config({ compare: 'paired' }), PULL)).toMatchObject({ comparison: { kind: 'paired', baseRef: 'base' }, layout: 'duet' })
  })
  test('of a service that insists on its port is measured one side after the other, and the plan says why', () => {
    const plan = planRun(config({ compare: 'paired' }, 'service: { start: node server.js, port: 8080 }'), PULL)
    expect(plan.layout).toBe('alternating')
    expect(plan.sentences.join(' ')).toContain('service.port 8080 admits one copy at a time')
  })
  test('against something already running has no second copy to pair with', () => {
    expect(planRun(config({ compare: 'paired' }, 'target: http://127.0.0.1:1'), PULL).comparison).toMatchObject({ kind: 'none', wanted: true })
  })
  test('with comments and checks off publishes neither', () => {
    expect(planRun(config({ comment: 'off', 'check-runs': 'false' }), PULL).publish).toEqual({ checksOn: undefined, commentOn: undefined, baselineAs: undefined })
  })
})

describe('the default branch', () => {
  test('is compared with nothing, wants no comparison, and stores the baseline', () => {
    expect(planRun(config(), PUSH)).toMatchObject({ comparison: { kind: 'none', wanted: false }, publish: { baselineAs: 'perf-gate-baseline', commentOn: undefined } })
  })
  test('says that a result becomes the baseline only where it may, and nothing of it where none is stored', () => {
    expect(planRun(config(), PUSH).sentences[0]).toContain('this is the default branch: its result becomes the baseline where it is valid and breaks no promise.')
    expect(planRun(config(), { ...PUSH, kind: 'other' }).sentences[0]).toContain('compared with nothing: this is the default branch.')
  })
  test('is held against its last release where `base-ref` names that', () => {
    expect(planRun(config({ compare: 'paired', 'base-ref': 'v1.4.0' }), { ...PUSH, kind: 'schedule' })).toMatchObject({ comparison: { kind: 'paired', baseRef: 'v1.4.0' }, layout: 'duet' })
  })
  test('stores nothing for a push to another branch', () => {
    expect(planRun(config(), { ...PUSH, onDefaultBranch: false }).publish.baselineAs).toBeUndefined()
  })
})

describe('a plan that counts on a stored baseline', () => {
  const settle = (base: Partial<Parameters<typeof settlePlan>[2]>, mode = 'auto') => settlePlan(planRun(config({ compare: mode }), PULL), config({ compare: mode }), { sha: 'mergebase', usable: false, decisive: false, reason: 'why', ...base }).comparison
  test('follows it when it can decide', () => {
    expect(settle({ usable: true, decisive: true }).kind).toBe('artifact')
  })
  test('is measured paired at the merge base when it cannot, with the reason', () => {
    expect(settle({ usable: true })).toEqual({ kind: 'paired', baseRef: 'mergebase', reason: 'why' })
    expect(settle({})).toEqual({ kind: 'paired', baseRef: 'mergebase', reason: 'why' })
  })
  test('compares nothing when there is none and pairing is not wanted', () => {
    expect(settle({}, 'artifact')).toEqual({ kind: 'none', reason: 'why', wanted: true })
  })
})

test('a laptop without a base has nothing to compare with, and says how to give one', () => {
  expect(planRun(config(), LAPTOP).comparison).toMatchObject({ kind: 'none', wanted: true, reason: expect.stringContaining('--base') })
  expect(planRun(config({ 'baseline-file': 'old.json' }), LAPTOP).comparison).toMatchObject({ kind: 'file', path: 'old.json' })
})
