import type { Config } from '../config/config.ts'
import { ConfigError } from '../errors.ts'
import { refuseRates } from '../load/top-rate.ts'
import type { Plan } from '../plan/plan.ts'

/** Rates that this machine's generator cannot send are refused before anything starts, with what it can. Throws ConfigError with all of them. */
export async function refuseImpossibleRates(plan: Plan, config: Config): Promise<void> {
  const asked = ([
    // In a duet base and head are asked at the same time; promises are the head's alone.
    { phase: 'load', where: 'load.rate', perSecond: config.load.ratePerSecond ?? 0, sides: plan.layout === 'duet' ? 2 : 1 },
    { phase: 'sla', where: 'sla.rate', perSecond: config.sla.ratePerSecond, sides: 1 },
  ] as const).filter(({ phase }) => plan.phases.includes(phase))
  const refusals = await refuseRates(asked.map(({ perSecond, sides }) => perSecond * sides))
  const problems = asked.flatMap(({ where, perSecond, sides }, i) => {
    const refusal = refusals[i]
    return refusal === undefined ? [] : [{ where, message: sides === 2 ? `${perSecond}/s to base and head at once: ${refusal}` : refusal }]
  })
  if (problems.length > 0) throw new ConfigError(problems)
}
