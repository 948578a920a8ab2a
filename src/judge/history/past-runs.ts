import type { HistoryEntry } from '../../measure/result.ts'
import { estimateMean, median } from '../statistics.ts'
import { findChangePoints } from './change-points.ts'

/** Fewer runs than this on the same kind of machine do not tell how much a metric moves between runs. */
export const MIN_HISTORY = 5

/** What stretches of runs had in common, newest last. Levels are means of the metric's logarithm. */
export type Regime = { level: number; logs: number[]; first: HistoryEntry; last: HistoryEntry; /** In times of this machine, not as each run measured them. */ normalised: boolean }

/** What the default branch's current regime says of a metric: mean and standard deviation of its logarithm between runs, and its usual step from one run to the next. */
export type PastRuns = { mean: number; /** Of so many runs: all of the regime's, or the one that was asked for. */ averaged: number; sd: number; step: number; runs: number; normalised: boolean }

/** A machine that stored results are compared on: the same kind, and how fast it was, in ms of the fixed workload. */
export type Machine = { key: string; calibrationMs?: number | undefined }

/** The rolling history after this result: the baseline's own, then this run, at most `size` entries, newest last. */
export function extendHistory(history: readonly HistoryEntry[], entry: HistoryEntry, size: number): HistoryEntry[] {
  return [...history.filter((one) => one.sha !== entry.sha), entry].slice(-size)
}

/** The metric's runs on this kind of machine, split where it changed. `key` is `phase/subject/metric`. */
export function regimesOf(history: readonly HistoryEntry[], machine: Machine, key: string): Regime[] {
  const { runs, logs, normalised } = logsOf(history, machine, key)
  const starts = [0, ...findChangePoints(logs)]
  return runs.length === 0 ? [] : starts.map((start, index) => {
    const end = starts[index + 1] ?? runs.length
    return { level: estimateMean(logs.slice(start, end)).mean, logs: logs.slice(start, end), first: runs[start] as HistoryEntry, last: runs[end - 1] as HistoryEntry, normalised }
  })
}

/** The metric's logarithm in its runs on this kind of machine, in their order. Runs that did not observe it are left out. */
export function logsOf(history: readonly HistoryEntry[], machine: Machine, key: string): { runs: HistoryEntry[]; logs: number[]; normalised: boolean } {
  const seen = history.flatMap((entry) => {
    const value = entry.values[key]
    return entry.environment === machine.key && value !== undefined && value > 0 && Number.isFinite(value) ? [{ entry, log: Math.log(value) }] : []
  })
  const adjusted = seen.map(({ entry, log }) => { const slower = slownessOf(key, machine, entry); return slower === undefined ? undefined : log + Math.log(slower) })
  return { runs: seen.map(({ entry }) => entry), ...steadier(seen.map(({ log }) => log), adjusted) }
}

/** Of the current regime only; undefined while it is too young to tell. */
export function pastRuns(history: readonly HistoryEntry[], machine: Machine, key: string): PastRuns | undefined {
  const { logs, normalised } = regimesOf(history, machine, key).at(-1) ?? { logs: [], normalised: false }
  if (logs.length < MIN_HISTORY) return undefined
  const { mean, standardError } = estimateMean(logs)
  const steps = logs.slice(1).map((log, index) => Math.abs(log - (logs[index] as number)))
  return { mean, averaged: logs.length, sd: (standardError as number) * Math.sqrt(logs.length), step: NORMAL_FROM_MEDIAN * median(steps), runs: logs.length, normalised }
}

/** The standard deviation of a normal distribution is this times its median absolute deviation (Rousseeuw & Croux, JASA 88 (1993)). */
const NORMAL_FROM_MEDIAN = 1.4826

/**
 * How many times as long something takes on `machine` as on `other`, as far as the fixed workload tells: of times only. Undefined where that is
 * not known, or says nothing. `key` ends with the metric's id.
 */
export function slownessOf(key: string, machine: Pick<Machine, 'calibrationMs'>, other: Pick<Machine, 'calibrationMs'>): number | undefined {
  const isTime = /(?:^|_)ms(?:_|$)/.test(key.slice(key.lastIndexOf('/') + 1))
  const known = (ms: number | undefined): ms is number => ms !== undefined && ms > 0
  return isTime && known(machine.calibrationMs) && known(other.calibrationMs) ? machine.calibrationMs / other.calibrationMs : undefined
}

/** A metric that the machine's speed moves is clearly steadier once that is taken out; any other one stays as it was measured, for the workload's own noise comes with it. */
function steadier(raw: readonly number[], adjusted: readonly (number | undefined)[]): { logs: number[]; normalised: boolean } {
  const known = adjusted.filter((one) => one !== undefined)
  return known.length === raw.length && roughness(known) < WORTH_IT * roughness(raw) ? { logs: known, normalised: true } : { logs: [...raw], normalised: false }
}

const WORTH_IT = 0.8

/** From one run to the next, so that a change of the code is not taken for the machine's. */
function roughness(logs: readonly number[]): number {
  return logs.length < 2 ? Number.POSITIVE_INFINITY : median(logs.slice(1).map((log, index) => Math.abs(log - (logs[index] as number))))
}
