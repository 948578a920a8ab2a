import type { Config, Pattern } from '../config/config.ts'
import { ConfigError, type Problem } from '../errors.ts'
import { refuseRates } from '../load/top-rate.ts'
import type { Plan } from '../plan/plan.ts'
import { MAX_ARRIVALS } from '../workload/arrivals.ts'
import { peakOf } from '../workload/pattern.ts'

/**
 * Rates that this machine's generator cannot send, and slots of more requests than a plan holds, are refused before anything starts, with what can
 * be had. Throws ConfigError with all of them.
 */
export async function refuseImpossibleRates(plan: Plan, config: Config): Promise<void> {
  const asked = ([
    // In a duet base and head are asked at the same time; promises are the head's alone.
    { phase: 'load', where: 'load.rate', perSecond: config.load.ratePerSecond ?? 0, sides: plan.layout === 'duet' ? 2 : 1 },
    { phase: 'sla', where: 'sla.rate', perSecond: config.sla.ratePerSecond, sides: 1 },
  ] as const).filter(({ phase }) => plan.phases.includes(phase))
  const refusals = await refuseRates(asked.map(({ perSecond, sides }) => perSecond * sides))
  const tooFast = asked.flatMap(({ where, perSecond, sides }, i) => {
    const refusal = refusals[i]
    return refusal === undefined ? [] : [{ where, message: sides === 2 ? `${perSecond}/s to base and head at once: ${refusal}` : refusal }]
  })
  const tooMany = slotsOf(plan, config).filter(({ phase, requests }) => plan.phases.includes(phase) && requests > MAX_ARRIVALS)
    .map(({ phase, requests }) => ({ where: phase, message: `up to ${Math.round(requests)} requests in one slot, at most ${MAX_ARRIVALS} are planned: lower ${phase}.rate or ${phase}.duration` }))
  const problems: Problem[] = [...tooFast, ...tooMany]
  if (problems.length > 0) throw new ConfigError(problems)
}

/** The most requests that a slot of each phase may plan: at every moment the busiest of its pattern. */
function slotsOf({ rounds }: Plan, { integration, load, sla, requests }: Config) {
  const steadyOrPattern = sla.pattern === undefined ? sla.ratePerSecond : mostPerSecond(sla.pattern.pattern, sla.pattern.ratePerSecond)
  return [
    { phase: 'integration', requests: (integration.ratePerSecond * requests.length * integration.durationMs) / 1000 },
    { phase: 'load', requests: (mostPerSecond(load.pattern, load.ratePerSecond) * load.durationMs) / 1000 / rounds.min },
    { phase: 'sla', requests: (steadyOrPattern * sla.durationMs) / 1000 },
  ] as const
}

function mostPerSecond(pattern: Pattern, ratePerSecond: number | undefined): number {
  const { peakPerSecond, burstPerSecond = peakPerSecond } = peakOf(pattern, ratePerSecond ?? pattern.baseRatePerSecond)
  return burstPerSecond
}
