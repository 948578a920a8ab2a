import type { Environment } from '../../measure/environment.ts'
import type { Result } from '../../measure/result.ts'
import { plainTexts } from '../plain.ts'
import { formatCount, formatDuration, formatShare, plural } from '../quantity.ts'
import { buildCapacityCharts, buildScalabilityCharts, type CapacityChart, type ScalabilityChart } from './capacity-charts.ts'
import { buildCapacity, type CapacityReport } from './capacity-rows.ts'
import { buildChanges, type ChangeRow } from './changes.ts'
import { buildPercentileCharts, type PercentileChart } from './charts.ts'
import { buildComponents, type ComponentRow } from './component-rows.ts'
import { buildExplanations, type ExplanationRow } from './explanation-rows.ts'
import { buildHeadline, type Headline } from './headline.ts'
import { buildHistogramCharts, type HistogramChart } from './histogram-charts.ts'
import { buildHistory, describeTrends, type HistoryRow } from './history-rows.ts'
import { buildNextSteps, type NextStep } from './next-steps.ts'
import { buildOutlook, type OutlookRow } from './outlook-rows.ts'
import { buildPhases, type PhaseRow } from './phase-rows.ts'
import { buildPresence, type PresenceRow } from './presence-rows.ts'
import { buildMemory, type MemoryReport } from './memory-rows.ts'
import { buildProfiles, type ProfileRow } from './profile-rows.ts'
import { buildPromises, buildViolations, type PromiseRow, type ViolationRow } from './promise-rows.ts'
import { buildRehearsal, type RehearsalRow } from './rehearsal-row.ts'
import { buildRecommendations, type Recommendation } from './recommendations.ts'
import { buildPatternChart, buildTimeCharts, type TimeChart } from './time-charts.ts'

/** Everything a reader is told, worded and ordered. Renderers lay it out and decide nothing. */
export type Report = {
  title: string
  headline: Headline
  phases: PhaseRow[]
  /** Every compared metric: worse, unclear, better, noted, unsure, unchanged. */
  changes: ChangeRow[]
  /** Classes and components that only one side has. */
  presence: PresenceRow[]
  promises: PromiseRow[]
  violations: ViolationRow[]
  explanations: ExplanationRow[]
  /** Where the CPU time went, where it became more. */
  profiles: ProfileRow[]
  /** What less memory does to the head, where that was asked. */
  memory: MemoryReport | undefined
  /** Undefined where no rollback was rehearsed. */
  rehearsal: RehearsalRow | undefined
  /** Where it was measured and against what, in pieces of one line. */
  context: string[]
  /** What a careful reader has to know before trusting a number. */
  notes: string[]
  nextSteps: NextStep[]
  environment: { name: string; value: string }[]
  components: ComponentRow[]
  percentiles: PercentileChart[]
  histograms: HistogramChart[]
  /** The load as planned and as sent, second by second. */
  patterns: TimeChart[]
  times: TimeChart[]
  /** The highest rate that keeps the promises, where it was searched for. */
  capacity: CapacityReport | undefined
  capacityCharts: CapacityChart[]
  scalabilityCharts: ScalabilityChart[]
  /** Where memory and promises are going, and what follows from what was measured. */
  outlook: OutlookRow[]
  recommendations: Recommendation[]
  history: HistoryRow[]
  plan: string[]
  /** Of the result document this was made from. */
  source: { configHash: string; configFile: string | undefined; seed: number; version: string; startedAt: string; head: string | undefined }
}

/** Words and orders a result document; no text of it can hide or reorder another. Pure: the same document gives the same report. */
export function buildReport(result: Result): Report {
  const comparisons = result.verdicts.flatMap((one) => one.comparisons)
  const changes = buildChanges(comparisons)
  const promises = buildPromises(result.verdicts)
  const phases = buildPhases(result, changes, promises)
  const outlook = buildOutlook(result)
  const violations = buildViolations(result.verdicts)
  const explanations = buildExplanations(result.explanations)
  return plainTexts({
    title: result.title, headline: buildHeadline(result, { changes, promises, violations, explanations }),
    phases, changes, presence: buildPresence(result), promises, violations, explanations, rehearsal: buildRehearsal(result), profiles: buildProfiles(result.profiles ?? []), memory: buildMemory(result.memoryPressure),
    context: contextOf(result), notes: notesOf(result, phases), nextSteps: buildNextSteps(result, changes, phases),
    environment: describeEnvironment(result.environment),
    components: result.phases.flatMap(buildComponents),
    percentiles: result.phases.flatMap(buildPercentileCharts), histograms: result.phases.flatMap(buildHistogramCharts),
    patterns: result.phases.flatMap((measurement) => (measurement.phase === 'load' ? buildPatternChart(measurement) ?? [] : [])),
    times: result.phases.flatMap((measurement) => buildTimeCharts(measurement, result.verdicts.find((one) => one.phase === measurement.phase)?.violations ?? [])),
    capacity: buildCapacity(result), capacityCharts: buildCapacityCharts(result), scalabilityCharts: buildScalabilityCharts(result), outlook, recommendations: buildRecommendations(result, outlook),
    history: buildHistory(result), plan: result.plan,
    source: { configHash: result.configHash, configFile: result.configFile, seed: result.seed, version: result.tool.version, startedAt: result.startedAt, head: result.commit.head },
  })
}

/** The first seven characters of a commit, as everywhere on GitHub. */
export function shortSha(sha: string | undefined): string | undefined {
  return sha === undefined ? undefined : sha.slice(0, 7)
}

function contextOf({ commit, baseline, phases, verdicts, measuredSeconds }: Result): string[] {
  const base = shortSha(baseline.sha ?? commit.base)
  const margins = [...new Set(verdicts.flatMap((one) => one.comparisons).map((one) => one.margin))].toSorted((a, b) => a - b)
  const rounds = Math.max(0, ...phases.map((one) => one.rounds))
  return [
    baseline.kind === 'none' || base === undefined ? `head ${shortSha(commit.head) ?? 'as checked out'}` : `base ${base}${commit.baseRef === undefined ? '' : ` (of ${commit.baseRef})`} → head ${shortSha(commit.head) ?? 'as checked out'}`,
    ...(baseline.kind === 'paired' && rounds > 0 ? [`${plural(rounds, 'round')} of fresh processes, side by side (${baseline.reason})`] : []),
    ...(baseline.kind === 'artifact' || baseline.kind === 'file' ? ['base taken from a stored baseline'] : []),
    ...(margins.length === 0 ? [] : [`changes up to ${formatShare(margins[0] as number)} do not matter${margins.length === 1 ? '' : `, for some metrics up to ${formatShare(margins.at(-1) as number)}`}`]),
    `${formatDuration(measuredSeconds)} measured`,
  ]
}

function notesOf(result: Result, phases: readonly PhaseRow[]): string[] {
  const { baseline } = result
  const factor = result.verdicts.find((one) => one.violations.length > 0 && one.graceFactor !== undefined && one.graceFactor !== 1)?.graceFactor
  return [
    ...(result.verdict === 'invalid' ? result.reasons.map((reason) => reason.text) : []),
    ...(baseline.distance !== undefined && baseline.distance > 0 ? [`The baseline is ${plural(baseline.distance, 'commit')} before the one this starts from: ${baseline.reason}`] : []),
    ...(baseline.kind === 'none' && result.verdict !== 'no-baseline' ? [`Nothing was compared: ${baseline.reason}`] : []),
    ...(result.verdict === 'invalid' ? [] : phases.flatMap((phase) => phase.validity.filter((check) => !check.ok).map((check) => `${phase.title} could not be measured: ${check.name} was ${check.observed}, must be ${check.limit}`))),
    ...describeTrends(result.trends ?? []),
    ...result.notes,
    ...(factor === undefined ? [] : [`Grace periods were shortened to ${formatShare(factor)} of what is configured, for the SLA phase is shorter than the longest of them`]),
  ]
}

function describeEnvironment(environment: Environment): { name: string; value: string }[] {
  return [
    { name: 'Runner', value: environment.runner },
    { name: 'CPU', value: `${environment.cpuModel}, ${plural(environment.cores, 'core')}` },
    { name: 'Memory', value: `${formatCount(environment.memoryMb)} MB` },
    { name: 'Kernel', value: environment.kernel },
    { name: 'Node.js', value: environment.node },
    { name: 'Calibration', value: environment.calibrationMs === undefined ? 'not measured' : `${environment.calibrationMs.toFixed(1)} ms for a fixed workload of computing, memory and system calls` },
    ...(environment.fsync === undefined ? [] : [{ name: 'Disk', value: environment.fsync.kind === 'absent' ? `not measured: ${environment.fsync.reason}` : `${environment.fsync.medianMs.toFixed(2)} ms to append 256 bytes and have them on disk (median of ${environment.fsync.samples}; slowest ${environment.fsync.slowestMs.toFixed(2)} ms), which a store that keeps each event pays too` }]),
    { name: 'Comparable with', value: environment.key },
  ]
}
