import type { Config } from './config/config.ts'
import { DEFAULT_CONFIG_FILE } from './config/defaults.ts'
import { readConfig } from './config/read-config.ts'
import { readSelfTestOptions } from './config/selftest-options.ts'
import { ConfigError, ServiceError } from './errors.ts'
import { comparePhase, judgeRun, type Evidence } from './judge/judge-run.ts'
import { summariseSelfTest, type GateSeen } from './judge/selftest.ts'
import { isDecided, planLooks } from './judge/comparison/sequential.ts'
import { describeServiceFailure } from './judge/service-failure.ts'
import type { Reason, Result } from './measure/result.ts'
import type { SelfTestSummary } from './measure/selftest-summary.ts'
import { prepareCheckouts } from './phases/checkouts.ts'
import { runPhases } from './phases/run-phases.ts'
import { BaseUnusable, type Checkout } from './phases/sides.ts'
import { readEvent } from './plan/event.ts'
import { planRun } from './plan/plan-run.ts'
import type { World } from './ports.ts'
import { slowStart } from './service/slow-start.ts'

/**
 * `perf-gate selftest`: is this machine fit for a gate? The service is compared with itself, and with itself made slower, in turn; told is
 * how often each was found to be slower. Both go through the same proxy, so all the difference is what it burns.
 */
export async function selfTest(typed: Readonly<Record<string, unknown>>, world: World): Promise<SelfTestSummary> {
  const { gates, slow, configFile } = readSelfTestOptions(typed)
  const config = await readComparison(configFile, world)
  const plan = planRun(config, readEvent(undefined))
  await using prepared = await prepareCheckouts({ ...plan, comparison: { kind: 'none', reason: 'both sides are this checkout', wanted: false } }, config, world)
  const { folder } = prepared.checkouts[0] as Checkout
  const start = config.service?.start as string
  const seen: GateSeen[] = []
  let cpuMs: number | undefined
  for (let gate = 0; gate < gates * 2; gate++) {
    // The first gate tells what a request costs, of which the others burn a share.
    const share = gate % 2 === 0 ? 0 : slow
    const position = `gate ${gate + 1} of ${gates * 2}`
    world.log.info(`${position}: ${share === 0 ? 'the service against itself' : `${(share * 100).toFixed(0)} % more CPU per request`}`)
    const burnUs = share * (cpuMs ?? 0) * 1000
    const startedMs = world.clock.monotonicMs()
    const [basePort, headPort] = [await world.processes.freePort(), await world.processes.freePort()]
    const result = await untilStopped(playGate({ ...config, load: { ...config.load, seed: world.randomSeed() } }, plan, [{ side: 'base', folder, start: slowStart(start, 0, basePort) }, { side: 'head', folder, start: slowStart(start, burnUs, headPort) }], world), world)
    if (result === undefined && seen.length > 0) break
    if (result === undefined) throw world.signal.reason
    // What never worked will not work; what fails later is a gate that could not be measured.
    if (gate === 0 && result.reasons[0]?.code === 'service-failed') throw new ServiceError(result.reasons[0].text)
    cpuMs ??= cpuPerRequest(result)
    if (cpuMs === undefined) throw new ConfigError([{ where: 'selftest', message: 'the CPU time of the service cannot be seen on this machine, so nothing can be burnt in proportion' }])
    seen.push({ slowedBy: share, result, minutes: (world.clock.monotonicMs() - startedMs) / 60_000 })
    world.log.info(`${position}: ${result.verdict}`)
  }
  return summariseSelfTest(seen, { slow, environment: world.environment().key, cpuMsPerRequest: cpuMs as number, stopped: world.signal.aborted })
}

/** Undefined when somebody has stopped it: the gates before have told something all the same. */
async function untilStopped(gate: Promise<Result>, { signal }: World): Promise<Result | undefined> {
  try {
    return await gate
  } catch (error) {
    if (signal.aborted) return undefined
    throw error
  }
}

/** The configuration, for the phases that compare; what cannot be started twice cannot be tested. */
async function readComparison(given: string | undefined, world: World): Promise<Config> {
  const file = given ?? DEFAULT_CONFIG_FILE
  const path = `${world.workspace}/${file}`
  if (!(await world.files.exists(path))) throw new ConfigError([{ where: '--config', message: `there is no file ${file} in ${world.workspace}` }])
  const config = readConfig({ text: await world.files.read(path), file, inputs: { compare: 'paired', 'base-ref': 'HEAD' }, seed: world.randomSeed() })
  const phases = config.phases.filter((phase) => phase !== 'sla')
  if (phases.length === 0) throw new ConfigError([{ where: 'phases', message: 'a selftest plays the phases that compare: name integration, load or both' }])
  if (config.service === undefined) throw new ConfigError([{ where: 'service.start', message: 'a selftest starts the service twice, side by side: say how' }])
  if (config.service.port !== undefined) throw new ConfigError([{ where: 'service.port', message: 'a selftest needs two copies side by side, each behind a proxy: let the service listen on PORT' }])
  return { ...config, phases }
}

async function playGate(config: Config, plan: ReturnType<typeof planRun>, checkouts: Checkout[], world: World): Promise<Result> {
  try {
    const outcomes = await runPhases({
      plan, config, world, checkouts, looks: planLooks(config.compare.rounds), isDecided: (phase, blocks) => isDecided(comparePhase(phase, blocks, config)),
    })
    return judge(outcomes, config, world)
  } catch (error) {
    // Both sides are the same program: that the base could not be started is the service's failure.
    const failure = error instanceof BaseUnusable ? error.cause : error
    if (!(failure instanceof ServiceError)) throw error
    world.log.warning(failure.message)
    return judge([], config, world, describeServiceFailure(failure))
  }
}

function judge(outcomes: Evidence['outcomes'], config: Config, world: World, failure?: Reason): Result {
  const reason = 'both sides are this checkout'
  return judgeRun({ outcomes, ...(failure === undefined ? {} : { failure }), baseline: { kind: 'paired', reason }, comparisonWanted: true, history: [], onDefaultBranch: false, waivers: [] }, config, {
    tool: { name: 'perf-gate', version: 'selftest' }, startedAt: new Date(world.clock.now()).toISOString(), title: 'selftest', plan: [], environment: world.environment(), notes: [], commit: {}, baseline: { kind: 'paired', reason },
  })
}

function cpuPerRequest(result: Result): number | undefined {
  const values = result.phases.flatMap((phase) => phase.blocks.filter((block) => block.side === 'base' && block.metric === 'cpu_ms_per_request').map((block) => block.value))
  return values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0) / values.length
}
