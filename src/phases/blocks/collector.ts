import type { Phase } from '../../config/config.ts'
import { checkArrivals } from '../../judge/validity.ts'
import type { ClassRun, LoadRun, SideRun } from '../../load/engine.ts'
import { judgeGenerator } from '../../load/saturation.ts'
import { metricKey, type Block, type Side, type Subject } from '../../measure/block.ts'
import { decodeHistogram, Histogram } from '../../measure/histogram.ts'
import type { MemoryRest } from '../../measure/memory-rest.ts'
import type { Absence, PhaseMeasurement, SeriesPoint, ValidityCheck } from '../../measure/result.ts'
import { roundQuantiles, type RoundQuantiles } from '../../measure/round-quantiles.ts'
import type { Plan } from '../../plan/plan.ts'
import { componentOf } from '../../probes/http.ts'
import type { ComponentRun } from '../../probes/probe-components.ts'
import type { MeasuredSlot } from '../rounds.ts'
import type { SlotRun, SlotTraces } from '../slot.ts'
import { blocksOfSlot, partsOf, subjectOfClass } from './blocks.ts'
import { probeNotes, probeSubject } from './probe-blocks.ts'
import { seriesOfSlot } from './series.ts'
import { traceNotes, type TracingCost } from './trace-blocks.ts'

export type CollectedSlot = { round: number; slot: number; run: SlotRun; /** Percent of one CPU that each side took before the load. */ idle?: ReadonlyMap<Side, number>; /** Memory after the load, where it was watched. */ rest?: readonly MemoryRest[]; durationMs: number; mix: Record<string, number>; agentsPeak: number; plannedRate: number[]; probes?: readonly ComponentRun[]; saturated?: LoadRun | undefined }

/** The result document has room for so many. */
const MAX_NOTES = 50

/** Gathers the slots of a phase into its measurement. */
export class Collector {
  readonly #phase: Phase
  readonly #layout: Plan['layout']
  readonly #blocks: Block[] = []
  readonly #series: SeriesPoint[] = []
  readonly #distributions = new Map<string, { subject: Subject; side: Side; histogram: Histogram; rounds: RoundQuantiles[] }>()
  readonly #absences = new Map<string, Absence>()
  readonly #generator: ValidityCheck[] = []
  readonly #errors: Record<string, number> = {}
  readonly #planned = new Map<string, number>()
  readonly #realised = new Map<string, number>()
  readonly #probes: ComponentRun[] = []
  readonly #traces: SlotTraces[] = []
  readonly #runs: { load: LoadRun; agentsPeak: number }[] = []
  readonly #rest: MemoryRest[] = []
  #memoryLimit: PhaseMeasurement['memoryLimit']
  #sent = 0
  #failed = 0
  #measuredMs = 0

  constructor(phase: Phase, layout: Plan['layout']) {
    this.#phase = phase
    this.#layout = layout
  }

  get blocks(): readonly Block[] {
    return this.#blocks
  }

  /** A measured slot, to be counted when its round stands. */
  measured(slot: CollectedSlot): MeasuredSlot {
    return { disturbed: judgeGenerator(slot.run.load.generator).some((check) => !check.ok), keep: () => this.#add(slot) }
  }

  #add(slot: CollectedSlot): void {
    const { run, round, durationMs } = slot
    this.#measuredMs += durationMs
    this.#runs.push({ load: run.load, agentsPeak: slot.agentsPeak })
    const allowance = [...run.resources.values()].find((use) => use.allowance !== undefined)?.allowance
    if (allowance !== undefined) this.#memoryLimit = { memoryMb: allowance.memoryBytes / 1e6, of: allowance.memoryOf }
    this.#generator.push(...judgeGenerator(run.load.generator), ...run.load.sides.flatMap((side) => checkArrivals(side.seconds)))
    const { blocks, absences } = blocksOfSlot(slot)
    this.#blocks.push(...blocks)
    for (const absence of absences) this.#absences.set(metricKey(absence), absence)
    this.#series.push(...seriesOfSlot(run, { round, plannedRate: slot.plannedRate }))
    for (const side of run.load.sides) this.#addSide(side, slot.mix, slot.probes ?? [])
    for (const probe of slot.probes ?? []) this.#addProbe(probe)
    if (run.traces !== undefined) this.#traces.push(run.traces)
    this.#rest.push(...(slot.rest ?? []))
  }

  finish(rounds: number, validity: (measured: Pick<PhaseMeasurement, 'blocks' | 'requests' | 'mix'>) => ValidityCheck[]): PhaseMeasurement {
    const realised = [...this.#realised.values()].reduce((total, count) => total + count, 0)
    const measured = {
      blocks: this.#blocks,
      requests: { sent: this.#sent, failed: this.#failed, errors: this.#errors },
      mix: [...this.#planned].map(([name, planned]) => ({ class: name, planned, realised: realised === 0 ? 0 : (this.#realised.get(name) ?? 0) / realised })),
    }
    const notes = [...traceNotes(this.#traces, this.#tracingCost()), ...probeNotes(this.#probes)].slice(0, MAX_NOTES)
    return {
      ...measured, phase: this.#phase, layout: this.#layout, rounds, measuredMs: this.#measuredMs, series: this.#series,
      distributions: [...this.#distributions.values()].map(({ subject, side, histogram, rounds: each }) => ({ subject, side, latencyUs: histogram.encode(), samples: histogram.count, ...(each.length === 0 ? {} : { rounds: each }) })),
      absences: [...this.#absences.values()],
      validity: [...worstChecks(this.#generator), ...validity(measured)],
      ...this.#describeGenerator(),
      ...(this.#memoryLimit === undefined ? {} : { memoryLimit: this.#memoryLimit }),
      ...(this.#rest.length === 0 ? {} : { rest: this.#rest }),
      ...(notes.length === 0 ? {} : { notes }),
    }
  }

  #tracingCost(): TracingCost {
    const sides = this.#runs.flatMap(({ load }) => load.sides)
    // Both sides of a slot sample the same arrivals on the same machine: together they are one observation.
    const ofSlots = this.#runs.map(({ load }) => load.sides.flatMap(({ tracedLogRatio }) => tracedLogRatio ?? [])).filter((ratios) => ratios.length > 0)
    return {
      logRatios: ofSlots.map((ratios) => ratios.reduce((total, one) => total + one, 0) / ratios.length),
      sampled: sides.reduce((total, side) => total + side.traced, 0), requests: sides.reduce((total, side) => total + side.traceable, 0),
    }
  }

  #addProbe(run: ComponentRun): void {
    this.#probes.push(run)
    if (run.asked > run.failed) this.#merge(probeSubject(run.component), run.side, run.ownUs)
    for (const { name, latencyUs } of run.parts) this.#merge(probeSubject(run.component, name), run.side, latencyUs)
  }

  #addSide(side: SideRun, mix: Record<string, number>, probes: readonly ComponentRun[]): void {
    this.#sent += side.sent
    for (const [kind, count] of Object.entries(side.errors)) this.#errors[kind] = (this.#errors[kind] ?? 0) + count
    for (const one of side.classes) this.#addClass(one, side.side, mix)
    for (const { name, latencyUs } of partsOf(side).told) this.#merge(subjectOfClass(name), side.side, latencyUs)
    for (const { name, latencyUs } of side.components) if (!probes.some((one) => one.component === name)) this.#merge({ kind: 'component', name }, side.side, latencyUs)
  }

  #addClass(one: ClassRun, side: Side, mix: Record<string, number>): void {
    const component = componentOf(one.class)
    this.#failed += one.failed
    this.#merge(component === undefined ? { kind: 'class', name: one.class } : { kind: 'component', name: component }, side, one.latencyUs)
    this.#planned.set(one.class, mix[one.class] ?? 0)
    this.#realised.set(one.class, (this.#realised.get(one.class) ?? 0) + one.requests)
  }

  #merge(subject: Subject, side: Side, latencyUs: string): void {
    const key = `${side} ${metricKey({ subject, metric: '' })}`
    const known = this.#distributions.get(key) ?? { subject, side, histogram: new Histogram(), rounds: [] }
    // A side has one slot in a round, so this is the round.
    const round = decodeHistogram(latencyUs)
    const quantiles = roundQuantiles(round)
    if (quantiles !== undefined) known.rounds.push(quantiles)
    known.histogram.add(round)
    this.#distributions.set(key, known)
  }

  #describeGenerator(): Pick<PhaseMeasurement, 'generator'> {
    if (this.#runs.length === 0) return {}
    const health = this.#runs.map(({ load }) => load.generator)
    return {
      generator: {
        lagP99Ms: Math.max(...health.map((one) => one.lagUs.p99)) / 1000,
        lagMaxMs: Math.max(...health.map((one) => one.lagUs.max)) / 1000,
        achievedShare: Math.min(...health.map((one) => (one.plannedRatePerSecond === 0 ? 1 : one.achievedRatePerSecond / one.plannedRatePerSecond))),
        cpuMsPer1000: (health.reduce((total, one) => total + one.cpuMs, 0) / Math.max(1, this.#sent)) * 1000,
        agentsPeak: Math.max(...this.#runs.map((one) => one.agentsPeak)),
        ...describeConnections(this.#runs.flatMap(({ load }) => load.sides)),
      },
    }
  }
}

function describeConnections(sides: readonly SideRun[]): Partial<NonNullable<PhaseMeasurement['generator']>> {
  const [first] = sides
  if (first === undefined) return {}
  const total = (pick: (side: SideRun) => number) => sides.reduce((sum, side) => sum + pick(side), 0)
  const { policy, http } = first.connections
  return { connections: { policy, http, opened: total((side) => side.connections.opened) }, hungUp: total((side) => side.hungUp), retried: total((side) => side.retries.sent) }
}

/** Every slot checks the generator; one row per check is told, a failed one before a good one. */
function worstChecks(checks: readonly ValidityCheck[]): ValidityCheck[] {
  const worst = new Map<string, ValidityCheck>()
  for (const check of checks) if (!worst.has(check.name) || !check.ok) worst.set(check.name, check)
  return [...worst.values()]
}
