import type { Side } from '../../measure/block.ts'
import type { CapacityStep, SideCapacity } from '../../measure/capacity.ts'
import type { Result } from '../../measure/result.ts'

/** Response time against the rate, step by step: `p99` by side and whether the rate held, null where a side has no such step at that rate. */
export type CapacityChart = {
  title: string
  rates: number[]
  p99: { side: Side; held: boolean; values: (number | null)[] }[]
  /** The highest rate that holds, with its interval. */
  knees: { side: Side; rate: number; low: number; high: number }[]
  limitMs: number | undefined
  peak: number
}
/** Throughput against concurrency, by side: what was measured, and the law that was fitted, with its band. Null where another side has a value. */
export type ScalabilityChart = {
  title: string
  concurrency: number[]
  sides: {
    side: Side
    curve: (number | null)[]
    low: (number | null)[]
    high: (number | null)[]
    points: { concurrency: number; throughput: number }[]
    peak: { concurrency: number; low: number; high: number } | undefined
  }[]
}

export function buildCapacityCharts({ verdicts, phases }: Pick<Result, 'verdicts' | 'phases'>): CapacityChart[] {
  const verdict = verdicts.find((one) => one.capacity !== undefined)
  const measured = phases.find((one) => one.capacity !== undefined)?.capacity
  if (verdict?.capacity === undefined || measured === undefined) return []
  const steps = measured.steps.filter((step) => step.p99Ms !== undefined && (step.verdict === 'held' || step.verdict === 'broken'))
  const rates = [...new Set(steps.map((step) => step.ratePerSecond))].toSorted((a, b) => a - b)
  if (rates.length < 2) return []
  const lines = (['base', 'head'] as const).flatMap((side) => [true, false].map((held) => ({ side, held, values: rates.map((rate) => highest(steps, side, held, rate)) })))
  const { head, base, peakPerSecond } = verdict.capacity
  return [{
    title: 'Response time by rate', rates, p99: lines.filter((one) => one.values.some((value) => value !== null)), knees: [base, head].flatMap((side) => (side === undefined ? [] : kneeOf(side))),
    limitMs: verdict.promises.find((one) => one.metric === 'p99_response_time_ms' && one.unit === 'ms')?.limit, peak: peakPerSecond,
  }]
}

/** Of the sides to which a law was fitted. */
export function buildScalabilityCharts({ verdicts, phases }: Pick<Result, 'verdicts' | 'phases'>): ScalabilityChart[] {
  const verdict = verdicts.find((one) => one.capacity !== undefined)?.capacity
  const points = phases.find((one) => one.capacity !== undefined)?.capacity?.points ?? []
  const fitted = [verdict?.base, verdict?.head].flatMap((side) => (side === undefined || side.scalability.kind === 'refused' ? [] : [{ side: side.side, ...side.scalability }]))
  if (fitted.length === 0) return []
  const concurrency = [...new Set(fitted.flatMap(({ curve }) => curve.map((one) => one.concurrency)))].toSorted((a, b) => a - b)
  return [{
    title: 'Throughput by concurrency', concurrency,
    sides: fitted.map(({ side, curve, peak }) => {
      const at = new Map(curve.map((one) => [one.concurrency, one]))
      const values = (key: 'throughput' | 'low' | 'high') => concurrency.map((one) => { const value = at.get(one)?.[key]; return value === undefined ? null : short(value) })
      return {
        side, curve: values('throughput'), low: values('low'), high: values('high'),
        points: points.filter((point) => point.side === side).map((point) => ({ concurrency: point.concurrency, throughput: short(point.throughputPerSecond) })),
        peak: peak === undefined ? undefined : { concurrency: peak.concurrency.value, low: peak.concurrency.low, high: peak.concurrency.high },
      }
    }),
  }]
}

function kneeOf({ side, outcome, ratePerSecond, interval }: SideCapacity): CapacityChart['knees'] {
  return outcome !== 'found' || ratePerSecond === undefined || interval === undefined ? [] : [{ side, rate: short(ratePerSecond), low: short(interval[0]), high: short(interval[1]) }]
}

/** Several steps at one rate: the worst of them. */
function highest(steps: readonly CapacityStep[], side: Side, held: boolean, rate: number): number | null {
  const seen = steps.flatMap((step) => (step.side === side && (step.verdict === 'held') === held && step.ratePerSecond === rate ? (step.p99Ms ?? []) : []))
  return seen.length === 0 ? null : short(Math.max(...seen))
}

function short(value: number): number {
  return Number(value.toPrecision(4))
}
