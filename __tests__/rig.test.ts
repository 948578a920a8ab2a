import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { buildProbe } from './rig/build-probe.ts'
import type { Json } from './rig/json.ts'
import { startWorld, type World } from './rig/world.ts'

let world: World
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'probe-'))
  await buildProbe(folder)
  world = await startWorld({ action: folder, files: { 'server.js': 'one\n' } })
})
afterAll(async () => {
  await world?.[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => expect(world.violations()).toEqual([]))

describe('a life of one repository', () => {
  test('a push uploads an artifact whose bytes are in the blob store', async () => {
    const run = await world.runStep({ event: 'push' })
    expect(run, run.log).toMatchObject({ conclusion: 'success', orphans: [], state: { mode: 'push' } })
    expect(run.post?.log).toContain('post of push')
    const artifact = world.artifacts().find((each) => each.runId === run.runId)
    expect(await artifact?.files()).toEqual({ 'result.json': JSON.stringify({ sha: run.sha }) })
    expect(run.requests.map((request) => request.path.split('/').at(-1))).toEqual(['CreateArtifact', 'FinalizeArtifact'])
  })

  test('a pull request finds that artifact by the merge base, downloads it, comments and completes a check run', async () => {
    const main = await world.origin.resolve('main')
    const pr = await world.openPullRequest('topic', { files: { 'server.js': 'two\n' } })
    const run = await world.runStep({ pr })
    expect(run, run.log).toMatchObject({ conclusion: 'success', outputs: { baseline: JSON.stringify({ sha: main }) } })
    expect(run.sha).toBe(pr.merge_commit_sha)
    const comments = await world.comments(pr.number)
    expect(comments).toMatchObject([{ body: 'ahead by 2', user: { login: 'github-actions[bot]', type: 'Bot' } }])
    expect(run.outputs['comment']).toBe(`https://github.com/octo-org/app/issues/${pr.number}#issuecomment-${comments[0].id}`)
    expect(await world.checks(pr.head.sha)).toMatchObject([{ name: 'probe', status: 'completed', conclusion: 'success', output: { title: 'fine', summary: 'all of it' } }])
  })

  test('a pull request from a fork may read and is refused to write', async () => {
    const pr = await world.openPullRequest('main', { files: { 'server.js': 'three\n' }, fork: true })
    const run = await world.runStep({ pr })
    expect(run).toMatchObject({ conclusion: 'failure', outputs: { baseline: expect.any(String) } })
    expect(run.annotations).toMatchObject([{ level: 'error', message: expect.stringContaining('Resource not accessible by integration') }])
    expect(run.requests.at(-1)).toMatchObject({ method: 'POST', path: '/repos/octo-org/app/check-runs', status: 403 })
    expect(pr.head).toMatchObject({ ref: 'main', repo: { full_name: 'contributor/app', fork: true } })
    expect(await world.comments(pr.number)).toEqual([])
  })

  test('an injected fault is met once and recorded', async () => {
    const pr = await world.openPullRequest('faulty', { files: { 'server.js': 'four\n' } })
    world.fail({ method: 'GET', path: /\/compare\//, status: 503, times: 1 })
    const refused = await world.runStep({ pr })
    expect(refused.requests.map((request) => request.status)).toEqual([503])
    expect((await world.runStep({ pr })).conclusion).toBe('success')
  })
})

describe('the repository on disk and the API tell of the same commits', () => {
  test('a checkout is the merge commit alone, from which the base can be fetched into a worktree', async () => {
    const pr = await world.openPullRequest('worktree', { files: { 'server.js': 'head\n', 'new.js': 'added\n' } })
    const { workspace } = await world.runStep({ pr, inputs: { mode: 'nothing' }, files: { 'perf-gate.yml': 'margin: 5%\n' } })
    const git = (...args: string[]) => execFileSync('git', ['-C', workspace, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    expect(git('rev-parse', 'HEAD')).toBe(pr.merge_commit_sha)
    expect(git('rev-list', '--count', 'HEAD')).toBe('1')
    expect(git('status', '--porcelain')).toBe('?? perf-gate.yml')
    git('fetch', '--depth=1', 'origin', pr.base.sha)
    git('worktree', 'add', '--detach', '../base', pr.base.sha)
    expect(execFileSync('git', ['show', 'HEAD:server.js'], { cwd: path.join(workspace, '../base'), encoding: 'utf8' })).toBe('one\n')
  })

  test('a full checkout holds both parents of the merge, base first', async () => {
    const pr = await world.openPullRequest('parents', { files: { 'a.js': 'a\n' } })
    const { workspace } = await world.runStep({ pr, inputs: { mode: 'nothing' }, fetchDepth: 0 })
    expect(execFileSync('git', ['-C', workspace, 'log', '-1', '--format=%P'], { encoding: 'utf8' }).trim()).toBe(`${pr.base.sha} ${pr.head.sha}`)
  })

  test('comparing, listing and reading commits agree with git, page by page', async () => {
    const pr = await world.openPullRequest('history', { files: { 'x.js': 'x\n' } })
    const updated = await world.updatePullRequest(pr, { 'y.js': 'y\n', 'server.js': null })
    await world.push({ 'main.js': 'moved on\n' })
    const api = asToken({ contents: 'read' })
    expect(await api('GET', `/compare/main...${updated.head.sha}`)).toMatchObject({ status: 200, body: {
      status: 'diverged', ahead_by: 2, behind_by: 1, merge_base_commit: { sha: pr.base.sha }, commits: [{ sha: pr.head.sha }, { sha: updated.head.sha }],
      files: [{ filename: 'server.js', status: 'removed', deletions: 1 }, { filename: 'x.js', status: 'added' }, { filename: 'y.js', status: 'added' }],
    } })
    const first = await api('GET', `/commits?sha=${updated.head.sha}&per_page=2`)
    expect(first.body.map((commit: { sha: string }) => commit.sha)).toEqual([updated.head.sha, pr.head.sha])
    const next = /<([^>]+)>; rel="next"/.exec(first.link ?? '')?.[1]?.split(world.repository)[1] ?? ''
    expect((await api('GET', next)).body[0].sha).toBe(pr.base.sha)
    expect(await api('GET', `/commits/${pr.head.sha}`)).toMatchObject({ body: { parents: [{ sha: pr.base.sha }], stats: { total: 1 } } })
    expect(await api('GET', `/git/ref/heads/main`)).toMatchObject({ body: { object: { sha: await world.origin.resolve('main') } } })
    expect((await api('GET', '/compare/main...nowhere')).status).toBe(404)
    expect(await world.updatePullRequest(updated, {})).toMatchObject({ base: { sha: await world.origin.resolve('main') }, head: { sha: updated.head.sha } })
  })

  test('a merged pull request is the new tip of its base, and closed', async () => {
    const pr = await world.openPullRequest('merged', { files: { 'z.js': 'z\n' } })
    const merged = await world.mergePullRequest(pr)
    expect(await world.origin.resolve('main')).toBe(merged)
    expect((await asToken({ 'pull-requests': 'read' })('GET', `/pulls/${pr.number}`)).body.state).toBe('closed')
  })

  test('a conflict has no merge commit, and GitHub starts nothing', async () => {
    const pr = await world.openPullRequest('conflict', { files: { 'main.js': 'mine\n' } })
    await world.push({ 'main.js': 'theirs\n' })
    const conflicting = await world.updatePullRequest(pr, {})
    expect(conflicting.merge_commit_sha).toBeNull()
    await expect(world.runStep({ pr: conflicting })).rejects.toThrow('conflicts')
  })
})

describe('workflow runs and artifacts', () => {
  test('runs are found by workflow, event, branch and outcome, with their artifacts', async () => {
    const run = await world.runStep({ workflow: 'nightly.yml' })
    await world.runStep({ workflow: 'nightly.yml', event: 'schedule', inputs: { mode: 'nothing' } })
    const api = asToken({ actions: 'read' })
    const found = await api('GET', '/actions/workflows/nightly.yml/runs?event=push&branch=main&status=success')
    expect(found.body).toMatchObject({ total_count: 1, workflow_runs: [{ id: run.runId, head_sha: run.sha, conclusion: 'success' }] })
    expect((await api('GET', `/actions/runs/${run.runId}`)).body).toMatchObject({ event: 'push', path: '.github/workflows/nightly.yml' })
    expect((await api('GET', `/actions/runs/${run.runId}/artifacts`)).body).toMatchObject({ total_count: 1, artifacts: [{ name: 'probe-baseline' }] })
  })
})

describe('the runner', () => {
  test.each(['outside', 'outside by thread'])('a connection that leaves the machine (%s)', async (mode) => {
    const run = await world.runStep({ inputs: { mode } })
    expect(run.conclusion).toBe('failure')
    expect(world.violations()).toEqual(['loopback-guard: connection to example.com refused'])
  })

  test('cancelling interrupts main, skips a post that does not want it, and finds what was left running', async () => {
    const run = await world.runStep({ inputs: { mode: 'hang' }, cancel: { when: /hanging/ } })
    expect(run).toMatchObject({ conclusion: 'cancelled', outputs: { told: 'interrupted' } })
    expect(run.post).toBeUndefined()
    expect(run.orphans).toMatchObject([{ command: expect.stringContaining('setInterval') }])
  })

  test('unknown and retired inputs are warned of, and defaults are evaluated', async () => {
    const run = await world.runStep({ event: 'schedule', inputs: { old: 'x', bogus: 'y' } })
    expect(run.inputs).toMatchObject({ mode: 'schedule', 'github-token': expect.stringMatching(/^ghs_/) })
    expect(run.warnings).toEqual(["Input 'old' has been deprecated with message: use mode instead", "Unexpected input(s) 'bogus', valid inputs are ['github-token', 'mode', 'old']"])
  })

  test('a masked token is neither in the log nor in the summary', async () => {
    const pr = await world.openPullRequest('masked', { files: { 'm.js': 'm\n' } })
    await world.plantArtifact('probe-baseline', { 'result.json': '{}' }, { headSha: pr.base.sha })
    const run = await world.runStep({ pr })
    expect(run.summary).toBe('told with ***')
    expect(run.log).not.toContain('ghs_')
  })

  test('merge groups and workflow_run start where GitHub starts them', async () => {
    const pr = await world.openPullRequest('queued', { files: { 'q.js': 'q\n' } })
    const measured = await world.runStep({ pr, inputs: { mode: 'nothing' } })
    const group = await world.runStep({ event: 'merge_group', pr, inputs: { mode: 'nothing' } })
    expect((await world.origin.read(group.sha)).parents).toEqual([await world.origin.resolve('main'), pr.head.sha])
    const report = await world.runStep({ event: 'workflow_run', after: measured, inputs: { mode: 'nothing' } })
    expect(report.sha).toBe(await world.origin.resolve('main'))
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
