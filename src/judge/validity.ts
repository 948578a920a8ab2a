import type { Block, Side } from '../measure/block.ts'
import type { CapacityStep } from '../measure/capacity.ts'
import type { PhaseMeasurement, ValidityCheck } from '../measure/result.ts'
import { chiSquare, chiSquareLimit } from './statistics.ts'

/** Fewer measured requests than this in a phase and nothing may be concluded from it. */
export const MIN_REQUESTS = 50
/** A side that fails more than this is not being measured: fast errors are not a fast service. */
export const MAX_BASE_ERROR_SHARE = 0.05
const MAX_HEAD_ERROR_SHARE = 0.5
/** A thread that waits for a core for more of the time than this, while we use no more of the cores than that, waits for somebody else. */
const MAX_WAIT = 0.1
const MAX_OWN_USE = 0.85

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

/** What the service and the generator used of a machine, in cores; `busiestThreadWait` is the share of the time in which the service's busiest thread was ready and had none. */
type Used = Pick<CapacityStep, 'cpuCores' | 'generatorCores' | 'busiestThreadWait'>

/** Whether something else on the machine took the service's CPU: its busiest thread waited for a core, though it and the generator left some free. */
export function checkMachine(used: Used, cpus: number | undefined): ValidityCheck[] {
  const { cpuCores, generatorCores, busiestThreadWait } = used
  if (cpuCores === undefined || busiestThreadWait === undefined || cpus === undefined) return []
  return [{
    name: 'free machine', ok: busiestThreadWait <= MAX_WAIT || !leavesCores(used, cpus),
    observed: `the service waited for a core ${(busiestThreadWait * 100).toFixed(0)} % of the time, while it and the generator used ${(cpuCores + generatorCores).toFixed(2)} of ${cpus}`,
    limit: `no more than ${MAX_WAIT * 100} % while cores are free`, advice: 'let nothing else run on this machine meanwhile',
  }]
}

/** What failed while cores were free, the generator's own among them, is neither's doing: another time it may be well. */
export function leavesCores({ cpuCores, generatorCores }: Used, cpus: number | undefined): boolean {
  return cpus !== undefined && cpuCores !== undefined && cpuCores + generatorCores <= cpus * MAX_OWN_USE && generatorCores <= MAX_OWN_USE
}
