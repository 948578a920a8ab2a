import { checkValidity } from '../judge/validity.ts'
import type { Side } from '../measure/block.ts'
import { buildSteadySchedule } from '../workload/schedule.ts'
import { httpProbes } from '../probes/http.ts'
import { probeComponents, probedComponents } from '../probes/probe-components.ts'
import { Collector } from './blocks/collector.ts'
import type { PhaseContext, PhaseOutcome } from './phase.ts'
import { describeProgress } from './progress.ts'
import { mixSeed, playRounds } from './rounds.ts'
import { runSlot } from './slot.ts'
import { warmUp } from './warm-up.ts'
import { watchIdle } from './watch-idle.ts'
import { watchRest } from './watch-rest.ts'

/** Each request class, and then each component by itself, at a low steady rate, in rounds of fresh processes. */
export async function runIntegration(context: PhaseContext): Promise<PhaseOutcome> {
  const { config, world, engine, plan } = context
  const { durationMs, ratePerSecond } = config.integration
  const requests = [...config.requests, ...httpProbes(config.components)]
  const components = probedComponents(config.components)
  const folderOf = (side: Side) => context.checkouts.find((one) => one.side === side)?.folder ?? world.workspace
  const collector = new Collector('integration', plan.layout)
  const rounds = await playRounds({
    ...context,
    budgetMs: config.compare.budgetMs / 2,
    seed: mixSeed(config.load.seed, 1_000_000),
    isEnough: () => context.isDecided('integration', collector.blocks),
    measure: async ({ round, slot, sides, seed, position }) => {
      world.log.progress(`integration  ${position()}  warming up`)
      await warmUp({ requests, seed, sides, config, world, engine })
      const idle = await watchIdle(sides, world)
      const schedule = buildSteadySchedule({ requests, durationMs, ratePerSecond, perClass: true, seed })
      const run = await runSlot({
        schedule, sides, config, world, engine, traces: context.traces,
        onProgress: (progress) => world.log.progress(`integration  ${position()}  ${describeProgress(progress)}`),
      })
      const rest = round === 0 ? await watchRest(sides, durationMs, world) : []
      world.log.progress(`integration  ${position()}  components`)
      const probes = await probeComponents({ components, durationMs, sides: sides.map(({ side, origin }) => ({ side, origin, world, folder: folderOf(side) })) })
      return collector.measured({ round, slot, run, idle, rest, durationMs, probes, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate })
    },
  })
  return { measurement: collector.finish(rounds, checkValidity) }
}
