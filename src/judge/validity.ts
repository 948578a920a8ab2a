import type { Block, Side } from '../measure/block.ts'
import type { PhaseMeasurement, ValidityCheck } from '../measure/result.ts'
import { chiSquare, chiSquareLimit } from './statistics.ts'

/** Fewer measured requests than this in a phase and nothing may be concluded from it. */
export const MIN_REQUESTS = 50
/** A side that fails more than this is not being measured: fast errors are not a fast service. */
export const MAX_BASE_ERROR_SHARE = 0.05
const MAX_HEAD_ERROR_SHARE = 0.5

/** What must hold before anything may be concluded from a phase, beside what the generator says of itself. */
export function checkValidity(measurement: Pick<PhaseMeasurement, 'blocks' | 'requests' | 'mix'>): ValidityCheck[] {
  return [checkRequests(measurement), ...checkErrors(measurement.blocks), ...checkMix(measurement)]
}

function checkRequests({ requests }: Pick<PhaseMeasurement, 'requests'>): ValidityCheck {
  return {
    name: 'requests measured', ok: requests.sent >= MIN_REQUESTS, observed: `${requests.sent}`, limit: `at least ${MIN_REQUESTS}`,
    advice: 'raise the duration or the rate of this phase',
  }
}

function checkErrors(blocks: readonly Block[]): ValidityCheck[] {
  return (['base', 'head'] as const).flatMap((side) => {
    const errors = errorsOf(blocks, side)
    if (errors === undefined) return []
    const limit = side === 'base' ? MAX_BASE_ERROR_SHARE : MAX_HEAD_ERROR_SHARE
    return [{
      name: `${side} answers`, ok: errors.share <= limit, observed: `${(errors.share * 100).toFixed(1)} % of ${errors.trials} requests failed`, limit: `at most ${limit * 100} %`,
      advice: 'look at the errors by kind: is `ready` right, do the requests and `expect` fit the service?',
    }]
  })
}

/** The share of one side's requests that failed, or undefined where there were none. */
export function errorsOf(blocks: readonly Block[], side: Side): { share: number; trials: number } | undefined {
  const rates = blocks.filter((block) => block.side === side && block.subject.kind === 'service' && block.metric === 'error_rate_percent')
  const trials = rates.reduce((total, block) => total + block.samples, 0)
  return trials === 0 ? undefined : { share: rates.reduce((total, block) => total + (block.value / 100) * block.samples, 0) / trials, trials }
}

/** Whether requests left when the schedule says, second by second. What is merely chance is in the schedule: this is about the generator. */
export function checkArrivals(seconds: readonly { planned: number; sent: number }[]): ValidityCheck[] {
  const { statistic, degreesOfFreedom } = chiSquare(seconds.map((one) => one.sent), seconds.map((one) => one.planned))
  if (degreesOfFreedom < 1) return []
  const limit = chiSquareLimit(degreesOfFreedom)
  return [{
    name: 'realised arrivals', ok: statistic <= limit, observed: `χ² ${statistic.toFixed(1)} over ${degreesOfFreedom + 1} seconds`, limit: `χ² at most ${limit.toFixed(1)} against the schedule`,
    advice: 'requests left in other seconds than planned: lower load.rate, or give the runner more cores',
  }]
}

export function checkMix({ mix, requests }: Pick<PhaseMeasurement, 'mix' | 'requests'>): ValidityCheck[] {
  if (mix.length < 2 || requests.sent === 0) return []
  const { statistic, degreesOfFreedom } = chiSquare(mix.map((one) => one.realised * requests.sent), mix.map((one) => one.planned * requests.sent))
  const limit = chiSquareLimit(degreesOfFreedom)
  return [{
    name: 'realised mix', ok: statistic <= limit, observed: `χ² ${statistic.toFixed(1)}: ${mix.map((one) => `${one.class} ${(one.realised * 100).toFixed(1)} %`).join(', ')}`,
    limit: `χ² at most ${limit.toFixed(1)} against ${mix.map((one) => `${one.class} ${(one.planned * 100).toFixed(1)} %`).join(', ')}`,
    advice: 'requests of some class were lost: look at the errors by kind',
  }]
}
