import { readLoadCommand, type LoadCommand } from './config/load-command.ts'
import { ConfigError, type Problem } from './errors.ts'
import { checkArrivals, checkMix } from './judge/validity.ts'
import { readConnectionLimit } from './load/connection-limit.ts'
import type { GeneratorHealth, LoadRun, SideRun } from './load/engine.ts'
import { judgeGenerator, type Knobs } from './load/saturation.ts'
import { runInThread } from './load/thread-engine.ts'
import { refuseRates } from './load/top-rate.ts'
import { decodeHistogram, mergeHistograms, type EncodedHistogram } from './measure/histogram.ts'
import type { LoadSummary, Percentiles } from './measure/load-summary.ts'
import type { World } from './ports.ts'
import { buildClosedSchedule, buildPatternSchedule, buildSteadySchedule, type Schedule } from './workload/schedule.ts'

/** On two cores that the service shares, the generator keeps to this at 2000 requests per second. */
const GOOD_LAG_US = 1000
/** What to turn is named as it was typed. */
const OPTIONS: Knobs = { rate: '--rate', duration: '--duration', agents: '--agents', shared: '--connections shared' }
/** As many as perf-gate.yml may ask for. */
const MOST_AGENTS = 100_000
/** Far below what shows in a percentile of milliseconds. */
const GOOD_GC_PAUSE_US = 5000

/** `perf-gate load`: the load engine alone, against something that runs already. Options become a schedule, it is played, what was seen is told. */
export async function loadAlone(typed: Readonly<Record<string, unknown>>, world: Pick<World, 'log' | 'signal' | 'randomSeed'>): Promise<LoadSummary> {
  const command = readLoadCommand(typed)
  const { traffic } = command
  await refuseTooMuch(command)
  const schedule = scheduleOf(command, command.seed ?? world.randomSeed())
  world.log.info(describe(command, schedule))
  const run = await runInThread({
    schedule, targets: [{ side: 'head', origin: command.origin }], timeoutMs: command.timeoutMs, warmupMs: command.warmupMs, connections: command.connections, http: command.http, signal: world.signal,
    onProgress: ({ remainingMs, agents, sides: [side] }) => {
      if (side === undefined) return
      world.log.progress(`${Math.ceil(remainingMs / 1000)} s left  ${traffic.kind === 'steady' ? '' : `${agents} agents  `}${side.ratePerSecond.toFixed(0)}/s  p99 ${side.p99Us === undefined ? '–' : `${(side.p99Us / 1000).toFixed(1)} ms`}  ${side.errors} errors`)
    },
  })
  return summarise(run, schedule, command)
}

/** What this machine cannot do is refused with what it can. Throws ConfigError with all of it. */
async function refuseTooMuch(command: LoadCommand): Promise<void> {
  const problems = [await refuseAgents(command), await refuseRate(command)].filter((one) => one !== undefined)
  if (problems.length > 0) throw new ConfigError(problems)
}

/** An agent of a closed loop has a connection of its own, others where it was asked for. All take memory. */
async function refuseAgents({ traffic, connections }: LoadCommand): Promise<Problem | undefined> {
  const agents = traffic.kind === 'steady' ? 0 : (traffic.agents ?? 0)
  const limit = await readConnectionLimit()
  if (agents > limit.connections && (traffic.kind === 'closed' || connections === 'per-agent')) return { where: '--agents', message: `${agents} agents need as many connections, and this machine allows ${limit.connections} (${limit.reason})` }
  return agents <= MOST_AGENTS ? undefined : { where: '--agents', message: `${agents} agents are more than one machine keeps account of: at most ${MOST_AGENTS}` }
}

async function refuseRate({ traffic }: LoadCommand): Promise<Problem | undefined> {
  const rates = traffic.kind === 'closed' ? [] : traffic.kind === 'steady' ? [traffic.ratePerSecond, traffic.toRatePerSecond] : [traffic.ratePerSecond]
  const [message] = await refuseRates([Math.max(0, ...rates.map((rate) => rate ?? 0))])
  return message === undefined ? undefined : { where: '--rate', message }
}

function scheduleOf({ requests, traffic, durationMs, warmupMs }: LoadCommand, seed: number): Schedule {
  const common = { requests, durationMs: warmupMs + durationMs, seed }
  try {
    switch (traffic.kind) {
      case 'steady': return buildSteadySchedule({ ...common, ratePerSecond: traffic.ratePerSecond, toRatePerSecond: traffic.toRatePerSecond })
      case 'pattern': return buildPatternSchedule({ ...common, pattern: traffic.pattern, ratePerSecond: traffic.ratePerSecond, agents: traffic.agents })
      case 'closed': return buildClosedSchedule({ ...common, agents: traffic.agents })
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ConfigError([{ where: '--duration', message: error.message }])
  }
}

function describe({ origin, traffic, durationMs, warmupMs }: LoadCommand, { seed, arrivals, agentsPeak }: Schedule): string {
  const length = `for ${durationMs / 1000} s after ${warmupMs / 1000} s of warm-up, seed ${seed}`
  switch (traffic.kind) {
    case 'steady': return `Sending ${traffic.ratePerSecond}/s${traffic.toRatePerSecond === undefined ? '' : `, rising evenly to ${traffic.toRatePerSecond}/s,`} to ${origin} ${length}.`
    case 'pattern': return `Sending ${arrivals.atUs.length} requests of up to ${agentsPeak} agents to ${origin} after the pattern ${traffic.pattern.name} ${length}.`
    case 'closed': return `${traffic.agents} agents in a closed loop at ${origin} ${length}. What a slow answer delays is not sent meanwhile, so latencies understate.`
  }
}

function summarise(run: LoadRun, schedule: Schedule, { origin, durationMs }: LoadCommand): LoadSummary {
  const { generator } = run
  const [side] = run.sides
  if (side === undefined) throw new Error('a run without a side')
  const failed = Object.values(side.errors).reduce((total, count) => total + count, 0)
  const reasons = judgeGenerator(generator, OPTIONS).filter((check) => !check.ok).map((check) => `generator saturated at ${generator.achievedRatePerSecond.toFixed(0)}/s: ${check.observed}, ${check.limit}; ${check.advice}`)
  const plan = [...checkMix(realisedMix(side, schedule)), ...(schedule.closed === undefined ? checkArrivals(side.seconds) : [])]
  reasons.push(...plan.filter((check) => !check.ok).map((check) => `${check.name}: ${check.observed}, ${check.limit}`))
  if (side.completed === failed) reasons.push(failed === 0 ? 'no request ended' : `no request succeeded: ${Object.keys(side.errors).join(', ')}`)
  return {
    url: origin, loop: schedule.closed === undefined ? 'open' : 'closed', seed: schedule.seed, durationSeconds: durationMs / 1000, agents: schedule.agentsPeak,
    requests: side.completed, plannedRate: generator.plannedRatePerSecond, sentRate: generator.achievedRatePerSecond, achievedRate: side.achievedRatePerSecond, errors: { total: failed, kinds: side.errors },
    latencyUs: percentiles(side.classes.map((one) => one.latencyUs)),
    classes: side.classes.map((one) => ({ class: one.class, requests: one.requests, failed: one.failed, latencyUs: percentiles([one.latencyUs]), histogram: one.latencyUs })),
    endpoints: side.endpoints.map(({ latencyUs, ...one }) => ({ ...one, latencyUs: percentiles([latencyUs]), histogram: latencyUs })),
    seconds: side.seconds.map(({ latencyUs, ...one }) => ({ ...one, ...quantiles(latencyUs), histogram: latencyUs })), hungUp: side.hungUp, retries: side.retries,
    plan: plan.map(({ name, ok, observed, limit }) => ({ name, ok, observed, limit })),
    lagUs: { p50: generator.lagUs.p50, p99: generator.lagUs.p99, max: generator.lagUs.max },
    eventLoopDelayUs: generator.eventLoopDelayUs, gcPauseUs: { count: generator.gcPauses.count, total: generator.gcPauses.totalUs, max: generator.gcPauses.maxUs }, busyShare: generator.busyShare, dropped: generator.dropped,
    spacing: { planned: generator.spacing.planned ?? null, realised: generator.spacing.realised ?? null },
    connections: { policy: side.connections.policy, http: side.connections.http, opened: side.connections.opened, p50Us: decodeHistogram(side.connections.connectUs).quantile(0.5) ?? null, waited: generator.waitedForConnection },
    bytesReceived: side.bytesReceived, cpuSecondsPer1000: generator.cpuMs / Math.max(1, side.sent + side.sentDuringWarmup), rssBytes: generator.rssBytes,
    valid: reasons.length === 0, reasons, warnings: warningsOf(generator), stopped: run.stopped,
  }
}

function realisedMix({ classes, sent }: SideRun, { mix }: Schedule): Parameters<typeof checkMix>[0] {
  const total = classes.reduce((sum, one) => sum + one.requests, 0)
  return { requests: { sent, failed: 0, errors: {} }, mix: classes.map((one) => ({ class: one.class, planned: mix[one.class] ?? 0, realised: total === 0 ? 0 : one.requests / total })) }
}

/** Late, but not too late to count. */
function warningsOf({ lagUs, gcPauses }: GeneratorHealth): string[] {
  return [
    ...(lagUs.p99 <= GOOD_LAG_US ? [] : [lateWarning(lagUs)]),
    ...(gcPauses.maxUs <= GOOD_GC_PAUSE_US ? [] : [`the generator's own garbage collection held it up for up to ${(gcPauses.maxUs / 1000).toFixed(1)} ms (${gcPauses.count} times, ${(gcPauses.totalUs / 1000).toFixed(0)} ms in all): answers that came meanwhile are told late by as much`]),
  ]
}

function lateWarning(lagUs: GeneratorHealth['lagUs']): string {
  return `requests left up to ${(lagUs.p99 / 1000).toFixed(1)} ms late (p99; ${GOOD_LAG_US / 1000} ms is good), which is in their latency: service and generator compete for CPU, so lower the rate or give them more cores`
}

function quantiles(encoded: EncodedHistogram): { p50Us: number | null; p99Us: number | null } {
  const histogram = decodeHistogram(encoded)
  return { p50Us: histogram.quantile(0.5) ?? null, p99Us: histogram.quantile(0.99) ?? null }
}

function percentiles(encoded: readonly EncodedHistogram[]): Percentiles | null {
  const histogram = mergeHistograms(encoded)
  if (histogram.count === 0) return null
  const at = (quantile: number) => histogram.quantile(quantile) as number
  return { mean: Math.round(histogram.mean as number), p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), p999: at(0.999), max: histogram.max as number, samples: histogram.count }
}
