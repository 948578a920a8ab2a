import type { Config } from '../config/config.ts'
import type { ComparisonPlan, Event, Plan, PublishPlan } from './plan.ts'

/** Rounds where there is nothing to pair: enough to know the spread between fresh processes. */
const SINGLE_ROUNDS = 3

/** Decides what is measured against what, and what is told where. */
export function planRun(config: Config, event: Event): Plan {
  const comparison = planComparison(config, event)
  const layout = comparison.kind !== 'paired' ? 'single' : config.service?.port === undefined ? 'duet' : 'alternating'
  const rounds = comparison.kind === 'paired' ? config.compare.rounds : { min: SINGLE_ROUNDS, max: SINGLE_ROUNDS }
  const plan = { event, phases: config.phases, comparison, layout, rounds, publish: planPublishing(config, event) } as const
  return { ...plan, sentences: describe(plan, config) }
}

/** The same plan with nothing to compare with after all. */
export function planAlone(plan: Plan, config: Config, reason: string): Plan {
  const alone: Omit<Plan, 'sentences'> = { ...plan, comparison: { kind: 'none', reason, wanted: true }, layout: 'single', rounds: { min: SINGLE_ROUNDS, max: SINGLE_ROUNDS } }
  return { ...alone, sentences: describe(alone, config) }
}

/**
 * What becomes of a plan that counts on a stored baseline, once it is known what there is: it is followed where the baseline can
 * decide, measured paired where it cannot and both sides can be had, else nothing is compared.
 */
export function settlePlan(plan: Plan, config: Config, base: { sha: string | undefined; usable: boolean; decisive: boolean; reason: string }): Plan {
  if (plan.comparison.kind === 'paired') return planPaired(plan, config, base.sha ?? plan.comparison.baseRef, plan.comparison.reason)
  if (plan.comparison.kind === 'file' || plan.comparison.kind === 'none') return base.usable || plan.comparison.kind === 'none' ? plan : planAlone(plan, config, base.reason)
  if (plan.comparison.orPaired && !base.decisive) return planPaired(plan, config, base.sha ?? plan.comparison.baseSha, base.reason)
  return base.usable ? plan : planAlone(plan, config, base.reason)
}

/** The same plan, measured paired after all: the stored baseline left it undecided, or there is none. */
export function planPaired(plan: Plan, config: Config, baseRef: string, reason: string): Plan {
  const layout = config.service?.port === undefined ? 'duet' : 'alternating'
  const paired: Omit<Plan, 'sentences'> = { ...plan, comparison: { kind: 'paired', baseRef, reason }, layout, rounds: config.compare.rounds }
  return { ...paired, sentences: describe(paired, config) }
}

function planComparison(config: Config, event: Event): ComparisonPlan {
  const { mode, baseRef } = config.compare
  if (mode === 'off') return { kind: 'none', reason: 'compare is off', wanted: false }
  if (config.baseline.file !== undefined && mode !== 'paired') return { kind: 'file', path: config.baseline.file, reason: 'the baseline file was given' }
  const base = baseRef ?? event.baseSha ?? event.baseRef
  if (event.onDefaultBranch && baseRef === undefined) return { kind: 'none', reason: `this is the default branch${isStored(event) ? ': its result becomes the baseline where it is valid and breaks no promise' : ''}`, wanted: false }
  if (base === undefined) return { kind: 'none', reason: 'there is no base: give `base-ref` (or `--base`), or run on a pull request', wanted: true }
  if (mode === 'paired') return pairedPlan(config, base, 'compare is paired')
  if (event.kind === 'laptop') return pairedPlan(config, base, 'no artifacts on a laptop')
  return { kind: 'artifact', baseSha: base, headSha: event.sha ?? base, reason: 'the stored baseline of the merge base', orPaired: mode === 'auto' && config.service !== undefined }
}

function pairedPlan(config: Config, baseRef: string, reason: string): ComparisonPlan {
  return config.service === undefined ? { kind: 'none', reason: 'a `target` that is already running has no second copy to pair with', wanted: true } : { kind: 'paired', baseRef, reason }
}

function planPublishing(config: Config, event: Event): PublishPlan {
  return {
    // A fork's token may not write: a run with `mode: report` tells it.
    checksOn: config.report.checkRuns && !event.fromFork ? event.headSha : undefined,
    commentOn: config.report.comment === 'off' || event.fromFork ? undefined : event.pullRequest,
    baselineAs: isStored(event) ? config.baseline.artifactName : undefined,
  }
}

/** Whether a run on this event stores a baseline, where its result is fit for one. */
function isStored({ onDefaultBranch, kind }: Event): boolean {
  return onDefaultBranch && (kind === 'push' || kind === 'schedule' || kind === 'workflow_dispatch')
}

function describe({ comparison, layout, rounds, phases }: Omit<Plan, 'sentences'>, config: Config): string[] {
  const against = {
    paired: comparison.kind === 'paired' ? `against ${comparison.baseRef}, built and measured on this machine (${comparison.reason})` : '',
    artifact: 'against the stored baseline of the merge base or its nearest ancestor',
    file: comparison.kind === 'file' ? `against ${comparison.path}` : '',
    none: `compared with nothing: ${comparison.reason}`,
  }[comparison.kind]
  const how = {
    duet: 'both sides at once under the same requests',
    alternating: `one side after the other, because service.port ${config.service?.port} admits one copy at a time`,
    single: 'head alone',
  }[layout]
  const count = rounds.min === rounds.max ? `${rounds.min}` : `${rounds.min} to ${rounds.max}`
  return [
    `Measure ${phases.join(', ')} ${against}.`,
    `${count} rounds of fresh processes, ${how}.`,
    ...(phases.includes('load') ? [`Load follows the pattern ${config.load.pattern.name}, seed ${config.load.seed}.`] : []),
    ...(phases.includes('sla') && config.sla.capacity !== undefined ? [`After the SLA phase the highest rate that keeps the promises is searched for, for ${Math.round(config.sla.capacity.budgetMs / 1000)} s at most.`] : []),
  ]
}
