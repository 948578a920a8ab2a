import type { Block, Subject } from '../../measure/block.ts'
import type { Absence } from '../../measure/result.ts'
import type { ResourceUse } from '../../service/resources.ts'
import { MIN_FOR_P99, type Cell } from './cells.ts'

const SERVICE: Subject = { kind: 'service', name: 'service' }
/** The least-squares line through fewer points says nothing. */
const MIN_FOR_LINE = 5

/** Memory, CPU, what is held open, and garbage collection of one side in one slot. What was not told is in `absentResources`. */
export function resourceCells(use: ResourceUse): Cell[] {
  if (use.absent !== undefined) return []
  const { points, details, memoryBaselineMb } = use
  const cell = (metric: string, unit: Block['unit'], value: number | undefined, samples: number): Cell[] => (value === undefined ? [] : [{ subject: SERVICE, metric, unit, value, samples }])
  const change = (pick: (details: NonNullable<ResourceUse['details']>['first']) => number | undefined) => {
    const [first, last] = details === undefined ? [] : [pick(details.first), pick(details.last)]
    return first === undefined || last === undefined ? undefined : last - first
  }
  const memory = points.map((point) => point.memoryMb)
  return [
    ...cell('memory_baseline_mb', 'MB', memoryBaselineMb, 1),
    ...cell('memory_growth_mb', 'MB', memory.length === 0 ? undefined : (memory.at(-1) as number) - memoryBaselineMb, memory.length + 1),
    ...cell('memory_late_growth_mb', 'MB', lateGrowth(points), points.length),
    ...cell('memory_proportional_mb', 'MB', details?.last.pssBytes === undefined ? undefined : details.last.pssBytes / 1e6, 1),
    ...cell('cpu_peak_percent', 'percent', points.length === 0 ? undefined : Math.max(...points.map((point) => point.cpuPercent)), points.length),
    ...cell('cpu_system_share_percent', 'percent', use.cpuMs === 0 ? undefined : Math.min(100, (use.systemCpuMs / use.cpuMs) * 100), points.length),
    ...cell('processes_peak', 'count', points.length === 0 ? undefined : Math.max(...points.map((point) => point.processes)), points.length),
    ...cell('thread_growth', 'count', change((one) => one.threads), 2),
    ...cell('descriptor_growth', 'count', change((one) => one.descriptors), 2),
    // Who ended meanwhile took its account along: what seems to run backwards is not told.
    ...cell('context_switches_per_second', 'per_second', perSecond(atLeastNone(change((one) => one.contextSwitches)), use.durationMs), 2),
    ...cell('storage_read_mb', 'MB', megabytes(atLeastNone(change((one) => one.readBytes))), 2),
    ...cell('storage_written_mb', 'MB', megabytes(atLeastNone(change((one) => one.writtenBytes))), 2),
    ...pressureCells(use, cell),
    ...garbageCells(use, cell),
  ]
}

function atLeastNone(change: number | undefined): number | undefined {
  return change === undefined || change < 0 ? undefined : change
}

function perSecond(count: number | undefined, durationMs: number): number | undefined {
  return count === undefined || durationMs <= 0 ? undefined : (count / durationMs) * 1000
}

function megabytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1e6
}

/** Garbage collection was not told, and why. */
export function absentGarbage({ garbage }: ResourceUse): Absence[] {
  return garbage.kind === 'seen' ? [] : ['gc_collections', 'gc_time_total_ms'].map((metric) => ({ metric, subject: SERVICE, reason: garbage.reason }))
}

const PRESSURES = { cpu_pressure_percent: 'cpuUs', memory_pressure_percent: 'memoryUs', io_pressure_percent: 'ioUs' } as const

/** Share of the slot in which some task waited. */
function pressureCells({ details, durationMs }: ResourceUse, cell: (metric: string, unit: Block['unit'], value: number | undefined, samples: number) => Cell[]): Cell[] {
  const { first, last } = { first: details?.first.pressure, last: details?.last.pressure }
  return Object.entries(PRESSURES).flatMap(([metric, key]) => {
    const [from, to] = [first?.[key], last?.[key]]
    return from === undefined || to === undefined || durationMs <= 0 ? [] : cell(metric, 'percent', Math.min(100, Math.max(0, (to - from) / 10 / durationMs)), 2)
  })
}

/** Pressure was not told, and why. */
export function absentPressure({ absent, details }: ResourceUse): Absence[] {
  return Object.entries(PRESSURES).flatMap(([metric, key]) => (details?.last.pressure?.[key] === undefined ? [{ metric, subject: SERVICE, reason: absent ?? 'this kernel does not tell how long tasks wait (pressure stall information, in /proc/pressure or the control group)' }] : []))
}

function garbageCells({ garbage }: ResourceUse, cell: (metric: string, unit: Block['unit'], value: number | undefined, samples: number) => Cell[]): Cell[] {
  if (garbage.kind === 'absent') return []
  const pauses = garbage.collections.map((one) => one.durationMs).toSorted((a, b) => a - b)
  const samples = pauses.length
  const quantile = (share: number) => pauses[Math.min(samples - 1, Math.ceil(share * samples) - 1)]
  return [
    ...cell('gc_collections', 'count', samples, samples),
    ...cell('gc_time_total_ms', 'ms', pauses.reduce((total, ms) => total + ms, 0), samples),
    ...(samples === 0 ? [] : [...cell('gc_pause_p50_ms', 'ms', quantile(0.5), samples), ...cell('gc_pause_max_ms', 'ms', pauses.at(-1), samples)]),
    ...(samples < MIN_FOR_P99 ? [] : cell('gc_pause_p99_ms', 'ms', quantile(0.99), samples)),
  ]
}

/** What memory gained in the last quarter of the slot, by the least-squares line through its points: a leak still grows then, a warm-up no longer does. */
function lateGrowth(points: ResourceUse['points']): number | undefined {
  const last = points.at(-1)
  if (last === undefined) return undefined
  const quarterMs = last.atMs / 4
  const late = points.filter((point) => point.atMs >= last.atMs - quarterMs)
  if (late.length < MIN_FOR_LINE) return undefined
  const mean = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) / values.length
  const [atMs, memoryMb] = [mean(late.map((point) => point.atMs)), mean(late.map((point) => point.memoryMb))]
  const covariance = late.reduce((total, point) => total + (point.atMs - atMs) * (point.memoryMb - memoryMb), 0)
  const variance = late.reduce((total, point) => total + (point.atMs - atMs) ** 2, 0)
  return variance === 0 ? undefined : (covariance / variance) * quarterMs
}
