import type { Phase } from '../config/config.ts'
import { runInThread } from '../load/thread-engine.ts'
import { addCapacity } from './capacity.ts'
import { runIntegration } from './integration.ts'
import { runLoad } from './load.ts'
import type { PhaseContext, PhaseOutcome } from './phase.ts'
import { describePhase } from './progress.ts'
import { runSla } from './sla.ts'

const RUN: Record<Phase, (context: PhaseContext) => Promise<PhaseOutcome>> = { integration: runIntegration, load: runLoad, sla: async (context) => addCapacity(await runSla(context), context) }

/** Runs the planned phases one after the other, with the engine of our own. */
export async function runPhases(context: Omit<PhaseContext, 'engine'>): Promise<PhaseOutcome[]> {
  const outcomes: PhaseOutcome[] = []
  const { log, clock } = context.world
  for (const phase of context.plan.phases) {
    outcomes.push(await log.group(phase, async () => {
      const begunMs = clock.monotonicMs()
      const outcome = await RUN[phase]({ ...context, engine: runInThread })
      log.info(describePhase(outcome.measurement, clock.monotonicMs() - begunMs))
      return outcome
    }))
  }
  return outcomes
}
