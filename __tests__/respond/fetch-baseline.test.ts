import { describe, expect, test } from 'vitest'
import type { ArtifactRef } from '../../src/ports.ts'
import { fetchBaseline } from '../../src/respond/fetch-baseline.ts'
import type { Baseline } from '../../src/judge/history/baseline.ts'
import { passing } from '../report/result-fixture.ts'
import { openRecordingWorld, type RecordingWorld } from './recording-world.ts'

const NAME = 'perf-gate-baseline'
const stored = (headSha: string, parts: Partial<ArtifactRef> = {}): ArtifactRef => ({ id: 1, name: NAME, sizeBytes: 10, expired: false, runId: 3, headSha, headBranch: 'main', createdAt: '2026-03-14T00:00:00Z', ...parts })

/** History is `c` → `b` → `a`; an artifact's text is its id, and so is the title of the result read from it. */
function worldWith(artifacts: ArtifactRef[]): RecordingWorld {
  const world = openRecordingWorld()
  world.artifacts = artifacts
  world.github.repository.ancestors = () => Promise.resolve(['c', 'b', 'a'])
  world.github.artifacts.download = (artifact) => Promise.resolve(`text of ${artifact.id}`)
  return world
}
const read = (text: string): Baseline => (text.includes('refused') ? { kind: 'refused', reason: 'it is damaged' } : { kind: 'usable', result: { ...passing(), title: text } })
const fetch = async (world: RecordingWorld) => {
  const fetched = await fetchBaseline({ artifactName: NAME, sha: 'c', maxAgeDays: 30, read }, world)
  return 'none' in fetched ? fetched : { text: fetched.result.title, sha: fetched.sha, distance: fetched.distance, ...(fetched.refused.length === 0 ? {} : { refused: fetched.refused }) }
}

describe('the baseline of a commit', () => {
  test('is its own', async () => {
    expect(await fetch(worldWith([stored('a', { id: 1 }), stored('c', { id: 2 })]))).toEqual({ text: 'text of 2', sha: 'c', distance: 0 })
  })
  test('is that of its nearest ancestor where it has none', async () => {
    expect(await fetch(worldWith([stored('a', { id: 1 }), stored('b', { id: 2 })]))).toEqual({ text: 'text of 2', sha: 'b', distance: 1 })
  })
  test('is the newest where a commit was measured again', async () => {
    expect(await fetch(worldWith([stored('c', { id: 9 }), stored('c', { id: 2 })]))).toMatchObject({ text: 'text of 9' })
  })
  test('passes over one that has expired or is too old, for an older commit', async () => {
    expect(await fetch(worldWith([stored('c', { expired: true }), stored('b', { createdAt: '2026-01-01T00:00:00Z' }), stored('a', { id: 4 })]))).toEqual({ text: 'text of 4', sha: 'a', distance: 2 })
  })
})

describe('a baseline that is refused', () => {
  const refusing = (ids: number[]) => {
    const world = worldWith([stored('c', { id: 1 }), stored('b', { id: 2 }), stored('a', { id: 3 })])
    world.github.artifacts.download = (artifact) => Promise.resolve(ids.includes(artifact.id) ? `refused ${artifact.id}` : `text of ${artifact.id}`)
    return world
  }
  test('is passed over for that of an older commit, and told', async () => {
    expect(await fetch(refusing([1, 2]))).toEqual({ text: 'text of 3', sha: 'a', distance: 2, refused: ['that of c: it is damaged', 'that of b: it is damaged'] })
  })
  test('because the service does not give it does not hide an older one, of the same commit or another', async () => {
    const world = worldWith([stored('c', { id: 1 }), stored('c', { id: 4 }), stored('a', { id: 3 })])
    world.github.artifacts.download = ({ id }) => (id === 3 ? Promise.resolve('text of 3') : Promise.reject(new Error('410 Gone')))
    expect(await fetch(world)).toMatchObject({ text: 'text of 3', refused: ['that of c: it could not be downloaded: 410 Gone', 'that of c: it could not be downloaded: 410 Gone'] })
  })
  test('five times ends the search', async () => {
    const shas = ['c', 'b', 'a', 'd', 'e', 'f']
    const world = refusing([])
    let downloads = 0
    world.artifacts = shas.map((sha, id) => stored(sha, { id }))
    world.github.repository.ancestors = () => Promise.resolve(shas)
    world.github.artifacts.download = () => Promise.resolve(`refused ${++downloads}`)
    expect(await fetch(world)).toEqual({ none: expect.stringContaining('that of e: it is damaged') })
    expect(downloads).toBe(5)
  })
  test('leaves none when every one is', async () => {
    expect(await fetch(refusing([1, 2, 3]))).toEqual({ none: expect.stringMatching(/refused: that of c: it is damaged; that of b: .*; that of a/) })
  })
})

describe('no baseline, and why', () => {
  test.each([
    ['none was ever stored', [], /no run on main has stored a baseline yet \(artifact perf-gate-baseline\)/],
    ['another branch stored it', [stored('c', { headBranch: 'topic' })], /no run on main/],
    ['all have expired', [stored('c', { expired: true })], /expired or are older than 30 days/],
    ['all are older than wanted', [stored('c', { createdAt: '2026-02-01T00:00:00Z' })], /older than 30 days/],
    ['the date cannot be read', [stored('c', { createdAt: 'long ago' })], /older than 30 days/],
    ['none belongs to an ancestor', [stored('z')], /neither c nor any of its last 50 ancestors/],
  ])('%s', async (_, artifacts, reason) => {
    expect(await fetch(worldWith(artifacts))).toEqual({ none: expect.stringMatching(reason) })
  })
  test('the archive does not hold it', async () => {
    const world = worldWith([stored('c')])
    world.github.artifacts.download = () => Promise.resolve(undefined)
    expect(await fetch(world)).toEqual({ none: expect.stringContaining('holds no result.json') })
  })
  test('it could not be had', async () => {
    const world = worldWith([stored('c')])
    world.github.artifacts.download = () => Promise.reject(new Error('result.json has 30000000 bytes unpacked'))
    expect(await fetch(world)).toEqual({ none: expect.stringContaining('30000000 bytes') })
  })
  test('they could not be listed, which is a warning and not an end', async () => {
    const world = worldWith([stored('c')])
    world.github.artifacts.list = () => Promise.reject(new Error('502 Bad Gateway'))
    expect(await fetch(world)).toEqual({ none: expect.stringContaining('502 Bad Gateway') })
    expect(world.warnings).toHaveLength(1)
  })
})
