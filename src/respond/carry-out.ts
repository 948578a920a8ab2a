import type { Procedure } from '../config/rollback-config.ts'
import { fillPlaceholders } from '../config/placeholders.ts'
import { nameOf } from '../judge/promises/violations.ts'
import type { Violation } from '../measure/result.ts'
import type { Event } from '../plan/plan.ts'
import type { World } from '../ports.ts'
import { runCommand } from './run-command.ts'

/** What came of a procedure; whether it helped is for the traffic to say. */
export type Attempted = {
  kind: 'done' | 'failed' | 'dry-run' | 'refused'
  reason: string
  /** In words, where one was decided on. */
  procedure?: string
  /** Of the workflow run, deployment or pull request that it made. */
  url?: string
}

export type Task = { procedure: Procedure; violation: Violation; event: Event; good: string | undefined; timeoutMs: number; world: World }

/** Carries a procedure out. One that GitHub has a part in is done when GitHub has taken it, not when it has ended. Never rejects. */
export async function carryOut(task: Task): Promise<Attempted> {
  if (task.procedure.kind === 'command') return runCommand({ ...task, command: task.procedure.command })
  const ended = new AbortController()
  const late = task.world.clock.sleep(task.timeoutMs, AbortSignal.any([task.world.signal, ended.signal])).then(
    (): Attempted => ({ kind: 'failed', reason: `GitHub did not answer within ${task.timeoutMs / 1000} s` }), (): Attempted => ({ kind: 'failed', reason: 'the run was cancelled' }))
  try {
    return await Promise.race([askGitHub(task), late])
  } catch (error) {
    return { kind: 'failed', reason: (error as Error).message }
  } finally {
    ended.abort()
  }
}

async function askGitHub({ procedure, violation, event, good = '', world }: Task): Promise<Attempted> {
  const procedures = world.github?.procedures
  if (procedures === undefined) return { kind: 'failed', reason: 'GitHub cannot be reached from here' }
  const commit = event.headSha ?? ''
  switch (procedure.kind) {
    case 'workflow_dispatch': {
      const values = new Map([['good', good], ['commit', commit], ['metric', nameOf(violation)], ['kind', violation.kind], ['severity', violation.severity], ['run', event.runUrl ?? '']])
      const inputs = Object.fromEntries(Object.entries(procedure.inputs).map(([name, value]) => [name, fillPlaceholders(value, values, (text) => text)]))
      const url = await procedures.startWorkflow(procedure.workflow, procedure.ref ?? event.headRef ?? '', inputs)
      return done(`started the workflow ${procedure.workflow}`, url)
    }
    case 'repository_dispatch':
      await procedures.sendEvent(procedure.eventType, { version: 1, violation, commit, ...(good === '' ? {} : { good }), title: event.title.slice(0, 200), ...(event.runUrl === undefined ? {} : { runUrl: event.runUrl }) })
      return done(`sent the event ${procedure.eventType}`)
    case 'deployment': {
      const url = await procedures.deploy({ sha: good, environment: procedure.environment, task: procedure.task, description: `perf-gate: back from ${commit.slice(0, 7)}, ${nameOf(violation)}`.slice(0, 140), payload: { version: 1, violation, commit, ...(event.runUrl === undefined ? {} : { runUrl: event.runUrl }) } })
      return done(`asked for a deployment of ${good.slice(0, 7)} to ${procedure.environment}`, url)
    }
    case 'revert-pull-request': {
      const { url } = await procedures.revertPullRequest({ sha: commit, draft: procedure.draft, body: describeEvidence(violation, event) })
      return done('opened a pull request that reverts it, which somebody has to merge', url)
    }
    case 'command': throw new TypeError('a command is not for GitHub')
  }
}

function done(reason: string, url?: string): Attempted {
  return { kind: 'done', reason, ...(url === undefined ? {} : { url }) }
}

/** Why it is to be reverted, for whoever decides about that. */
function describeEvidence({ limit, worst, severity, startMs, windows, ...violation }: Violation, { headSha = '', runUrl }: Event): string {
  return [
    `perf-gate found a promise broken after ${headSha} was deployed: \`${nameOf(violation)}\` was beyond ${Number(limit.toPrecision(6))} from second ${(startMs / 1000).toFixed(0)} of its traffic on (worst ${worst.toFixed(1)}, ${windows} windows, ${severity}).`,
    ...(runUrl === undefined ? [] : [`Evidence: ${runUrl}`]),
  ].join('\n\n')
}
