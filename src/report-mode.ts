import type { Inputs } from './config/inputs.ts'
import { ConfigError } from './errors.ts'
import { parseResult } from './judge/history/baseline.ts'
import { rejudge } from './judge/rejudge.ts'
import { readConfiguration, type Outcome } from './main.ts'
import { eventOfPullRequest, readReportedRun, type ReportedRun } from './plan/event.ts'
import { planRun } from './plan/plan-run.ts'
import type { EventSource, PullRequestRef, World } from './ports.ts'
import { findBaseline } from './respond/find-baseline.ts'
import { findLabelWaivers } from './respond/find-label-waivers.ts'
import { openPublishing } from './respond/publish.ts'

type GitHub = NonNullable<World['github']>

/** A result with all its histograms is well below. */
const MAX_BYTES = 20_000_000

/**
 * `mode: report`: tells what the run of a fork measured, with a token that may write, and without running anything of the fork. Which pull
 * request and which commit comes from GitHub, never from the artifact; of the artifact only the numbers count, and they are judged
 * anew under this branch's configuration. Undefined when there is nothing to tell, which is told in the log.
 */
export async function reportRun(inputs: Inputs, source: EventSource, world: World): Promise<Outcome | undefined> {
  const run = readReportedRun(source)
  const { github } = world
  if (run === undefined) throw new ConfigError([{ where: 'mode', message: `report belongs into a workflow on \`workflow_run\` (types: [completed]); this run is on ${source.name}` }])
  if (github === undefined) throw new ConfigError([{ where: 'github-token', message: 'report needs a token: leave `github-token` out, or give one' }])
  const config = await readConfiguration(inputs, world)
  const pull = findPullRequest(await github.repository.openPullRequests(), run)
  if (typeof pull === 'string') return nothing(pull, world)
  const text = await fetchResult(github, run, config.report.artifactName)
  if (text === undefined) return nothing(`the run stored no result (artifact ${config.report.artifactName})`, world)
  const parsed = parseResult(text)
  if (parsed.kind === 'refused') return nothing(`the run's result was refused: ${parsed.reason}`, world)

  const plan = planRun(config, eventOfPullRequest(pull, source))
  const publishing = await openPublishing(plan, config, world)
  try {
    const { result: claimed } = parsed
    const baseline = await findBaseline(plan, config, world)
    const isStored = claimed.baseline.kind === 'artifact'
    const { tool, startedAt, plan: sentences, environment } = claimed
    const result = rejudge(claimed, {
      config, stored: isStored ? baseline.stored : undefined, waivers: await findLabelWaivers(plan.event, config, world),
      facts: {
        tool, startedAt, title: pull.title.slice(0, 200), plan: sentences, environment, baseline: isStored ? baseline.info : claimed.baseline,
        commit: { head: pull.headSha, headRef: pull.headRef.slice(0, 300), baseRef: pull.baseRef.slice(0, 300), ...(baseline.sha === undefined ? {} : { base: baseline.sha }) },
        notes: [`Measured by the run of ${run.headSha.slice(0, 7)}, with code of the pull request; told and judged by a run of ${pull.baseRef.slice(0, 100)}`, ...(claimed.configHash === config.hash ? [] : ['The pull request was measured under another configuration than the one it is judged by'])],
      },
    })
    await publishing.complete(result)
    return { exitCode: 0, result, folder: config.report.outputFolder }
  } catch (error) {
    await publishing.crashed(error as Error)
    throw error
  }
}

/** The open pull request whose head is what was measured, by commit, branch and repository; or why there is none to tell. */
function findPullRequest(pulls: readonly PullRequestRef[], run: ReportedRun): PullRequestRef | string {
  const ofBranch = pulls.filter((one) => one.headRef === run.headBranch && one.headRepositoryId !== undefined && one.headRepositoryId === run.headRepositoryId)
  const measured = ofBranch.find((one) => one.headSha === run.headSha)
  if (measured !== undefined) return measured
  return ofBranch.length > 0 ? `the pull request has moved on from ${run.headSha.slice(0, 7)}: its newest run will be told` : `no open pull request has the head ${run.headSha.slice(0, 7)} on the branch of that run`
}

async function fetchResult(github: GitHub, run: ReportedRun, name: string): Promise<string | undefined> {
  const [artifact] = (await github.artifacts.listOfRun(run.id, name)).filter((one) => one.name === name && !one.expired)
  return artifact === undefined ? undefined : github.artifacts.download(artifact, 'result.json', MAX_BYTES)
}

function nothing(why: string, { log }: World): undefined {
  log.warning(`nothing is told: ${why}`)
}
