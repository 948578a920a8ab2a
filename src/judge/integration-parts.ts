import type { Comparison, IntegrationPart, PhaseMeasurement, PromiseResult } from '../measure/result.ts'
import { isUnwaivedRegression } from './waivers.ts'

/** What tells that the memory of the service was looked at. */
const MEMORY = ['memory_baseline_mb', 'memory_peak_mb', 'memory_growth_mb']
const MOST_NAMED = 5

type Judged = Omit<IntegrationPart, 'part'>

/**
 * The four parts of the integration phase, each for itself: baseline established, components within limits, no regression, memory analysed. `open` is
 * what could not be told, for the reason given. The verdict of the phase is not made of these; they say where it comes from.
 */
export function judgeParts({ measurement, comparisons, promises, uncompared }: { measurement: PhaseMeasurement; comparisons: readonly Comparison[]; promises: readonly PromiseResult[]; uncompared: string | undefined }): IntegrationPart[] {
  return [
    { part: 'baseline', ...judgeBaseline(comparisons, uncompared) },
    { part: 'components', ...judgeComponents(promises) },
    { part: 'regression', ...judgeRegression(comparisons) },
    { part: 'memory', ...judgeMemory(measurement) },
  ]
}

function judgeBaseline(comparisons: readonly Comparison[], uncompared: string | undefined): Judged {
  if (comparisons.length > 0) return { state: 'kept', reason: `${comparisons.length} metrics could be compared with it` }
  return { state: uncompared === undefined ? 'open' : 'failed', reason: uncompared?.slice(0, 500) ?? 'no comparison was asked for' }
}

function judgeComponents(promises: readonly PromiseResult[]): Judged {
  if (promises.length === 0) return { state: 'open', reason: 'no component has limits, or is required' }
  const of = (verdict: PromiseResult['verdict']) => promises.filter((one) => one.verdict === verdict)
  if (of('fail').length > 0) return { state: 'failed', reason: `beyond their limits: ${named(of('fail').map((one) => `${one.subject.name}, ${one.text}`))}` }
  if (of('inconclusive').length > 0) return { state: 'open', reason: `not certain: ${named(of('inconclusive').map((one) => `${one.subject.name}, ${one.text}`))}` }
  return { state: 'kept', reason: `all ${promises.length} limits are kept` }
}

function judgeRegression(comparisons: readonly Comparison[]): Judged {
  const nameOf = ({ subject, metric }: Comparison) => `${subject.name} ${metric}`
  const worse = comparisons.filter(isUnwaivedRegression)
  if (worse.length > 0) return { state: 'failed', reason: `worse beyond their margins: ${named(worse.map(nameOf))}` }
  if (comparisons.length === 0) return { state: 'open', reason: 'nothing was compared' }
  const unsure = comparisons.filter((one) => one.role === 'deciding' && one.verdict === 'inconclusive')
  if (unsure.length > 0) return { state: 'open', reason: `not certain: ${named(unsure.map(nameOf))}` }
  return { state: 'kept', reason: 'nothing became worse beyond its margin' }
}

function judgeMemory({ blocks, absences }: PhaseMeasurement): Judged {
  const missing = MEMORY.filter((metric) => !blocks.some((block) => block.side === 'head' && block.metric === metric))
  if (missing.length === 0) return { state: 'kept', reason: `seen before, at its highest and after the load, in ${new Set(blocks.map((block) => block.round)).size} rounds` }
  return { state: 'failed', reason: absences.find((one) => missing.includes(one.metric))?.reason ?? `not measured: ${missing.join(', ')}` }
}

function named(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED
  return `${names.slice(0, MOST_NAMED).join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`.slice(0, 450)
}
