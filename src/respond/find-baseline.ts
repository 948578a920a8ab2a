import type { Config } from '../config/config.ts'
import { readBaseline } from '../judge/history/baseline.ts'
import { MIN_HISTORY } from '../judge/history/past-runs.ts'
import { knowsItsNoise, type StoredBase } from '../judge/history/stored-base.ts'
import { decodeDigest } from '../measure/digest.ts'
import type { Environment } from '../measure/environment.ts'
import type { BaselineInfo, HistoryEntry, Result } from '../measure/result.ts'
import { TOOL } from '../measure/tool.ts'
import type { Plan } from '../plan/plan.ts'
import type { World } from '../ports.ts'
import { checkName } from '../report/markdown/check.ts'
import { fetchBaseline } from './fetch-baseline.ts'

/** What there is to compare with, and the memory of the default branch. */
export type FoundBaseline = {
  /** The merge base of what is measured, where it could be found out. */
  sha: string | undefined
  stored: StoredBase | undefined
  usable: boolean
  /** Taken on the same kind of machine, by the same version of this tool, with enough history to know how much runs differ. */
  decisive: boolean
  reason: string
  info: BaselineInfo
  history: readonly HistoryEntry[]
  /** Messages of the commits since the merge base, as far as GitHub tells. */
  messages: readonly string[]
}

/** Finds the baseline of the plan: a file, or the artifact of the merge base or its nearest ancestor. Never throws for want of one. */
export async function findBaseline(plan: Plan, config: Config, world: World): Promise<FoundBaseline> {
  const since = plan.comparison.kind === 'file' ? NOTHING_SINCE : await findMergeBase(plan, config, world)
  return { ...(await findStored(plan, config, world, since.sha)), messages: since.messages }
}

type Found = Omit<FoundBaseline, 'messages'>

async function findStored(plan: Plan, config: Config, world: World, sha: string | undefined): Promise<Found> {
  if (plan.comparison.kind === 'file') {
    const { path } = plan.comparison
    if (!(await world.files.exists(path))) return nothing(undefined, `there is no file ${path}`)
    const baseline = readBaseline(await world.files.read(path), config)
    return baseline.kind === 'refused' ? nothing(undefined, `the stored baseline was refused: ${baseline.reason}`) : fromStored(baseline.result, { kind: 'file', reason: `read from ${path}` }, undefined, world)
  }
  if (sha === undefined || world.github === undefined) return nothing(sha, 'there are no stored baselines here')
  const fetched = await fetchBaseline({
    artifactName: config.baseline.artifactName, sha, maxAgeDays: config.baseline.maxAgeDays, read: (text) => readBaseline(text, config),
    // Where nothing is compared only the history is wanted, and the nearest knows most of it.
    environment: plan.comparison.kind === 'none' ? undefined : world.environment().key,
  }, world)
  if ('none' in fetched) return (await findDigest(sha, config, world)) ?? nothing(sha, fetched.none)
  const why = fetched.refused.length > 0 ? `, passing over ${fetched.refused.join('; ')}` : fetched.distance === 0 ? '' : ', which has no baseline of its own'
  const where = `${fetched.distance === 0 ? 'the merge base' : `an ancestor ${fetched.distance} commit${fetched.distance === 1 ? '' : 's'} before the merge base`}${why}`
  return fromStored(fetched.result, { kind: 'artifact', sha: fetched.sha, distance: fetched.distance, reason: `stored by the run of ${where}`.slice(0, 1000) }, sha, world)
}

/**
 * The commit to compare with: the merge base of what was checked out and what it is compared with, which the author's `base-ref` decides
 * before the event does. For a pull request that is what the merge commit was built on, which `pull_request.base.sha` need not be; for a
 * merge group the group before it in the queue, not the branch. On the default branch: the commit before, for its history, or that of
 * the commit itself where nothing was pushed.
 */
async function findMergeBase({ event }: Plan, config: Config, world: World): Promise<{ sha: string | undefined; messages: readonly string[] }> {
  const asked = config.compare.baseRef
  if (event.onDefaultBranch && asked === undefined) return { sha: event.baseSha ?? event.sha, messages: [] }
  const base = asked ?? (event.kind === 'merge_group' ? event.baseSha : event.baseRef ?? event.baseSha)
  if (world.github === undefined || event.sha === undefined || base === undefined) return { sha: asked === undefined ? event.baseSha : undefined, messages: [] }
  try {
    return await world.github.repository.mergeBase(base, event.sha)
  } catch (error) {
    world.log.warning(`the merge base of ${base} and ${event.sha.slice(0, 7)} could not be asked for (${(error as Error).message}); taking ${asked === undefined ? 'the base commit of the event' : 'base-ref itself'} instead`)
    return { sha: asked === undefined ? event.baseSha : undefined, messages: [] }
  }
}

/** What the run of a commit on the default branch left in its check run: less than an artifact, and it does not expire. */
async function findDigest(sha: string, config: Config, world: World): Promise<Found | undefined> {
  try {
    const text = decodeDigest((await world.github?.checks.summaryOf(sha, checkName(undefined))) ?? '')
    const baseline = text === undefined ? undefined : readBaseline(text, config)
    if (baseline?.kind !== 'usable' || baseline.result.commit.head !== sha) return undefined
    return fromStored(baseline.result, { kind: 'artifact', sha, distance: 0, reason: 'kept in the check run of the merge base' }, sha, world)
  } catch (error) {
    world.log.warning(`what the check run of ${sha.slice(0, 7)} keeps could not be read: ${(error as Error).message}`)
    return undefined
  }
}

const NOTHING_SINCE = { sha: undefined, messages: [] }

function fromStored(result: Result, info: BaselineInfo, sha: string | undefined, world: World): Found {
  const machine = world.environment()
  const sameMachine = result.environment.key === machine.key
  const sameTool = result.tool.version === TOOL.version
  const known = knowsItsNoise(result.history, machine)
  return {
    sha, usable: true, decisive: sameMachine && sameTool && known, info, history: result.history,
    stored: { measurements: result.phases, history: result.history, machine, baseMachine: result.environment, against: info.kind === 'file' ? 'run' : 'regime' },
    reason: whatItCanDo({ sameMachine, sameTool, known }, result, machine),
  }
}

function whatItCanDo({ sameMachine, sameTool, known }: { sameMachine: boolean; sameTool: boolean; known: boolean }, { environment, tool }: Result, machine: Environment): string {
  if (!sameMachine) return `the stored baseline was measured on another kind of machine (${environment.key}, this is ${machine.key})`
  // Another version may measure in another way, and what that changes is not the head's.
  if (!sameTool) return `the stored baseline was measured by perf-gate ${tool.version}, and this is ${TOOL.version}`
  return known ? 'the stored baseline can decide' : `the stored history has fewer than ${MIN_HISTORY} runs on this kind of machine since its last change`
}

function nothing(sha: string | undefined, reason: string): Found {
  return { sha, stored: undefined, usable: false, decisive: false, reason, info: { kind: 'none', reason }, history: [] }
}
