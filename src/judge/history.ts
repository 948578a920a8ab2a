import type { HistoryEntry } from '../measure/result.ts'
import { findChangePoints } from './change-points.ts'
import { estimateMean, median } from './statistics.ts'

/** Fewer runs than this on the same kind of machine do not tell how much a metric moves between runs. */
export const MIN_HISTORY = 5

/** What stretches of runs had in common, newest last. Levels are means of the metric's logarithm. */
export type Regime = { level: number; logs: number[]; first: HistoryEntry; last: HistoryEntry }

/** What the default branch's current regime says of a metric: mean and standard deviation of its logarithm between runs, and its usual step from one run to the next. */
export type PastRuns = { mean: number; /** Of so many runs: all of the regime's, or the one that was asked for. */ averaged: number; sd: number; step: number; runs: number }

/** A machine that stored results are compared on: the same kind, and how fast it was, in ms of the fixed CPU workload. */
export type Machine = { key: string; calibrationMs?: number | undefined }

/** The rolling history after this result: the baseline's own, then this run, at most `size` entries, newest last. */
export function extendHistory(history: readonly HistoryEntry[], entry: HistoryEntry, size: number): HistoryEntry[] {
  return [...history.filter((one) => one.sha !== entry.sha), entry].slice(-size)
}

/** The metric's runs on this kind of machine, split where it changed. `key` is `phase/subject/metric`. Runs that did not observe it are left out. */
export function regimesOf(history: readonly HistoryEntry[], machine: Machine, key: string): Regime[] {
  const runs = history.flatMap((entry) => {
    const value = entry.values[key]
    return entry.environment === machine.key && value !== undefined && value > 0 && Number.isFinite(value) ? [{ entry, log: Math.log(value) }] : []
  })
  const logs = steadier(runs.map(({ log }) => log), runs.map(({ entry, log }) => normalised(log, entry, machine)))
  const starts = [0, ...findChangePoints(logs)]
  return runs.length === 0 ? [] : starts.map((start, index) => {
    const end = starts[index + 1] ?? runs.length
    return { level: estimateMean(logs.slice(start, end)).mean, logs: logs.slice(start, end), first: (runs[start] as { entry: HistoryEntry }).entry, last: (runs[end - 1] as { entry: HistoryEntry }).entry }
  })
}

/** Of the current regime only; undefined while it is too young to tell. */
export function pastRuns(history: readonly HistoryEntry[], machine: Machine, key: string): PastRuns | undefined {
  const logs = regimesOf(history, machine, key).at(-1)?.logs ?? []
  if (logs.length < MIN_HISTORY) return undefined
  const { mean, standardError } = estimateMean(logs)
  const steps = logs.slice(1).map((log, index) => Math.abs(log - (logs[index] as number)))
  return { mean, averaged: logs.length, sd: (standardError as number) * Math.sqrt(logs.length), step: NORMAL_FROM_MEDIAN * median(steps), runs: logs.length }
}

/** The standard deviation of a normal distribution is this times its median absolute deviation (Rousseeuw & Croux, JASA 88 (1993)). */
const NORMAL_FROM_MEDIAN = 1.4826

/** What it would have been on a machine as fast as this one is now, as far as the fixed CPU workload tells. */
function normalised(log: number, entry: HistoryEntry, machine: Machine): number | undefined {
  return entry.calibrationMs === undefined || machine.calibrationMs === undefined || !(entry.calibrationMs > 0) || !(machine.calibrationMs > 0) ? undefined : log + Math.log(machine.calibrationMs / entry.calibrationMs)
}

/** A metric that the machine's speed moves is steadier once that is taken out; any other one is not, and stays as it was measured. */
function steadier(raw: readonly number[], adjusted: readonly (number | undefined)[]): number[] {
  const known = adjusted.filter((one) => one !== undefined)
  return known.length === raw.length && roughness(known) < roughness(raw) ? known : [...raw]
}

/** From one run to the next, so that a change of the code is not taken for the machine's. */
function roughness(logs: readonly number[]): number {
  return logs.length < 2 ? Number.POSITIVE_INFINITY : median(logs.slice(1).map((log, index) => Math.abs(log - (logs[index] as number))))
}
