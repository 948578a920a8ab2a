import type { Violation } from '../../measure/result.ts'
import type { PhaseContext } from '../phase.ts'

type Attempt = { startedMs: number; result?: Awaited<ReturnType<NonNullable<PhaseContext['rollback']>>>; outcome?: NonNullable<Violation['rolledBack']> }

/** Asks for a rollback of each violation that fires and wants one, and watches the traffic until its thresholds hold again. */
export class Recovery {
  readonly #rollback: NonNullable<PhaseContext['rollback']>
  readonly #withinMs: number
  readonly #attempts = new Map<number, Attempt>()

  constructor(rollback: NonNullable<PhaseContext['rollback']>, withinMs: number) {
    this.#rollback = rollback
    this.#withinMs = withinMs
  }

  /** Takes in the violations of the round, in their order, as they stand at `atMs` of it. */
  step(violations: readonly Violation[], atMs: number): void {
    for (const [index, violation] of violations.entries()) {
      if (violation.state === 'firing' && violation.rollback && violation.muted !== true && !this.#attempts.has(index)) this.#begin(index, violation, atMs)
    }
    const isBroken = violations.some((one) => one.rollback && one.muted !== true && one.state === 'firing')
    for (const attempt of this.#attempts.values()) {
      if (attempt.outcome !== undefined || attempt.result === undefined) continue
      const { kind, reason, procedure, url } = attempt.result
      const seconds = (atMs - attempt.startedMs) / 1000
      const by = { ...(procedure === undefined ? {} : { procedure: procedure.slice(0, 200) }), ...(url === undefined ? {} : { url: url.slice(0, 500) }) }
      if (kind !== 'done') attempt.outcome = { outcome: kind, reason: reason.slice(0, 300), ...by }
      else if (!isBroken) attempt.outcome = { outcome: 'recovered', seconds, ...by }
      else if (atMs - attempt.startedMs >= this.#withinMs) attempt.outcome = { outcome: 'not-recovered', seconds, ...by }
    }
  }

  /** Traffic has to go on: a procedure runs, or it is not known yet whether it helped. */
  get isOpen(): boolean {
    return [...this.#attempts.values()].some((one) => one.outcome === undefined)
  }

  /** Something was carried out, so that what is measured from now on is something else. */
  get hasActed(): boolean {
    return [...this.#attempts.values()].some((one) => one.result?.kind === 'done' || one.result?.kind === 'failed')
  }

  /** The violations with what came of their rollbacks. */
  mark(violations: readonly Violation[]): Violation[] {
    return violations.map((violation, index) => {
      const attempt = this.#attempts.get(index)
      return attempt === undefined ? violation : { ...violation, rolledBack: attempt.outcome ?? { outcome: 'not-recovered', reason: 'the traffic ended before it was known' } }
    })
  }

  #begin(index: number, violation: Violation, startedMs: number): void {
    const attempt: Attempt = { startedMs }
    this.#attempts.set(index, attempt)
    this.#rollback(violation).then((result) => { attempt.result = result }, (error: Error) => { attempt.result = { kind: 'failed', reason: error.message } })
  }
}
