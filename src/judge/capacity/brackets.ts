import type { Side } from '../../measure/block.ts'
import type { CapacityStep } from '../../measure/capacity.ts'
import { estimateMean, tInterval } from '../statistics.ts'
import { beginSearch, RESOLUTION, takeStep, type SearchState } from './search.ts'

/** One search as its steps tell it. `middle`, between the highest rate that held and the lowest that did not, only where these are close and the latter is about the service. */
export type Bracket = Pick<SearchState, 'held' | 'upper'> & { round: number; middle: number | undefined }

const CONFIDENCE = 0.95
/** From so many searches on their spread tells how sure the rate is. */
export const MIN_SEARCHES = 3
/** Known well enough: the interval is no wider than this to either side. */
const PRECISE = 0.05

/** Every search of a side, in order of its round. The steps say it all again: nothing that was concluded while measuring is trusted. */
export function bracketsOf(steps: readonly CapacityStep[], side: Side): Bracket[] {
  return [...Map.groupBy(steps.filter((step) => step.side === side), (step) => step.round)].toSorted(([a], [b]) => a - b).map(([round, own]) => {
    const { held, upper } = own.reduce((state, step) => takeStep({ ...state, ratePerSecond: step.ratePerSecond }, step.verdict, Number.POSITIVE_INFINITY), beginSearch({ startPerSecond: 1, factor: 2, atMostPerSecond: Number.POSITIVE_INFINITY }))
    const isNarrow = held !== undefined && upper !== undefined && upper.verdict !== 'invalid' && held < upper.ratePerSecond && upper.ratePerSecond / held <= RESOLUTION
    return { round, held, upper, middle: isNarrow ? Math.sqrt(held * upper.ratePerSecond) : undefined }
  })
}

/** 95 % interval of the rate over searches: Student's t on logarithms, and half a bracket more, for within it nobody looked. Undefined with too few. */
export function intervalOver(brackets: readonly Bracket[]): [number, number] | undefined {
  const logs = brackets.flatMap(({ middle }) => (middle === undefined ? [] : [Math.log(middle)]))
  const interval = logs.length < MIN_SEARCHES ? undefined : tInterval(estimateMean(logs), CONFIDENCE)
  const half = Math.log(RESOLUTION) / 2
  return interval === undefined ? undefined : [Math.exp(interval[0] - half), Math.exp(interval[1] + half)]
}

/** Whether further searches would tell little more, on each side that was measured. */
export function isCapacityKnown(steps: readonly CapacityStep[]): boolean {
  return [...new Set(steps.map((step) => step.side))].every((side) => {
    const interval = intervalOver(bracketsOf(steps, side))
    return interval !== undefined && Math.sqrt(interval[1] / interval[0]) - 1 <= PRECISE
  })
}
