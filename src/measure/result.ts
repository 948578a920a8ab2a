import { z } from 'zod'
import { Block, Subject } from './block.ts'
import { CapacityMeasurement, CapacityVerdict, Forecast, MemoryLimit, MemoryTrend } from './capacity.ts'
import { Environment } from './environment.ts'
import { MemoryPressure } from './memory-pressure.ts'
import { MemoryRest, RestTrend } from './memory-rest.ts'
import { CpuProfile } from './profile.ts'
import { RoundQuantiles } from './round-quantiles.ts'

/**
 * The result document, `result.json`. Everything published is rendered from it, and a stored one is trusted only after
 * `readResult` has validated it: sizes are bounded, unknown keys are refused, numbers are finite.
 */
export const SCHEMA_VERSION = 1

const text = (max: number) => z.string().max(max)
const share = z.number().min(0).max(1)
/** Nothing measured is larger, and beyond it arithmetic ends in infinities. */
const LARGEST = 1e15
const amount = z.number().min(-LARGEST).max(LARGEST)
const time = z.number().min(0).max(LARGEST)
const ratioBound = z.number().positive().max(LARGEST)
const encodedHistogram = text(400_000)
export const PhaseName = z.enum(['integration', 'load', 'sla'])
export const SideName = z.enum(['base', 'head'])
export const VerdictKind = z.enum(['pass', 'fail', 'inconclusive', 'no-baseline', 'invalid'])
export type VerdictKind = z.infer<typeof VerdictKind>

/** A sentence for a reader, with a stable code for machines. */
export const Reason = z.strictObject({ code: text(60), text: text(2000), metric: text(220).optional() })
export type Reason = z.infer<typeof Reason>

/** A promise of the tool to itself: what must hold before a verdict may be given. */
export const ValidityCheck = z.strictObject({ name: text(60), ok: z.boolean(), observed: text(300), limit: text(300), /** What the author can lower or raise. */ advice: text(500).optional() })
export type ValidityCheck = z.infer<typeof ValidityCheck>

/** All latencies of one subject and side, merged over rounds. */
export const Distribution = z.strictObject({ subject: Subject, side: SideName, latencyUs: encodedHistogram, samples: z.int().min(0), /** Of the rounds that saw enough. */ rounds: z.array(RoundQuantiles).max(100).optional() })
export type Distribution = z.infer<typeof Distribution>

/** One second of one side, for plots. Absent numbers were not observed. */
export const SeriesPoint = z.strictObject({
  side: SideName, round: z.int(), second: z.int(),
  ratePerSecond: z.number(), errorShare: share.optional(),
  p50Ms: z.number().optional(), p99Ms: z.number().optional(),
  cpuPercent: z.number().optional(), memoryMb: z.number().optional(),
  /** Pauses for garbage collection that ended in this second: all of them together, and the longest. */
  gcMs: time.optional(), gcLongestMs: time.optional(),
  plannedRatePerSecond: z.number().optional(),
})
export type SeriesPoint = z.infer<typeof SeriesPoint>

/** Something nobody could observe, and why. */
export const Absence = z.strictObject({ metric: text(100), subject: Subject, reason: text(500) })
export type Absence = z.infer<typeof Absence>

/** What one phase measured. */
export const PhaseMeasurement = z.strictObject({
  phase: PhaseName,
  measuredMs: z.number().min(0),
  rounds: z.int().min(0),
  layout: z.enum(['duet', 'alternating', 'single']),
  blocks: z.array(Block).max(50_000),
  distributions: z.array(Distribution).max(500),
  series: z.array(SeriesPoint).max(20_000),
  absences: z.array(Absence).max(200),
  validity: z.array(ValidityCheck).max(50),
  /** How components were measured, and what failed of them. */
  notes: z.array(text(500)).max(50).optional(),
  requests: z.strictObject({ sent: z.int(), failed: z.int(), errors: z.record(text(40), z.int()) }),
  /** Planned and realised share of each class. */
  mix: z.array(z.strictObject({ class: text(100), planned: share, realised: share })).max(100),
  generator: z.strictObject({ lagP99Ms: z.number(), lagMaxMs: z.number(), achievedShare: z.number(), cpuMsPer1000: z.number(), agentsPeak: z.int(),
    /** Who used which connection, and how many were opened: those that are kept pin their requests to one process of the service. */
    connections: z.strictObject({ policy: z.enum(['shared', 'per-agent', 'per-request']), http: z.int(), opened: z.int() }).optional(),
    /** Requests whose agent lost the connection, as the pattern says, and what agents sent again; in no other number. */
    hungUp: z.int().optional(), retried: z.int().optional(),
  }).optional(),
  /** What memory the service may use, where that was told. */
  memoryLimit: MemoryLimit.optional(),
  /** Of the integration phase: memory after the load of its first round. */
  rest: z.array(MemoryRest).max(2).refine((sides) => new Set(sides.map(({ side }) => side)).size === sides.length, 'a side is there twice').optional(),
  /** Of the SLA phase, where the highest rate that holds was searched for. */
  capacity: CapacityMeasurement.optional(),
})
export type PhaseMeasurement = z.infer<typeof PhaseMeasurement>

/** Base against head for one metric. `ratio` and `interval` are head/base; both above 1 mean "larger", `worse` says whether that is bad. */
export const Comparison = z.strictObject({
  phase: PhaseName, metric: text(100), subject: Subject, unit: Block.shape.unit, worse: Block.shape.worse,
  /** `deciding`: fails the gate, or leaves it inconclusive. `guard`: fails it when certain, never holds it up. `informational`: shown only. */
  role: z.enum(['deciding', 'guard', 'informational']),
  base: amount, head: amount,
  ratio: z.number().min(0).max(LARGEST), interval: z.tuple([ratioBound, ratioBound]).refine(([low, high]) => low <= high, 'the interval ends before it begins').optional(),
  /** Relative margin as a fraction, absolute floor in the metric's unit. */
  margin: z.number().min(0).max(100), floor: z.number().min(0).max(LARGEST),
  /** The margin is wider than the configured one, for the metric jumps by more than that from run to run of the default branch. */
  learnedMargin: z.boolean().optional(),
  /** Runs of the default branch that `base` is the mean of, where it is. */
  pastRuns: z.int().min(0).optional(),
  rounds: z.int().min(0), samples: z.int().min(0),
  verdict: z.enum(['pass', 'fail', 'inconclusive']),
  improved: z.boolean(),
  /** That this regression is accepted, and whether that holds. */
  waiver: z.strictObject({ limit: z.number(), until: text(10), reason: text(300), /** Of the pull request, where that accepts it. */ label: text(50).optional(), state: z.enum(['in-force', 'exceeded', 'expired']) }).optional(),
  /** Smallest relative worsening beyond the margin that this run would have seen, as a fraction. */
  minimumDetectableEffect: amount.optional(),
  reason: text(500),
})
export type Comparison = z.infer<typeof Comparison>

/** One promise (threshold) and what came of it. */
export const PromiseResult = z.strictObject({
  phase: PhaseName, text: text(300), metric: text(100), subject: Subject, severity: z.enum(['warning', 'minor', 'major', 'critical']),
  observed: amount.optional(), limit: amount, unit: Block.shape.unit, samples: z.int().min(0),
  verdict: z.enum(['pass', 'fail', 'inconclusive']), reason: text(500),
  /** Told and watched; fails nothing. */
  muted: z.boolean().optional(),
  line: z.int().optional(),
})
export type PromiseResult = z.infer<typeof PromiseResult>

/** One breach of an SLA threshold from its first bad window to its end. Times are milliseconds since its round began. */
export const Violation = z.strictObject({
  metric: text(100), /** The class or component it is about; absent: the whole service. */ subject: Subject.optional(), kind: z.enum(['response_time', 'availability', 'throughput', 'error_rate', 'latency_percentile', 'resource']),
  severity: z.enum(['warning', 'minor', 'major', 'critical']), state: z.enum(['pending', 'firing', 'resolved']),
  startMs: time, firedMs: time.optional(), endMs: time.optional(),
  worst: amount, limit: amount, windows: z.int(), rollback: z.boolean(), /** Alerts nobody. */ muted: z.boolean().optional(),
  /** What came of its rollback: seconds from the decision to the first second in which no threshold that asks for one was violated. */
  rolledBack: z.strictObject({ outcome: z.enum(['recovered', 'not-recovered', 'failed', 'dry-run', 'refused']), seconds: z.number().min(0).optional(), reason: text(300).optional(),
    /** What was to bring it back, in words, and the address of what that made. */ procedure: text(200).optional(), url: text(500).optional() }).optional(),
  resolution: text(300).optional(), line: z.int().optional(),
  round: z.int().min(0).optional(),
})
export type Violation = z.infer<typeof Violation>

/** One metric of the public vocabulary, over the whole phase: a value with the observations behind it, or why there is none. */
export const NamedMetric = z.union([
  z.strictObject({ metric: text(100), unit: Block.shape.unit, value: amount, samples: z.int().min(0) }),
  z.strictObject({ metric: text(100), unit: Block.shape.unit, reason: text(500) }),
])
export type NamedMetric = z.infer<typeof NamedMetric>

/** What came of the rollbacks of a phase that were carried out; seconds to recover of those that helped. */
export const RollbackCounts = z.strictObject({ triggered: z.int().min(0), successful: z.int().min(0), failed: z.int().min(0), meanSeconds: time.optional() })
export type RollbackCounts = z.infer<typeof RollbackCounts>

/** One of the questions that the integration phase answers, and what came of it; `open`: it cannot be told. */
export const IntegrationPart = z.strictObject({ part: z.enum(['baseline', 'components', 'regression', 'memory']), state: z.enum(['kept', 'failed', 'open']), reason: text(500) })
export type IntegrationPart = z.infer<typeof IntegrationPart>

export const PhaseVerdict = z.strictObject({
  phase: PhaseName, verdict: VerdictKind, reasons: z.array(Reason).max(200),
  comparisons: z.array(Comparison).max(10_000), promises: z.array(PromiseResult).max(200), violations: z.array(Violation).max(200),
  /** Grace periods longer than the phase are scaled by this. */
  graceFactor: z.number().optional(),
  /** Of the integration phase: its 27 metrics, each with its value or the reason why there is none. */
  metrics: z.array(NamedMetric).max(50).optional(),
  /** And its parts, so that a reader sees which of them failed. */
  parts: z.array(IntegrationPart).max(4).optional(),
  /** Absent where nothing was rolled back. */
  rollbacks: RollbackCounts.optional(),
  /** Measuring time that ending rounds early saved, their promises being lost for certain. */
  savedMs: z.number().min(0).optional(),
  /** What its search for the highest rate found, and whether memory still grew at the end of its rounds. */
  capacity: CapacityVerdict.optional(),
  memory: z.array(MemoryTrend).max(2).optional(),
  /** Of the integration phase: whether memory still moved when the load had stopped. */
  rest: z.array(RestTrend).max(2).optional(),
})
export type PhaseVerdict = z.infer<typeof PhaseVerdict>

/** 95 % interval of a change; absent where there were too few rounds to tell. */
const ChangeInterval = z.tuple([z.number(), z.number()]).optional()
/** How the end-to-end change of mean latency splits among components, in ms per request. */
export const Explanation = z.strictObject({
  phase: PhaseName, class: text(100), totalChangeMs: z.number(), interval: ChangeInterval,
  components: z.array(z.strictObject({ name: text(100), changeMs: z.number(), share: z.number(), interval: ChangeInterval, /** Of its fastest tenth: what only waits for another's work does not change there. */ unhinderedChangeMs: z.number().optional() })).max(50),
})
export type Explanation = z.infer<typeof Explanation>

export const BaselineInfo = z.strictObject({
  kind: z.enum(['artifact', 'paired', 'file', 'none']),
  sha: text(64).optional(),
  /** First-parent commits between the merge base and the baseline used. */
  distance: z.int().optional(),
  /** Why this one, or why none. */
  reason: text(1000),
})
export type BaselineInfo = z.infer<typeof BaselineInfo>

/** One line of the rolling history. */
export const HistoryEntry = z.strictObject({ sha: text(64), at: text(40), environment: text(200), /** Time of the fixed workload there. */ calibrationMs: time.optional(), values: z.record(text(220), z.number()) })
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** What the default branch's history tells: `key` is `phase/subject/metric`, `ratio` and `interval` are after/before. */
export const Trend = z.discriminatedUnion('kind', [
  /** It became worse in one step: after the run of one commit, by that of another, and stayed so for `runs` runs. */
  z.strictObject({ kind: z.literal('introduced'), key: text(220), after: text(64), by: text(64), runs: z.int().min(0), ratio: amount, interval: z.tuple([ratioBound, ratioBound]) }),
  /** It is beyond its budget above the best level it held among `runs` runs. */
  z.strictObject({ kind: z.literal('drift'), key: text(220), runs: z.int().min(0), budget: z.number(), ratio: amount, interval: z.tuple([ratioBound, ratioBound]) }),
])
export type Trend = z.infer<typeof Trend>

/** A deployment of the head that was made to go wrong, and the way back to the base, while traffic flowed. */
export const Rehearsal = z.strictObject({
  /** `not-detected`: no threshold noticed. `skipped`: nothing was tried, for the reason given. */
  outcome: z.enum(['recovered', 'not-recovered', 'not-detected', 'failed', 'skipped']),
  /** What went wrong: the head by itself, or what was done to it on purpose. */
  fault: z.enum(['own', 'crash', 'slow']).optional(),
  /** The first metric whose violation asked for the rollback. */
  violated: text(220).optional(),
  /** From the fault to the decision, from that to the base behind the switch, and from that decision to the first good window. */
  detectedSeconds: time.optional(), switchedSeconds: time.optional(), recoveredSeconds: time.optional(),
  requests: z.int().min(0).optional(), failed: z.int().min(0).optional(),
  reason: text(500).optional(),
})
export type Rehearsal = z.infer<typeof Rehearsal>

export const Result = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  tool: z.strictObject({ name: z.literal('perf-gate'), version: text(40) }),
  startedAt: text(40), measuredSeconds: z.number(),
  title: text(200),
  commit: z.strictObject({ head: text(64).optional(), base: text(64).optional(), headRef: text(300).optional(), baseRef: text(300).optional() }),
  configHash: text(64), configFile: text(300).optional(), seed: z.int(),
  plan: z.array(text(500)).max(50),
  environment: Environment,
  baseline: BaselineInfo,
  phases: z.array(PhaseMeasurement).max(3),
  verdict: VerdictKind,
  reasons: z.array(Reason).max(200),
  verdicts: z.array(PhaseVerdict).max(3),
  explanations: z.array(Explanation).max(100),
  /** Where the CPU time of a request goes, of phases that take more of it. */
  profiles: z.array(CpuProfile).max(3).optional(),
  /** What less memory does to the head, where that was asked. */
  memoryPressure: MemoryPressure.optional(),
  notes: z.array(text(1000)).max(50),
  history: z.array(HistoryEntry).max(200),
  trends: z.array(Trend).max(50).optional(),
  rehearsal: Rehearsal.optional(),
  /** When promises break, at the drift of the default branch. */
  forecasts: z.array(Forecast).max(50).optional(),
})
export type Result = z.infer<typeof Result>
