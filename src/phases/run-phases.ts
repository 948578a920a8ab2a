import type { Phase } from '../config/config.ts'
import { runInThread } from '../load/thread-engine.ts'
import { addCapacity } from './capacity.ts'
import { runIntegration } from './integration.ts'
import { runLoad } from './load.ts'
import type { PhaseContext, PhaseOutcome } from './phase.ts'
import { runSla } from './sla.ts'

const RUN: Record<Phase, (context: PhaseContext) => Promise<PhaseOutcome>> = { integration: runIntegration, load: runLoad, sla: async (context) => addCapacity(await runSla(context), context) }

/** Runs the planned phases one after the other, with the engine of our own. */
export async function runPhases(context: Omit<PhaseContext, 'engine'>): Promise<PhaseOutcome[]> {
  const outcomes: PhaseOutcome[] = []
  for (const phase of context.plan.phases) outcomes.push(await context.world.log.group(phase, () => RUN[phase]({ ...context, engine: runInThread })))
  return outcomes
}
