import type { RollbackConfig } from '../config/config.ts'
import type { Violation } from '../measure/result.ts'
import type { Event } from '../plan/plan.ts'

/** A rollback that was carried out before: of which commit, for which kind of violation, and when (ms since the epoch). */
export type PastRollback = { sha: string; kind: Violation['kind']; atMs: number }
export type RollbackDecision = { kind: 'run' | 'dry-run'; command: string } | { kind: 'refused'; reason: string }

type Situation = { violation: Violation; event: Event; config: RollbackConfig; past: readonly PastRollback[]; nowMs: number }

/** Whether a violation past its grace period is answered with the procedure of its kind. Every refusal says why. */
export function decideRollback({ violation, event, config, past, nowMs }: Situation): RollbackDecision {
  const command = config.byKind[violation.kind] ?? config.command
  const reason = whyNot(event, config) ?? whyNotAgain({ violation, event, config, past, nowMs })
  if (reason !== undefined) return { kind: 'refused', reason }
  if (command === undefined) return { kind: 'refused', reason: `no procedure for the kind ${violation.kind}: give \`rollback.command\`, or one in \`rollback.by-kind\`` }
  return { kind: config.mode === 'on' ? 'run' : 'dry-run', command }
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

function whyNotAgain({ violation, event, config, past, nowMs }: Situation): string | undefined {
  if (past.some((one) => one.sha === event.headSha && one.kind === violation.kind)) return `this commit was rolled back for the kind ${violation.kind} already`
  const last = Math.max(...past.map((one) => one.atMs))
  const restMs = config.coolDownMs - (nowMs - last)
  return restMs > 0 ? `the last rollback was ${Math.round((nowMs - last) / 1000)} s ago: cooling down for another ${Math.ceil(restMs / 1000)} s` : undefined
}
