import type { Config, ServiceConfig } from '../../config/config.ts'
import { ServiceError } from '../../errors.ts'
import { runInThread } from '../../load/thread-engine.ts'
import { Histogram, mergeHistograms } from '../../measure/histogram.ts'
import type { MeasuredUnderLimit, MemoryPressure } from '../../measure/memory-pressure.ts'
import type { Result } from '../../measure/result.ts'
import type { World } from '../../ports.ts'
import { limitMemory } from '../../service/memory-limit.ts'
import { buildPatternSchedule } from '../../workload/schedule.ts'
import { componentOf } from '../../probes/http.ts'
import { MIN_FOR_P95, MIN_FOR_P99 } from '../blocks/cells.ts'
import { mixSeed } from '../rounds.ts'
import { startSides, type Checkout } from '../sides.ts'
import { runSlot, type SlotRun } from '../slot.ts'
import { warmUp } from '../warm-up.ts'

/** Of each limit: there and back, so that a machine that becomes slower meanwhile favours none. */
const REPETITIONS = 2
const SHORTEST_MS = 2000
const LONGEST_MS = 10_000
const SHARE_OF_LOAD = 1 / 5
const MB = 1e6
const MAX_REASON = 500
/** Node.js, the JVM, Python and the C library, each when it gets no more. */
const OF_MEMORY = /out of memory|OutOfMemory|MemoryError|cannot allocate memory|heap size/i

type Context = { config: Config; world: World; checkouts: readonly Checkout[] }
type Outcome = { kind: 'played'; run: SlotRun; by: 'heap' | 'cgroup' | undefined } | { kind: 'ended' | 'absent'; reason: string }

/**
 * The load again, against fresh processes of the head that have less memory each time, and against some without a limit: the same requests at the same moments. Of interest,
 * not judged: a limit that the service does not live with is an answer. Nothing where no limits are configured.
 */
export async function measureMemoryPressure({ config, world, checkouts }: Context): Promise<Pick<Result, 'memoryPressure'>> {
  const head = checkouts.find((checkout) => checkout.side === 'head')
  if (config.load.memoryLimits.length === 0 || config.service === undefined || head === undefined) return {}
  const limits: (number | undefined)[] = [undefined, ...config.load.memoryLimits.toSorted((a, b) => b - a)]
  const outcomes = limits.map((): Outcome[] => [])
  const durationMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, config.load.durationMs * SHARE_OF_LOAD))
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    for (const index of repetition % 2 === 0 ? limits.keys() : [...limits.keys()].toReversed()) {
      const limitBytes = limits[index]
      world.log.progress(`memory       ${limitBytes === undefined ? 'without a limit' : `at most ${limitBytes / MB} MB`}`)
      outcomes[index]?.push(await playUnder(limitBytes, { head, config, world, service: config.service, durationMs, seed: mixSeed(config.load.seed, 5_000_000 + repetition) }))
    }
  }
  return { memoryPressure: { seconds: durationMs / 1000, repetitions: REPETITIONS, limits: limits.map((limitBytes, index) => ({ ...(limitBytes === undefined ? {} : { limitMb: limitBytes / MB }), ...summarise(outcomes[index] ?? []) })) } }
}

type Playing = { head: Checkout; config: Config; world: World; service: ServiceConfig; durationMs: number; seed: number }

async function playUnder(limitBytes: number | undefined, { head, config, world, service, durationMs, seed }: Playing): Promise<Outcome> {
  const limited = limitBytes === undefined ? undefined : limitMemory({ service, limitBytes, given: world.processes.safeEnvironment() })
  if (typeof limited === 'string') return { kind: 'absent', reason: limited }
  try {
    await using _limit = limited
    await using started = await startSides([head], { ...config, service: limited?.service ?? service }, world)
    const { requests, load: { pattern, agents, ratePerSecond } } = config
    const play = async () => {
      await warmUp({ requests, seed, sides: started.sides, config, world, engine: runInThread })
      return runSlot({ schedule: buildPatternSchedule({ pattern, requests, durationMs, agents, ratePerSecond, seed }), sides: started.sides, config, world, engine: runInThread })
    }
    const playing = play()
    playing.catch(() => undefined)
    return { kind: 'played', run: await Promise.race([playing, ...started.sides.map((side) => side.failed)]), by: limited?.by }
  } catch (error) {
    world.signal.throwIfAborted()
    if (error instanceof ServiceError) return { kind: 'ended', reason: describeEnd(error) }
    throw error
  }
}

/** Beside how it ended, what it said of its memory, where it did. */
function describeEnd({ message, output }: ServiceError): string {
  const said = output.findLast((line) => OF_MEMORY.test(line))?.trim()
  return `${message}${said === undefined ? '' : `; it said: ${said}`}`.slice(0, MAX_REASON)
}

/** One limit over its repetitions; it is not lived with when it was not once. */
function summarise(outcomes: readonly Outcome[]): MemoryPressure['limits'][number] {
  const failed = outcomes.find((one) => one.kind !== 'played')
  if (failed !== undefined) return failed
  const played = outcomes.filter((one) => one.kind === 'played')
  const classes = played.flatMap(({ run }) => run.load.sides.flatMap((side) => side.classes)).filter((one) => componentOf(one.class) === undefined)
  const latency = classes.length === 0 ? new Histogram() : mergeHistograms(classes.map((one) => one.latencyUs))
  const requests = classes.reduce((total, one) => total + one.requests, 0)
  const by = played[0]?.by
  return { kind: 'measured', ...(by === undefined ? {} : { by }), requests, failed: classes.reduce((total, one) => total + one.failed, 0), ...percentiles(latency), ...resources(played.map((one) => one.run), requests) }
}

function percentiles(latency: Histogram): Pick<MeasuredUnderLimit, 'p50Ms' | 'p95Ms' | 'p99Ms'> {
  const at = (key: 'p50Ms' | 'p95Ms' | 'p99Ms', share: number, least: number) => {
    const us = latency.count < least ? undefined : latency.quantile(share)
    return us === undefined ? {} : { [key]: us / 1000 }
  }
  return { ...at('p50Ms', 0.5, 1), ...at('p95Ms', 0.95, MIN_FOR_P95), ...at('p99Ms', 0.99, MIN_FOR_P99) }
}

function resources(runs: readonly SlotRun[], requests: number): Pick<MeasuredUnderLimit, 'cpuMsPerRequest' | 'memoryPeakMb' | 'gcTimeMs' | 'collections'> {
  const uses = runs.flatMap((run) => [...run.resources.values()])
  const seen = uses.every((use) => use.absent === undefined)
  const collections = uses.flatMap((use) => (use.garbage.kind === 'seen' ? use.garbage.collections : []))
  return {
    ...(seen && requests > 0 ? { cpuMsPerRequest: uses.reduce((total, use) => total + use.cpuMs, 0) / requests } : {}),
    ...(seen ? { memoryPeakMb: Math.max(...uses.map((use) => use.memoryPeakMb)) } : {}),
    ...(uses.every((use) => use.garbage.kind === 'seen') ? { gcTimeMs: collections.reduce((total, one) => total + one.durationMs, 0), collections: collections.length } : {}),
  }
}
