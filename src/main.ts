import type { Config } from './config/config.ts'
import { readDataRows } from './config/data-rows.ts'
import { DEFAULT_CONFIG_FILE } from './config/defaults.ts'
import type { Inputs } from './config/inputs.ts'
import { readConfig } from './config/read-config.ts'
import type { Waiver } from './config/waiver.ts'
import { readWaivers } from './config/waivers.ts'
import { ConfigError, ServiceError } from './errors.ts'
import { judgeRun, comparePhase, type Evidence, type RunFacts } from './judge/judge-run.ts'
import { isDecided, needsPairedRounds, planLooks } from './judge/comparison/sequential.ts'
import { describeServiceFailure } from './judge/service-failure.ts'
import { exitCodeOf } from './judge/verdict.ts'
import type { BaselineInfo, Reason, Result } from './measure/result.ts'
import { TOOL } from './measure/tool.ts'
import { prepareCheckouts, refuseForeignCheckout } from './phases/checkouts.ts'
import { checkSystem } from './phases/check-system.ts'
import { refuseImpossibleRates } from './phases/feasible-rates.ts'
import { measureExtras } from './phases/extras/extras.ts'
import { runPhases } from './phases/run-phases.ts'
import { BaseUnusable } from './phases/sides.ts'
import { readEvent } from './plan/event.ts'
import { planAlone, planPaired, planRun, settlePlan } from './plan/plan-run.ts'
import type { Plan } from './plan/plan.ts'
import type { EventSource, World } from './ports.ts'
import { openAlerts, type Alerting } from './respond/alerts.ts'
import { findBaseline, type FoundBaseline } from './respond/find-baseline.ts'
import { findLabelWaivers } from './respond/find-label-waivers.ts'
import { openRollback } from './respond/rollback.ts'
import { openPublishing } from './respond/publish.ts'

export type Outcome = { exitCode: number; result: Result; /** Where the result and the report were written. */ folder: string }

/** Text becomes a plan, the plan is measured in rounds, measurements are judged, the verdict is told. */
export async function main(inputs: Inputs, source: EventSource | undefined, world: World): Promise<Outcome> {
  const config = await readConfiguration(inputs, world)
  const plan = planRun(config, readEvent(source))
  await refuseForeignCheckout(plan.event, world)
  checkSystem(config, world)
  await refuseImpossibleRates(plan, config)
  const publishing = await openPublishing(plan, config, world)
  const alerts = openAlerts(plan, config, world)
  try {
    const baseline = await findBaseline(plan, config, world)
    const result = await measureAndJudge(settlePlan(plan, config, baseline), baseline, { config, world, alerts })
    await publishing.complete(result)
    alerts.conclude(result)
    return { exitCode: exitCodeOf(result.verdict, config.failOn), result, folder: config.report.outputFolder }
  } catch (error) {
    await publishing.crashed(error as Error)
    throw error
  } finally {
    await alerts.finish()
  }
}

/** The file and the inputs as one configuration. Throws ConfigError with all that is wrong. */
export async function readConfiguration(inputs: Inputs, world: World): Promise<Config> {
  const file = inputs.config ?? DEFAULT_CONFIG_FILE
  const path = `${world.workspace}/${file}`
  const exists = await world.files.exists(path)
  if (!exists && inputs.config !== undefined) throw new ConfigError([{ where: 'config', message: `there is no file ${inputs.config} in ${world.workspace}` }])
  const config = readConfig({ text: exists ? await world.files.read(path) : undefined, file: exists ? file : undefined, inputs, seed: world.randomSeed() })
  return readDataRows(config, (dataFile) => world.files.read(`${world.workspace}/${dataFile}`))
}

/** What stays the same, however often a plan is changed. */
type Run = { config: Config; world: World; alerts: Alerting }

/** Measures against the stored baseline first where the plan says so; what that leaves open, or finds, is measured paired before it counts. */
async function measureAndJudge(plan: Plan, baseline: FoundBaseline, { config, world, alerts }: Run): Promise<Result> {
  const result = await measure(plan, baseline, { config, world, alerts })
  const { comparison } = plan
  if (comparison.kind !== 'artifact' || !isMeasuredAgain(plan, result)) return result
  const reason = 'against the stored baseline it looked worse, or stayed undecided'
  world.log.info(`${reason}: measuring both sides here`)
  return measure(planPaired(plan, config, baseline.sha ?? comparison.baseSha, reason), baseline, { config, world, alerts })
}

function isMeasuredAgain({ comparison }: Plan, result: Result): boolean {
  return comparison.kind === 'artifact' && comparison.orPaired && result.verdict !== 'invalid' && needsPairedRounds(result.verdicts)
}

/** One run of all planned phases, judged. What the service did wrong becomes an `invalid` result, not a crash. */
async function measure(plan: Plan, baseline: FoundBaseline, { config, world, alerts }: Run): Promise<Result> {
  for (const sentence of plan.sentences) world.log.info(sentence)
  const startedAt = new Date(world.clock.now()).toISOString()
  // Now, while nothing else runs here: the speed of the machine and of its disk is timed.
  const facts = factsOf(plan, world)
  const stored = plan.comparison.kind === 'artifact' || plan.comparison.kind === 'file' ? baseline.stored : undefined
  let waivers: readonly Waiver[] = []
  const judge = (outcomes: Evidence['outcomes'], commit: RunFacts['commit'], failure?: Reason) => judgeRun(
    { outcomes, baseline: describeBaseline(plan, baseline, commit.base), comparisonWanted: plan.comparison.kind !== 'none' || plan.comparison.wanted, history: baseline.history, onDefaultBranch: plan.event.onDefaultBranch, waivers, ...(stored === undefined ? {} : { stored }), ...(failure === undefined ? {} : { failure }) },
    config, { ...facts, startedAt, commit, baseline: describeBaseline(plan, baseline, commit.base) },
  )
  try {
    await using prepared = await prepareCheckouts(plan, config, world)
    // A fork may propose a change, not that its price be overlooked: neither in its messages nor in its configuration.
    if (!plan.event.fromFork) waivers = [...readWaivers([...baseline.messages, ...prepared.messages], config), ...(await findLabelWaivers(plan.event, config, world))]
    const rollback = openRollback(plan, config, world, baseline.info.kind === 'artifact' ? baseline.info.sha : undefined)
    const looks = plan.comparison.kind === 'paired' ? planLooks(plan.rounds) : [plan.rounds.max]
    const outcomes = await runPhases({
      plan, config, world, looks, checkouts: prepared.checkouts, onViolations: alerts.watch, ...(stored === undefined ? {} : { stored }), ...(rollback === undefined ? {} : { rollback }),
      isDecided: (phase, blocks) => isDecided(comparePhase(phase, blocks, config, stored)),
    })
    const result = judge(outcomes, commitsOf(plan, prepared.headSha, prepared.baseSha))
    if (isMeasuredAgain(plan, result)) return result
    return { ...result, ...(await measureExtras(result, { plan, config, world, checkouts: prepared.checkouts })) }
  } catch (error) {
    if (error instanceof BaseUnusable) {
      world.log.warning(`${error.message}; the head is measured alone`)
      return measure(planAlone(plan, config, error.message), baseline, { config, world, alerts })
    }
    if (!(error instanceof ServiceError)) throw error
    world.log.error([error.message, ...error.output].join('\n'))
    return judge([], commitsOf(plan, undefined, undefined), describeServiceFailure(error))
  }
}

function describeBaseline(plan: Plan, baseline: FoundBaseline, baseSha: string | undefined): BaselineInfo {
  switch (plan.comparison.kind) {
    case 'paired': return { kind: 'paired', reason: plan.comparison.reason, ...(baseSha === undefined ? {} : { sha: baseSha }) }
    case 'none': return { kind: 'none', reason: plan.comparison.reason }
    case 'artifact':
    case 'file': return baseline.info
  }
}

function commitsOf({ event }: Plan, headSha: string | undefined, baseSha: string | undefined): RunFacts['commit'] {
  const head = event.headSha ?? headSha
  return {
    ...(head === undefined ? {} : { head }), ...(baseSha === undefined ? {} : { base: baseSha }),
    ...(event.headRef === undefined ? {} : { headRef: event.headRef }), ...(event.baseRef === undefined ? {} : { baseRef: event.baseRef }),
  }
}

const FORK_NOTE = 'This pull request comes from a fork, whose token may not write: comment and check runs are left to a workflow with `mode: report`, where there is one'

function factsOf(plan: Plan, world: World): Pick<RunFacts, 'tool' | 'title' | 'plan' | 'environment' | 'notes'> {
  return { tool: TOOL, title: plan.event.title.slice(0, 200), plan: plan.sentences.map((sentence) => sentence.slice(0, 500)), environment: { ...world.environment(), fsync: world.files.timeFsync(world.workspace) }, notes: plan.event.fromFork ? [FORK_NOTE] : [] }
}
