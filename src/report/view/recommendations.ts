import type { CapacityMeasurement, CapacityVerdict, SideCapacity } from '../../measure/capacity.ts'
import type { Result } from '../../measure/result.ts'
import { perSecond } from './capacity-rows.ts'
import type { OutlookRow } from './outlook-rows.ts'

/** What follows from something measured, and from what. Where nothing was measured, nothing is recommended. */
export type Recommendation = { text: string; evidence: string }

export function buildRecommendations({ verdicts, phases }: Pick<Result, 'verdicts' | 'phases'>, outlook: readonly OutlookRow[]): Recommendation[] {
  const capacity = verdicts.find((one) => one.capacity !== undefined)?.capacity
  const measured = phases.find((one) => one.capacity !== undefined)?.capacity
  return [...(capacity === undefined || measured === undefined ? [] : ofCapacity(capacity, measured)), ...outlook.filter((row) => row.isUrgent).map(ofOutlook)]
}

function ofCapacity({ head, peakPerSecond }: CapacityVerdict, measured: CapacityMeasurement): Recommendation[] {
  return [...ofHeadroom(head, peakPerSecond), ...ofGaveOut(head, measured), ...ofScalability(head)]
}

/** Only where the whole interval lies below. */
function ofHeadroom({ outcome, interval }: SideCapacity, peakPerSecond: number): Recommendation[] {
  if (outcome !== 'found' || interval === undefined || interval[1] >= peakPerSecond) return []
  return [{ text: `Make it hold ${(peakPerSecond / interval[1]).toPrecision(3)} to ${(peakPerSecond / interval[0]).toPrecision(3)} times as much, or expect broken promises at the pattern's peak`, evidence: `the peak is ${perSecond(peakPerSecond)}, and no more than ${perSecond(interval[1])} hold` }]
}

function ofGaveOut({ gaveOut, ratePerSecond }: SideCapacity, measured: CapacityMeasurement): Recommendation[] {
  if (gaveOut === undefined) return []
  const evidence = `${ratePerSecond === undefined ? '' : `just above ${perSecond(ratePerSecond)}: `}${gaveOut.text}`
  switch (gaveOut.kind) {
    case 'thread': return (measured.cpus ?? 1) > 1 ? [{ text: 'Share the work of that thread with others, or run more processes of the service: cores are free', evidence }] : []
    case 'cpu': return [{ text: `Lower the CPU time per request${costOf(measured)}, or give it more cores: either raises the rate until something else gives out`, evidence }]
    case 'memory': return [{ text: 'Give it more memory, or find what holds it under load', evidence }]
    case 'component': return [{ text: 'Look at this component first', evidence }]
    case 'measurement': return [{ text: 'Let the load come from a machine with more cores, on which nothing else runs, or set at-most to what has to be known', evidence }]
    case 'unseen': return []
  }
}

/** Of the fastest step that held. */
function costOf({ steps }: CapacityMeasurement): string {
  const step = steps.filter((one) => one.side === 'head' && one.verdict === 'held' && one.cpuCores !== undefined && one.throughputPerSecond > 0).toSorted((a, b) => b.ratePerSecond - a.ratePerSecond)[0]
  return step?.cpuCores === undefined ? '' : `, ${((step.cpuCores / step.throughputPerSecond) * 1000).toPrecision(3)} ms at ${perSecond(step.ratePerSecond)}`
}

function ofScalability({ scalability }: SideCapacity): Recommendation[] {
  if (scalability.kind === 'refused' || scalability.peak === undefined) return []
  const { peak: { concurrency, throughput }, curve } = scalability
  const last = curve.at(-1)
  if (last === undefined) return []
  return [{ text: `Work on no more than about ${concurrency.value.toFixed(0)} requests at once: beyond that more of them get less done`, evidence: `${perSecond(throughput)} at ${concurrency.value.toFixed(0)} at once (${concurrency.low.toFixed(0)} to ${concurrency.high.toFixed(0)}), ${perSecond(last.throughput)} at ${last.concurrency.toFixed(0)}` }]
}

function ofOutlook({ name, text }: OutlookRow): Recommendation {
  return { text: name.startsWith('Memory') ? 'Find what is kept and never given back, before it runs full' : 'Win back what the last merges took, before the promise breaks', evidence: `${name}: ${text}` }
}
