import type { CompareConfig, Phase } from '../config/config.ts'
import type { Block } from '../measure/block.ts'
import type { Comparison } from '../measure/result.ts'
import type { Levels } from './sequential.ts'

export type CompareOptions = {
  phase: Phase
  blocks: readonly Block[]
  config: CompareConfig
  /** Family-wise probability of a false `fail` among all metrics of this call. */
  alpha: number
  /** What is left of it at this look; all of it where there is only one. */
  levels?: Levels
  /** Both sides were measured in the same rounds. Otherwise `betweenRunSd` says how much a metric's logarithm moves from run to run. */
  paired: boolean
  betweenRunSd?: (key: string) => number
}

/** A change with everything needed to conclude, before the family of all metrics is looked at. */
export type Candidate = Omit<Comparison, 'verdict' | 'reason' | 'improved'> & { /** That it became no worse than the margin allows; that it became no better. */ pValue: number; improvementPValue: number; insideMargin: boolean; belowFloor: boolean }

/**
 * Which metrics may decide: of the service as a whole its CPU time per request, its errors, and the sharpest latency statistic there
 * is. Single classes, tails, memory and components guard: they fail the gate when they have certainly become worse, but a class that
 * was asked too seldom to be sure of does not hold it up.
 */
export function roleOf({ metric, subject }: Pick<Block, 'metric' | 'subject'>, paired: boolean): Comparison['role'] {
  const sharpestLatency = paired ? 'matched_response_time_ratio' : 'p50_response_time_ms'
  const sharp = metric === 'cpu_ms_per_request' || metric === 'error_rate_percent' || metric === sharpestLatency
  if (subject.kind === 'service' && sharp) return 'deciding'
  return GUARDS[subject.kind].includes(metric) || (subject.kind === 'class' && metric === sharpestLatency) ? 'guard' : 'informational'
}

const GUARDS: Record<Block['subject']['kind'], readonly string[]> = {
  service: ['p99_response_time_ms', 'avg_response_time_ms', 'memory_peak_mb'], component: ['avg_ms', 'error_rate_percent'], class: [],
}

/** Margin (fraction) and absolute floor (in the metric's unit) of one metric: the most specific setting wins. */
export function toleranceOf(block: Pick<Block, 'metric' | 'subject'>, config: CompareConfig): { margin: number; floor: number } {
  const specific = `${block.subject.name}.${block.metric}`
  return {
    margin: config.margins[specific] ?? config.margins[block.metric] ?? config.margin,
    floor: config.floors[specific] ?? config.floors[block.metric] ?? 0,
  }
}
