import * as core from '@actions/core'
import { openJobLog } from './github/log.ts'
import { openGitHub } from './github/open-github.ts'
import { OPEN_CHECKS_STATE, type OpenChecksState } from './respond/publish.ts'
import { clearRun, RUN_FOLDER_STATE } from './system/run-folder.ts'

/** After the job, whatever became of it: what the main step started and left is taken away, and the check runs that it could not complete are completed. */
const log = openJobLog(() => Date.now())
await clear(core.getState(RUN_FOLDER_STATE))
await completeChecks(core.getInput('github-token'), core.getState(OPEN_CHECKS_STATE))

async function clear(folder: string): Promise<void> {
  if (folder === '') return
  try {
    const { processes, mounts } = await clearRun(folder, process.env.GITHUB_WORKSPACE ?? process.cwd())
    if (processes + mounts > 0) log.info(`the main step ended before it could clean up: ${processes} processes of it are stopped, ${mounts} mounts released`)
  } catch (error) {
    log.warning(`what the main step left could not be removed: ${(error as Error).message}`)
  }
}

/** Only those that are open: of some the main step may have told the verdict, and never have heard so. */
async function completeChecks(token: string, state: string): Promise<void> {
  if (token === '' || state === '') return
  const { headSha, key } = JSON.parse(state) as OpenChecksState
  const { checks } = openGitHub({ token, log })
  try {
    for (const id of await checks.openOnes(headSha, key)) await checks.complete(id, 'cancelled', { title: 'cancelled', summary: 'The job ended before perf-gate could tell a verdict.' })
  } catch (error) {
    log.warning(`check runs on ${headSha.slice(0, 7)} may be left open: ${(error as Error).message}`)
  }
}
