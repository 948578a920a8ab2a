import type { LoadRun, SideRun, StepRun } from '../../load/engine.ts'
import type { Block, Side, Subject } from '../../measure/block.ts'
import { decodeHistogram, mergeHistograms, type EncodedHistogram, type Histogram } from '../../measure/histogram.ts'
import type { Absence } from '../../measure/result.ts'
import { componentOf } from '../../probes/http.ts'
import type { ComponentRun } from '../../probes/probe-components.ts'
import type { ResourceUse } from '../../service/resources.ts'
import type { SlotRun } from '../slot.ts'
import { componentTimes, MIN_FOR_P95, MIN_FOR_P99, MIN_FOR_PART, SERVICE, type Cell } from './cells.ts'
import { probeAbsences, probeCells } from './probe-blocks.ts'
import { absentGarbage, absentPressure, resourceCells } from './resource-cells.ts'
import { saturatedCells } from './saturated.ts'
import { traceAbsences, traceCells } from './trace-blocks.ts'

/** Short enough, and few enough, for the result document. */
const MAX_NAME = 100
const MAX_PARTS = 100
/** Of phases that watch the service before the load. */
const IDLE = 'cpu_baseline_percent'

type Part = { name: string; requests: number; failed: number; latencyUs: EncodedHistogram }

/** The blocks of one slot: per side and class, per component, and for the service as a whole. What could not be seen is an absence. */
export function blocksOfSlot({ round, slot, run, idle, durationMs, probes = [], saturated }: { round: number; slot: number; run: SlotRun; idle?: ReadonlyMap<Side, number>; durationMs: number; probes?: readonly ComponentRun[]; saturated?: LoadRun | undefined }): { blocks: Block[]; absences: Absence[] } {
  const absences: Absence[] = [...probes.flatMap(probeAbsences), ...(run.traces === undefined ? [] : traceAbsences(run.traces))]
  const blocks = run.load.sides.flatMap((side) => {
    const use = run.resources.get(side.side)
    if (use?.absent !== undefined) absences.push(...absentResources(use.absent, idle !== undefined))
    if (use !== undefined) absences.push(...absentGarbage(use), ...absentPressure(use))
    const { untold } = partsOf(side)
    if (untold > 0) absences.push({ metric: 'avg_response_time_ms', subject: { kind: 'class', name: 'more requests' }, reason: `${untold} more requests and steps are told with their class only: at most ${MAX_PARTS} have rows of their own` })
    const saturation = saturatedCells(saturated, side.side)
    absences.push(...saturation.absences)
    const cells = [...classCells(side), ...partCells(side), ...componentCells(side, probes), ...serviceCells(side, use, durationMs), ...saturation.cells, ...probeCells(probes.filter((one) => one.side === side.side)), ...(use === undefined ? [] : resourceCells(use)), ...idleCells(idle?.get(side.side)), ...(run.traces?.runs.filter((one) => one.side === side.side).flatMap(traceCells) ?? [])]
    return cells.map((cell) => ({ worse: cell.metric === 'requests_per_second' ? ('lower' as const) : ('higher' as const), ...cell, side: side.side, round, slot }))
  })
  return { blocks: [...blocks, ...matchedBlocks(run.load, round, slot)], absences }
}

function classCells(side: SideRun): Cell[] {
  return side.classes.flatMap((one) => {
    const component = componentOf(one.class)
    const histogram = decodeHistogram(one.latencyUs)
    const subject: Subject = component === undefined ? { kind: 'class', name: one.class } : { kind: 'component', name: component }
    const errors: Cell[] = one.requests === 0 ? [] : [{ subject, metric: 'error_rate_percent', unit: 'percent', value: (one.failed / one.requests) * 100, samples: one.requests }]
    return component === undefined ? responseTimes(subject, histogram) : [...componentTimes(subject, histogram), ...errors]
  })
}

/** A class of the user's, or a component that is asked like one, and parts of either. */
export function subjectOfClass(name: string): Subject {
  const component = componentOf(name)
  return component === undefined ? { kind: 'class', name } : { kind: 'component', name: component }
}

/** Requests and steps by themselves. */
function partCells(side: SideRun): Cell[] {
  return partsOf(side).told.flatMap(({ name, requests, failed, latencyUs }) => {
    const subject = subjectOfClass(name)
    const errors: Cell[] = requests === 0 ? [] : [{ subject, metric: 'error_rate_percent', unit: 'percent', value: (failed / requests) * 100, samples: requests }]
    const histogram = decodeHistogram(latencyUs)
    if (histogram.count < MIN_FOR_PART) return errors
    return [...(subject.kind === 'component' ? componentTimes(subject, histogram) : responseTimes(subject, histogram)), ...errors]
  })
}

/**
 * What has rows of its own beside its class: each request of a class that has several, `class › request`, escalations, each step of requests that have
 * several, `class › step` or `class › request › step`, and what a step tells of its way, such as `class › step › first event`. The result document has room for so many; `untold` is the number of the others.
 */
export function partsOf({ endpoints, escalations, steps }: SideRun): { told: Part[]; untold: number } {
  const severalRequests = new Set([...endpoints, ...escalations].map((one) => one.class))
  const stepName = (one: StepRun) => [one.class, ...(severalRequests.has(one.class) ? [one.endpoint] : []), one.step].join(' › ')
  const severalSteps = [...Map.groupBy(steps, (one) => `${one.class} › ${one.endpoint}`).values()].filter((ofRequest) => ofRequest.length > 1).flat()
  const named = [
    ...[...endpoints, ...escalations].map((one) => ({ ...one, name: `${one.class} › ${one.endpoint}` })),
    ...severalSteps.map((one) => ({ ...one, name: stepName(one) })),
    ...steps.flatMap((one) => one.marks.map(({ name, latencyUs, samples }) => ({ name: `${stepName(one)} › ${name}`, requests: samples, failed: 0, latencyUs }))),
  ]
  const parts = [...Map.groupBy(named, (one) => one.name.slice(0, MAX_NAME))].map(([name, same]): Part => ({
    name, requests: same.reduce((total, one) => total + one.requests, 0), failed: same.reduce((total, one) => total + one.failed, 0),
    latencyUs: same.length === 1 ? (same[0] as Part).latencyUs : mergeHistograms(same.map((one) => one.latencyUs)).encode(),
  }))
  return { told: parts.slice(0, MAX_PARTS), untold: Math.max(0, parts.length - MAX_PARTS) }
}

function responseTimes(subject: Subject, histogram: Histogram): Cell[] {
  const samples = histogram.count
  const cell = (metric: string, us: number | undefined): Cell[] => (us === undefined ? [] : [{ subject, metric, unit: 'ms', value: us / 1000, samples }])
  return [
    ...cell('avg_response_time_ms', histogram.mean),
    ...cell('p50_response_time_ms', histogram.quantile(0.5)),
    ...(samples < MIN_FOR_P95 ? [] : cell('p95_response_time_ms', histogram.quantile(0.95))),
    ...(samples < MIN_FOR_P99 ? [] : cell('p99_response_time_ms', histogram.quantile(0.99))),
  ]
}

/** What the service tells of its parts; a part that is probed on its own keeps its name for that. */
function componentCells(side: SideRun, probes: readonly ComponentRun[]): Cell[] {
  return side.components.filter(({ name }) => !probes.some((one) => one.component === name)).flatMap(({ name, latencyUs }) => componentTimes({ kind: 'component', name }, decodeHistogram(latencyUs)))
}

function serviceCells(side: SideRun, use: ResourceUse | undefined, durationMs: number): Cell[] {
  const classes = side.classes.filter((one) => componentOf(one.class) === undefined)
  const requests = classes.reduce((total, one) => total + one.requests, 0)
  const failed = classes.reduce((total, one) => total + one.failed, 0)
  const all = mergeHistograms(classes.map((one) => one.latencyUs))
  const cells: Cell[] = responseTimes(SERVICE, all)
  if (requests > 0) {
    cells.push({ subject: SERVICE, metric: 'error_rate_percent', unit: 'percent', value: (failed / requests) * 100, samples: requests })
    cells.push({ subject: SERVICE, metric: 'requests_per_second', unit: 'per_second', value: (requests / durationMs) * 1000, samples: requests })
  }
  if (use === undefined || use.absent !== undefined) return cells
  const served = side.classes.reduce((total, one) => total + one.requests, 0)
  if (served > 0 && use.cpuMs > 0) cells.push({ subject: SERVICE, metric: 'cpu_ms_per_request', unit: 'ms_per_request', value: use.cpuMs / served, samples: served })
  cells.push({ subject: SERVICE, metric: 'memory_peak_mb', unit: 'MB', value: use.memoryPeakMb, samples: use.points.length })
  return cells
}

/**
 * The same request, sent to both sides at the same moment: its ratio is free of what both shared. Per class the median over its pairs;
 * for the service the mean of the classes' medians, weighted by their pairs, so that a change of mix cannot pass for a change of speed.
 */
function matchedBlocks(load: LoadRun, round: number, slot: number): Block[] {
  const classes = load.matched.filter((one) => one.pairs > 0 && componentOf(one.class) === undefined)
  const pairs = classes.reduce((total, one) => total + one.pairs, 0)
  if (pairs === 0) return []
  const overall = { subject: SERVICE, logRatio: classes.reduce((total, one) => total + one.medianLogRatio * one.pairs, 0) / pairs, pairs }
  const each = classes.map((one) => ({ subject: { kind: 'class' as const, name: one.class }, logRatio: one.medianLogRatio, pairs: one.pairs }))
  return [overall, ...each].flatMap(({ subject, logRatio, pairs: samples }) => {
    const common = { metric: 'matched_response_time_ratio', subject, unit: 'ratio' as const, worse: 'higher' as const, round, slot, samples }
    return [{ ...common, side: 'base' as const, value: 1 }, { ...common, side: 'head' as const, value: Math.exp(logRatio) }]
  })
}

function idleCells(percent: number | undefined): Cell[] {
  return percent === undefined ? [] : [{ subject: SERVICE, metric: IDLE, unit: 'percent', value: percent, samples: 1 }]
}

function absentResources(reason: string, wasIdle: boolean): Absence[] {
  return ['cpu_ms_per_request', 'cpu_peak_percent', 'memory_baseline_mb', 'memory_peak_mb', 'memory_growth_mb', ...(wasIdle ? [IDLE] : [])].map((metric) => ({ metric, subject: SERVICE, reason }))
}
