import type { Config, Phase } from '../config/config.ts'
import type { Waiver } from '../config/waiver.ts'
import { metricKey, type Block } from '../measure/block.ts'
import type { BaselineInfo, Comparison, Explanation, HistoryEntry, PhaseMeasurement, PhaseVerdict, PromiseResult, Reason, Result, Violation } from '../measure/result.ts'
import { SCHEMA_VERSION } from '../measure/result.ts'
import { CAPACITY_METRIC, judgeCapacityPromise } from './capacity/promise.ts'
import { judgeCapacity } from './capacity/verdict.ts'
import { compareBlocks, findUncompared } from './comparison/compare.ts'
import { countRollbacks } from './promises/count-rollbacks.ts'
import { explainChange } from './comparison/explain.ts'
import { forecastPromises } from './history/forecast.ts'
import { extendHistory } from './history/past-runs.ts'
import { judgeParts } from './integration-parts.ts'
import { listIntegrationMetrics } from './integration-metrics.ts'
import { judgeRest } from './memory-rest.ts'
import { judgeMemory } from './memory-trend.ts'
import { judgeComponentLimits } from './promises/promises.ts'
import { levelsAt, planLooks } from './comparison/sequential.ts'
import { estimateMean } from './statistics.ts'
import { pastOf, storedBlocks, type StoredBase } from './history/stored-base.ts'
import { findTrends } from './history/trends.ts'
import { judgeGate, judgePhase } from './verdict.ts'
import { applyWaivers } from './waivers.ts'

/** Probability that a gate without any real change fails, over all its metrics, phases and looks. */
const FAMILY_ALPHA = 0.01
/** Phases that compare base with head; the SLA phase judges promises only. */
const COMPARING: readonly Phase[] = ['integration', 'load']
/**
 * How much a metric's logarithm moves from one runner to the next where history is too short to tell: wall latency is rarely
 * comparable to better than 10–20 % across runners, CPU time per request to about half of that (statistics.md §8).
 */
const UNKNOWN_RUN_SD = { latency: 0.12, cpu: 0.06 }

export type RunFacts = Omit<Result, 'schemaVersion' | 'trends' | 'verdict' | 'reasons' | 'verdicts' | 'explanations' | 'phases' | 'history' | 'measuredSeconds' | 'configHash' | 'configFile' | 'seed'>

export type Evidence = {
  outcomes: readonly { measurement: PhaseMeasurement; sla?: { promises: PromiseResult[]; violations: Violation[]; graceFactor: number; savedMs?: number } }[]
  baseline: BaselineInfo
  /** A comparison was asked for: without one the verdict is `no-baseline`. */
  comparisonWanted: boolean
  stored?: StoredBase
  /** What the default branch measured before, newest last. */
  history: readonly HistoryEntry[]
  /** This run's result becomes part of that history. */
  onDefaultBranch: boolean
  /** Regressions that their author accepts. */
  waivers: readonly Waiver[]
  /** Why the run could not be measured to its end, when it could not. */
  failure?: Reason
}

/** Turns everything measured into the result document. */
export function judgeRun(evidence: Evidence, config: Config, facts: RunFacts): Result {
  const verdicts = evidence.outcomes.map((outcome) => judgeOutcome(outcome, evidence, config, facts.startedAt.slice(0, 10)))
  const history = historyOf(evidence, config, facts)
  const trends = evidence.onDefaultBranch ? findTrends(history, facts.environment, config.compare.drift.budget) : []
  const gate = judgeGate(verdicts, config.require, { trends: config.compare.drift.fail ? trends : [], isOff: config.compare.mode === 'off' })
  const forecasts = config.phases.includes('sla') ? forecastPromises(config.sla.thresholds, evidence.onDefaultBranch ? history : evidence.history, facts.environment) : []
  const phases = evidence.outcomes.map((outcome) => withStoredBase(outcome.measurement, evidence.stored))
  return {
    ...facts, schemaVersion: SCHEMA_VERSION, configHash: config.hash, ...(config.file === undefined ? {} : { configFile: config.file }), seed: config.load.seed,
    measuredSeconds: phases.reduce((total, phase) => total + phase.measuredMs, 0) / 1000,
    phases,
    verdict: evidence.failure === undefined ? gate.verdict : 'invalid',
    reasons: evidence.failure === undefined ? gate.reasons : [evidence.failure],
    verdicts,
    explanations: evidence.outcomes.flatMap(({ measurement }) => explainPhase(measurement, config, evidence.stored) ?? []),
    history, ...(trends.length === 0 ? {} : { trends }), ...(forecasts.length === 0 ? {} : { forecasts }),
  }
}

/** Compares one phase's blocks with its base: measured beside it, or stored. Empty when there is no base. */
export function comparePhase(phase: Phase, blocks: readonly Block[], config: Config, stored?: StoredBase): Comparison[] {
  if (!COMPARING.includes(phase)) return []
  const alpha = FAMILY_ALPHA / config.phases.filter((one) => COMPARING.includes(one)).length
  if (stored === undefined) {
    const rounds = new Set(blocks.map((block) => block.round)).size
    return compareBlocks({ phase, blocks, config: config.compare, alpha, levels: levelsAt(planLooks(config.compare.rounds), rounds), paired: true })
  }
  return compareBlocks({
    phase, config: config.compare, alpha, paired: false,
    blocks: [...storedBlocks(phase, stored), ...blocks],
    past: pastOf(phase, stored),
    unknownRunSd: (key) => (key.includes('cpu') ? UNKNOWN_RUN_SD.cpu : UNKNOWN_RUN_SD.latency),
  })
}

function judgeOutcome({ measurement, sla }: Evidence['outcomes'][number], evidence: Evidence, config: Config, today: string): PhaseVerdict {
  const { phase, blocks } = measurement
  const comparisons = applyWaivers(comparePhase(phase, blocks, config, evidence.stored), evidence.waivers, today)
  const promises = phase === 'integration'
    ? judgeComponentLimits(measurement, config.components)
    : withCapacity(sla?.promises ?? [], measurement, config)
  const uncompared = evidence.comparisonWanted && COMPARING.includes(phase) && comparisons.length === 0 ? evidence.baseline.reason : undefined
  const verdict = judgePhase({
    measurement, comparisons, promises, violations: sla?.violations ?? [], explanation: explainPhase(measurement, config, evidence.stored),
    ...(sla === undefined ? {} : { graceFactor: sla.graceFactor }),
    ...(comparisons.length === 0 || evidence.stored !== undefined ? {} : { oneSided: findUncompared(blocks, comparisons) }),
    ...(sla?.savedMs === undefined ? {} : { savedMs: sla.savedMs }),
    ...(uncompared === undefined ? {} : { uncompared }),
  })
  const rest = judgeRest(measurement)
  if (phase === 'integration') return { ...verdict, metrics: listIntegrationMetrics(measurement, comparisons, config.components), parts: judgeParts({ measurement, comparisons, promises, uncompared }), ...(rest.length === 0 ? {} : { rest }) }
  const rollbacks = countRollbacks(verdict.violations)
  const memory = (['base', 'head'] as const).flatMap((side) => judgeMemory(measurement, side) ?? [])
  return { ...verdict, ...(rollbacks === undefined ? {} : { rollbacks }), ...(measurement.capacity === undefined ? {} : { capacity: judgeCapacity(measurement.capacity) }), ...(memory.length === 0 ? {} : { memory }) }
}

/** What is promised of the highest rate is judged anew; without a promise of ours, what the run itself concluded stands. */
function withCapacity(promises: readonly PromiseResult[], { phase, capacity }: PhaseMeasurement, config: Config): PromiseResult[] {
  const own = phase !== 'sla' ? [] : judgeCapacityPromise(config.sla.capacity, capacity === undefined ? undefined : judgeCapacity(capacity))
  return own.length === 0 ? [...promises] : [...promises.filter((one) => one.metric !== CAPACITY_METRIC), ...own]
}

/** The report draws base against head, so a stored base's distributions stand beside the head's. */
function withStoredBase(measurement: PhaseMeasurement, stored: StoredBase | undefined): PhaseMeasurement {
  const base = stored?.measurements.find((one) => one.phase === measurement.phase)
  if (base === undefined) return measurement
  return { ...measurement, distributions: [...base.distributions.filter((one) => one.side === 'head').map((one) => ({ ...one, side: 'base' as const })), ...measurement.distributions] }
}

/** A component that is probed on its own takes no part of a request's time. */
function explainPhase(measurement: PhaseMeasurement, config: Config, stored: StoredBase | undefined): Explanation | undefined {
  const { phase, blocks, distributions } = withStoredBase(measurement, stored)
  const probed = new Set(config.components.filter((component) => component.kind !== 'server-timing').map((component) => component.name))
  const inside = [...(stored === undefined ? [] : storedBlocks(phase, stored)), ...blocks].filter((one) => one.subject.kind !== 'component' || !probed.has(one.subject.name.split(' › ')[0] ?? ''))
  return explainChange({ phase, blocks: inside, distributions, ...(stored === undefined ? {} : { runSd: UNKNOWN_RUN_SD.latency }) })
}

/** What was measured side by side shared the machine with its base: a run that has it to itself is not comparable with that. */
function historyOf(evidence: Evidence, config: Config, { commit, startedAt, environment }: RunFacts): HistoryEntry[] {
  const alone = evidence.outcomes.filter(({ measurement }) => measurement.layout === 'single')
  if (commit.head === undefined || alone.length === 0) return [...evidence.history]
  const values = Object.fromEntries(alone.flatMap(({ measurement, sla }) => [...summarisePromises(measurement, sla?.promises ?? []), ...summarise(measurement)]))
  return extendHistory(evidence.history, { sha: commit.head, at: startedAt, environment: environment.key, ...(environment.calibrationMs === undefined ? {} : { calibrationMs: environment.calibrationMs }), values }, config.baseline.historySize)
}

/** What was observed of promises that have no blocks of their own, and the highest rate that holds, so that their drift is known. */
function summarisePromises({ phase, capacity }: PhaseMeasurement, promises: readonly PromiseResult[]): [string, number][] {
  const observed = promises.flatMap((one): [string, number][] => (one.observed === undefined || one.observed <= 0 || one.samples === 0 ? [] : [[`${phase}/${metricKey(one)}`, digits(one.observed)]]))
  const found = capacity === undefined ? undefined : judgeCapacity(capacity).head
  return [...observed, ...(found?.outcome === 'found' && found.ratePerSecond !== undefined ? [[`${phase}/service/${CAPACITY_METRIC}`, digits(found.ratePerSecond)] as [string, number]] : [])]
}

/** Geometric mean over rounds of every head metric, keyed `phase/subject/metric`. */
function summarise(measurement: PhaseMeasurement): [string, number][] {
  const blocks = measurement.blocks.filter((block) => block.side === 'head' && block.value > 0 && block.unit !== 'ratio')
  return [...Map.groupBy(blocks, metricKey)].map(([key, group]) => [`${measurement.phase}/${key}`, digits(Math.exp(estimateMean(group.map((block) => Math.log(block.value))).mean))])
}

/** More than five are noise, and fifty runs are to stay small. */
function digits(value: number): number {
  return Number(value.toPrecision(5))
}
