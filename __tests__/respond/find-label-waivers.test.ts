import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { readEvent } from '../../src/plan/event.ts'
import { findLabelWaivers } from '../../src/respond/find-label-waivers.ts'
import { openRecordingWorld, type RecordingWorld } from './recording-world.ts'

const CONFIG = readConfig({
  text: `
service: { start: node server.js }
compare:
  waivers:
    "Perf: accepted": { metric: p99, limit: 15%, until: 2026-12-31, reason: the cache comes later }
    slow-start: { metric: cpu_ms_per_request, limit: 30%, until: 2026-06-30, reason: a new runtime }
`, file: 'perf-gate.yml', inputs: {},
})
const ACCEPTED = { label: 'Perf: accepted', metric: 'p99_response_time_ms', limit: 0.15, until: '2026-12-31', reason: 'the cache comes later' }
const PULL = { ...readEvent(undefined), pullRequest: 7 }
const worldWith = (labels: string[]): RecordingWorld => Object.assign(openRecordingWorld(), { labels })

test('those hold whose label the pull request has, as GitHub compares labels', async () => {
  expect(await findLabelWaivers(PULL, CONFIG, worldWith(['bug', 'perf: Accepted']))).toEqual([ACCEPTED])
  expect(await findLabelWaivers(PULL, CONFIG, worldWith(['perf', 'accepted']))).toEqual([])
})

test('where labels cannot be read nothing is waived, which is a warning', async () => {
  const world = worldWith(['Perf: accepted'])
  world.github.repository.labelsOf = () => Promise.reject(new Error('Not Found'))
  expect(await findLabelWaivers(PULL, CONFIG, world)).toEqual([])
  expect(world.warnings).toEqual(['the labels of the pull request could not be read, so none of `compare.waivers` holds: Not Found'])
})

test('nobody is asked where no waiver is declared, or there is no pull request', async () => {
  const world = worldWith([])
  world.github.repository.labelsOf = () => Promise.reject(new Error('asked'))
  expect(await findLabelWaivers(PULL, readConfig({ text: 'service: { start: node server.js }', file: undefined, inputs: {} }), world)).toEqual([])
  expect(await findLabelWaivers(readEvent(undefined), CONFIG, world)).toEqual([])
  expect(world.warnings).toEqual([])
})
