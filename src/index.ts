import { inspect } from 'node:util'
import * as core from '@actions/core'
import { readInputs } from './config/inputs.ts'
import { ConfigError, formatProblem, PublishError, ServiceError } from './errors.ts'
import { openJobLog } from './github/log.ts'
import { openGitHub, readEventSource } from './github/open-github.ts'
import { main } from './main.ts'
import type { World } from './ports.ts'
import { reportRun } from './report-mode.ts'
import { renderAs } from './report/render-as.ts'
import { openClock } from './system/clock.ts'
import { openEnvironment } from './system/environment.ts'
import { openFiles } from './system/files.ts'
import { killEverythingNow, openProcesses } from './system/processes.ts'
import { openRunFolder, RUN_FOLDER_STATE } from './system/run-folder.ts'
import { openWebhooks } from './system/webhooks.ts'

const CONFIG_ERROR = 2
const TOOL_ERROR = 4
const INTERRUPTED = 130
const JOB_LOG_WIDTH = 120

const clock = openClock()
const log = openJobLog(() => clock.now())
const cancelled = new AbortController()
process.on('exit', killEverythingNow)
// An error nobody caught is ours: Node.js would exit with 1, which says that the change is slower.
for (const stray of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(stray, (error) => {
    log.error(inspect(error))
    process.exit(TOOL_ERROR)
  })
}
// The runner sends SIGINT, SIGTERM 7.5 s later, and kills 2.5 s after that: the first one has to be enough.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancelled.abort(new Error(`cancelled by ${signal}`)))

const temporary = openRunFolder()
core.saveState(RUN_FOLDER_STATE, temporary)

try {
  const inputs = readInputs((name) => core.getInput(name))
  const token = inputs['github-token']
  if (inputs['alert-webhook'] !== undefined) core.setSecret(inputs['alert-webhook'])
  const world: World = {
    workspace: process.env.GITHUB_WORKSPACE ?? process.cwd(), log, clock, files: openFiles(temporary), processes: openProcesses(), signal: cancelled.signal,
    webhooks: openWebhooks(), environment: openEnvironment(), randomSeed: () => Math.floor(Math.random() * 2 ** 32),
    ...(token === undefined ? {} : { github: openGitHub({ token, log, temporary }) }),
  }
  const source = readEventSource()
  const outcome = inputs.mode === 'report' ? await reportRun(inputs, source, world) : await main(inputs, source, world)
  if (outcome !== undefined) log.info(renderAs(outcome.result, 'terminal', { color: false, width: JOB_LOG_WIDTH }))
  process.exitCode = outcome?.exitCode ?? 0
} catch (error) {
  process.exitCode = tell(error)
}
// What was given up may still hold a connection open, which nobody waits for.
process.stdout.write('', () => process.exit())

/** Every failure ends here: what to change, on the line where it stands, and the exit code of its kind. */
function tell(error: unknown): number {
  if (error instanceof ConfigError) {
    for (const problem of error.problems) log.error(formatProblem(problem), problem.file === undefined || problem.line === undefined ? undefined : { file: problem.file, line: problem.line, ...(problem.column === undefined ? {} : { column: problem.column }) })
    return CONFIG_ERROR
  }
  if (cancelled.signal.aborted) {
    log.warning((cancelled.signal.reason as Error).message)
    return INTERRUPTED
  }
  if (error instanceof PublishError) log.error(error.message)
  else log.error(error instanceof ServiceError ? [error.message, ...error.output].join('\n') : inspect(error))
  return TOOL_ERROR
}
