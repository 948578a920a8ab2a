/** What brings back what ran before. */
export type Procedure =
  | { kind: 'command'; command: string }
  /** Undefined: on the default branch. */
  | { kind: 'workflow_dispatch'; workflow: string; ref: string | undefined; inputs: Readonly<Record<string, string>> }
  | { kind: 'repository_dispatch'; eventType: string }
  | { kind: 'deployment'; environment: string; task: string }
  | { kind: 'revert-pull-request'; draft: boolean }
export type RollbackConfig = {
  /** On pull requests a deployment that goes wrong is played through; what is done to a head that does not go wrong by itself. */
  rehearse: { fault: 'crash' | 'slow' } | undefined
  mode: 'off' | 'dry-run' | 'on'
  /** What brings back what ran before; and others for single kinds of violations. */
  procedure: Procedure | undefined
  byKind: Readonly<Record<string, Procedure | undefined>>
  timeoutMs: number
  /** How long traffic goes on to see whether it helped. */
  recoverWithinMs: number
  coolDownMs: number
}
