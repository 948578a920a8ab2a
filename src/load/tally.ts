import { Histogram } from '../measure/histogram.ts'
import type { Schedule } from '../workload/schedule.ts'
import type { ClassRun, EndpointRun, ErrorKind, SecondRun, SideProgress, SideRun } from './engine.ts'
import type { ArrivalRecord } from './record-ring.ts'

type Cell = { requests: number; failed: number; latencyUs: Histogram }
type Told = Omit<SideProgress, 'side' | 'components'>

/** Counts what became of one side's arrivals, in memory that does not grow with their number. */
export class SideTally {
  readonly #schedule: Schedule
  readonly #warmupUs: number
  readonly #cells: (Cell | undefined)[] = []
  readonly #errors: Partial<Record<ErrorKind, number>> = {}
  readonly #lag = new Histogram()
  readonly #sentIn = new Map<number, number>()
  readonly #seconds: SecondRun[] = []
  readonly #current = { second: 0, completed: 0, failed: 0, latencyUs: new Histogram() }
  /** What was answered since the last time progress was told, by class. */
  readonly #fresh = new Map<string, Histogram>()
  #toldCompleted = 0
  #sent = 0
  #completed = 0
  #failed = 0
  #hungUp = 0
  #dropped = 0
  #sentDuringWarmup = 0
  #lastSendUs = 0
  #lastEndUs = 0

  constructor(schedule: Schedule, warmupMs: number) {
    this.#schedule = schedule
    this.#warmupUs = warmupMs * 1000
  }

  take(record: Readonly<ArrivalRecord>): void {
    const { outcome } = record
    const isCounted = isAfterWarmup(record, this.#schedule, this.#warmupUs)
    if (!isCounted) {
      if (outcome !== 'dropped') this.#sentDuringWarmup++
    } else if (outcome === 'dropped') this.#dropped++
    else {
      this.#takeSend(record)
      if (outcome === 'hung-up') this.#hungUp++
      else {
        this.#sent++
        if (outcome !== 'waiting') this.#takeEnd(record, outcome)
      }
    }
  }

  #takeSend(record: Readonly<ArrivalRecord>): void {
    const atUs = sentUs(record, this.#schedule)
    const second = secondOf(atUs)
    this.#lag.record(Math.max(0, record.lagUs))
    this.#lastSendUs = Math.max(this.#lastSendUs, atUs)
    this.#sentIn.set(second, (this.#sentIn.get(second) ?? 0) + 1)
  }

  #takeEnd({ arrival, latencyUs, endUs }: Readonly<ArrivalRecord>, outcome: 'ok' | ErrorKind): void {
    const request = requestOf(this.#schedule, arrival)
    const cell = this.#cells[request] ?? (this.#cells[request] = { requests: 0, failed: 0, latencyUs: new Histogram() })
    if (secondOf(endUs) !== this.#current.second) this.#closeSecond(secondOf(endUs))
    const fresh = this.#freshOf(request)
    cell.requests++
    this.#current.completed++
    this.#completed++
    this.#lastEndUs = endUs
    if (outcome === 'ok') {
      cell.latencyUs.record(latencyUs)
      this.#current.latencyUs.record(latencyUs)
      fresh.record(latencyUs)
    } else {
      cell.failed++
      this.#current.failed++
      this.#failed++
      this.#errors[outcome] = (this.#errors[outcome] ?? 0) + 1
    }
  }

  /** Answers come in the order of their ends, so a second that is over stays so. */
  #closeSecond(next: number): void {
    const { second, completed, failed, latencyUs } = this.#current
    if (completed > 0) this.#seconds.push({ second, planned: 0, sent: 0, completed, failed, latencyUs: latencyUs.encode() })
    latencyUs.reset()
    Object.assign(this.#current, { second: next, completed: 0, failed: 0 })
  }

  get exhausted(): number {
    return this.#errors.exhausted ?? 0
  }

  /** Since the last time this was asked, `tookMs` ago; counts are of the whole. */
  progress(tookMs: number): Told {
    const all = new Histogram()
    const classes = [...this.#fresh].map(([name, latencyUs]) => {
      all.add(latencyUs)
      const encoded = latencyUs.encode()
      latencyUs.reset()
      const cells = this.#cellsOf(name)
      return { class: name, completed: total(cells, 'requests'), errors: total(cells, 'failed'), latencyUs: encoded }
    })
    const ratePerSecond = (this.#completed - this.#toldCompleted) / (tookMs / 1000)
    this.#toldCompleted = this.#completed
    return { completed: this.#completed, errors: this.#failed, ratePerSecond, p99Us: all.quantile(0.99), latencyUs: all.encode(), classes }
  }

  #freshOf(request: number): Histogram {
    const name = this.#schedule.requests[request]?.class ?? ''
    let fresh = this.#fresh.get(name)
    if (fresh === undefined) this.#fresh.set(name, fresh = new Histogram())
    return fresh
  }

  #cellsOf(name: string): Cell[] {
    return this.#cells.filter((cell, index): cell is Cell => cell !== undefined && this.#schedule.requests[index]?.class === name)
  }

  /** What the generator did, hang-ups included; its plan ends where sending did. */
  sending(endMs: number): { planned: number; lag: Histogram; lastSendMs: number } {
    const { closed, arrivals: { atUs } } = this.#schedule
    const done = this.#lag.count + this.#dropped
    const planned = closed === undefined ? firstAt(atUs, Math.max(this.#warmupUs, endMs * 1000)) - firstAt(atUs, this.#warmupUs) : done
    return { planned: Math.max(planned, done), lag: this.#lag, lastSendMs: this.#lastSendUs / 1000 }
  }

  finish(endMs: number): Omit<SideRun, 'side' | 'traced' | 'traceable' | 'tracedLogRatio' | 'components' | 'steps' | 'escalations' | 'bytesReceived' | 'connections' | 'retries'> {
    this.#closeSecond(0)
    const measuredMs = Math.max(endMs, this.#lastEndUs / 1000) - this.#warmupUs / 1000
    return {
      planned: this.sending(endMs).planned - this.#hungUp, sent: this.#sent, completed: this.#completed, sentDuringWarmup: this.#sentDuringWarmup, hungUp: this.#hungUp,
      classes: this.#classes(), endpoints: this.#endpoints(), errors: this.#errors, seconds: this.#allSeconds(endMs),
      achievedRatePerSecond: measuredMs > 0 ? (this.#completed - this.#failed) / (measuredMs / 1000) : 0,
    }
  }

  #classes(): ClassRun[] {
    return Object.keys(this.#schedule.mix).map((name) => {
      const latencies = new Histogram()
      const cells = this.#cellsOf(name)
      for (const cell of cells) latencies.add(cell.latencyUs)
      return { class: name, requests: total(cells, 'requests'), failed: total(cells, 'failed'), latencyUs: latencies.encode() }
    })
  }

  /** Where a class has several requests, each by itself. */
  #endpoints(): EndpointRun[] {
    const { requests } = this.#schedule
    return requests.flatMap(({ class: name, template }, index) => {
      const cell = this.#cells[index]
      if (cell === undefined || requests.filter((one) => one.class === name).length < 2) return []
      return [{ class: name, endpoint: template.name, requests: cell.requests, failed: cell.failed, latencyUs: cell.latencyUs.encode() }]
    })
  }

  #allSeconds(endMs: number): SecondRun[] {
    const plannedIn = this.#plannedIn(endMs)
    const bySecond = new Map(this.#seconds.map((one) => [one.second, one]))
    const empty = new Histogram().encode()
    return [...new Set([...plannedIn.keys(), ...this.#sentIn.keys(), ...bySecond.keys()])].toSorted((a, b) => a - b)
      .map((second) => ({ ...(bySecond.get(second) ?? { second, completed: 0, failed: 0, latencyUs: empty }), planned: plannedIn.get(second) ?? 0, sent: this.#sentIn.get(second) ?? 0 }))
  }

  #plannedIn(endMs: number): ReadonlyMap<number, number> {
    const { closed, arrivals: { atUs } } = this.#schedule
    if (closed !== undefined) return this.#sentIn
    const planned = new Map<number, number>()
    const last = firstAt(atUs, endMs * 1000)
    for (let arrival = firstAt(atUs, this.#warmupUs); arrival < last; arrival++) {
      const second = secondOf(atUs[arrival] as number)
      planned.set(second, (planned.get(second) ?? 0) + 1)
    }
    return planned
  }
}

/** Whether an arrival was meant to be sent after the warm-up. A closed loop meant what it did. */
export function isAfterWarmup({ arrival, startUs }: Readonly<ArrivalRecord>, { closed, arrivals }: Schedule, warmupUs: number): boolean {
  return (closed === undefined ? (arrivals.atUs[arrival] as number) : startUs) >= warmupUs
}

/** When an arrival left. */
function sentUs({ arrival, startUs, lagUs }: Readonly<ArrivalRecord>, { closed, arrivals }: Schedule): number {
  return closed === undefined ? (arrivals.atUs[arrival] as number) + lagUs : startUs
}

/** Index of what an arrival asks for; a closed loop begins again at the end of its plan. */
export function requestOf({ arrivals: { request } }: Schedule, arrival: number): number {
  return request[arrival % request.length] as number
}

function secondOf(us: number): number {
  return Math.max(0, Math.floor(us / 1e6))
}

function total(cells: readonly Cell[], key: 'requests' | 'failed'): number {
  return cells.reduce((sum, cell) => sum + cell[key], 0)
}

/** Index of the first of ascending times at or after `us`, by bisection. */
function firstAt(timesUs: Float64Array, us: number): number {
  let low = 0
  let high = timesUs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timesUs[middle] as number) < us) low = middle + 1
    else high = middle
  }
  return low
}
