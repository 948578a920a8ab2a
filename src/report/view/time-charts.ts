import type { Phase } from '../../config/config.ts'
import type { Side } from '../../measure/block.ts'
import type { PhaseMeasurement, SeriesPoint, Violation } from '../../measure/result.ts'
import { bandAround, type Band } from './bands.ts'

export type TimeLine = { label: string; side: Side | 'plan'; values: (number | null)[]; band?: Band }
/** A phase over time: seconds on the x axis, rounds one after the other, null where nothing was observed. */
export type TimeChart = {
  phase: Phase
  title: string
  unit: string
  seconds: number[]
  lines: TimeLine[]
  /** Violations, from one second to another: `firing` ones outlived their grace period. */
  marks: { from: number; to: number; firing: boolean }[]
  /** Moments: a rollback, and when it had helped. */
  events: { at: number; text: string }[]
}

const SIDES: readonly Side[] = ['base', 'head']

/** Rate, slowest 1 %, errors, CPU, memory and garbage collection over time, with violations and rollbacks marked; a chart nobody observed anything for is left out. */
export function buildTimeCharts({ phase, series }: PhaseMeasurement, violations: readonly Violation[]): TimeChart[] {
  if (series.length === 0) return []
  const length = Math.max(...series.map((point) => point.second)) + 2
  const rounds = [...new Set(series.map((point) => point.round))].toSorted((a, b) => a - b)
  const seconds = rounds.flatMap((_, index) => Array.from({ length }, (__, second) => index * length + second))
  const startOf = ({ round = 0 }: Violation) => Math.max(0, rounds.indexOf(round)) * length
  const marks = violations.map((violation) => ({
    from: startOf(violation) + violation.startMs / 1000, to: startOf(violation) + Math.min(length - 1, (violation.endMs ?? Number.POSITIVE_INFINITY) / 1000),
    firing: violation.firedMs !== undefined,
  }))
  const events = violations.flatMap((violation) => eventsOf(violation, startOf(violation)))
  const line = (label: string, side: Side | 'plan', read: (point: SeriesPoint) => number | undefined): TimeLine => {
    const found = new Map<number, number[]>()
    for (const point of series) {
      const value = side === 'plan' || point.side === side ? read(point) : undefined
      const at = rounds.indexOf(point.round) * length + point.second
      if (value !== undefined) found.set(at, [...(found.get(at) ?? []), value])
    }
    return { label, side, values: seconds.map((at) => meanOf(found.get(at) ?? [])) }
  }
  const both = (read: (point: SeriesPoint) => number | undefined) => SIDES.map((side) => line(side, side, read))
  const charts = [
    { title: 'Requests per second', unit: '/s', lines: [line('planned', 'plan', (point) => point.plannedRatePerSecond), ...both(sentOf)] },
    { title: 'Slowest 1 % (p99)', unit: 'ms', lines: both((point) => point.p99Ms) },
    { title: 'Failed requests', unit: '%', lines: both((point) => (point.errorShare === undefined ? undefined : point.errorShare * 100)) },
    { title: 'CPU in use (100 % is one core)', unit: '%', lines: both((point) => point.cpuPercent) },
    { title: 'Memory in use', unit: 'MB', lines: both((point) => point.memoryMb) },
    { title: 'Garbage collection: pauses in each second', unit: 'ms', lines: both((point) => point.gcMs) },
    { title: 'Garbage collection: longest pause', unit: 'ms', lines: both((point) => point.gcLongestMs) },
  ]
  return charts
    .map((chart) => ({ phase, seconds, marks, events, ...chart, lines: chart.lines.filter((one) => one.values.some((value) => value !== null)) }))
    .filter((chart) => chart.lines.length > 0)
}

/** The pattern as it was planned and as it was sent, second by second of a round: means over rounds, with their intervals. Undefined without a plan. */
export function buildPatternChart({ phase, series, rounds }: PhaseMeasurement): TimeChart | undefined {
  const planned = series.filter((point) => point.plannedRatePerSecond !== undefined)
  if (planned.length === 0) return undefined
  const seconds = Array.from({ length: Math.max(...planned.map((point) => point.second)) + 1 }, (_, second) => second)
  const at = (side: Side | undefined, read: (point: SeriesPoint) => number) => seconds.map((second) => planned.filter((point) => point.second === second && (side === undefined || point.side === side)).map(read))
  const realised = SIDES.flatMap((side): TimeLine[] => {
    const each = at(side, (point) => point.ratePerSecond)
    const values = each.map(meanOf)
    // Rounds have plans of their own: what matters is how far each was from its.
    const band = bandAround(values, at(side, (point) => point.ratePerSecond - (point.plannedRatePerSecond as number)))
    return values.every((value) => value === null) ? [] : [{ label: `sent to the ${side}`, side, values, ...(band === undefined ? {} : { band }) }]
  })
  const title = rounds === 1 ? 'Requests per second, planned and sent' : 'Requests per second, planned and sent, mean over rounds'
  return { phase, title, unit: '/s', seconds, marks: [], events: [], lines: [{ label: 'planned', side: 'plan', values: at(undefined, (point) => point.plannedRatePerSecond as number).map(meanOf) }, ...realised] }
}

/** A second after the plan, in which only late answers came, sent nothing. */
function sentOf({ ratePerSecond, plannedRatePerSecond }: SeriesPoint): number | undefined {
  return ratePerSecond === 0 && plannedRatePerSecond === undefined ? undefined : ratePerSecond
}

/** The rollback begins when its violation fires, and is over when its thresholds hold again. */
function eventsOf({ firedMs, rolledBack }: Violation, start: number): TimeChart['events'] {
  if (firedMs === undefined || rolledBack === undefined || rolledBack.outcome === 'refused' || rolledBack.outcome === 'dry-run') return []
  const at = start + firedMs / 1000
  const { outcome, seconds = 0 } = rolledBack
  const end = outcome === 'recovered' ? [{ at: at + seconds, text: 'recovered' }] : []
  return [{ at, text: outcome === 'failed' ? 'rollback, failed' : outcome === 'not-recovered' ? 'rollback, did not help' : 'rollback' }, ...end]
}

/** Sides that take turns have several slots in a round: their seconds are averaged. */
function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : Number((values.reduce((total, value) => total + value, 0) / values.length).toPrecision(4))
}
