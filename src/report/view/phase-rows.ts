import { PHASES, type Phase } from '../../config/config.ts'
import type { IntegrationPart, NamedMetric, PhaseMeasurement, PhaseVerdict, Result, VerdictKind } from '../../measure/result.ts'
import { formatAmount, formatCount, formatDuration, formatShare, formatValue, plural } from '../quantity.ts'
import { metricWords, PHASE_WORDS, subjectWords, VERDICT_WORDS } from '../words.ts'
import type { ChangeRow } from './changes.ts'
import type { PromiseRow } from './promise-rows.ts'

/** One phase, whether it ran or not. */
export type PhaseRow = {
  phase: Phase
  title: string
  verdict: VerdictKind | 'not-run'
  word: string
  /** `12 of 14`; undefined when nothing was judged. */
  passed: string | undefined
  worst: string
  /** Why the verdict is what it is, in sentences. */
  reasons: string[]
  /** What was measured, in pieces of a sentence. */
  measured: string[]
  validity: { name: string; ok: boolean; observed: string; limit: string; advice: string | undefined }[]
  mix: { class: string; planned: string; realised: string }[]
  errors: { kind: string; count: string }[]
  absences: { metric: string; reason: string }[]
  /** The questions of the integration phase, and what came of each. */
  parts: { name: string; state: string; reason: string }[]
  /** Of the integration phase, over all of it; `value` is undefined where there is none, for the reason given. */
  metrics: { id: string; words: string; value: string | undefined; samples: string; reason: string }[]
}

const LAYOUT_WORDS: Record<PhaseMeasurement['layout'], string> = {
  duet: 'both sides at once, same requests to both', alternating: 'sides taking turns', single: 'head only',
}

/** All three phases in order. A phase that did not run is never shown as passed. */
export function buildPhases(result: Result, changes: readonly ChangeRow[], promises: readonly PromiseRow[]): PhaseRow[] {
  return PHASES.map((phase) => {
    const verdict = result.verdicts.find((one) => one.phase === phase)
    const measurement = result.phases.find((one) => one.phase === phase)
    const facts = measurement === undefined ? NOTHING_MEASURED : describeMeasurement(measurement, verdict)
    if (verdict === undefined) return { phase, title: PHASE_WORDS[phase], verdict: 'not-run', word: 'did not run', passed: undefined, worst: whyNotRun(phase, result), reasons: [], ...facts, metrics: [], parts: [] }
    return {
      phase, title: PHASE_WORDS[phase], verdict: verdict.verdict, ...namingParts(judged(verdict, changes, promises), verdict.parts), parts: (verdict.parts ?? []).map(describePart), reasons: reasonsOf(verdict.reasons, phase), ...facts, metrics: (verdict.metrics ?? []).map(describeMetric),
    }
  })
}

const NOTHING_MEASURED = { measured: [], validity: [], mix: [], errors: [], absences: [] } satisfies Partial<PhaseRow>

function judged({ phase, verdict }: PhaseVerdict, changes: readonly ChangeRow[], promises: readonly PromiseRow[]): Pick<PhaseRow, 'word' | 'passed' | 'worst'> {
  const compared = changes.filter((one) => one.phase === phase && one.role !== 'informational')
  const promised = promises.filter((one) => one.phase === phase)
  const total = compared.length + promised.length
  const passed = compared.filter((one) => one.mark === 'better' || one.mark === 'unchanged').length + promised.filter((one) => one.mark === 'kept').length
  const change = compared.find((one) => one.mark === 'worse') ?? compared.find((one) => one.mark === 'unclear')
  const promise = promised.find((one) => one.mark === 'broken') ?? promised.find((one) => one.mark === 'unclear') ?? promised.find((one) => one.mark === 'watch')
  const worst = change?.mark === 'worse' || promise === undefined
    ? change === undefined ? 'nothing stands out' : `${change.subject}: ${change.metric} ${change.change}`
    : `${promise.objective}: ${promise.actual ?? 'not observed'}, ${promise.target}`
  if (total === 0) return { word: verdict === 'pass' ? 'measured' : VERDICT_WORDS[verdict], passed: undefined, worst: 'there was nothing to judge' }
  return { word: VERDICT_WORDS[verdict], passed: `${formatCount(passed)} of ${formatCount(total)}`, worst }
}

const PART_WORDS: Record<IntegrationPart['part'], string> = { baseline: 'baseline established', components: 'components within limits', regression: 'no regression', memory: 'memory analysed' }
const FAILED_WORDS: Record<IntegrationPart['part'], string> = { baseline: 'no baseline', components: 'components beyond their limits', regression: 'a regression', memory: 'memory not analysed' }
const STATE_WORDS: Record<IntegrationPart['state'], string> = { kept: '✔ yes', failed: '✖ no', open: '? not known' }

function describePart({ part, state, reason }: IntegrationPart): PhaseRow['parts'][number] {
  return { name: PART_WORDS[part], state: STATE_WORDS[state], reason }
}

/** The worst that was found, after the parts that failed. */
function namingParts<T extends Pick<PhaseRow, 'worst'>>(row: T, parts: readonly IntegrationPart[] = []): T {
  const failed = parts.filter((one) => one.state === 'failed').map((one) => FAILED_WORDS[one.part])
  return failed.length === 0 ? row : { ...row, worst: `${failed.join(', ')}; ${row.worst}` }
}

const CONNECTION_WORDS = { shared: 'shared by all agents', 'per-agent': 'each kept by its agent', 'per-request': 'one for each request' } as const

function whyNotRun(phase: Phase, result: Result): string {
  if (result.reasons.some((one) => one.code === 'phase-missing' && one.text.includes(phase))) return 'required, but did not run'
  return result.verdict === 'invalid' ? 'the run ended before it' : 'not part of this run'
}

function reasonsOf(reasons: Result['reasons'], phase: Phase): string[] {
  return reasons.map((reason) => (reason.text.startsWith(`${phase}: `) ? reason.text.slice(phase.length + 2) : reason.text))
}

function describeConnections({ connections, hungUp = 0, retried = 0 }: NonNullable<PhaseMeasurement['generator']>): string[] {
  return [
    ...(connections === undefined ? [] : [`${plural(connections.opened, 'connection')} opened${connections.http === 2 ? ' for HTTP/2' : ''}, ${CONNECTION_WORDS[connections.policy]}`]),
    ...(hungUp === 0 ? [] : [`${plural(hungUp, 'agent')} hung up, as the pattern says`]),
    ...(retried === 0 ? [] : [`${plural(retried, 'request')} sent again after trouble of the network`]),
  ]
}

/** What is told of the head and not compared, over all its rounds. */
function describeResources({ blocks }: PhaseMeasurement): string[] {
  const values = (metric: string) => blocks.filter((block) => block.side === 'head' && block.metric === metric).map((block) => block.value)
  const most = (metric: string) => Math.max(...values(metric))
  const sum = (metric: string) => values(metric).reduce((total, value) => total + value, 0)
  const told = (metric: string) => values(metric).length > 0
  const listed = (words: Record<string, string>, describe: (metric: string) => string) => Object.entries(words).filter(([metric]) => told(metric)).map(([metric, text]) => `${describe(metric)} ${text}`).join(', ')
  const held = listed(HELD_WORDS, (metric) => formatAmount(most(metric), 'count', 0))
  const done = listed(DONE_WORDS, (metric) => formatValue(most(metric), metric.endsWith('_mb') ? 'MB' : 'count'))
  return [
    ...(held === '' ? [] : [`by the end of a round at most ${held}`]),
    ...(done === '' ? [] : [`in a round at most ${done}`]),
    ...(told('memory_growth_mb') ? [`memory of the head changed by ${formatAmount(most('memory_growth_mb'), 'MB')} at most in a round`] : []),
    ...(told('cpu_pressure_percent') || told('memory_pressure_percent') || told('io_pressure_percent') ? [`some task waited ${listPressures(most, told)}, in the worst round`] : []),
    ...(told('gc_collections') ? [`${plural(sum('gc_collections'), 'garbage collection')} of the head, ${formatValue(sum('gc_time_total_ms'), 'ms')} in all${told('gc_pause_max_ms') ? `, longest ${formatValue(most('gc_pause_max_ms'), 'ms')}` : ''}`] : []),
  ]
}

function listPressures(most: (metric: string) => number, told: (metric: string) => boolean): string {
  return (['cpu', 'memory', 'io'] as const).filter((kind) => told(`${kind}_pressure_percent`)).map((kind) => `for ${PRESSURE_WORDS[kind]} ${formatValue(most(`${kind}_pressure_percent`), 'percent')} of the time`).join(', ')
}

/** The load's connections are among them: what a leak holds comes on top. */
const HELD_WORDS = { thread_growth: 'threads', descriptor_growth: 'open files and sockets' }
const DONE_WORDS = { context_switches_per_second: 'context switches a second', storage_read_mb: 'read from storage', storage_written_mb: 'written to storage' }
const PRESSURE_WORDS = { cpu: 'a CPU', memory: 'memory', io: 'storage' } as const

function describeMetric(one: NamedMetric): PhaseRow['metrics'][number] {
  const named = { id: one.metric, words: metricWords(one.metric) }
  return 'reason' in one ? { ...named, value: undefined, samples: '', reason: one.reason } : { ...named, value: formatValue(one.value, one.unit), samples: formatCount(one.samples), reason: '' }
}

function describeMeasurement(measurement: PhaseMeasurement, { graceFactor, savedMs, rollbacks }: Pick<PhaseVerdict, 'graceFactor' | 'savedMs' | 'rollbacks'> = {}): Pick<PhaseRow, 'measured' | 'validity' | 'mix' | 'errors' | 'absences'> {
  const { requests, generator } = measurement
  return {
    measured: [
      `${plural(requests.sent, 'request')}, ${formatCount(requests.failed)} failed`,
      plural(measurement.rounds, 'round'), LAYOUT_WORDS[measurement.layout], `${formatDuration(measurement.measuredMs / 1000)} measured`,
      ...(generator === undefined ? [] : [
        `up to ${plural(generator.agentsPeak, 'agent')}`,
        `requests sent ${formatValue(generator.lagP99Ms, 'ms')} late at most (99 % of them; worst ${formatValue(generator.lagMaxMs, 'ms')})`,
        `${formatShare(generator.achievedShare)} of the planned rate reached`,
        ...describeConnections(generator),
      ]),
      ...describeResources(measurement),
      ...(graceFactor === undefined || graceFactor === 1 ? [] : [`grace periods shortened to ${formatShare(graceFactor)} of what is configured, to fit into the phase`]),
      ...(measurement.notes ?? []),
      ...(rollbacks === undefined ? [] : [`rollbacks: ${rollbacks.triggered} triggered, ${rollbacks.successful} successful, ${rollbacks.failed} failed${rollbacks.meanSeconds === undefined ? '' : `, ${rollbacks.meanSeconds.toFixed(1)} s to recover on average`}`]),
      ...(savedMs === undefined ? [] : [`ended early, for a promise could not be kept any more: ${formatDuration(savedMs / 1000)} saved`]),
    ],
    validity: measurement.validity.map((check) => ({ ...check, advice: check.advice })),
    mix: measurement.mix.map((one) => ({ class: one.class, planned: formatShare(one.planned), realised: formatShare(one.realised) })),
    errors: Object.entries(requests.errors).map(([kind, count]) => ({ kind, count: formatCount(count) })),
    absences: measurement.absences.map((one) => ({ metric: `${subjectWords(one.subject)}: ${metricWords(one.metric)}`, reason: one.reason })),
  }
}
