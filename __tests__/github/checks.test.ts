import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CheckAnnotation } from '../../src/ports.ts'
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

test('a check run is open before measuring, on the commit named', async () => {
  api.answer = () => ({ status: 201, body: { id: 5 } })
  expect(await openGitHub({ token: 'ghs_of_this_test', log: openSilentLog() }).checks.open('perf-gate', 'abc')).toBe(5)
  expect(api.asked).toMatchObject([{ method: 'POST', path: '/repos/octo-org/app/check-runs', body: { name: 'perf-gate', head_sha: 'abc', status: 'in_progress' } }])
})

test('more annotations than a request may carry are sent in several, none twice', async () => {
  api.answer = () => ({ body: { id: 5 } })
  const annotations = Array.from({ length: 101 }, (_, index): CheckAnnotation => ({ path: 'perf-gate.yml', startLine: index + 1, endLine: index + 1, level: 'failure', title: 'broken', message: 'p99' }))
  await openGitHub({ token: 'ghs_of_this_test', log: openSilentLog() }).checks.complete(5, 'failure', { title: 'fail', summary: 'words', annotations })
  const sent = api.asked.map((one) => one.body as { conclusion?: string; output: { annotations: { start_line: number }[] } })
  expect(sent.map((one) => one.output.annotations.length)).toEqual([50, 50, 1])
  expect(sent.flatMap((one) => one.output.annotations.map((annotation) => annotation.start_line))).toEqual(annotations.map((one) => one.startLine))
  expect(sent[0]).toMatchObject({ status: 'completed', conclusion: 'failure' })
})

test('a token that may not write checks is told once which permission to add', async () => {
  api.answer = () => FORBIDDEN
  const log = openSilentLog()
  const { checks } = openGitHub({ token: 'ghs_of_this_test', log })
  expect([await checks.open('perf-gate', 'abc'), await checks.open('perf-gate / sla', 'abc')]).toEqual([undefined, undefined])
  expect(log.warnings).toEqual([expect.stringContaining('`checks: write`')])
})

const checks = () => openGitHub({ token: 'ghs_of_this_test', log: openSilentLog() }).checks

test('the summary of a check is that of the newest completed run of its name which GitHub Actions wrote', async () => {
  const run = (id: number, name: string, slug: string, summary: string | null) => ({ id, name, app: { slug }, output: { summary } })
  api.answer = () => ({ body: { total_count: 4, check_runs: [run(3, 'perf-gate', 'github-actions', 'ours'), run(9, 'perf-gate', 'somebody-else', 'theirs'), run(2, 'perf-gate', 'github-actions', 'older'), run(10, 'perf-gate / load', 'github-actions', 'another')] } })
  expect(await checks().summaryOf('abc', 'perf-gate')).toBe('ours')
  expect(api.asked.map((one) => [one.path, one.query.get('check_name'), one.query.get('status')])).toEqual([['/repos/octo-org/app/commits/abc/check-runs', 'perf-gate', 'completed']])
  api.answer = () => ({ body: { total_count: 0, check_runs: [] } })
  expect(await checks().summaryOf('abc', 'perf-gate')).toBeUndefined()
})
