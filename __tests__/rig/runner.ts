import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type ActionDefinition, evaluateInputs, holds, type JobStatus, readAction } from './action-yml.ts'
import { readPairs } from './file-commands.ts'
import type { Json } from './json.ts'
import { type Annotation, readLogCommands } from './log-commands.ts'
import { killOrphans, type Orphan } from './orphans.ts'

/** One job with one step that uses the action. */
export type Job = {
  /** Folder with action.yml and what it names. */
  action: string
  /** Folder of the job: `work` inside it is the workspace and exists already. */
  folder: string
  /** The `github` context without the parts that the runner adds; `token` and `event` included. */
  github: Record<string, Json>
  inputs: Record<string, string>
  /** The step's `env:`. */
  env: Record<string, string>
  runtime: { resultsUrl: string, token: string }
  /** Cancels the run: this long after main starts, or when its log first matches. */
  cancel?: { afterMs: number } | { when: RegExp }
  /** Kills main, as the system does when it is out of memory, when its log first matches. Post runs all the same. */
  kill?: RegExp
}
export type Stage = { code: number | null, signal: NodeJS.Signals | null, log: string, durationMs: number }
export type StepResult = {
  conclusion: JobStatus
  main: Stage
  /** Absent when the action has no post, or its condition did not hold. */
  post?: Stage
  /** Both logs as GitHub shows them, with masks applied. */
  log: string
  inputs: Record<string, string>
  outputs: Record<string, string>
  state: Record<string, string>
  summary: string
  annotations: Annotation[]
  masks: string[]
  /** What the runner says about the workflow: unknown or deprecated inputs, retired commands. */
  warnings: string[]
  /** Processes still running when the job was over. */
  orphans: Orphan[]
}

/** What the runner exports of the `github` context (GitHubContext in actions/runner). No token among them. */
const EXPORTED = new Set(`action actor actor_id api_url base_ref event_name event_path graphql_url head_ref job ref ref_name ref_protected ref_type repository repository_id
  repository_owner repository_owner_id retention_days run_attempt run_id run_number server_url sha triggering_actor workflow workflow_ref workflow_sha workspace`.split(/\s+/))
const FILE_COMMANDS = { GITHUB_OUTPUT: 'set_output_', GITHUB_ENV: 'set_env_', GITHUB_PATH: 'add_path_', GITHUB_STATE: 'save_state_', GITHUB_STEP_SUMMARY: 'step_summary_' }
const MAX_SUMMARY_BYTES = 1024 * 1024
/** ProcessInvoker in actions/runner: SIGINT, then this long, SIGTERM, then this long, SIGKILL. */
const CANCEL_STEPS = [[0, 'SIGINT'], [7_500, 'SIGTERM'], [10_000, 'SIGKILL']] as const
const MAX_DRAIN_MS = 5_000
const GUARD = fileURLToPath(new URL('./loopback-guard.cjs', import.meta.url))
const HURRY = new URL('./faster-waits-preload.ts', import.meta.url).href

/** Runs main and post of a Node 24 action as actions/runner does, with the network closed but for loopback, and without long waits between requests. */
export async function runAction(job: Job): Promise<StepResult> {
  const action = readAction(job.action)
  const trackingId = `github_${randomUUID()}`
  const { github, runner } = prepareContexts(job)
  const { inputs, warnings } = evaluateInputs(action, job.inputs, { github: { ...job.github, ...github }, runner, job: { status: 'success' }, strategy: {}, matrix: {} })
  const environment: Record<string, string> = { ...baseEnvironment(job, github, runner), RUNNER_TRACKING_ID: trackingId }
  for (const [name, value] of Object.entries(inputs)) environment[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value
  const context = { job, runner, environment }

  const main = await runStage(context, action.main, {}, job)
  const result: StepResult = { ...emptyResult(main.stage), conclusion: main.cancelled ? 'cancelled' : main.stage.code === 0 ? 'success' : 'failure', inputs, warnings }
  collect(result, main)
  const post = await runPost(action, result, context)
  if (post !== undefined) {
    result.post = post.stage
    if (post.stage.code !== 0 && result.conclusion === 'success') result.conclusion = 'failure'
    collect(result, post)
  }
  result.orphans = killOrphans(trackingId)
  return mask(result)
}

type Context = { job: Job, runner: Record<string, string>, environment: Record<string, string> }
type Ran = { stage: Stage, cancelled: boolean, files: Record<keyof typeof FILE_COMMANDS, string> }

async function runPost(action: ActionDefinition, result: StepResult, context: Context): Promise<Ran | undefined> {
  if (action.post === undefined || !holds(action.postIf, result.conclusion, { runner: context.runner, job: { status: result.conclusion } })) return undefined
  return runStage(context, action.post, result.state)
}

async function runStage({ job, runner, environment }: Context, script: string, state: Record<string, string>, { cancel, kill }: Pick<Job, 'cancel' | 'kill'> = {}): Promise<Ran> {
  const target = path.join(job.action, script)
  if (!existsSync(target)) throw new Error(`File not found: ${target}`)
  const files = Object.fromEntries(Object.entries(FILE_COMMANDS).map(([name, prefix]) => [name, path.join(runner['temp'] ?? '', '_runner_file_commands', prefix + randomUUID())])) as Ran['files']
  for (const file of Object.values(files)) writeFileSync(file, '')
  const env = { ...environment, ...files, ...Object.fromEntries(Object.entries(state).map(([key, value]) => [`STATE_${key}`, value])) }
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['--require', GUARD, '--import', HURRY, target], { cwd: path.join(job.folder, 'work'), env, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  const timers: NodeJS.Timeout[] = []
  const beginCancel = () => {
    if (timers.length === 0) timers.push(...CANCEL_STEPS.map(([afterMs, signal]) => setTimeout(() => child.kill(signal), afterMs)))
  }
  const read = (chunk: Buffer) => {
    log += String(chunk)
    if (cancel !== undefined && 'when' in cancel && cancel.when.test(log)) beginCancel()
    if (kill?.test(log) === true) child.kill('SIGKILL')
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  const later = cancel !== undefined && 'afterMs' in cancel ? setTimeout(beginCancel, cancel.afterMs) : undefined
  const closed = new Promise((resolve) => child.once('close', resolve))
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (...ended) => resolve(ended))
  })
  await outlast(closed)
  for (const timer of [later, ...timers]) clearTimeout(timer)
  return { stage: { code, signal, log, durationMs: performance.now() - startedAt }, cancelled: timers.length > 0, files }
}

/** A process left behind may hold the output open: the runner then waits no longer than this. */
async function outlast(closed: Promise<unknown>): Promise<void> {
  const patience = new AbortController()
  await Promise.race([closed, delay(MAX_DRAIN_MS, undefined, { signal: patience.signal }).catch(() => undefined)])
  patience.abort()
}

/** File commands count even after a failure. */
function collect(result: StepResult, { stage, files }: Ran): void {
  const commands = readLogCommands(stage.log)
  result.annotations.push(...commands.annotations)
  result.masks.push(...commands.masks)
  result.warnings.push(...commands.deprecated.map((name) => `The \`${name}\` command is deprecated and will be disabled soon.`))
  result.log += stage.log
  try {
    Object.assign(result.outputs, readPairs(readFileSync(files.GITHUB_OUTPUT, 'utf8')))
    Object.assign(result.state, readPairs(readFileSync(files.GITHUB_STATE, 'utf8')))
  } catch (error) {
    result.conclusion = 'failure'
    result.annotations.push({ level: 'error', message: (error as Error).message })
  }
  const summary = readFileSync(files.GITHUB_STEP_SUMMARY)
  if (summary.length <= MAX_SUMMARY_BYTES) result.summary += String(summary)
  else result.annotations.push({ level: 'error', message: `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.floor(summary.length / 1024)}k.` })
}

function prepareContexts(job: Job) {
  const temp = path.join(job.folder, '_temp')
  const eventPath = path.join(temp, '_github_workflow/event.json')
  const tools = path.join(job.folder, '_tool')
  for (const folder of [path.join(temp, '_runner_file_commands'), path.dirname(eventPath), tools]) mkdirSync(folder, { recursive: true })
  writeFileSync(eventPath, JSON.stringify(job.github['event']))
  const github: Record<string, Json> = {
    server_url: 'https://github.com', ref_protected: 'false', ref_type: 'branch', run_attempt: '1', retention_days: '90', action: '__self',
    ...job.github, workspace: path.join(job.folder, 'work'), event_path: eventPath,
  }
  return { github, runner: { os: 'Linux', arch: 'X64', name: 'GitHub Actions 1', environment: 'github-hosted', tool_cache: tools, temp, workspace: job.folder } }
}

function baseEnvironment(job: Job, github: Record<string, Json>, runner: Record<string, string>): Record<string, string> {
  // of the machine's own environment only what programs cannot do without; `node` is the Node of these tests
  const env: Record<string, string> = { PATH: [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter), HOME: job.folder, LANG: 'C.UTF-8', CI: 'true', ...job.env }
  for (const [key, value] of Object.entries(github)) if (EXPORTED.has(key)) env[`GITHUB_${key.toUpperCase()}`] = String(value)
  for (const [key, value] of Object.entries(runner)) env[`RUNNER_${key.toUpperCase()}`] = value
  return {
    ...env, GITHUB_ACTIONS: 'true', ACTIONS_RUNTIME_TOKEN: job.runtime.token, ACTIONS_RESULTS_URL: job.runtime.resultsUrl,
    // nobody listens there: the old service is not to be used
    ACTIONS_RUNTIME_URL: 'http://127.0.0.1:9/', ACTIONS_CACHE_SERVICE_V2: 'True',
  }
}

function emptyResult(main: Stage): StepResult {
  return { conclusion: 'success', main, log: '', inputs: {}, outputs: {}, state: {}, summary: '', annotations: [], masks: [], warnings: [], orphans: [] }
}

function mask(result: StepResult): StepResult {
  for (const secret of result.masks.filter((each) => each !== '')) {
    // the command that asked for it is not shown
    result.log = result.log.replaceAll(`::add-mask::${secret}`, '').replaceAll(secret, '***')
    result.summary = result.summary.replaceAll(secret, '***')
  }
  return result
}
