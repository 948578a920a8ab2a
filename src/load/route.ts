import type { Step } from '../config/config.ts'
import { Histogram } from '../measure/histogram.ts'
import { isFixed } from '../workload/fill-step.ts'
import type { EndpointRun, ErrorKind, StepRun } from './engine.ts'
import type { Mark } from './transport.ts'

/** Sends one request of a step, known before the run. */
export type Send = (ticket: number, agent: number) => void

/** The steps of a request, or of an escalation, and what was seen of them on this side. */
export class Route {
  readonly class: string
  readonly endpoint: string
  readonly rows: readonly Readonly<Record<string, string>>[]
  readonly legs: Leg[]
  readonly #whole = { requests: 0, failed: 0, latencyUs: new Histogram() }

  constructor(name: { class: string; endpoint: string }, steps: readonly Step[], rows: Route['rows'], prepare: (step: Step) => Send) {
    this.class = name.class
    this.endpoint = name.endpoint
    this.rows = rows
    this.legs = steps.map((step) => new Leg(step, isFixed(step) ? prepare(step) : undefined))
  }

  /** One way through all steps, however it ended. */
  count(outcome: 'ok' | ErrorKind, tookMs: number): void {
    this.#whole.requests++
    if (outcome === 'ok') this.#whole.latencyUs.record(tookMs * 1000)
    else this.#whole.failed++
  }

  whole(): EndpointRun {
    const { requests, failed, latencyUs } = this.#whole
    return { class: this.class, endpoint: this.endpoint, requests, failed, latencyUs: latencyUs.encode() }
  }

  steps(): StepRun[] {
    return this.legs.map((leg) => ({ class: this.class, endpoint: this.endpoint, ...leg.encode() }))
  }
}

/** One step of a route. */
export class Leg {
  readonly step: Step
  /** Undefined where values have to be filled in first. */
  readonly sendFixed: Send | undefined
  readonly #latencyUs = new Histogram()
  readonly #marks = new Map<string, Histogram>()
  #requests = 0
  #failed = 0

  constructor(step: Step, sendFixed: Send | undefined) {
    this.step = step
    this.sendFixed = sendFixed
  }

  count(outcome: 'ok' | ErrorKind, tookMs: number, marks: readonly Mark[]): void {
    this.#requests++
    if (outcome !== 'ok') {
      this.#failed++
      return
    }
    this.#latencyUs.record(tookMs * 1000)
    for (const { name, ms } of marks) {
      const histogram = this.#marks.get(name) ?? new Histogram()
      histogram.record(ms * 1000)
      this.#marks.set(name, histogram)
    }
  }

  encode(): Omit<StepRun, 'class' | 'endpoint'> {
    return {
      step: this.step.name, requests: this.#requests, failed: this.#failed, latencyUs: this.#latencyUs.encode(),
      marks: [...this.#marks].map(([name, histogram]) => ({ name, latencyUs: histogram.encode(), samples: histogram.count })),
    }
  }
}
