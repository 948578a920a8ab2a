import type { Config } from '../config/config.ts'
import { betweenRunSd, MIN_HISTORY, readBaseline, type Baseline } from '../judge/baseline.ts'
import type { StoredBase } from '../judge/judge-run.ts'
import type { BaselineInfo, HistoryEntry, Result } from '../measure/result.ts'
import type { Plan } from '../plan/plan.ts'
import type { World } from '../ports.ts'
import { fetchBaseline } from './fetch-baseline.ts'

/** What there is to compare with, and the memory of the default branch. */
export type FoundBaseline = {
  /** The merge base of what is measured, where it could be found out. */
  sha: string | undefined
  stored: StoredBase | undefined
  usable: boolean
  /** Taken on the same kind of machine, with enough history to know how much runs differ. */
  decisive: boolean
  reason: string
  info: BaselineInfo
  history: readonly HistoryEntry[]
}

/** Finds the baseline of the plan: a file, or the artifact of the merge base or its nearest ancestor. Never throws for want of one. */
export async function findBaseline(plan: Plan, config: Config, world: World): Promise<FoundBaseline> {
  if (plan.comparison.kind === 'file') {
    const { path } = plan.comparison
    if (!(await world.files.exists(path))) return nothing(undefined, `there is no file ${path}`)
    return fromStored(readBaseline(await world.files.read(path), config), { kind: 'file', reason: `read from ${path}` }, undefined, world)
  }
  const sha = await findMergeBase(plan, world)
  if (sha === undefined || world.github === undefined) return nothing(sha, 'there are no stored baselines here')
  const fetched = await fetchBaseline({ artifactName: config.baseline.artifactName, sha, maxAgeDays: config.baseline.maxAgeDays }, world)
  if ('none' in fetched) return nothing(sha, fetched.none)
  const where = fetched.distance === 0 ? 'the merge base' : `an ancestor ${fetched.distance} commit${fetched.distance === 1 ? '' : 's'} before the merge base, which has no baseline of its own`
  return fromStored(readBaseline(fetched.text, config), { kind: 'artifact', sha: fetched.sha, distance: fetched.distance, reason: `stored by the run of ${where}` }, sha, world)
}

/**
 * The commit to compare with: the merge base of what was checked out and its base branch. For a pull request that is what the merge
 * commit was built on, which `pull_request.base.sha` need not be. On the default branch: the commit before, for its history.
 */
async function findMergeBase({ event }: Plan, world: World): Promise<string | undefined> {
  const base = event.baseRef ?? event.baseSha
  if (world.github === undefined || event.sha === undefined || base === undefined) return event.baseSha
  if (event.onDefaultBranch) return event.baseSha
  try {
    return (await world.github.repository.mergeBase(base, event.sha)).sha
  } catch (error) {
    world.log.warning(`the merge base of ${base} and ${event.sha.slice(0, 7)} could not be asked for (${(error as Error).message}); taking the base commit of the event instead`)
    return event.baseSha
  }
}

function fromStored(baseline: Baseline, info: BaselineInfo, sha: string | undefined, world: World): FoundBaseline {
  if (baseline.kind === 'refused') return nothing(sha, `the stored baseline was refused: ${baseline.reason}`)
  const { result } = baseline
  const environment = world.environment().key
  const sameMachine = result.environment.key === environment
  const known = knowsItsNoise(result, environment)
  return {
    sha, usable: true, decisive: sameMachine && known, info, history: result.history,
    stored: { measurements: result.phases, history: result.history, environment },
    reason: sameMachine ? (known ? 'the stored baseline can decide' : `the stored history has fewer than ${MIN_HISTORY} runs on this kind of machine`) : `the stored baseline was measured on another kind of machine (${result.environment.key}, this is ${environment})`,
  }
}

function knowsItsNoise(result: Result, environment: string): boolean {
  const keys = result.history.at(-1)?.values ?? {}
  return Object.keys(keys).some((key) => betweenRunSd(result.history, environment, key) !== undefined)
}

function nothing(sha: string | undefined, reason: string): FoundBaseline {
  return { sha, stored: undefined, usable: false, decisive: false, reason, info: { kind: 'none', reason }, history: [] }
}
