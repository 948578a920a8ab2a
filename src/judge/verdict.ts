import type { FailOn, Phase } from '../config/config.ts'
import type { Comparison, Explanation, PhaseMeasurement, PhaseVerdict, PromiseResult, Reason, Trend, VerdictKind, Violation } from '../measure/result.ts'
import { metricKey } from '../measure/block.ts'
import { namedComponent } from './comparison/named-component.ts'
import { canFail } from './promises/promises.ts'
import { isUnwaivedRegression } from './waivers.ts'

/** From best to worst; the gate is as bad as the worst of its required phases. */
const ORDER: readonly VerdictKind[] = ['pass', 'no-baseline', 'inconclusive', 'invalid', 'fail']

export type PhaseEvidence = {
  measurement: PhaseMeasurement
  comparisons: Comparison[]
  promises: PromiseResult[]
  violations: Violation[]
  graceFactor?: number
  /** What ending rounds early saved. */
  savedMs?: number
  /** How the change of the mean response time splits among components, where they were seen. */
  explanation?: Explanation | undefined
  /** Why nothing was compared, when a comparison was wanted; undefined when it happened or nobody asked. */
  uncompared?: string
  /** Deciding metrics that no round has on both sides. */
  oneSided?: readonly string[]
}

/** One phase's verdict. Validity comes first: what was not measured properly is neither a regression nor a pass. */
export function judgePhase(evidence: PhaseEvidence): PhaseVerdict {
  const { measurement, comparisons, promises, violations } = evidence
  const reasons = [...invalidReasons(measurement), ...failReasons(evidence), ...undecidedReasons(evidence)]
  if (evidence.uncompared !== undefined) reasons.push({ code: 'no-baseline', text: `nothing was compared: ${evidence.uncompared}` })
  const kinds = reasons.map((reason) => KIND_OF_REASON[reason.code] ?? 'pass')
  const verdict = kinds.includes('invalid') ? 'invalid' : worst(['pass', ...kinds])
  return { phase: measurement.phase, verdict, reasons, comparisons, promises, violations, ...(evidence.graceFactor === undefined ? {} : { graceFactor: evidence.graceFactor }), ...(evidence.savedMs === undefined ? {} : { savedMs: evidence.savedMs }) }
}

/**
 * The gate's verdict: the worst of the required phases. A required phase that did not run makes it invalid; drift, given only where it is to fail, fails it.
 * Where comparing `isOff` and no required phase had a promise to keep, nothing was found good either: that is no pass.
 */
export function judgeGate(phases: readonly PhaseVerdict[], required: readonly Phase[], { trends = [], isOff = false }: { trends?: readonly Trend[]; isOff?: boolean } = {}): { verdict: VerdictKind; reasons: Reason[] } {
  const missing = required.filter((phase) => !phases.some((one) => one.phase === phase))
  const ran = phases.filter((one) => required.includes(one.phase))
  const unjudged = isOff && missing.length === 0 && ran.every((one) => one.verdict === 'pass' && one.comparisons.length + one.promises.length === 0)
  const drifts = trends.filter((one) => one.kind === 'drift')
  const reasons = [
    ...missing.map((phase) => ({ code: 'phase-missing', text: `the required ${phase} phase did not run` })),
    ...ran.flatMap((one) => one.reasons),
    ...(unjudged ? [{ code: 'nothing-judged', text: 'nothing was compared, and nothing is promised' }] : []),
    ...drifts.map((one) => ({ code: 'drift', metric: one.key, text: `${one.key} is ${((one.ratio - 1) * 100).toFixed(1)} % above its best sustained level, budget ${(one.budget * 100).toFixed(0)} %` })),
  ]
  const kinds = unjudged ? ['no-baseline' as const] : ran.map((one) => one.verdict)
  return { verdict: worst(['pass', ...kinds, ...missing.map(() => 'invalid' as const), ...drifts.map(() => 'fail' as const)]), reasons }
}

/** Exit codes of product.md; inconclusive and no-baseline are 0 unless `fail-on` names them. */
export function exitCodeOf(verdict: VerdictKind, failOn: readonly FailOn[]): number {
  switch (verdict) {
    case 'pass': return 0
    case 'fail': return 1
    case 'invalid': return 4
    case 'inconclusive':
    case 'no-baseline': return failOn.includes(verdict) ? 3 : 0
  }
}

const KIND_OF_REASON: Record<string, VerdictKind> = {
  'invalid-measurement': 'invalid', regression: 'fail', 'promise-broken': 'fail',
  'comparison-undecided': 'inconclusive', 'promise-undecided': 'inconclusive', 'no-baseline': 'no-baseline',
}

function invalidReasons(measurement: PhaseMeasurement): Reason[] {
  return measurement.validity.filter((check) => !check.ok).map((check) => ({
    code: 'invalid-measurement',
    text: `${measurement.phase} could not be measured: ${check.name} was ${check.observed}, must be ${check.limit}${check.advice === undefined ? '' : `; ${check.advice}`}`,
  }))
}

function failReasons({ comparisons, promises, measurement, explanation }: PhaseEvidence): Reason[] {
  const regressions = comparisons.filter(isUnwaivedRegression)
  const broken = promises.filter((one) => one.verdict === 'fail' && canFail(one))
  return [
    ...regressions.map((one) => ({ code: 'regression', metric: metricKey(one), text: `${measurement.phase}: ${metricKey(one)} is ${one.ratio >= 1 ? 'higher' : 'lower'} by ${Math.abs((one.ratio - 1) * 100).toFixed(1)} %, margin ${(one.margin * 100).toFixed(0)} %${explained(one, explanation)}` })),
    ...broken.map((one) => ({ code: 'promise-broken', metric: metricKey(one), text: `${measurement.phase}: ${one.text}: ${one.reason}` })),
  ]
}

/** Names the component behind a regression of the response time, or of the CPU time that makes it, where the response time became longer beyond chance. */
function explained({ metric, subject }: Comparison, explanation: Explanation | undefined): string {
  const isAboutTime = subject.kind !== 'component' && (metric.includes('response_time') || metric === 'cpu_ms_per_request')
  const part = isAboutTime && explanation !== undefined && explanation.totalChangeMs > 0 ? namedComponent(explanation) : undefined
  if (part?.interval === undefined || explanation === undefined) return ''
  const [from, to] = part.interval
  return `; ${part.name} explains +${part.changeMs.toFixed(2)} ms (+${from.toFixed(2)} to +${to.toFixed(2)}) of +${explanation.totalChangeMs.toFixed(2)} ms in mean response time`
}

function undecidedReasons({ comparisons, promises, measurement, oneSided = [] }: PhaseEvidence): Reason[] {
  const undecided = comparisons.filter((one) => one.verdict === 'inconclusive' && one.role === 'deciding')
  const doubtful = promises.filter((one) => one.verdict === 'inconclusive' && canFail(one))
  return [
    ...undecided.map((one) => ({
      code: 'comparison-undecided', metric: metricKey(one),
      text: `${measurement.phase}: ${metricKey(one)}: ${one.reason}${one.minimumDetectableEffect === undefined ? '' : `; a worsening of ${(one.minimumDetectableEffect * 100).toFixed(1)} % would have been seen`}`,
    })),
    ...oneSided.map((key) => ({ code: 'comparison-undecided', metric: key, text: `${measurement.phase}: ${key}: no round has this metric on both sides` })),
    ...doubtful.map((one) => ({ code: 'promise-undecided', metric: metricKey(one), text: `${measurement.phase}: ${one.text}: ${one.reason}` })),
  ]
}

function worst(kinds: readonly VerdictKind[]): VerdictKind {
  return kinds.reduce((left, right) => (ORDER.indexOf(right) > ORDER.indexOf(left) ? right : left), 'pass')
}
