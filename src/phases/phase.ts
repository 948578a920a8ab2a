import type { Config, Phase } from '../config/config.ts'
import type { LoadEngine } from '../load/engine.ts'
import type { Block } from '../measure/block.ts'
import type { StoredBase } from '../judge/history/stored-base.ts'
import type { PhaseMeasurement, PromiseResult, Violation } from '../measure/result.ts'
import type { Plan } from '../plan/plan.ts'
import type { World } from '../ports.ts'
import type { TraceReceiver } from '../traces/trace-receiver.ts'
import type { Checkout } from './sides.ts'

/** Everything a phase needs. Which engine plays the load is none of its business. */
export type PhaseContext = {
  plan: Plan
  config: Config
  world: World
  engine: LoadEngine
  checkouts: readonly Checkout[]
  /** Absent where no spans are received. */
  traces?: TraceReceiver
  /** Rounds after which the evidence is looked at. */
  looks: readonly number[]
  /** Whether the evidence of a phase so far is enough, so that no further rounds are spent. */
  isDecided: (phase: Phase, blocks: readonly Block[]) => boolean
  /** What the default branch stored, where that is what is compared with. */
  stored?: StoredBase
  /** Answers a violation past its grace period; absent where nothing may be rolled back. */
  rollback?: (violation: Violation) => Promise<{ kind: 'done' | 'failed' | 'dry-run' | 'refused'; reason: string; procedure?: string; url?: string }>
  /** Told the violations of the round that is played, as they stand at `atMs` of it, each second. */
  onViolations?: (violations: readonly Violation[], atMs: number) => void
}

/** What a phase brings back. */
export type PhaseOutcome = {
  measurement: PhaseMeasurement
  /** Of the SLA phase: its promises as judged, and which thresholds were violated while it ran. */
  sla?: { promises: PromiseResult[]; violations: Violation[]; graceFactor: number; savedMs?: number }
}
