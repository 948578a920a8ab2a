import { observeSlaMetric, type Observed } from '../judge/sla-metrics.ts'
import { checkValidity } from '../judge/validity.ts'
import { noViolations, reduceViolations, scaleGrace, type ViolationEvent } from '../judge/violations.ts'
import type { LoadProgress } from '../load/engine.ts'
import { mergeHistograms } from '../measure/histogram.ts'
import { buildSteadySchedule } from '../workload/schedule.ts'
import { Collector } from './collector.ts'
import type { PhaseContext, PhaseOutcome } from './phase.ts'
import { mixSeed, playRounds } from './rounds.ts'
import { SlidingWindow } from './sliding-window.ts'
import { runSlot } from './slot.ts'
import { warmUp } from './warm-up.ts'

/** Promises are watched on windows of this length, each second. */
const WINDOW_MS = 5000

/** Steady traffic against the head alone; every threshold is evaluated each second while it runs. */
export async function runSla(context: PhaseContext): Promise<PhaseOutcome> {
  const { config, world, engine } = context
  const { durationMs, ratePerSecond, thresholds } = config.sla
  const { rules, factor } = scaleGrace(thresholds, durationMs)
  const collector = new Collector('sla', 'single')
  const seed = mixSeed(config.load.seed, 3_000_000)
  let state = noViolations(rules)
  let observed: Observed | undefined

  await playRounds({
    ...context, seed, looks: [1], budgetMs: 0, plan: { layout: 'single' },
    checkouts: context.checkouts.filter((checkout) => checkout.side === 'head'),
    isEnough: () => true,
    measure: async ({ round, slot, sides }) => {
      await warmUp({ requests: config.requests, ratePerSecond, seed, sides, config, world, engine })
      const window = new SlidingWindow(WINDOW_MS, () => sides[0]?.usage(), world.clock)
      const schedule = buildSteadySchedule({ requests: config.requests, durationMs, ratePerSecond, seed, mix: config.load.pattern.mix })
      const watch = (progress: LoadProgress) => {
        const seen = window.push(progress)
        const step = reduceViolations(state, { ...seen, atMs: progress.elapsedMs }, rules)
        state = step.state
        for (const event of step.events) world.log.info(describeEvent(event))
        world.log.progress(`sla          ${describeWindow(seen, progress, state.open.filter((one) => one !== undefined).length)}`)
      }
      const run = await runSlot({ schedule, sides, config, world, engine, onProgress: watch })
      const head = run.load.sides[0]
      const latencyUs = mergeHistograms(head?.classes.map((one) => one.latencyUs) ?? [])
      const requests = head?.classes.reduce((total, one) => total + one.requests, 0) ?? 0
      const failed = head?.classes.reduce((total, one) => total + one.failed, 0) ?? 0
      observed = { ...window.overall(), durationMs, requests, failed, latencyUs }
      return collector.measured({ round, slot, run, durationMs, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate })
    },
  })
  if (observed === undefined) throw new Error('the SLA phase ended without having run')
  return { measurement: collector.finish(1, checkValidity), sla: { observed, violations: state.violations, graceFactor: factor } }
}

function describeWindow(seen: Observed, progress: LoadProgress, open: number): string {
  const value = (metric: string, digits: number, unit: string) => {
    const observation = observeSlaMetric(metric, seen, 0)
    return observation === undefined ? '–' : `${observation.value.toFixed(digits)}${unit}`
  }
  return [
    `${Math.ceil(progress.remainingMs / 1000)} s left`, `within 100 ms ${value('sla_compliance_rate', 1, ' %')}`, `p99 ${value('p99_response_time_ms', 1, ' ms')}`,
    `errors ${value('error_rate_percent', 1, ' %')}`, value('requests_per_second', 0, '/s'), open === 0 ? 'no violation' : `${open} open violation${open === 1 ? '' : 's'}`,
  ].join('  ')
}

function describeEvent({ kind, violation, value }: ViolationEvent): string {
  const at = `${(violation.startMs / 1000).toFixed(0)} s`
  switch (kind) {
    case 'pending': return `SLA: ${violation.metric} is ${value.toFixed(1)}, beyond ${violation.limit} (${violation.severity}, since ${at}, in its grace period)`
    case 'firing': return `SLA VIOLATION (${violation.severity}): ${violation.metric} beyond ${violation.limit} since ${at}, worst ${violation.worst.toFixed(1)}`
    case 'resolved': return `SLA: ${violation.metric} ${violation.resolution ?? 'resolved'}`
  }
}
