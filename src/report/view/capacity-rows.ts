import type { CapacityMeasurement, CapacityVerdict, ScalabilityFit, SideCapacity } from '../../measure/capacity.ts'
import type { Result } from '../../measure/result.ts'
import { formatChange, formatCount, formatDuration, formatInterval, formatShare, formatValue, plural } from '../quantity.ts'

/** What the search for the highest rate found, worded. */
export type CapacityReport = {
  /** In one sentence, for a reader with no time. */
  sentence: string
  /** One fact a row; `base` is undefined where it was not measured. */
  facts: { name: string; base: string | undefined; head: string }[]
  steps: { side: string; search: string; rate: string; verdict: string; p99: string; cores: string; reason: string }[]
  notes: string[]
}

/** Undefined where it was not searched for. */
export function buildCapacity({ verdicts, phases }: Pick<Result, 'verdicts' | 'phases'>): CapacityReport | undefined {
  const verdict = verdicts.find((one) => one.capacity !== undefined)?.capacity
  const measured = phases.find((one) => one.capacity !== undefined)?.capacity
  if (verdict === undefined || measured === undefined) return undefined
  return {
    sentence: describe(verdict), facts: factsOf(verdict, measured), notes: notesOf(measured),
    steps: measured.steps.map((step) => ({
      side: step.side, search: formatCount(step.round + 1), rate: perSecond(step.ratePerSecond), verdict: STEP_WORDS[step.verdict],
      p99: step.p99Ms === undefined ? 'not observed' : formatValue(step.p99Ms, 'ms'), cores: step.cpuCores === undefined ? 'not observed' : step.cpuCores.toFixed(2), reason: step.reason ?? '',
    })),
  }
}

const STEP_WORDS = { held: 'held', broken: 'broken', unsure: 'too few requests to tell', invalid: 'could not be measured' } as const

function describe({ head, base, change, peakPerSecond }: CapacityVerdict): string {
  const rate = head.ratePerSecond === undefined ? undefined : perSecond(head.ratePerSecond)
  return [
    SENTENCES[head.outcome](rate, head.interval === undefined ? '' : ` (${intervalWords(head)})`) + (base === undefined || change === undefined ? '' : `, ${formatChange(change.ratio)}${change.interval === undefined ? '' : ` (${formatInterval(change.interval)})`} against the base`),
    ...(head.ratePerSecond === undefined ? [] : [`${head.outcome === 'found' ? '' : 'at least '}${(head.ratePerSecond / peakPerSecond).toPrecision(3)} × the pattern's peak of ${perSecond(peakPerSecond)}`]),
    ...(head.gaveOut === undefined ? [] : [GAVE_OUT_WORDS[head.gaveOut.kind]]),
  ].join('; ')
}

const SENTENCES: Record<SideCapacity['outcome'], (rate: string | undefined, interval: string) => string> = {
  found: (rate, interval) => `up to ${rate} within the promises${interval}`,
  'at-least': (rate) => `at least ${rate} within the promises, and no more was tried`,
  none: () => 'no rate that was tried is within the promises',
  invalid: (rate) => (rate === undefined ? 'it could not be measured' : `at least ${rate} within the promises, and beyond that it could not be measured`),
  undecided: (rate) => (rate === undefined ? 'not decided within the budget' : `not decided within the budget: ${rate} was within the promises`),
}

const GAVE_OUT_WORDS: Record<NonNullable<SideCapacity['gaveOut']>['kind'], string> = {
  cpu: 'CPU gave out first', thread: 'one thread gave out first', memory: 'memory gave out first', component: 'a component gave out first', measurement: 'the measurement gave out first, not the service', unseen: 'what gave out first was not seen',
}

function factsOf(verdict: CapacityVerdict, measured: CapacityMeasurement): CapacityReport['facts'] {
  const { head, base, change, peakPerSecond, burstPerSecond } = verdict
  const row = (name: string, read: (side: SideCapacity) => string | undefined) => {
    const own = read(head)
    return own === undefined ? [] : [{ name, base: base === undefined ? undefined : (read(base) ?? '–'), head: own }]
  }
  return [
    ...row('Highest rate that keeps the promises', rateWords),
    ...(change === undefined ? [] : [{ name: 'Change against the base', base: undefined, head: `${formatChange(change.ratio)}${change.interval === undefined ? ', too few searches for an interval' : ` (95 % sure: ${formatInterval(change.interval)})`}, ${plural(change.rounds, 'pair')} of searches` }]),
    ...row('Rests on', (side) => `${plural(side.searches, 'search', 'searches')} to their end, ${plural(side.steps, 'step')} of ${measured.stepMs / 1000} s or longer${measured.isFresh ? ', each search with fresh processes' : ', always the same running service'}`),
    ...row('Broke first', (side) => side.broke), ...row('Gave out first', (side) => side.gaveOut?.text),
    ...row(`Against the pattern's peak of ${perSecond(peakPerSecond)}`, (side) => headroomWords(side, peakPerSecond)),
    ...(burstPerSecond === undefined ? [] : row(`Against its bursts of ${perSecond(burstPerSecond)}`, (side) => headroomWords(side, burstPerSecond))),
    ...row('Throughput by concurrency', ({ scalability }) => scalabilityWords(scalability)),
  ]
}

function notesOf({ notes, isCutShort, budgetMs }: CapacityMeasurement): string[] {
  return [...(isCutShort ? [`The search ended before all was known: its budget was ${formatDuration(budgetMs / 1000)}, and more of it makes the interval narrower`] : []), ...notes]
}

/** The rate with its interval, and what kind of answer it is. */
function rateWords(side: SideCapacity): string {
  const rate = side.ratePerSecond === undefined ? undefined : perSecond(side.ratePerSecond)
  switch (side.outcome) {
    case 'found': return `${rate} (${intervalWords(side)})`
    case 'at-least': return `at least ${rate}, the highest that was tried`
    case 'none': return 'none that was tried'
    case 'invalid': return rate === undefined ? 'could not be measured' : `at least ${rate}, beyond that it could not be measured`
    case 'undecided': return rate === undefined ? 'not decided within the budget' : `not decided within the budget: ${rate} held`
  }
}

/** Between which rates, and how sure that is. */
function intervalWords({ interval = [0, 0], intervalOf, searches }: SideCapacity): string {
  const [low, high] = interval.map((one) => formatCount(Math.round(one)))
  return intervalOf === 'mean' ? `95 % sure: ${low} to ${high}` : `between ${low} and ${high} in ${plural(searches, 'search', 'searches')}, too few for an interval`
}

/** How much more, or less, than that the service holds. */
function headroomWords({ outcome, ratePerSecond, interval }: SideCapacity, planned: number): string | undefined {
  if (ratePerSecond === undefined) return undefined
  const [low, high] = interval ?? [ratePerSecond, ratePerSecond]
  const times = (rate: number) => (rate / planned).toPrecision(3)
  const word = low >= planned ? 'enough' : high < planned && outcome === 'found' ? 'not enough' : 'not certain'
  return `${outcome === 'found' ? '' : 'at least '}${times(ratePerSecond)} ×${interval === undefined ? '' : ` (${times(low)} to ${times(high)})`}: ${word}`
}

function scalabilityWords(fit: ScalabilityFit): string {
  if (fit.kind === 'refused') return `no law is fitted: ${fit.reason}`
  const { sigma, kappa, peak, caution, points, rounds } = fit
  const share = ({ value, low, high }: typeof sigma) => `${formatShare(value)} (${formatShare(low)} to ${formatShare(high)})`
  return [
    `contention ${share(sigma)}, crosstalk ${share(kappa)} per request at once, from ${plural(points, 'point')} of ${plural(rounds, 'process', 'processes')}`,
    ...(peak === undefined ? [] : [`most at ${peak.concurrency.value.toFixed(0)} at once (${peak.concurrency.low.toFixed(0)} to ${peak.concurrency.high.toFixed(0)}): ${perSecond(peak.throughput)}`]), ...(caution === undefined ? [] : [caution]),
  ].join('; ')
}

export function perSecond(rate: number): string {
  return formatValue(rate, 'per_second')
}
