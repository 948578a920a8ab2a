import type { Procedure, RollbackConfig } from '../config/rollback-config.ts'
import type { Violation } from '../measure/result.ts'
import type { Event } from '../plan/plan.ts'

/** A rollback that was carried out before: of which commit, for which kind of violation, and when (ms since the epoch). */
export type PastRollback = { sha: string; kind: Violation['kind']; atMs: number }
export type RollbackDecision = { kind: 'run' | 'dry-run'; procedure: Procedure } | { kind: 'refused'; reason: string }

type Situation = { violation: Violation; event: Event; config: RollbackConfig; past: readonly PastRollback[]; nowMs: number; /** The last good commit, which is the stored baseline's. */ good: string | undefined }

/** Whether a violation past its grace period is answered with the procedure of its kind. Every refusal says why. */
export function decideRollback(situation: Situation): RollbackDecision {
  const { violation, event, config } = situation
  const procedure = config.byKind[violation.kind] ?? config.procedure
  const reason = whyNot(event, config) ?? whyNotAgain(situation)
  if (reason !== undefined) return { kind: 'refused', reason }
  if (procedure === undefined) return { kind: 'refused', reason: `no procedure for the kind ${violation.kind}: give one in \`rollback\`, such as \`command\`, or in \`rollback.by-kind\`` }
  const nowhere = needsGood(procedure) ? whyNoGood(situation) : undefined
  return nowhere === undefined ? { kind: config.mode === 'on' ? 'run' : 'dry-run', procedure } : { kind: 'refused', reason: nowhere }
}

/** The procedure in words, for a log and a report. */
export function describeProcedure(procedure: Procedure): string {
  switch (procedure.kind) {
    case 'command': return procedure.command
    case 'workflow_dispatch': return `workflow_dispatch of ${procedure.workflow}`
    case 'repository_dispatch': return `repository_dispatch ${procedure.eventType}`
    case 'deployment': return `deployment to ${procedure.environment}`
    case 'revert-pull-request': return 'revert-pull-request'
  }
}

/** Where nothing is ever rolled back, whatever is violated. */
export function whyNot(event: Event, { mode }: Pick<RollbackConfig, 'mode'>): string | undefined {
  if (mode === 'off') return 'rolling back is off'
  if (event.fromFork) return 'never for a fork'
  if (event.pullRequest !== undefined || event.kind === 'merge_group') return 'never for a pull request: nothing of it is deployed'
  if (event.kind === 'laptop') return 'never from a laptop'
  if (!event.onDefaultBranch) return 'only for the default branch'
  return event.headSha === undefined ? 'the commit is not known' : undefined
}

function needsGood(procedure: Procedure): boolean {
  return procedure.kind === 'deployment' || (procedure.kind === 'workflow_dispatch' && Object.values(procedure.inputs).some((value) => value.includes('{{good}}')))
}

function whyNoGood({ good, event }: Situation): string | undefined {
  if (good === undefined) return 'the last good commit is not known: no run on the default branch has stored a baseline that can be used'
  return good === event.headSha ? 'the last good commit is this one' : undefined
}

function whyNotAgain({ violation, event, config, past, nowMs }: Situation): string | undefined {
  if (past.some((one) => one.sha === event.headSha && one.kind === violation.kind)) return `this commit was rolled back for the kind ${violation.kind} already`
  const last = Math.max(...past.map((one) => one.atMs))
  const restMs = config.coolDownMs - (nowMs - last)
  return restMs > 0 ? `the last rollback was ${Math.round((nowMs - last) / 1000)} s ago: cooling down for another ${Math.ceil(restMs / 1000)} s` : undefined
}
