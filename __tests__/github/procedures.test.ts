import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Permissions } from '../rig/state.ts'
import { startWorld, type World } from '../rig/world.ts'
import { enterJob, openSilentLog } from './api.ts'

/** GitHub on this machine: what its published description would refuse, and what a token may not, is refused. */
let github: World
let openGitHub: typeof import('../../src/github/open-github.ts')['openGitHub']
beforeAll(async () => {
  github = await startWorld()
  enterJob(github.apiUrl)
  ;({ openGitHub } = await import('../../src/github/open-github.ts'))
})
afterAll(() => github[Symbol.asyncDispose]())
afterEach(() => expect(github.violations()).toEqual([]))

const withToken = (permissions: Permissions) => openGitHub({ token: github.token(permissions), log: openSilentLog() }).procedures
const lastRequest = () => github.requests().at(-1)

describe('a workflow', () => {
  test('is started with the inputs it declares, and its run is told', async () => {
    const url = await withToken({ actions: 'write' }).startWorkflow('rollback.yml', 'main', { version: 'abc', reason: 'p99' })
    expect(url).toMatch(/^https:\/\/github\.com\/octo-org\/app\/actions\/runs\/\d+$/)
    expect(lastRequest()).toMatchObject({ method: 'POST', path: '/repos/octo-org/app/actions/workflows/rollback.yml/dispatches', body: { ref: 'main', inputs: { version: 'abc', reason: 'p99' } } })
  })
  test('that is not there, or takes other inputs, is an error in the words of GitHub', async () => {
    const { startWorkflow } = withToken({ actions: 'write' })
    await expect(startWorkflow('other.yml', 'main', {})).rejects.toThrow('Not Found')
    await expect(startWorkflow('rollback.yml', 'main', { colour: 'red' })).rejects.toThrow('Unexpected inputs provided: ["colour"]')
  })
})

test('an event carries the violation as its payload', async () => {
  await withToken({ contents: 'write' }).sendEvent('rollback', { version: 1, violation: { metric: 'p99' } })
  expect(lastRequest()).toMatchObject({ path: '/repos/octo-org/app/dispatches', status: 204, body: { event_type: 'rollback', client_payload: { version: 1, violation: { metric: 'p99' } } } })
})

test('a deployment is of the commit that was asked for, whatever its checks say', async () => {
  const sha = await github.push({ 'a.js': 'a' })
  const url = await withToken({ deployments: 'write' }).deploy({ sha, environment: 'production', task: 'deploy', description: 'back', payload: { version: 1 } })
  expect(url).toBe('https://github.com/octo-org/app/deployments/production')
  expect(lastRequest()).toMatchObject({ path: '/repos/octo-org/app/deployments', status: 201, body: { ref: sha, environment: 'production', auto_merge: false, required_contexts: [], payload: { version: 1 } } })
})

describe('a pull request that reverts another', () => {
  test('is opened for the merged one behind a commit', async () => {
    const merged = await github.mergePullRequest(await github.openPullRequest('change', { files: { 'b.js': 'b' } }))
    const { url } = await withToken({ contents: 'write', 'pull-requests': 'write' }).revertPullRequest({ sha: merged, body: 'because', draft: false })
    expect(url).toMatch(/^https:\/\/github\.com\/octo-org\/app\/pull\/\d+$/)
    expect(lastRequest()).toMatchObject({ path: '/graphql', body: { variables: { input: { body: 'because', draft: false, pullRequestId: expect.stringMatching(/^PR_/) } } } })
  })
  test('cannot be for a commit that no pull request brought', async () => {
    const sha = await github.push({ 'c.js': 'c' })
    await expect(withToken({ contents: 'write', 'pull-requests': 'write' }).revertPullRequest({ sha, body: '', draft: false })).rejects.toThrow(`there is no merged pull request behind ${sha.slice(0, 7)}`)
  })
})

describe('a token that may not', () => {
  test('is told as the YAML to add, once, and nothing is tried again', async () => {
    const merged = await github.mergePullRequest(await github.openPullRequest('other', { files: { 'd.js': 'd' } }))
    const none = withToken({ contents: 'read', actions: 'read', 'pull-requests': 'read' })
    const before = github.requests().length
    await expect(none.startWorkflow('rollback.yml', 'main', {})).rejects.toThrow('the token may not start workflows: add `actions: write` to the `permissions:` of the job')
    await expect(none.sendEvent('rollback', {})).rejects.toThrow('add `contents: write` to')
    await expect(none.deploy({ sha: merged, environment: 'production', task: 'deploy', description: '', payload: {} })).rejects.toThrow('add `deployments: write` to')
    await expect(none.revertPullRequest({ sha: merged, body: '', draft: false })).rejects.toThrow('add `contents: write` and `pull-requests: write` to')
    expect(github.requests().length - before).toBe(5)
  })
})
