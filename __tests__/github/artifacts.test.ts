import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ArtifactRef } from '../../src/ports.ts'
import { zip } from '../rig/zip.ts'
import { enterJob, FORBIDDEN, openSilentLog, startApi, type Api } from './api.ts'

let api: Api
let openGitHub: typeof import('../../src/github/open-github.ts')['openGitHub']
beforeAll(async () => {
  api = await startApi()
  enterJob(api.url)
  ;({ openGitHub } = await import('../../src/github/open-github.ts'))
})
afterAll(() => api[Symbol.asyncDispose]())
beforeEach(() => { api.asked.length = 0 })

const artifacts = () => openGitHub({ token: 'ghs_of_this_test', log: openSilentLog() }).artifacts
const run = { id: 3, repository_id: 1, head_repository_id: 1, head_branch: 'main', head_sha: 'abc' }
const listed = (id: number, day: number, workflow_run: object | null = run) => ({ id, name: 'base', size_in_bytes: 10, expired: false, created_at: `2026-01-0${day}T00:00:00Z`, workflow_run })
const REF: ArtifactRef = { id: 9, name: 'base', sizeBytes: 10, expired: false, runId: 3, headSha: 'abc', headBranch: 'main', createdAt: '2026-01-01T00:00:00Z' }

describe('listing artifacts', () => {
  test('asks for the name, follows the pages, and puts the newest first', async () => {
    const pages = [[listed(1, 2), listed(2, 4)], [listed(3, 3)]]
    api.answer = ({ path, query }) => {
      const page = Number(query.get('page') ?? 1)
      return { body: { total_count: 3, artifacts: pages[page - 1] }, headers: page === 1 ? { link: `<${api.url}${path}?name=base&page=2>; rel="next"` } : {} }
    }
    expect((await artifacts().list('base')).map((one) => one.id)).toEqual([2, 3, 1])
    expect(api.asked.map((one) => one.query.get('name'))).toEqual(['base', 'base'])
  })
  test('leaves out what a fork, or nobody known, has uploaded', async () => {
    api.answer = () => ({ body: { total_count: 4, artifacts: [listed(1, 1, { ...run, head_repository_id: 2 }), listed(2, 1, null), listed(3, 1, { id: 3, head_branch: 'main', head_sha: 'abc' }), listed(4, 1)] } })
    expect((await artifacts().list('base')).map((one) => one.id)).toEqual([4])
  })
})

test('the artifacts of one run are told with their digests, those of a fork too', async () => {
  api.answer = () => ({ body: { total_count: 1, artifacts: [{ ...listed(1, 1, { ...run, head_repository_id: 2 }), digest: 'sha256:ab' }] } })
  expect(await artifacts().listOfRun(77, 'base')).toMatchObject([{ id: 1, digest: 'sha256:ab' }])
  expect(api.asked.map((one) => one.path)).toEqual(['/repos/octo-org/app/actions/runs/77/artifacts'])
})

describe('downloading an artifact', () => {
  test('gives the file asked for', async () => {
    api.answer = () => ({ body: zip({ 'result.json': '{"a":1}' }) })
    expect(await artifacts().download(REF, 'result.json', 1000)).toBe('{"a":1}')
    expect(api.asked.map((one) => one.path)).toEqual(['/repos/octo-org/app/actions/artifacts/9/zip'])
  })
  test('is checked against the digest that GitHub noted', async () => {
    const packed = zip({ 'result.json': '{"a":1}' })
    api.answer = () => ({ body: packed })
    const digest = `sha256:${createHash('sha256').update(packed).digest('hex')}`
    expect(await artifacts().download({ ...REF, digest }, 'result.json', 1000)).toBe('{"a":1}')
    await expect(artifacts().download({ ...REF, digest: `sha256:${'0'.repeat(64)}` }, 'result.json', 1000)).rejects.toThrow(/not what was stored: its digest is sha256:/)
  })
  test('that is empty gives nothing', async () => {
    api.answer = () => ({ body: Buffer.alloc(0) })
    expect(await artifacts().download(REF, 'result.json', 1000)).toBeUndefined()
  })
  test('that unpacks to more than allowed is refused', async () => {
    api.answer = () => ({ body: zip({ 'result.json': 'x'.repeat(1001) }) })
    await expect(artifacts().download(REF, 'result.json', 1000)).rejects.toThrow(/at most 1000/)
  })
  test('that is too large even packed is not asked for', async () => {
    await expect(artifacts().download({ ...REF, sizeBytes: 2 ** 40 }, 'result.json', 1000)).rejects.toThrow(/at most/)
    expect(api.asked).toEqual([])
  })
})

test.each([
  ['list', () => artifacts().list('base')],
  // Anybody may list the artifacts of a public repository; reading one takes the permission.
  ['download', () => artifacts().download(REF, 'result.json', 1000)],
])('a token that may not %s them is told which permission to add', async (_, doing) => {
  api.answer = () => FORBIDDEN
  await expect(doing()).rejects.toThrow(/`actions: read`/)
})
