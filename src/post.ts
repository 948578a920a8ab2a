import * as core from '@actions/core'
import { openJobLog } from './github/log.ts'
import { openGitHub } from './github/open-github.ts'
import { OPEN_CHECKS_STATE } from './respond/publish.ts'

/** After the job, whatever became of it: a check run that the main step could not complete any more is completed here. */
const log = openJobLog(() => Date.now())
const token = core.getInput('github-token')
const open = readOpenChecks(core.getState(OPEN_CHECKS_STATE))
if (token !== '' && open.length > 0) {
  const { checks } = openGitHub({ token, log })
  for (const id of open) {
    await checks.complete(id, 'cancelled', { title: 'cancelled', summary: 'The job ended before perf-gate could tell a verdict.' })
      .catch((error: Error) => log.warning(`the check run ${id} could not be completed: ${error.message}`))
  }
}

function readOpenChecks(state: string): number[] {
  if (state === '') return []
  const parsed: unknown = JSON.parse(state)
  return Array.isArray(parsed) ? parsed.filter((id): id is number => Number.isSafeInteger(id)) : []
}
