import type { Phase } from '../config/config.ts'

/** What will be measured, against what, and what is told where. Decided before anything starts. */
export type Plan = {
  event: Event
  phases: Phase[]
  comparison: ComparisonPlan
  /** `duet`: both sides at once under the same requests; `alternating`: one after the other where two copies cannot run; `single`: head alone. */
  layout: 'duet' | 'alternating' | 'single'
  rounds: { min: number; max: number }
  publish: PublishPlan
  /** The plan in sentences, for the log and the report. */
  sentences: string[]
}

export type ComparisonPlan =
  /** Check out `baseSha` beside the head, build it, measure both in the same rounds. */
  | { kind: 'paired'; baseRef: string; reason: string }
  /** Compare with the stored baseline of this commit or its nearest ancestor. */
  | { kind: 'artifact'; baseSha: string; headSha: string; reason: string; /** Where the artifact leaves it undecided or is missing, measure paired. */ orPaired: boolean }
  | { kind: 'file'; path: string; reason: string }
  /** `wanted`: a comparison was asked for and is missing, so a pass would say too much. */
  | { kind: 'none'; reason: string; wanted: boolean }

export type PublishPlan = {
  /** Commit that gets the check runs; the pull request's head, not the merge commit. */
  checksOn: string | undefined
  commentOn: number | undefined
  /** Name of the baseline artifact to upload, on the default branch. */
  baselineAs: string | undefined
}

/** What happened, read from the event payload; on a laptop everything but `kind` may be absent. */
export type Event = {
  kind: 'pull_request' | 'pull_request_target' | 'push' | 'merge_group' | 'workflow_dispatch' | 'schedule' | 'release' | 'laptop' | 'other'
  /** The commit checked out (for a pull request: the merge commit). */
  sha: string | undefined
  headSha: string | undefined
  headRef: string | undefined
  baseSha: string | undefined
  baseRef: string | undefined
  pullRequest: number | undefined
  fromFork: boolean
  onDefaultBranch: boolean
  title: string
  runUrl: string | undefined
}
