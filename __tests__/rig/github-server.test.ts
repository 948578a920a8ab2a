import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Json } from './json.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.[Symbol.asyncDispose]())
afterEach(() => expect(world.violations()).toEqual([]))

describe('what GitHub would refuse is refused and reported', () => {
  test('an operation outside the list', async () => {
    expect((await asToken({})('GET', '/hooks')).status).toBe(404)
    expect(world.violations()).toEqual(['undeclared operation GET /repos/octo-org/app/hooks'])
  })

  test('a misspelt property, which GitHub itself would ignore', async () => {
    const sha = await world.origin.resolve('main')
    expect((await asToken({ checks: 'write' })('POST', '/check-runs', { name: 'x', head_sha: sha, sumary: 'y' })).status).toBe(422)
    expect(world.violations()).toEqual(['request POST /repos/{owner}/{repo}/check-runs: body must NOT have additional properties (sumary)'])
  })

  test('a token without the permission, and no token', async () => {
    const api = asToken({ contents: 'read' })
    expect(await api('GET', '/actions/artifacts')).toMatchObject({ status: 403, body: { message: 'Resource not accessible by integration' } })
    expect((await api('POST', '/issues', { title: 'x' })).status).toBe(403)
    expect((await asToken(undefined)('GET', '/commits')).status).toBe(401)
  })

  test('pull-requests: write opens the conversation of a pull request and of no issue', async () => {
    const pr = await world.openPullRequest('permitted', { files: { 'p.js': 'p\n' } })
    const issue = await asToken({ issues: 'write' })('POST', '/issues', { title: 'slow', body: 'since yesterday' })
    const api = asToken({ 'pull-requests': 'write' })
    expect((await api('POST', `/issues/${pr.number}/comments`, { body: 'x' })).status).toBe(201)
    expect((await api('POST', `/issues/${issue.body.number}/comments`, { body: 'x' })).status).toBe(403)
    expect(await world.issues()).toContainEqual(expect.objectContaining({ title: 'slow', user: expect.objectContaining({ login: 'github-actions[bot]' }) }))
  })

  test('a comment of 65,537 characters', async () => {
    const pr = await world.openPullRequest('long', { files: { 'l.js': 'l\n' } })
    const api = asToken({ issues: 'write' })
    expect((await api('POST', `/issues/${pr.number}/comments`, { body: '😀'.repeat(65_536) })).status).toBe(201)
    expect((await api('POST', `/issues/${pr.number}/comments`, { body: 'x'.repeat(65_537) })).status).toBe(422)
  })
})

describe('check runs', () => {
  const annotation = { path: 'a.yml', start_line: 1, end_line: 1, annotation_level: 'warning', message: 'm' }
  const create = async (output: object) => {
    const sha = await world.origin.resolve('main')
    return asToken({ checks: 'write' })('POST', '/check-runs', { name: 'rules', head_sha: sha, conclusion: 'neutral', details_url: 'https://example.com', output: { title: 't', summary: 's', ...output } })
  }

  test('a summary over 65,535 bytes is refused; a text over them is cut without a word', async () => {
    expect((await create({ summary: 'é'.repeat(32_768) })).status).toBe(422)
    const { status, body } = await create({ text: 'é'.repeat(40_000) })
    expect(status).toBe(201)
    expect(body.output.text).toBe('é'.repeat(32_767))
  })

  test('an update replaces the output, appends its annotations, and cannot point details elsewhere', async () => {
    const { body: created } = await create({ text: 'long', annotations: Array.from({ length: 50 }, () => annotation) })
    expect(created).toMatchObject({ status: 'completed', details_url: created.html_url })
    const updated = await asToken({ checks: 'write' })('PATCH', `/check-runs/${created.id}`, { output: { title: 't2', summary: 's2', annotations: [annotation] } })
    expect(updated.body.output).toMatchObject({ title: 't2', summary: 's2', text: null, annotations_count: 51 })
  })

  test('51 annotations at once are too many, and nothing can be deleted', async () => {
    expect((await create({ annotations: Array.from({ length: 51 }, () => annotation) })).status).toBe(422)
    expect((await asToken({ checks: 'write' })('DELETE', '/check-runs/1')).status).toBe(404)
    expect(world.violations()).toHaveLength(2)
  })

  test('an unknown commit is refused', async () => {
    expect((await asToken({ checks: 'write' })('POST', '/check-runs', { name: 'x', head_sha: 'f'.repeat(40) })).status).toBe(422)
  })
})

describe('artifacts', () => {
  test('an artifact of a fork shows its origin only by repository ids', async () => {
    const { id } = await world.plantArtifact('planted', { 'result.json': '{}' }, { headRepository: 'fork', headBranch: 'main' })
    const api = asToken({ actions: 'read' })
    const { body: repository } = await api('GET', '')
    const { body } = await api('GET', '/actions/artifacts?name=planted')
    expect(body.artifacts).toMatchObject([{ id, expired: false, workflow_run: { head_branch: 'main', repository_id: repository.id } }])
    expect(body.artifacts[0].workflow_run.head_repository_id).not.toBe(repository.id)
  })

  test('an expired artifact is listed and can no longer be downloaded', async () => {
    const { id } = await world.plantArtifact('old', { 'result.json': '{}' }, { createdAt: '2026-01-01T00:00:00Z' })
    const api = asToken({ actions: 'read' })
    expect(await api('GET', `/actions/artifacts/${id}`)).toMatchObject({ status: 200, body: { expired: true } })
    expect((await api('GET', `/actions/artifacts/${id}/zip`)).status).toBe(410)
  })
})

describe('identities and issues', () => {
  test('nobody is logged in with GITHUB_TOKEN, yet the viewer has a name', async () => {
    const headers = { authorization: `token ${world.token({})}` }
    expect((await fetch(`${world.apiUrl}/user`, { headers })).status).toBe(403)
    const answer = await fetch(`${world.apiUrl}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: 'query { viewer { login } }' }) })
    expect(await answer.json()).toEqual({ data: { viewer: { login: 'github-actions[bot]' } } })
  })

  test('pull requests are listed among the issues and marked as such', async () => {
    const pr = await world.openPullRequest('listed', { files: { 'i.js': 'i\n' } })
    const { body } = await asToken({ issues: 'read' })('GET', '/issues?state=open')
    expect(body.find((issue: Json) => issue.number === pr.number)).toHaveProperty('pull_request')
  })
})

/** The API of the repository with a token of these permissions, or with none. */
function asToken(permissions: Parameters<World['token']>[0] | undefined) {
  return async (method: string, inside: string, body?: object) => {
    const response = await fetch(`${world.apiUrl}/repos/${world.repository}${inside}`, {
      method, body: body === undefined ? null : JSON.stringify(body),
      headers: permissions === undefined ? {} : { authorization: `token ${world.token(permissions)}` },
    })
    return { status: response.status, link: response.headers.get('link'), body: await response.json() as Json }
  }
}
