import { observeSlaMetric, type Observed } from '../../judge/promises/sla-metrics.ts'
import { nameOf, noViolations, reduceViolations, type Rule, type Sight, type ViolationEvent, type ViolationState } from '../../judge/promises/violations.ts'
import type { LoadProgress } from '../../load/engine.ts'
import type { Violation } from '../../measure/result.ts'
import type { Log } from '../../ports.ts'

/** Told the violations of a round as they stand at `atMs` of it. */
export type OnViolations = (violations: readonly Violation[], atMs: number) => void

/** The violations of one round, while it is played. */
export class SlaWatch {
  readonly #rules: readonly Rule[]
  readonly #log: Log
  readonly #listeners: readonly OnViolations[]
  state: ViolationState

  constructor(rules: readonly Rule[], log: Log, listeners: readonly (OnViolations | undefined)[]) {
    this.#rules = rules
    this.#log = log
    this.#listeners = listeners.filter((one) => one !== undefined)
    this.state = noViolations(rules)
  }

  /** Holds every threshold against what is seen now, and tells whoever listens. */
  see(sight: Sight): void {
    const { state, events } = reduceViolations(this.state, sight, this.#rules)
    this.state = state
    for (const event of events) this.#log.info(describeEvent(event))
    for (const listener of this.#listeners) listener(state.violations, sight.atMs)
  }

  get openCount(): number {
    return this.state.open.filter((one) => one !== undefined).length
  }
}

/** One line for whoever watches the run. */
export function describeWindow(seen: Observed, progress: LoadProgress, open: number): string {
  const value = (metric: string, digits: number, unit: string) => {
    const observation = observeSlaMetric(metric, seen, 0)
    return observation === undefined ? '–' : `${observation.value.toFixed(digits)}${unit}`
  }
  return [
    `${Math.ceil(progress.remainingMs / 1000)} s left`, `within 100 ms ${value('sla_compliance_rate', 1, ' %')}`, `p99 ${value('p99_response_time_ms', 1, ' ms')}`,
    `errors ${value('error_rate_percent', 1, ' %')}`, value('requests_per_second', 0, '/s'), open === 0 ? 'no violation' : `${open} open violation${open === 1 ? '' : 's'}`,
  ].join('  ')
}

function describeEvent({ kind, violation, value }: ViolationEvent): string {
  const at = `${(violation.startMs / 1000).toFixed(0)} s`
  const name = nameOf(violation)
  const limit = Number(violation.limit.toPrecision(6))
  const severity = `${violation.severity}${violation.muted === true ? ', muted' : ''}`
  switch (kind) {
    case 'pending': return `SLA: ${name} is ${value.toFixed(1)}, beyond ${limit} (${severity}, since ${at}, in its grace period)`
    case 'firing': return `SLA VIOLATION (${severity}): ${name} beyond ${limit} since ${at}, worst ${violation.worst.toFixed(1)}`
    case 'resolved': return `SLA: ${name} ${violation.resolution ?? 'resolved'}`
  }
}
