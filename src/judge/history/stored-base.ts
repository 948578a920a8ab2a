import type { Phase } from '../../config/config.ts'
import { metricKey, type Block } from '../../measure/block.ts'
import type { HistoryEntry, PhaseMeasurement } from '../../measure/result.ts'
import { estimateMean, tInterval } from '../statistics.ts'
import { pastRuns, slownessOf, type Machine, type PastRuns } from './past-runs.ts'

/** What a stored baseline brings into the comparison. */
export type StoredBase = {
  measurements: readonly PhaseMeasurement[]
  history: readonly HistoryEntry[]
  /** What the head was measured on, and what the baseline was. */
  machine: Machine
  baseMachine: Machine
  /** Whether the head is held against that one run, or against all of the default branch's that are like it. */
  against: 'run' | 'regime'
}

/** A baseline outside of what this share of its regime's runs would be is not one of them. */
const BELONGS = 0.95

/** What was measured of a stored baseline in a phase. On another kind of machine than the head's, its times are told as they would be on that. */
export function storedBlocks(phase: Phase, { measurements, machine, baseMachine }: StoredBase): Block[] {
  const blocks = measurements.find((one) => one.phase === phase)?.blocks.filter((block) => block.side === 'head') ?? []
  const slower = (block: Block) => (machine.key === baseMachine.key ? undefined : slownessOf(block.metric, machine, baseMachine)) ?? 1
  return blocks.map((block) => ({ ...block, side: 'base', value: block.value * slower(block) }))
}

/**
 * What earlier runs tell of each metric of a phase. The head is held against their mean, but against the baseline alone where that is asked for,
 * or where the baseline is no longer at their level: a change that is too new to be seen in the history must neither be blamed on the head nor hide
 * what the head undoes. Undefined where nothing is known.
 */
export function pastOf(phase: Phase, stored: StoredBase): (key: string) => PastRuns | undefined {
  const { history, machine, baseMachine, against } = stored
  const blocks = Map.groupBy(storedBlocks(phase, stored).filter((block) => block.value > 0), metricKey)
  return (key) => {
    const past = pastRuns(history, machine, `${phase}/${key}`)
    const measured = machine.key === baseMachine.key ? blocks.get(key) : undefined
    if (past === undefined || measured === undefined) return against === 'regime' ? past : undefined
    const slower = past.normalised ? (slownessOf(key, machine, baseMachine) ?? 1) : 1
    const mean = estimateMean(measured.map((block) => Math.log(block.value * slower))).mean
    return against === 'regime' && isOneOf(past, mean) ? past : { ...past, mean, averaged: 1 }
  }
}

/** Whether every metric that decides against a stored baseline is known well enough on this kind of machine. */
export function knowsItsNoise(history: readonly HistoryEntry[], machine: Machine): boolean {
  const deciding = Object.keys(history.at(-1)?.values ?? {}).filter((key) => DECIDING.test(key))
  return deciding.length > 0 && deciding.every((key) => pastRuns(history, machine, key) !== undefined)
}

/** Errors are counted, and need no history. */
const DECIDING = /^(?:integration|load)\/service\/(?:cpu_ms_per_request|p50_response_time_ms)$/

function isOneOf({ mean, sd, runs }: PastRuns, log: number): boolean {
  const [low, high] = tInterval({ mean, standardError: sd * Math.sqrt(1 + 1 / runs), degreesOfFreedom: runs - 1 }, BELONGS) as [number, number]
  return log >= low && log <= high
}
