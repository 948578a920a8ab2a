import type { CompareConfig, Phase } from '../../config/config.ts'
import type { Block } from '../../measure/block.ts'
import type { Comparison } from '../../measure/result.ts'
import type { PastRuns } from '../history/past-runs.ts'
import type { Levels } from './sequential.ts'
import type { TestedChange } from './test-change.ts'

export type CompareOptions = {
  phase: Phase
  blocks: readonly Block[]
  config: CompareConfig
  /** Family-wise probability of a false `fail` among all metrics of this call. */
  alpha: number
  /** What is left of it at this look; all of it where there is only one. */
  levels?: Levels
  /** Both sides were measured in the same rounds. */
  paired: boolean
  /** Otherwise what earlier runs tell of a metric, where they do, and by how much its logarithm moves from run to run where they do not. */
  past?: (key: string) => PastRuns | undefined
  unknownRunSd?: (key: string) => number
}

/** A change with everything needed to conclude, before the family of all metrics is looked at. */
export type Candidate = Omit<Comparison, 'verdict' | 'reason' | 'improved'> & Pick<TestedChange, 'pValue' | 'improvementPValue' | 'insideMargin'> & { belowFloor: boolean }

/**
 * Which metrics may decide: of the service as a whole its CPU time per request, its errors, and the sharpest latency statistic there
 * is. Single classes, tails, memory and components guard: they fail the gate when they have certainly become worse, but a class that
 * was asked too seldom to be sure of does not hold it up.
 */
export function roleOf({ metric, subject }: Pick<Block, 'metric' | 'subject'>, paired: boolean): Comparison['role'] {
  const sharpestLatency = paired ? 'matched_response_time_ratio' : 'p50_response_time_ms'
  const sharp = metric === 'cpu_ms_per_request' || metric === 'error_rate_percent' || metric === sharpestLatency
  if (subject.kind === 'service' && sharp) return 'deciding'
  // Parts of a component explain it; what they add up to guards.
  if (subject.kind === 'component' && subject.name.includes(' › ')) return 'informational'
  return GUARDS[subject.kind].includes(metric) || (subject.kind === 'class' && metric === sharpestLatency) ? 'guard' : 'informational'
}

const GUARDS: Record<Block['subject']['kind'], readonly string[]> = {
  service: ['p99_response_time_ms', 'avg_response_time_ms', 'memory_peak_mb', 'saturation_requests_per_second'], component: ['avg_ms', 'error_rate_percent'], class: [],
}

/** What may be zero, or less, has no ratio: it is told of each side, and not compared. */
const TOLD_ONLY = /^(?:gc_|memory_(?:late_)?growth_|thread_growth$|descriptor_growth$|context_switches_|storage_(?:read|written)_|cpu_baseline_|(?:cpu|memory|io)_pressure_)/
export function isCompared({ metric }: Pick<Block, 'metric'>): boolean {
  return !TOLD_ONLY.test(metric)
}

/** A noise floor can make a margin at most this many times as wide, and never wider than this share. */
const WIDEST = { times: 2, share: 0.25 }
/** So many usual steps from one run to the next are no change. */
const STEPS = 3

/**
 * Margin (fraction) and absolute floor (in the metric's unit) of one metric: the most specific setting wins. Where a metric jumps from run to
 * run of the default branch, smaller changes than three of its usual steps do not matter either: up to a cap, so that no large regression
 * hides in the noise. Not of paired rounds: what runs on different machines differ by says nothing about two sides of one.
 */
export function toleranceOf(block: Pick<Block, 'metric' | 'subject'>, config: CompareConfig, past?: PastRuns): { margin: number; floor: number; learned: boolean } {
  const specific = `${block.subject.name}.${block.metric}`
  const margin = config.margins[specific] ?? config.margins[block.metric] ?? config.margin
  const widened = past === undefined ? margin : Math.max(margin, Math.min(Math.expm1(STEPS * past.step), WIDEST.times * margin, WIDEST.share))
  return {
    margin: widened, learned: widened > margin,
    floor: config.floors[specific] ?? config.floors[block.metric] ?? 0,
  }
}
