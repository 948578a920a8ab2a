import type { Side } from '../../measure/block.ts'
import type { CapacityMeasurement, CapacityVerdict, SideCapacity } from '../../measure/capacity.ts'
import { estimateMean, ratioOf, tInterval } from '../statistics.ts'
import { bracketsOf, intervalOver, MIN_SEARCHES, type Bracket } from './brackets.ts'
import { findGaveOut } from './gave-out.ts'
import { fitScalability } from './scalability.ts'

const CONFIDENCE = 0.95

/** What the search for the highest rate found, from its steps alone. Rates in requests per second. */
export function judgeCapacity(measured: CapacityMeasurement): CapacityVerdict {
  const { steps, peakPerSecond, burstPerSecond } = measured
  const hasBase = steps.some((step) => step.side === 'base')
  const change = hasBase ? compareSides(bracketsOf(steps, 'head'), bracketsOf(steps, 'base')) : undefined
  return {
    head: judgeSide(measured, 'head'), ...(hasBase ? { base: judgeSide(measured, 'base') } : {}), ...(change === undefined ? {} : { change }),
    peakPerSecond, ...(burstPerSecond === undefined ? {} : { burstPerSecond }),
  }
}

function judgeSide(measured: CapacityMeasurement, side: Side): SideCapacity {
  const steps = measured.steps.filter((step) => step.side === side)
  const brackets = bracketsOf(steps, side)
  const broken = steps.findLast((step) => step.verdict === 'broken')?.reason ?? steps.findLast((step) => step.verdict === 'unsure')?.reason
  const rate = rateOf(brackets, measured.isCutShort)
  const gaveOut = findGaveOut(measured, side, rate)
  return {
    side, ...rate, searches: brackets.filter((one) => one.middle !== undefined).length, steps: steps.length,
    ...(broken === undefined ? {} : { broke: broken }), ...(gaveOut === undefined ? {} : { gaveOut }),
    scalability: fitScalability(measured.points.filter((point) => point.side === side)),
  }
}

/** What the searches say together. One that the generator or the machine ended says nothing; where they ended all, that is what is told. */
function rateOf(brackets: readonly Bracket[], isCutShort: boolean): Pick<SideCapacity, 'outcome' | 'ratePerSecond' | 'interval' | 'intervalOf'> {
  const held = brackets.flatMap((one) => one.held ?? [])
  const atLeast = held.length === 0 ? {} : { ratePerSecond: Math.min(...held) }
  const found = brackets.filter((one) => one.middle !== undefined)
  if (found.length > 0) {
    const ratePerSecond = Math.exp(estimateMean(found.map(({ middle }) => Math.log(middle as number))).mean)
    const interval = intervalOver(found)
    if (interval !== undefined) return { outcome: 'found', ratePerSecond, interval, intervalOf: 'mean' }
    return { outcome: 'found', ratePerSecond, interval: [Math.min(...found.map((one) => one.held as number)), Math.max(...found.map((one) => one.upper?.ratePerSecond as number))], intervalOf: 'bracket' }
  }
  if (brackets.some(({ upper }) => upper?.verdict === 'invalid')) return { outcome: 'invalid', ...atLeast }
  if (held.length > 0) return { outcome: isCutShort ? 'undecided' : 'at-least', ...atLeast }
  return { outcome: isCutShort || brackets.length === 0 ? 'undecided' : 'none' }
}

/** Head by base, where both were found in the same round: the mean of the logarithms of their ratios, with Student's t from three rounds on. */
function compareSides(head: readonly Bracket[], base: readonly Bracket[]): CapacityVerdict['change'] {
  const logs = head.flatMap(({ round, middle }) => {
    const other = base.find((one) => one.round === round)?.middle
    return middle === undefined || other === undefined ? [] : [Math.log(middle / other)]
  })
  if (logs.length === 0) return undefined
  const estimate = estimateMean(logs)
  const interval = logs.length < MIN_SEARCHES ? undefined : tInterval(estimate, CONFIDENCE)
  return { ratio: ratioOf(estimate.mean), rounds: logs.length, ...(interval === undefined ? {} : { interval: [ratioOf(interval[0]), ratioOf(interval[1])] }) }
}
