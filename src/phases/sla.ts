import type { Severity } from '../config/config.ts'
import { combineSlaRounds, isAtLeast, isLost, isSlaDecided, judgeSlaPromises, SLA_LOOKS } from '../judge/promises.ts'
import { observeSlaMetric, type Observed } from '../judge/sla-metrics.ts'
import { checkValidity, MIN_REQUESTS } from '../judge/validity.ts'
import { noViolations, reduceViolations, scaleGrace, type Rule, type ViolationEvent, type ViolationState } from '../judge/violations.ts'
import type { LoadProgress } from '../load/engine.ts'
import type { PromiseResult, Violation } from '../measure/result.ts'
import { buildSteadySchedule } from '../workload/schedule.ts'
import { Collector } from './collector.ts'
import { observeRun } from './observe-run.ts'
import type { PhaseContext, PhaseOutcome } from './phase.ts'
import { describeRollbacks, Recovery } from './recovery.ts'
import { mixSeed, playRounds } from './rounds.ts'
import type { RunningSide } from './sides.ts'
import { SlidingWindow } from './sliding-window.ts'
import { runSlot } from './slot.ts'
import { warmUp } from './warm-up.ts'

/** Promises are watched on windows of this length, each second. */
const WINDOW_MS = 5000

/**
 * Steady traffic against the head alone; every threshold is evaluated each second while it runs. A round that breaks a promise is
 * confirmed by another of fresh processes before it counts.
 */
export async function runSla(context: PhaseContext): Promise<PhaseOutcome> {
  const { config, world, engine } = context
  const { durationMs, ratePerSecond, thresholds, abortOn } = config.sla
  const { rules, factor } = scaleGrace(thresholds, durationMs)
  const collector = new Collector('sla', 'single')
  const judged: PromiseResult[][] = []
  const violations: Violation[] = []
  let savedMs: number | undefined
  let hasActed = false

  const rounds = await playRounds({
    ...context, seed: mixSeed(config.load.seed, 3_000_000), looks: SLA_LOOKS, budgetMs: Number.POSITIVE_INFINITY, plan: { layout: 'single' },
    checkouts: context.checkouts.filter((checkout) => checkout.side === 'head'),
    isEnough: () => hasActed || isSlaDecided(judged),
    measure: async ({ round, slot, sides, seed }) => {
      world.log.progress(`sla          round ${round + 1}  warming up`)
      await warmUp({ requests: config.requests, seed, sides, config, world, engine })
      let state = noViolations(rules)
      const window = new SlidingWindow(WINDOW_MS, () => sides[0]?.usage(), world.clock)
      const schedule = buildSteadySchedule({ requests: config.requests, durationMs, ratePerSecond, seed, mix: config.load.pattern.mix })
      const ending = new AbortController()
      let ended: LoadProgress | undefined
      const recovery = context.rollback === undefined ? undefined : new Recovery(context.rollback, config.rollback.recoverWithinMs)
      const begunMs = world.clock.monotonicMs()
      const evaluate = (seen: Observed, atMs: number) => {
        const step = reduceViolations(state, { ...seen, atMs }, rules)
        state = step.state
        for (const event of step.events) world.log.info(describeEvent(event))
        context.onViolations?.(state.violations, atMs)
        recovery?.step(state.violations, atMs)
      }
      const watch = (progress: LoadProgress) => {
        const seen = window.push(progress)
        evaluate(seen, progress.elapsedMs)
        if (ended === undefined && recovery?.isOpen !== true && abortOn !== undefined && isSettled({ state, rules, abortOn, observed: window.overall(), remaining: (progress.remainingMs / 1000) * ratePerSecond })) {
          ended = progress
          world.log.info(`SLA: ended ${(progress.remainingMs / 1000).toFixed(0)} s early (abort-on: ${abortOn}): a promise cannot be kept any more`)
          ending.abort()
        }
        world.log.progress(`sla          ${describeWindow(seen, progress, state.open.filter((one) => one !== undefined).length)}`)
      }
      const run = await runSlot({ schedule, sides, config, world, engine, onProgress: watch, signal: ending.signal })
      if (recovery?.isOpen === true) await watchRecovery({ recovery, context, sides, seed, evaluate, begunMs })
      const playedMs = ended?.elapsedMs ?? durationMs
      const { disturbed, keep } = collector.measured({ round, slot, run, durationMs: playedMs, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate })
      return {
        disturbed: disturbed && recovery?.hasActed !== true,
        keep() {
          keep()
          const seen = recovery?.mark(state.violations) ?? state.violations
          hasActed ||= recovery?.hasActed === true
          judged.push(judgeSlaPromises(thresholds, { ...window.overall(), ...observeRun(run.load, playedMs) }, seen))
          violations.push(...seen.map((violation) => ({ ...violation, round })))
          if (ended !== undefined) savedMs = (savedMs ?? 0) + ended.remainingMs
        },
      }
    },
  })
  const measurement = collector.finish(rounds, checkValidity)
  const notes = [...(measurement.notes ?? []), ...describeRollbacks(violations)]
  return { measurement: { ...measurement, ...(notes.length === 0 ? {} : { notes }) }, sla: { promises: combineSlaRounds(judged), violations, graceFactor: factor, ...(savedMs === undefined ? {} : { savedMs }) } }
}

type Watching = { recovery: Recovery; context: PhaseContext; sides: readonly RunningSide[]; seed: number; evaluate: (seen: Observed, atMs: number) => void; begunMs: number }

/** Traffic goes on after the round, counted nowhere, until it is known whether the rollback helped. */
async function watchRecovery({ recovery, context: { config, world, engine }, sides, seed, evaluate, begunMs }: Watching): Promise<void> {
  const { timeoutMs, recoverWithinMs } = config.rollback
  const known = new AbortController()
  const window = new SlidingWindow(WINDOW_MS, () => sides[0]?.usage(), world.clock)
  const schedule = buildSteadySchedule({ requests: config.requests, durationMs: timeoutMs + recoverWithinMs, ratePerSecond: config.sla.ratePerSecond, seed: mixSeed(seed, 1), mix: config.load.pattern.mix })
  const onProgress = (progress: LoadProgress) => {
    evaluate(window.push(progress), world.clock.monotonicMs() - begunMs)
    world.log.progress('sla          the round is over, traffic goes on: did the rollback help?')
    if (!recovery.isOpen) known.abort()
  }
  await runSlot({ schedule, sides, config, world, engine, onProgress, signal: known.signal })
}

type Standing = { state: ViolationState; rules: readonly Rule[]; abortOn: Severity; observed: Observed; remaining: number }

/** A violation that asks for an early end is firing, and its promise is lost whatever the rest of the round would bring. */
function isSettled({ state, rules, abortOn, observed, remaining }: Standing): boolean {
  if (observed.requests < MIN_REQUESTS) return false
  return rules.some(({ threshold }, index) => {
    const open = state.open[index]
    const fires = open !== undefined && state.violations[open]?.state === 'firing'
    return fires && isAtLeast(threshold.severity, abortOn) && isLost(threshold, observed, remaining)
  })
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
