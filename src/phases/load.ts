import { checkValidity } from '../judge/validity.ts'
import { buildPatternSchedule } from '../workload/schedule.ts'
import { Collector } from './blocks/collector.ts'
import type { PhaseContext, PhaseOutcome } from './phase.ts'
import { describeProgress } from './progress.ts'
import { mixSeed, playRounds } from './rounds.ts'
import { runSaturated } from './blocks/saturated.ts'
import { runSlot } from './slot.ts'
import { warmUp } from './warm-up.ts'

/**
 * Realistic agents after a pattern, in rounds of fresh processes. Each round plays the whole pattern, compressed into its part of
 * the load duration, under a seed of its own.
 */
export async function runLoad(context: PhaseContext): Promise<PhaseOutcome> {
  const { config, world, engine, plan } = context
  const { pattern, agents, ratePerSecond } = config.load
  const durationMs = roundDurationMs(config.load.durationMs, context.looks[0] ?? 1)
  const collector = new Collector('load', plan.layout)
  const rounds = await playRounds({
    ...context,
    budgetMs: config.compare.budgetMs / 2,
    seed: mixSeed(config.load.seed, 2_000_000),
    isEnough: () => context.isDecided('load', collector.blocks),
    measure: async ({ round, slot, sides, seed, position }) => {
      world.log.progress(`load         ${position()}  warming up`)
      await warmUp({ requests: config.requests, seed, sides, config, world, engine })
      const schedule = buildPatternSchedule({ pattern, requests: config.requests, durationMs, agents, ratePerSecond, seed })
      const run = await runSlot({
        schedule, sides, config, world, engine, traces: context.traces,
        onProgress: (progress) => world.log.progress(`load         ${position()}  ${describeProgress(progress)}`),
      })
      const saturated = await runSaturated({
        sides, config, world, engine, seed: mixSeed(seed, 1),
        onProgress: (progress) => world.log.progress(`load         ${position()}  at saturation  ${describeProgress(progress)}`),
      })
      return collector.measured({ round, slot, run, saturated, durationMs, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate })
    },
  })
  return { measurement: collector.finish(rounds, checkValidity) }
}

/** The load duration is what the planned rounds take together; a round is never shorter than two seconds. */
function roundDurationMs(totalMs: number, rounds: number): number {
  return Math.max(2000, totalMs / rounds)
}
