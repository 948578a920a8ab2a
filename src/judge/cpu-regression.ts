import type { Phase } from '../config/config.ts'
import type { TakenProfile } from '../measure/profile.ts'
import type { PhaseVerdict } from '../measure/result.ts'

/** Beyond this many standard errors a difference of samples is not chance, among the many functions that a profile has. */
const SURE = 4
/** A smaller part of what was added explains little of it. */
const LEAST_SHARE = 0.1

/** The phase in which the service was found to take more CPU time for a request; the one with realistic load where several did. */
export function findCpuRegression(verdicts: readonly Pick<PhaseVerdict, 'phase' | 'comparisons'>[]): Phase | undefined {
  const found = verdicts.filter(({ comparisons }) => comparisons.some((one) => one.subject.kind === 'service' && one.metric === 'cpu_ms_per_request' && one.verdict === 'fail')).map((one) => one.phase)
  return found.includes('load') ? 'load' : found[0]
}

/** The function in which CPU time rose most, beyond chance; undefined where none stands out. */
export function risenFunction({ functions, base, head }: Pick<TakenProfile, 'functions' | 'base' | 'head'>): TakenProfile['functions'][number] | undefined {
  const [most] = functions.toSorted((a, b) => riseOf(b) - riseOf(a))
  if (most === undefined || !isSure(most) || riseOf(most) <= 0) return undefined
  return riseOf(most) >= (head.cpuMsPerRequest - base.cpuMsPerRequest) * LEAST_SHARE ? most : undefined
}

/** Whether the difference is more than the number of samples lets one expect of chance. */
export function isSure(one: TakenProfile['functions'][number]): boolean {
  return Math.abs(riseOf(one)) > SURE * one.standardError
}

function riseOf({ self: [base, head] }: TakenProfile['functions'][number]): number {
  return head - base
}
