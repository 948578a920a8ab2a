import type { Subject } from '../../measure/block.ts'
import { decodeHistogram, mergeHistograms } from '../../measure/histogram.ts'
import type { Absence } from '../../measure/result.ts'
import type { ComponentRun, ProbedComponent } from '../../probes/probe-components.ts'
import { componentTimes, type Cell } from './cells.ts'

/** The average that the integration phase tells of each kind, whatever its components are called. */
const AVERAGE_OF_KIND: Partial<Record<ProbedComponent['kind'], string>> = { opa: 'opa_integration_avg_ms', llm: 'llm_integration_avg_ms', 'event-store': 'event_store_avg_ms', filesystem: 'fuse_operation_avg_ms' }

/** A component, or a part of it that is told beside it. */
export function probeSubject(component: string, part?: string): Subject {
  return { kind: 'component', name: part === undefined ? component : `${component} › ${part}`.slice(0, 100) }
}

/** The cells of one side's probes in one slot. */
export function probeCells(runs: readonly ComponentRun[]): Cell[] {
  return [...runs.flatMap(cellsOfRun), ...[...Map.groupBy(runs, (run) => run.kind)].flatMap(([kind, same]) => averageOfKind(kind, same))]
}

function cellsOfRun(run: ComponentRun): Cell[] {
  const subject = probeSubject(run.component)
  return [
    ...componentTimes(subject, decodeHistogram(run.ownUs)),
    ...(run.asked === 0 ? [] : [{ subject, metric: 'error_rate_percent', unit: 'percent' as const, value: (run.failed / run.asked) * 100, samples: run.asked }]),
    ...run.parts.flatMap(({ name, latencyUs }) => componentTimes(probeSubject(run.component, name), decodeHistogram(latencyUs))),
    ...run.figures.map(({ part, metric, unit, worse, value, samples }) => ({ subject: probeSubject(run.component, part), metric, unit, worse, value, samples })),
  ]
}

function averageOfKind(kind: ProbedComponent['kind'], runs: readonly ComponentRun[]): Cell[] {
  const metric = AVERAGE_OF_KIND[kind]
  const all = mergeHistograms(runs.map((run) => run.ownUs))
  if (metric === undefined || all.mean === undefined) return []
  return [{ subject: { kind: 'service', name: 'service' }, metric, unit: 'ms', value: all.mean / 1000, samples: all.count }]
}

export function probeAbsences({ component, side, unseen }: ComponentRun): Absence[] {
  return unseen.map(({ part, reason }) => ({ metric: 'avg_ms', subject: probeSubject(component, part), reason: `${side}: ${reason}`.slice(0, 500) }))
}

/** Sentences on how components were measured, and on what failed, over all rounds. */
export function probeNotes(runs: readonly ComponentRun[]): string[] {
  return [...Map.groupBy(runs, (run) => `${run.component} ${run.side}`).values()].flatMap((same) => {
    const { component, side } = same[0] as ComponentRun
    const asked = same.reduce((total, run) => total + run.asked, 0)
    const kinds = [...Map.groupBy(same.flatMap((run) => Object.entries(run.errors)), ([kind]) => kind)]
    const failures = kinds.map(([kind, ofKind]) => `${component} on the ${side}: ${ofKind.reduce((total, [, one]) => total + one.calls, 0)} of ${asked} calls failed (${kind}), such as: ${ofKind[0]?.[1].example}`)
    return [...new Set([...same.flatMap((run) => run.notes).map((note) => `${component}: ${note}`), ...failures])]
  }).filter((note, index, all) => all.indexOf(note) === index).map((note) => note.slice(0, 500))
}
