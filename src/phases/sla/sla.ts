import type { Severity } from '../../config/config.ts'
import { combineSlaRounds, isAtLeast, isLost, isSlaDecided, judgeSlaPromises, SLA_LOOKS, type JudgedPromise } from '../../judge/promises/promises.ts'
import { settleThresholds } from '../../judge/promises/settle-thresholds.ts'
import type { Observed } from '../../judge/promises/sla-metrics.ts'
import { checkValidity, MIN_REQUESTS } from '../../judge/validity.ts'
import { scaleGrace, type Rule, type ViolationState } from '../../judge/promises/violations.ts'
import type { LoadProgress } from '../../load/engine.ts'
import type { Subject } from '../../measure/block.ts'
import type { Violation } from '../../measure/result.ts'
import { Collector } from '../blocks/collector.ts'
import { observeRun } from '../observe-run.ts'
import type { PhaseContext, PhaseOutcome } from '../phase.ts'
import { mixSeed, playRounds } from '../rounds.ts'
import type { RunningSide } from '../sides.ts'
import { runSlot } from '../slot.ts'
import { warmUp } from '../warm-up.ts'
import { Recovery } from './recovery.ts'
import { observeSlaBase } from './base.ts'
import { buildSlaSchedule } from './traffic.ts'
import { describeWindow, SlaWatch } from './watch.ts'
import { SlidingWindow } from './sliding-window.ts'
import { watchedSubjects } from './watched-subjects.ts'

/** What the terminal shows looks back on so much. */
const SHOWN_MS = 5000

/**
 * Traffic of its own against the head alone; every threshold is evaluated each second while it runs. A round that breaks a promise is
 * confirmed by another of fresh processes before it counts.
 */
export async function runSla(context: PhaseContext): Promise<PhaseOutcome> {
  const { config, world, engine } = context
  const { durationMs, warmUpMs, abortOn } = config.sla
  const subjects = watchedSubjects([...config.sla.thresholds, ...config.sla.relative])
  const tellComponents = subjects.some((one) => one.kind === 'component')
  const { settled, unsettled } = settleThresholds(config.sla.relative, await observeSlaBase(context, subjects))
  const thresholds = [...config.sla.thresholds, ...settled]
  const { rules, factor } = scaleGrace(thresholds, durationMs)
  const keepMs = Math.max(SHOWN_MS, ...thresholds.map((one) => one.windowMs))
  const collector = new Collector('sla', 'single')
  const judged: JudgedPromise[][] = []
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
      if (warmUpMs > 0) await runSlot({ schedule: buildSlaSchedule(config, warmUpMs, mixSeed(seed, 2)), sides, config, world, engine })
      const recovery = context.rollback === undefined ? undefined : new Recovery(context.rollback, config.rollback.recoverWithinMs)
      const watch = new SlaWatch(rules, world.log, [context.onViolations, recovery && ((seen, atMs) => recovery.step(seen, atMs))])
      const window = new SlidingWindow({ usage: () => sides[0]?.usage(), clock: world.clock, subjects, keepMs })
      const schedule = buildSlaSchedule(config, durationMs, seed)
      const ending = new AbortController()
      let ended: LoadProgress | undefined
      const begunMs = world.clock.monotonicMs()
      const onProgress = (progress: LoadProgress) => {
        window.push(progress)
        watch.see({ atMs: progress.elapsedMs, within: (ms) => window.within(ms) })
        if (ended === undefined && recovery?.isOpen !== true && abortOn !== undefined && isSettled({ state: watch.state, rules, abortOn, observed: window.overall(), planned: schedule.arrivals.atUs.length })) {
          ended = progress
          world.log.info(`SLA: ended ${(progress.remainingMs / 1000).toFixed(0)} s early (abort-on: ${abortOn}): a promise cannot be kept any more`)
          ending.abort()
        }
        world.log.progress(`sla          round ${round + 1}  ${describeWindow(window.within(SHOWN_MS), progress, watch.openCount)}`)
      }
      const run = await runSlot({ schedule, sides, config, world, engine, onProgress, tellComponents, signal: ending.signal })
      if (recovery?.isOpen === true) await watchRecovery({ recovery, context, sides, seed, subjects, keepMs, watch, begunMs })
      const playedMs = ended?.elapsedMs ?? durationMs
      const { disturbed, keep } = collector.measured({ round, slot, run, durationMs: playedMs, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate })
      return {
        disturbed: disturbed && recovery?.hasActed !== true,
        keep() {
          keep()
          const seen = recovery?.mark(watch.state.violations) ?? watch.state.violations
          hasActed ||= recovery?.hasActed === true
          judged.push([...judgeSlaPromises(thresholds, { ...window.overall(), ...observeRun(run.load, playedMs, subjects) }, seen), ...unsettled])
          violations.push(...seen.map((violation) => ({ ...violation, round })))
          if (ended !== undefined) savedMs = (savedMs ?? 0) + ended.remainingMs
        },
      }
    },
  })
  const measurement = collector.finish(rounds, checkValidity)
  return { measurement, sla: { promises: combineSlaRounds(judged), violations, graceFactor: factor, ...(savedMs === undefined ? {} : { savedMs }) } }
}

type Watching = { recovery: Recovery; context: PhaseContext; sides: readonly RunningSide[]; seed: number; subjects: readonly Subject[]; keepMs: number; watch: SlaWatch; begunMs: number }

/** Traffic goes on after the round, counted nowhere, until it is known whether the rollback helped. */
async function watchRecovery({ recovery, context: { config, world, engine }, sides, seed, subjects, keepMs, watch, begunMs }: Watching): Promise<void> {
  const { timeoutMs, recoverWithinMs } = config.rollback
  const known = new AbortController()
  const window = new SlidingWindow({ usage: () => sides[0]?.usage(), clock: world.clock, subjects, keepMs })
  const schedule = buildSlaSchedule(config, timeoutMs + recoverWithinMs, mixSeed(seed, 1))
  const onProgress = (progress: LoadProgress) => {
    window.push(progress)
    watch.see({ atMs: world.clock.monotonicMs() - begunMs, within: (ms) => window.within(ms) })
    world.log.progress('sla          the round is over, traffic goes on: did the rollback help?')
    if (!recovery.isOpen) known.abort()
  }
  await runSlot({ schedule, sides, config, world, engine, onProgress, tellComponents: subjects.some((one) => one.kind === 'component'), signal: known.signal })
}

type Standing = { state: ViolationState; rules: readonly Rule[]; abortOn: Severity; observed: Observed; /** Requests in all. */ planned: number }

/** A violation that asks for an early end is firing, and its promise is lost whatever the rest of the round would bring. */
function isSettled({ state, rules, abortOn, observed, planned }: Standing): boolean {
  if (observed.requests < MIN_REQUESTS) return false
  return rules.some(({ threshold }, index) => {
    const open = state.open[index]
    const fires = open !== undefined && state.violations[open]?.state === 'firing'
    return fires && !threshold.muted && isAtLeast(threshold.severity, abortOn) && isLost(threshold, observed, Math.max(0, planned - observed.requests))
  })
}
