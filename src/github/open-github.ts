import * as core from '@actions/core'
import { context } from '@actions/github'
import type { EventSource, Log, World } from '../ports.ts'
import { openArtifacts } from './artifacts.ts'
import { openChecks } from './checks.ts'
import { openComments } from './comments.ts'
import { openIssues } from './issues.ts'
import { openOptionally } from './missing-permission.ts'
import { openOctokit, type Waits } from './octokit.ts'
import { openProcedures } from './procedures.ts'
import { openRepository } from './repository.ts'

/** GitHub as this job sees it through its token. */
export function openGitHub({ token, log, temporary, waits }: { token: string; log: Log; /** Folder of the run. */ temporary?: string; waits?: Waits }): NonNullable<World['github']> {
  core.setSecret(token)
  const octokit = openOctokit(token, log, waits)
  const optionally = openOptionally(log)
  const { repo } = context
  return {
    checks: openChecks({ octokit, repo, optionally }),
    comments: openComments({ octokit, repo, optionally }),
    artifacts: openArtifacts({ octokit, repo, serverUrl: context.serverUrl, runId: context.runId, uploadMs: waits?.uploadMs, temporary }),
    repository: openRepository({ octokit, repo }),
    issues: openIssues({ octokit, repo, optionally }),
    procedures: openProcedures({ octokit, repo, serverUrl: context.serverUrl }),
    summary: { write: async (markdown) => { await core.summary.addRaw(markdown, true).write() } },
    outputs: { set: (name, value) => core.setOutput(name, value) },
    state: { save: (name, value) => core.saveState(name, value) },
  }
}

/** What happened, as the runner tells it. */
export function readEventSource(): EventSource {
  const { owner, repo } = context.repo
  return {
    name: context.eventName, payload: context.payload, sha: context.sha, ref: context.ref, repository: `${owner}/${repo}`,
    runUrl: `${context.serverUrl}/${owner}/${repo}/actions/runs/${context.runId}`,
  }
}
