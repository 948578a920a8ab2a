import type { Procedure, RollbackConfig } from './rollback-config.ts'
import { DEFAULT_ROLLBACK } from './defaults.ts'
import type { ConfigFile } from './schema.ts'

type Written = Pick<NonNullable<ConfigFile['rollback']>, 'command' | 'workflow_dispatch' | 'repository_dispatch' | 'deployment' | 'revert-pull-request'>

/** Off where nothing is configured; a procedure alone is tried without carrying it out. */
export function resolveRollback({ rollback }: ConfigFile, mode: RollbackConfig['mode'] | undefined): RollbackConfig {
  const byKind = Object.entries(rollback?.['by-kind'] ?? {}).map(([kind, written]) => [kind, typeof written === 'string' ? { kind: 'command' as const, command: written } : resolveProcedure(written)] as const)
  return {
    mode: mode ?? rollback?.mode ?? (isRehearsalOnly(rollback) ? 'off' : DEFAULT_ROLLBACK.mode),
    rehearse: rollback?.rehearse === undefined || rollback.rehearse === false ? undefined : { fault: (rollback.rehearse === true ? undefined : rollback.rehearse.fault) ?? DEFAULT_ROLLBACK.fault },
    procedure: resolveProcedure(rollback), byKind: Object.fromEntries(byKind),
    timeoutMs: rollback?.timeout ?? DEFAULT_ROLLBACK.timeoutMs, recoverWithinMs: rollback?.['recover-within'] ?? DEFAULT_ROLLBACK.recoverWithinMs, coolDownMs: rollback?.['cool-down'] ?? DEFAULT_ROLLBACK.coolDownMs,
  }
}

/** Nothing is rolled back for real where the section says nothing of it. */
export function isRehearsalOnly(rollback: ConfigFile['rollback']): boolean {
  if (rollback === undefined) return true
  const { rehearse, mode, 'by-kind': byKind, ...rest } = rollback
  return rehearse !== undefined && mode === undefined && byKind === undefined && resolveProcedure(rest) === undefined
}

/** At most one of them is given: that has been checked. */
function resolveProcedure(written: Written = {}): Procedure | undefined {
  const { command, workflow_dispatch: workflow, repository_dispatch: event, deployment, 'revert-pull-request': revert } = written
  if (command !== undefined) return { kind: 'command', command }
  if (workflow !== undefined) return { kind: 'workflow_dispatch', workflow: workflow.workflow, ref: workflow.ref, inputs: workflow.inputs ?? {} }
  if (event !== undefined) return { kind: 'repository_dispatch', eventType: event['event-type'] }
  if (deployment !== undefined) return { kind: 'deployment', environment: deployment.environment, task: deployment.task ?? DEFAULT_ROLLBACK.task }
  return revert === undefined ? undefined : { kind: 'revert-pull-request', draft: revert.draft ?? false }
}
