import { checkMachine, leavesCores } from '../../judge/validity.ts'
import { canFail, isLost, judgeSlaPromises } from '../../judge/promises/promises.ts'
import type { LoadProgress } from '../../load/engine.ts'
import { judgeGenerator } from '../../load/saturation.ts'
import type { CapacityStep, ConcurrencyPoint } from '../../measure/capacity.ts'
import { decodeHistogram } from '../../measure/histogram.ts'
import type { ValidityCheck } from '../../measure/result.ts'
import type { ResourceUse } from '../../service/resources.ts'
import { buildClosedSchedule, buildSteadySchedule } from '../../workload/schedule.ts'
import { observeRun } from '../observe-run.ts'
import type { PhaseContext } from '../phase.ts'
import type { RunningSide } from '../sides.ts'
import { SlidingWindow } from '../sla/sliding-window.ts'
import { runSlot, type SlotRun } from '../slot.ts'
import { watchedSubjects } from '../sla/watched-subjects.ts'

export type StepOptions = {
  context: PhaseContext
  side: RunningSide
  round: number
  seed: number
  durationMs: number
  /** Ends the step: the service has died. */
  signal: AbortSignal
  onProgress: (progress: LoadProgress) => void
}

/**
 * One steady rate against one side, open loop, judged by the promises that can fail the gate, with their exact bounds. It ends as soon as one of them
 * is lost whatever would come: overload beyond that tells nothing new, and has to be worked off.
 */
export async function playStep({ context: { config, world, engine }, side, round, seed, durationMs, signal, onProgress }: StepOptions, ratePerSecond: number): Promise<{ step: CapacityStep; /** The machine was busy with something else. */ isDisturbed: boolean }> {
  const thresholds = config.sla.thresholds.filter(canFail)
  const schedule = buildSteadySchedule({ requests: config.requests, durationMs, ratePerSecond, seed, mix: config.load.pattern.mix })
  const subjects = watchedSubjects(thresholds)
  const tellComponents = subjects.some((one) => one.kind === 'component')
  const window = new SlidingWindow({ usage: () => side.usage(), clock: world.clock, keepMs: durationMs, subjects })
  const ending = new AbortController()
  let playedMs = durationMs
  const watch = (progress: LoadProgress) => {
    window.push(progress)
    const observed = window.overall()
    const remaining = (progress.remainingMs / 1000) * ratePerSecond
    if (!ending.signal.aborted && thresholds.some((threshold) => isLost(threshold, observed, remaining))) {
      playedMs = Math.min(durationMs, progress.elapsedMs)
      ending.abort()
    }
    onProgress(progress)
  }
  const run = await runSlot({ schedule, sides: [side], config, world, engine, onProgress: watch, tellComponents, signal: AbortSignal.any([ending.signal, signal]) })
  const observed = { ...window.overall(), ...observeRun(run.load, playedMs, subjects) }
  const { requests, failed, latencyUs } = observed
  const used = { ...useOf(run.resources.get(side.side), playedMs), generatorCores: run.load.generator.cpuMs / playedMs }
  const cpus = side.usage()?.allowance?.cpus
  const step: CapacityStep = {
    side: side.side, round, ratePerSecond, durationMs: playedMs, requests, failed, throughputPerSecond: throughputOf(run, playedMs),
    ...judge({ generator: judgeGenerator(run.load.generator), machine: checkMachine(used, cpus), promises: judgeSlaPromises(thresholds, observed, []) }),
    ...(latencyUs.mean === undefined ? {} : { meanMs: latencyUs.mean / 1000, p99Ms: (latencyUs.quantile(0.99) as number) / 1000 }),
    ...used, lagP99Ms: run.load.generator.lagUs.p99 / 1000,
    components: componentsOf(run),
  }
  return { step, isDisturbed: step.verdict === 'invalid' && leavesCores(used, cpus) }
}

/** Throughput at a concurrency; `isDisturbed`: the machine was busy with something else, so that it is no more than a hint. */
export type PlayedPoint = { point: ConcurrencyPoint; isDisturbed: boolean }

/** So many agents, each asking when the last answer has come. Tried once more where the machine was busy with something else. */
export async function playConcurrency(options: StepOptions, concurrency: number): Promise<PlayedPoint> {
  const played = await playOnce(options, concurrency)
  return played.isDisturbed ? playOnce(options, concurrency) : played
}

async function playOnce({ context: { config, world, engine }, side, round, seed, durationMs, signal, onProgress }: StepOptions, concurrency: number): Promise<PlayedPoint> {
  const schedule = buildClosedSchedule({ requests: config.requests, durationMs, agents: concurrency, seed, mix: config.load.pattern.mix })
  const run = await runSlot({ schedule, sides: [side], config, world, engine, onProgress, signal })
  const { requests, failed } = observeRun(run.load, durationMs)
  const { cpuCores, ...waiting } = useOf(run.resources.get(side.side), durationMs)
  const machine = checkMachine({ cpuCores, ...waiting, generatorCores: run.load.generator.cpuMs / durationMs }, side.usage()?.allowance?.cpus)
  const point = { side: side.side, round, concurrency, durationMs, requests, failed, throughputPerSecond: run.load.sides[0]?.achievedRatePerSecond ?? 0, ...(cpuCores === undefined ? {} : { cpuCores }) }
  return { point, isDisturbed: machine.some((check) => !check.ok) }
}

type Judged = { generator: readonly ValidityCheck[]; machine: readonly ValidityCheck[]; promises: ReturnType<typeof judgeSlaPromises> }

/** What the generator could not do says nothing of the service. Promises that were kept were kept, however busy the machine was; that they were not may be its doing. */
function judge({ generator, machine, promises }: Judged): Pick<CapacityStep, 'verdict' | 'reason'> {
  const broken = promises.find((one) => one.verdict === 'fail') ?? promises.find((one) => one.verdict === 'inconclusive')
  const failed = [...generator, ...(broken === undefined ? [] : machine)].find((check) => !check.ok)
  if (failed !== undefined) return { verdict: 'invalid', reason: `${failed.name}: ${failed.observed}, must be ${failed.limit}`.slice(0, 500) }
  if (broken === undefined) return { verdict: 'held' }
  return { verdict: broken.verdict === 'fail' ? 'broken' : 'unsure', reason: `${broken.text.replace(/^not /, '')}: ${broken.reason}`.slice(0, 500) }
}

/** A component of which nothing was told has no mean, and is left out. */
function componentsOf({ load }: SlotRun): CapacityStep['components'] {
  return (load.sides[0]?.components ?? []).slice(0, 50).flatMap(({ name, latencyUs, samples }) => {
    const { mean } = decodeHistogram(latencyUs)
    return mean === undefined ? [] : [{ name, meanMs: mean / 1000, samples }]
  })
}

/** Good answers per second, in whole seconds of the step: what came after it is backlog. */
function throughputOf({ load }: SlotRun, playedMs: number): number {
  const whole = Math.floor(playedMs / 1000)
  const seconds = (load.sides[0]?.seconds ?? []).filter((one) => one.second < whole)
  return whole === 0 ? (load.sides[0]?.achievedRatePerSecond ?? 0) : seconds.reduce((total, one) => total + one.completed - one.failed, 0) / whole
}

function useOf(use: ResourceUse | undefined, playedMs: number): Pick<CapacityStep, 'cpuCores' | 'busiestThreadCores' | 'busiestThreadWait' | 'memoryMb'> {
  if (use === undefined || use.absent !== undefined || use.durationMs === 0) return {}
  const inside = use.points.filter((point) => point.atMs <= playedMs)
  const { first, last } = use.details ?? {}
  const threads = Object.entries(last?.threadTimes ?? {}).map(([thread, { cpuMs, waitMs }]) => ({ cpuMs: cpuMs - (first?.threadTimes?.[thread]?.cpuMs ?? 0), waitMs: waitMs - (first?.threadTimes?.[thread]?.waitMs ?? 0) }))
  const busiest = threads.toSorted((a, b) => b.cpuMs - a.cpuMs)[0]
  return {
    cpuCores: inside.length === 0 ? use.cpuMs / use.durationMs : inside.reduce((total, point) => total + point.cpuPercent, 0) / inside.length / 100, memoryMb: use.memoryPeakMb,
    ...(busiest === undefined ? {} : { busiestThreadCores: busiest.cpuMs / use.durationMs, busiestThreadWait: busiest.waitMs / use.durationMs }),
  }
}
