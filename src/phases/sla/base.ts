import type { RelativeThreshold } from '../../config/config.ts'
import type { SlaBase } from '../../judge/promises/settle-thresholds.ts'
import { partKey, type Observed } from '../../judge/promises/sla-metrics.ts'
import type { StoredBase } from '../../judge/history/stored-base.ts'
import type { Subject } from '../../measure/block.ts'
import { mergeHistograms } from '../../measure/histogram.ts'
import { Collector } from '../blocks/collector.ts'
import { observeRun } from '../observe-run.ts'
import type { PhaseContext } from '../phase.ts'
import { mixSeed, playRounds } from '../rounds.ts'
import { runSlot } from '../slot.ts'
import { warmUp } from '../warm-up.ts'
import { buildSlaSchedule } from './traffic.ts'

/**
 * What promises against the baseline are held to: the base under the same traffic, by itself and on this machine, where it is checked out;
 * else what the stored baseline showed on the same kind of machine.
 */
export async function observeSlaBase(context: PhaseContext, subjects: readonly Subject[]): Promise<(threshold: RelativeThreshold) => SlaBase> {
  if (context.config.sla.relative.length === 0) return () => ({ kind: 'unknown', reason: 'nobody asked' })
  if (context.checkouts.some((one) => one.side === 'base')) {
    const measured = await measureBase(context, subjects)
    return () => measured
  }
  return (threshold) => readStored(context.stored, threshold)
}

async function measureBase(context: PhaseContext, subjects: readonly Subject[]): Promise<SlaBase> {
  const { config, world, engine } = context
  const { durationMs } = config.sla
  let base: SlaBase = { kind: 'unknown', reason: 'the machine was too busy for the generator to keep to its plan' }
  await playRounds({
    ...context, seed: mixSeed(config.load.seed, 3_000_000), looks: [1], budgetMs: Number.POSITIVE_INFINITY, plan: { layout: 'single' }, isEnough: () => true,
    checkouts: context.checkouts.filter((checkout) => checkout.side === 'base'),
    measure: async ({ round, slot, sides, seed }) => {
      world.log.progress('sla          the base, which promises are held against')
      await warmUp({ requests: config.requests, seed, sides, config, world, engine })
      const schedule = buildSlaSchedule(config, durationMs, seed)
      const run = await runSlot({ schedule, sides, config, world, engine })
      const { disturbed } = new Collector('sla', 'single').measured({ round, slot, run, durationMs, mix: schedule.mix, agentsPeak: schedule.agentsPeak, plannedRate: schedule.plannedRate })
      const observed = { ...observeRun(run.load, durationMs, subjects), cpuPercent: undefined, memoryPercent: undefined }
      return { disturbed, keep() { if (!disturbed) base = { kind: 'seen', observed, where: 'measured here' } } }
    },
  })
  return base
}

const TIMES = /^(?:p\d+|avg)_response_time_ms$/

/** Times of another kind of machine are no limit for this one; and of classes a stored result keeps times only. */
function readStored(stored: StoredBase | undefined, { subject, metric }: RelativeThreshold): SlaBase {
  const measurement = stored?.measurements.find((one) => one.phase === 'sla')
  if (stored === undefined || measurement === undefined) return { kind: 'unknown', reason: stored === undefined ? 'there is neither a checked out base nor a stored baseline' : 'the stored baseline has no SLA phase' }
  if (stored.machine.key !== stored.baseMachine.key) return { kind: 'unknown', reason: `the stored baseline was measured on another kind of machine (${stored.baseMachine.key})` }
  if (subject.kind !== 'service' && !TIMES.test(metric)) return { kind: 'unknown', reason: 'of classes a stored baseline keeps times only' }
  const latencies = (kind: Subject['kind'], name?: string) => mergeHistograms(measurement.distributions.filter((one) => one.side === 'head' && one.subject.kind === kind && (name === undefined || one.subject.name === name)).map((one) => one.latencyUs))
  const own = latencies(subject.kind, subject.name)
  const observed: Observed = {
    durationMs: measurement.measuredMs, requests: measurement.requests.sent, failed: measurement.requests.failed, latencyUs: latencies('class'), cpuPercent: undefined, memoryPercent: undefined,
    ...(own.count === 0 ? {} : { parts: new Map([[partKey(subject), { requests: own.count, failed: 0, latencyUs: own }]]) }),
  }
  return { kind: 'seen', observed, where: 'stored' }
}
