import type { CapacityStep } from '../../measure/capacity.ts'

/**
 * Which rate to try next, and when to stop: up in growing steps until a rate breaks a promise, then halfway between, on a logarithmic scale.
 * One breach is a hint, two are a fact: a machine stalls now and then. Knows no clock and no service.
 */
export type SearchState = {
  /** The highest rate that held, and the lowest that did not, with why. */
  held: number | undefined
  upper: { ratePerSecond: number; verdict: Exclude<StepVerdict, 'held'> } | undefined
  /** What was seen at the rate that is being tried. */
  attempts: readonly StepVerdict[]
  ratePerSecond: number
  factor: number
}
export type StepVerdict = CapacityStep['verdict']
export type SearchBounds = { /** The first rate, and by what factor the second differs from it. */ startPerSecond: number; factor: number; atMostPerSecond: number }
/** `lengthFactor`: how much longer than usual, where too few requests did not tell. */
export type NextStep = { kind: 'try'; ratePerSecond: number; lengthFactor: number } | { kind: 'done'; outcome: SearchOutcome }
export type SearchOutcome = 'bracketed' | 'at-most' | 'none'

/** Rates closer than this are one. */
export const RESOLUTION = 1.04
const LARGEST_FACTOR = 2
const LOWEST_PER_SECOND = 0.5
/** Digits of a rate: more are not told apart, and nobody wants to read them. */
const DIGITS = 4

export function beginSearch({ startPerSecond, factor, atMostPerSecond }: SearchBounds): SearchState {
  return { held: undefined, upper: undefined, attempts: [], ratePerSecond: rounded(Math.min(startPerSecond, atMostPerSecond)), factor }
}

/** (state, what a step at the state's rate told) → state. */
export function takeStep(state: SearchState, verdict: StepVerdict, atMostPerSecond: number): SearchState {
  const attempts = [...state.attempts, verdict]
  const settled = settle(attempts)
  if (settled === undefined) return { ...state, attempts }
  const { ratePerSecond } = state
  const next = settled === 'held' ? { ...state, held: ratePerSecond, attempts: [] } : { ...state, upper: { ratePerSecond, verdict: settled }, attempts: [] }
  return { ...next, ...goOn(next, atMostPerSecond) }
}

export function nextStep(state: SearchState, atMostPerSecond: number): NextStep {
  if (state.held !== undefined && state.upper !== undefined && isNarrow(state.held, state.upper.ratePerSecond)) return { kind: 'done', outcome: 'bracketed' }
  if (state.held !== undefined && state.held >= rounded(atMostPerSecond)) return { kind: 'done', outcome: 'at-most' }
  if (state.upper !== undefined && state.ratePerSecond < LOWEST_PER_SECOND) return { kind: 'done', outcome: 'none' }
  return { kind: 'try', ratePerSecond: state.ratePerSecond, lengthFactor: 2 ** state.attempts.filter((one) => one === 'unsure').length }
}

/** What several steps at one rate say together; undefined where another one is needed. `unsure` and `invalid` are never taken for held. */
export function settle(attempts: readonly StepVerdict[]): StepVerdict | undefined {
  const count = (verdict: StepVerdict) => attempts.filter((one) => one === verdict).length
  if (count('broken') >= 2) return 'broken'
  if (count('held') >= 2 || (count('held') === 1 && count('broken') === 0)) return 'held'
  if (count('invalid') >= 3) return 'invalid'
  return count('unsure') >= 3 || attempts.length >= 5 ? 'unsure' : undefined
}

function goOn({ held, upper, factor, ratePerSecond }: SearchState, atMostPerSecond: number): Pick<SearchState, 'ratePerSecond' | 'factor'> {
  const wider = Math.min(LARGEST_FACTOR, factor ** 1.2)
  if (held !== undefined && upper !== undefined) return { ratePerSecond: isNarrow(held, upper.ratePerSecond) ? ratePerSecond : rounded(Math.sqrt(held * upper.ratePerSecond)), factor }
  if (held !== undefined) return { ratePerSecond: rounded(Math.min(atMostPerSecond, held * factor)), factor: wider }
  return { ratePerSecond: rounded(ratePerSecond / factor), factor: wider }
}

function isNarrow(held: number, upper: number): boolean {
  return upper / held <= RESOLUTION
}

function rounded(ratePerSecond: number): number {
  return Number(ratePerSecond.toPrecision(DIGITS))
}
