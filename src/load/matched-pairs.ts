import type { Schedule } from '../workload/schedule.ts'
import type { LoadRun } from './engine.ts'
import type { ArrivalRecord } from './record-ring.ts'
import { isAfterWarmup, requestOf } from './tally.ts'

/** Puts together what became of the same arrival on both sides. */
export class MatchedPairs {
  readonly #schedule: Schedule
  readonly #warmupUs: number
  /** Latencies that wait for their partner; NaN where there is none to compare with. */
  readonly #waiting = [new Map<number, number>(), new Map<number, number>()] as const
  readonly #logRatios = new Map<string, number[]>()

  constructor(schedule: Schedule, warmupMs: number) {
    this.#schedule = schedule
    this.#warmupUs = warmupMs * 1000
  }

  take(side: 0 | 1, record: Readonly<ArrivalRecord>): void {
    if (!isAfterWarmup(record, this.#schedule, this.#warmupUs)) return
    const { arrival } = record
    const latencyUs = record.outcome === 'ok' ? record.latencyUs : Number.NaN
    const partners = this.#waiting[1 - side] as Map<number, number>
    const partnerUs = partners.get(arrival)
    if (partnerUs === undefined) {
      this.#waiting[side].set(arrival, latencyUs)
      return
    }
    partners.delete(arrival)
    const logRatio = side === 0 ? Math.log(partnerUs / latencyUs) : Math.log(latencyUs / partnerUs)
    if (Number.isNaN(logRatio)) return
    const name = this.#schedule.requests[requestOf(this.#schedule, arrival)]?.class ?? ''
    const known = this.#logRatios.get(name)
    if (known === undefined) this.#logRatios.set(name, [logRatio])
    else known.push(logRatio)
  }

  /** Per class the median of ln(second side/first side), over arrivals that both answered well. */
  medians(): LoadRun['matched'] {
    return Object.keys(this.#schedule.mix).flatMap((name) => {
      const ratios = this.#logRatios.get(name)
      return ratios === undefined ? [] : [{ class: name, medianLogRatio: median(ratios), pairs: ratios.length }]
    })
  }
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}
