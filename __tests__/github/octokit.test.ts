import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enterJob, openSilentLog, startApi, type Api } from './api.ts'

let api: Api
let openOctokit: typeof import('../../src/github/octokit.ts')['openOctokit']
beforeAll(async () => {
  api = await startApi()
  enterJob(api.url)
  ;({ openOctokit } = await import('../../src/github/octokit.ts'))
})
afterAll(() => api[Symbol.asyncDispose]())
beforeEach(() => { api.asked.length = 0 })

const BAD_GATEWAY = { status: 502, body: { message: 'Bad Gateway' } }
const FINE = { body: { default_branch: 'main' } }
const repo = { owner: 'octo-org', repo: 'app' }

describe('a request to GitHub', () => {
  test('that meets a bad gateway is sent again, and its answer counts', async () => {
    api.answer = () => (api.asked.length === 1 ? BAD_GATEWAY : FINE)
    const { data } = await openOctokit('ghs_of_this_test', openSilentLog()).rest.repos.get(repo)
    expect([data.default_branch, api.asked.length]).toEqual(['main', 2])
  })

  test.each([401, 403, 404, 422])('that is refused with %i is not sent again', async (status) => {
    api.answer = () => ({ status, body: { message: 'no' } })
    await expect(openOctokit('ghs_of_this_test', openSilentLog()).rest.repos.get(repo)).rejects.toMatchObject({ status })
    expect(api.asked).toHaveLength(1)
  })

  test.each([
    ['a page in place of an answer', { body: Buffer.from('<html>Please sign in</html>'), headers: { 'content-type': 'text/html' } }],
    ['half an answer', { body: Buffer.from('{"default_branch":"ma'), headers: { 'content-type': 'application/json' } }],
  ])('that gets %s is sent again', async (_, other) => {
    api.answer = () => (api.asked.length === 1 ? other : FINE)
    const { data } = await openOctokit('ghs_of_this_test', openSilentLog()).rest.repos.get(repo)
    expect([data.default_branch, api.asked.length]).toEqual(['main', 2])
  })

  test('that nobody understands the answers to fails, and says what answered', async () => {
    api.answer = () => ({ body: Buffer.from('<html>Please sign in</html>'), headers: { 'content-type': 'text/html' } })
    await expect(openOctokit('ghs_of_this_test', openSilentLog(), { patienceMs: 0 }).rest.repos.get(repo)).rejects.toThrow(/something else answered: "<html>Please sign in/)
  })

  test('has no patience left where the ones before it used it up', async () => {
    api.answer = () => BAD_GATEWAY
    const octokit = openOctokit('ghs_of_this_test', openSilentLog(), { patienceMs: 1900 })
    await expect(octokit.rest.repos.get(repo)).rejects.toMatchObject({ status: 502 })
    expect(api.asked).toHaveLength(2)
    await expect(octokit.rest.repos.get(repo)).rejects.toMatchObject({ status: 502 })
    expect(api.asked).toHaveLength(3)
  })

  test('that is never answered is given up', async () => {
    api.answer = () => undefined
    await expect(openOctokit('ghs_of_this_test', openSilentLog(), { patienceMs: 0, answerMs: 50 }).rest.repos.get(repo)).rejects.toThrow(/timeout/i)
    expect(api.asked).toHaveLength(1)
  })
})

test('a GitHub that stays silent is waited for less once patience is used up', async () => {
  api.answer = () => undefined
  const octokit = openOctokit('ghs_of_this_test', openSilentLog(), { patienceMs: 0, answerMs: 60_000 })
  const startedMs = performance.now()
  await expect(octokit.rest.repos.get(repo)).rejects.toThrow(/timeout/i)
  // Five seconds, not a minute.
  expect(performance.now() - startedMs).toBeLessThan(40_000)
})

describe('a rate limit', () => {
  const limited = (seconds: number) => ({ status: 403, headers: { 'retry-after': String(seconds) }, body: { message: 'You have exceeded a secondary rate limit' } })

  test('that passes soon is waited for, and told', async () => {
    api.answer = () => (api.asked.length === 1 ? limited(1) : FINE)
    const log = openSilentLog()
    const { data } = await openOctokit('ghs_of_this_test', log).rest.repos.get(repo)
    expect(data.default_branch).toBe('main')
    expect(log.warnings).toEqual([expect.stringContaining('waiting 1 s')])
  })

  test('that calls itself so by its status only is waited for as well', async () => {
    api.answer = () => (api.asked.length === 1 ? { status: 429, headers: { 'retry-after': '1' }, body: { message: 'Too Many Requests' } } : FINE)
    const { data } = await openOctokit('ghs_of_this_test', openSilentLog()).rest.repos.get(repo)
    expect([data.default_branch, api.asked.length]).toEqual(['main', 2])
  })

  test('that takes longer than our patience is not', async () => {
    api.answer = () => limited(3600)
    const log = openSilentLog()
    await expect(openOctokit('ghs_of_this_test', log).rest.repos.get(repo)).rejects.toMatchObject({ status: 403 })
    expect(api.asked).toHaveLength(1)
    expect(log.warnings).toEqual([expect.stringContaining('giving up')])
  })
})
