/** A timer's tick: so late the generator sends of its own accord, which is no fault of the service's. What is beyond may be, and counts. */
const TICK_US = 1000
const FREE = -1

/** Why a request is on its way: it was planned, its agent tries again, or an earlier one goes on to the experts. */
export type Errand = 'arrival' | 'retry' | 'escalation'

/** What is known of requests on their way, each under a number that is given out again afterwards: memory follows the requests that are open, not those ever sent. */
export class Tickets {
  readonly #arrival: number[] = []
  readonly #agent: number[] = []
  readonly #intendedUs: (number | undefined)[] = []
  readonly #sentUs: number[] = []
  readonly #errand: Errand[] = []
  readonly #free: number[] = []
  readonly #heldUpUs: (fromUs: number, toUs: number) => number

  /** `heldUpUs` tells how much of a time this thread stood still by itself. */
  constructor(heldUpUs: (fromUs: number, toUs: number) => number) {
    this.#heldUpUs = heldUpUs
  }

  /** To be sent now; `intendedUs` is undefined in a closed loop, which intends nothing. */
  take(arrival: number, agent: number, nowUs: number, intendedUs: number | undefined, errand: Errand = 'arrival'): number {
    const ticket = this.#free.pop() ?? this.#arrival.length
    this.#arrival[ticket] = arrival
    this.#agent[ticket] = agent
    this.#intendedUs[ticket] = intendedUs
    this.#sentUs[ticket] = nowUs
    this.#errand[ticket] = errand
    return ticket
  }

  /** When it really went. */
  sent(ticket: number, sentUs: number): void {
    this.#sentUs[ticket] = sentUs
  }

  giveBack(ticket: number): void {
    this.#arrival[ticket] = FREE
    this.#free.push(ticket)
  }

  isOpen(ticket: number): boolean {
    return this.#arrival[ticket] !== FREE
  }

  /** Those not given back. */
  open(): number[] {
    return [...this.#arrival.keys()].filter((ticket) => this.isOpen(ticket))
  }

  get openCount(): number {
    return this.#arrival.length - this.#free.length
  }

  arrivalOf(ticket: number): number {
    return this.#arrival[ticket] as number
  }

  agentOf(ticket: number): number {
    return this.#agent[ticket] as number
  }

  errandOf(ticket: number): Errand {
    return this.#errand[ticket] as Errand
  }

  /** When it was to be sent; in a closed loop, when it was. */
  plannedUs(ticket: number): number {
    return this.#intendedUs[ticket] ?? (this.#sentUs[ticket] as number)
  }

  lagUs(ticket: number): number {
    return (this.#sentUs[ticket] as number) - this.plannedUs(ticket)
  }

  /** When its latency begins: at the send where that was within a timer's tick of the intended one, else as long after the latter as this thread is to blame for. */
  startUs(ticket: number): number {
    const sentUs = this.#sentUs[ticket] as number
    const plannedUs = this.plannedUs(ticket)
    if (sentUs <= plannedUs + TICK_US) return sentUs
    return Math.min(sentUs, plannedUs + TICK_US + this.#heldUpUs(plannedUs, sentUs))
  }
}
