import type { Phase } from '../config/config.ts'
import { runInThread } from '../load/thread-engine.ts'
import { openTraceReceiver } from '../traces/trace-receiver.ts'
import { addCapacity } from './capacity/capacity.ts'
import { runIntegration } from './integration.ts'
import { runLoad } from './load.ts'
import type { PhaseContext, PhaseOutcome } from './phase.ts'
import { describePhase } from './progress.ts'
import { runSla } from './sla/sla.ts'

const RUN: Record<Phase, (context: PhaseContext) => Promise<PhaseOutcome>> = { integration: runIntegration, load: runLoad, sla: async (context) => addCapacity(await runSla(context), context) }

/** Runs the planned phases one after the other, with the engine of our own, and with a receiver of spans where the configuration wants one. */
export async function runPhases(context: Omit<PhaseContext, 'engine'>): Promise<PhaseOutcome[]> {
  await using traces = context.config.traces === undefined ? undefined : await openTraceReceiver(context.config.traces)
  const checkouts = traces === undefined ? context.checkouts : context.checkouts.map((one) => ({ ...one, env: traces.environment(one.side) }))
  const outcomes: PhaseOutcome[] = []
  const { log, clock } = context.world
  for (const phase of context.plan.phases) {
    outcomes.push(await log.group(phase, async () => {
      const begunMs = clock.monotonicMs()
      const outcome = await RUN[phase]({ ...context, checkouts, engine: runInThread, ...(traces === undefined ? {} : { traces }) })
      log.info(describePhase(outcome.measurement, clock.monotonicMs() - begunMs))
      return outcome
    }))
  }
  return outcomes
}
