import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readConfig } from '../src/config/read-config.ts'
import type { Config } from '../src/config/config.ts'
import { encodeDigest } from '../src/measure/digest.ts'
import type { Result } from '../src/measure/result.ts'
import { readEvent } from '../src/plan/event.ts'
import { planRun } from '../src/plan/plan-run.ts'
import { commentMarker } from '../src/report/markdown/comment.ts'
import { reportRun } from '../src/report-mode.ts'
import { findBaseline } from '../src/respond/find-baseline.ts'
import { OPEN_CHECKS_STATE, openPublishing } from '../src/respond/publish.ts'
import { CALLS, EXPECTED, EXPECTED_REPORT, FAULTS, REPORT_CALLS, type Call } from './fault-matrix.ts'
import { regressed } from './report/result-fixture.ts'
import { openRecordingWorld } from './respond/recording-world.ts'
import { hurryWaits } from './rig/faster-waits.ts'
import { TRUSTED } from './rig/permissions.ts'
import type { PullRequest } from './rig/workflow-run.ts'
import { startWorld, type World } from './rig/world.ts'

/** Waits of minutes as GitHub asks for them take seconds. */
const HURRY = 25
/** So long is waited for an answer: where none comes it is not to take long, elsewhere a busy machine has all the time it needs. */
const SILENT = { answerMs: 1500, uploadMs: 8000 }
const PATIENT = { answerMs: 20_000, uploadMs: 60_000 }
/** So many runs go on side by side, each on a pull request of its own. */
const LANES = 10

/** Small, for it is rendered in every case. */
const RESULT: Result = (({ phases, verdicts, ...rest }) => ({ ...rest, history: [], phases: phases.slice(1, 2).map((phase) => ({ ...phase, distributions: [], series: [] })), verdicts: verdicts.slice(1, 2) }))(regressed())

let world: World
let hurry: Disposable
let openGitHub: typeof import('../src/github/open-github.ts')['openGitHub']
const pulls: PullRequest[] = []
beforeAll(async () => {
  world = await startWorld()
  for (let lane = 0; lane < LANES; lane++) pulls.push(await world.openPullRequest(`lane-${lane}`, { files: { [`${lane}`]: 'x' } }))
  // The adapters read where GitHub is when they are imported.
  Object.assign(process.env, world.jobEnvironment())
  ;({ openGitHub } = await import('../src/github/open-github.ts'))
  hurry = hurryWaits({ times: HURRY, fromMs: 50 })
  // The runner's commands.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterAll(async () => {
  vi.restoreAllMocks()
  hurry[Symbol.dispose]()
  await world[Symbol.asyncDispose]()
})

/** The calls, the faults and what is lost by each are in `fault-matrix.ts`. */
test('whatever happens to a call, the verdict is told, and what cannot be is warned of', async () => {
  expect(await observe(CALLS, tell)).toBe(EXPECTED)
  expect(world.violations()).toEqual([])
})

test('a workflow that only tells fails when it cannot, and names why', async () => {
  expect(await observe(REPORT_CALLS, tellOfFork)).toBe(EXPECTED_REPORT)
  expect(world.violations()).toEqual([])
})

/** Every call under every fault, as a table. */
async function observe(calls: Readonly<Record<string, Call>>, telling: (pull: PullRequest, cell: Cell) => Promise<string>): Promise<string> {
  const cells = Object.entries(calls).flatMap(([name, call]) => FAULTS.map((fault) => ({ name, call, fault })))
  // Those that wait longest first.
  cells.sort((a, b) => Number(isSilent(b.fault)) - Number(isSilent(a.fault)) || Math.sign(b.fault.times - a.fault.times))
  const observed = new Map<string, string>()
  await Promise.all(pulls.map(async (pull) => {
    for (let cell = cells.shift(); cell !== undefined; cell = cells.shift()) observed.set(`${cell.name} ${cell.fault.name}`, await telling(pull, cell))
  }))
  return `\n${alignTable([['call', ...FAULTS.map((one) => one.name)], ...Object.keys(calls).map((name) => [name, ...FAULTS.map((fault) => observed.get(`${name} ${fault.name}`) ?? '')])])}\n`
}

function alignTable(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ').trimEnd()).join('\n')
}

function isSilent({ damage }: Cell['fault']): boolean {
  return 'lost' in damage && damage.lost === 'silence'
}

type Cell = { name: string; call: Call; fault: (typeof FAULTS)[number] }

/** Tells of a run under one fault, and says what is lost. */
async function tell(pull: PullRequest, { name, call, fault }: Cell): Promise<string> {
  const id = `${name} ${fault.name}`.replaceAll(/\W+/g, '-')
  const config = readConfig({ text: `service: { start: node server.js }\nphases: [sla]\nrequire: [sla]\nreport: { comment: always, comment-id: ${id} }\nbaseline: { artifact-name: base-${id} }\nsla: { rate: ${call.needs === 'digest' ? 50 : 60}/s }`, file: 'perf-gate.yml', inputs: {} })
  const token = world.token(TRUSTED)
  const result = { ...RESULT, configHash: config.hash }
  await prepare(pull, { call, config, result })
  const mention = { token, report: `/${config.report.artifactName}/`, baseline: `/${config.baseline.artifactName}/` }[call.mention]
  world.fail({ ...call, ...fault.damage, times: fault.times, mention: call.path.source.includes('Artifact$') ? config.report.artifactName : mention })

  const checksBefore = (await checksOf(pull)).length
  const recording = openRecordingWorld()
  const { summary, outputs, state } = recording.github
  const run = { ...recording, environment: () => RESULT.environment, github: { ...openGitHub({ token, log: recording.log, waits: isSilent(fault) ? SILENT : PATIENT }), summary, outputs, state } }
  const event = readEvent({ name: 'pull_request', payload: { number: pull.number, pull_request: pull }, sha: pull.merge_commit_sha ?? '', ref: `refs/pull/${pull.number}/merge`, repository: world.repository, runUrl: 'https://github.com/octo-org/app/actions/runs/1' })
  const plan = planRun(config, event)
  const publishing = await openPublishing(plan, config, run)
  const baseline = await findBaseline(plan, config, run)
  await publishing.complete(result)

  const checks = (await checksOf(pull)).slice(checksBefore)
  const comments = (await world.comments(pull.number)).filter((one) => one.body.startsWith(commentMarker(config.report.commentId)))
  const stored = world.artifacts().map((one) => one.name)
  const lost = [
    ...(checks.length === 2 && checks.every((one) => one.status === 'completed') ? [] : ['checks']),
    ...(comments.length === 1 && comments[0].body.includes('5 regressions') && !comments[0].body.includes('re-running') ? [] : [`comment`]),
    ...(stored.includes(config.report.artifactName) ? [] : ['report']),
    ...(stored.includes(`${config.report.artifactName}.html`) ? [] : ['page']),
    ...(baseline.usable ? [] : ['baseline']),
  ]
  expect(comments.length, id).toBeLessThanOrEqual(1)
  expect(checks.length, id).toBeLessThanOrEqual(2)
  // What is still open the post step finds.
  if (checks.some((one) => one.status !== 'completed')) expect(checks.every((one) => recording.state[OPEN_CHECKS_STATE]?.includes(one.external_id)), id).toBe(true)
  expect(Object.keys(recording.written).map((path) => path.split('/').at(-1)), id).toContain('result.json')
  expect(recording.summary, id).toContain('5 regressions')
  expect(recording.outputs['verdict'], id).toBe('fail')
  const told = [...recording.warnings, ...(baseline.usable ? [] : [baseline.reason])].filter((one) => !/waiting \d+ s$/.test(one))
  expect(lost.length === 0 || told.length > 0, id).toBe(true)
  return lost.length === 0 ? (told.length === 0 ? '·' : '!') : lost.join('+')
}

/** Tells of what the run of a fork stored, and says what becomes of that. */
async function tellOfFork(pull: PullRequest, { name, call, fault }: Cell): Promise<string> {
  const id = `report ${name} ${fault.name}`.replaceAll(/\W+/g, '-')
  const text = `service: { start: node server.js }\nphases: [sla]\nrequire: [sla]\nreport: { comment: always, comment-id: ${id} }\nbaseline: { artifact-name: none-${id} }`
  const config = readConfig({ text, file: 'perf-gate.yml', inputs: {} })
  const stored = await world.plantArtifact(config.report.artifactName, { 'result.json': JSON.stringify({ ...RESULT, configHash: config.hash }) }, { event: 'pull_request', headBranch: pull.head.ref, headSha: pull.head.sha })
  const token = world.token(TRUSTED)
  world.fail({ ...call, ...fault.damage, times: fault.times, mention: token })

  const recording = openRecordingWorld()
  const { summary, outputs, state, artifacts } = recording.github
  const real = openGitHub({ token, log: recording.log, waits: isSilent(fault) ? SILENT : PATIENT })
  const { listOfRun, download } = real.artifacts
  const run = { ...recording, environment: () => RESULT.environment, github: { ...real, summary, outputs, state, artifacts: { ...artifacts, listOfRun, download } } }
  recording.written['/checkout/perf-gate.yml'] = text
  const payload = { workflow_run: { id: stored.runId, event: 'pull_request', head_sha: pull.head.sha, head_branch: pull.head.ref, head_repository: { id: pull.head.repo.id } } }
  const told = await reportRun({ mode: 'report' }, { name: 'workflow_run', payload, sha: pull.base.sha, ref: 'refs/heads/main', repository: world.repository, runUrl: 'https://github.com/octo-org/app/actions/runs/2' }, run).then(() => true, (error: Error) => error.message)
  const comments = (await world.comments(pull.number)).filter((one) => one.body.startsWith(commentMarker(config.report.commentId)))
  expect(comments, id).toHaveLength(told === true ? 1 : 0)
  if (told === true) return '·'
  expect(told, id).toMatch(fault.name === '403' ? /add `(pull-requests: write|actions: read)` to the `permissions:`/ : /./)
  return 'error'
}

/** What the call needs to be made, and where the baseline lies. */
async function prepare(pull: PullRequest, { call, config, result }: { call: Call; config: Config; result: Result }): Promise<void> {
  const base = pull.base.sha
  const baseline = { ...result, commit: { head: base }, verdict: 'pass' }
  if (call.needs === 'comment') await ask('POST', `/issues/${pull.number}/comments`, { body: `${commentMarker(config.report.commentId)}\nold` })
  if (call.needs === 'digest') {
    await ask('POST', '/check-runs', { name: 'perf-gate', head_sha: base, status: 'completed', conclusion: 'success', output: { title: 'pass', summary: encodeDigest(baseline as Result, 40_000) ?? '' } })
    return
  }
  await world.plantArtifact(config.baseline.artifactName, { 'result.json': JSON.stringify(baseline) }, { headSha: base })
}

type CheckRun = { id: number; status: string; external_id: string }

/** Oldest first. */
async function checksOf(pull: PullRequest): Promise<CheckRun[]> {
  const { check_runs: runs } = await ask('GET', `/commits/${pull.head.sha}/check-runs?filter=all&per_page=100`) as { check_runs: CheckRun[] }
  return runs.toReversed()
}

async function ask(method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${world.apiUrl}/repos/${world.repository}${path}`, { method, headers: { authorization: `token ${world.token({ ...TRUSTED, contents: 'write' })}` }, ...body !== undefined && { body: JSON.stringify(body) } })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}
