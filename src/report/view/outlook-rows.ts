import type { Forecast, MemoryTrend } from '../../measure/capacity.ts'
import type { RestTrend } from '../../measure/memory-rest.ts'
import type { PhaseVerdict, Result } from '../../measure/result.ts'
import { formatChange, formatCount, formatInterval, formatLimit, plural } from '../quantity.ts'
import { metricNature, metricWords, PHASE_WORDS, subjectWords } from '../words.ts'

/** Where things are going: memory within this run, promises over the merges of the default branch. */
export type OutlookRow = { name: string; text: string; /** What has to be looked at: a leak, or a promise that breaks within as many merges as the forecast rests on. */ isUrgent: boolean }

/** A service that has run for less may still be filling its caches and heaps. */
const WARM_MS = 60_000

export function buildOutlook({ verdicts, forecasts = [] }: Pick<Result, 'verdicts' | 'forecasts'>): OutlookRow[] {
  return [...verdicts.flatMap((verdict) => [...(verdict.memory ?? []).map((trend) => memoryRow(verdict.phase, trend)), ...(verdict.rest ?? []).map(restRow)]), ...forecasts.map(forecastRow)]
}

function memoryRow(phase: PhaseVerdict['phase'], trend: MemoryTrend): OutlookRow {
  return { name: `Memory of the ${trend.side} (${phase === 'sla' ? PHASE_WORDS[phase] : PHASE_WORDS[phase].toLowerCase()})`, text: trend.kind === 'absent' ? `not known: ${trend.reason}` : memoryWords(trend), isUrgent: trend.kind === 'seen' && trend.state === 'growing' && trend.roundMs >= WARM_MS }
}

/** As fine as it is told. */
const FINEST_MB = 0.01

/** Nothing to hurry for: seconds of rest say where memory goes, not for how long. */
function restRow(trend: RestTrend): OutlookRow {
  return { name: `Memory of the ${trend.side} after the load (integration)`, text: trend.kind === 'absent' ? `not known: ${trend.reason}` : restWords(trend), isUrgent: false }
}

function restWords({ fromMb, toMb, mbPerMinute, interval: [low, high], detectable, samples, seconds }: Extract<RestTrend, { kind: 'seen' }>): string {
  const ends = `from ${fromMb.toFixed(1)} to ${toMb.toFixed(1)} MB, by ${plural(samples, 'look')} in ${seconds.toFixed(1)} s of rest`
  if (low > 0) return `grows though nobody asks it anything, by ${amount(mbPerMinute)} MB a minute (95 % sure: ${amount(low)} to ${amount(high)}); ${ends}`
  if (high < 0) return `is given back, by ${amount(-mbPerMinute)} MB a minute (95 % sure: ${amount(-high)} to ${amount(-low)}); ${ends}`
  return `no steady growth or fall is certain, and one of ${amount(Math.max(FINEST_MB, detectable))} MB a minute would have been; ${ends}`
}

function memoryWords(trend: Extract<MemoryTrend, { kind: 'seen' }>): string {
  const { state, mbPerMinute, interval: [low, high], detectable, blocks, blockMs, rounds, roundMs, memoryMb, limit, minutesToLimit } = trend
  const slope = `${amount(mbPerMinute)} MB a minute (95 % sure: ${amount(low)} to ${amount(high)})`
  const restsOn = `${plural(blocks, 'block')} of ${Number((blockMs / 1000).toFixed(1))} s at the end of ${plural(rounds, 'round')}`
  switch (state) {
    case 'steady': return `no leak seen; one of ${amount(detectable)} MB a minute or more would have been, from ${restsOn}`
    case 'settling': return `grew by ${slope}, slower and slower: a longer phase tells whether it comes to rest; from ${restsOn}`
    case 'growing': {
      const full = minutesToLimit === undefined || limit === undefined ? '' : `; from ${formatCount(memoryMb)} MB to the ${formatCount(limit.memoryMb)} MB of ${limit.of === 'cgroup' ? 'its control group' : 'the machine'} in ${span(minutesToLimit.value)} (${span(minutesToLimit.low)} to ${minutesToLimit.high === undefined ? 'never' : span(minutesToLimit.high)})`
      const early = roundMs >= WARM_MS ? '' : `; after ${Math.round(roundMs / 1000)} s it may still be warming up, a longer phase tells`
      return `grows by ${slope}${full}${early}; from ${restsOn}`
    }
  }
}

function forecastRow(forecast: Forecast): OutlookRow {
  const { unit, worse } = metricNature(forecast.metric)
  const subject = forecast.subject === undefined || forecast.subject.kind === 'service' ? '' : `${subjectWords(forecast.subject)}, `
  return { name: `Promise: ${subject}${metricWords(forecast.metric)} ${worse === 'higher' ? 'at most' : 'at least'} ${formatLimit(forecast.limit, unit)}`, text: forecastWords(forecast), isUrgent: forecast.outlook === 'breaks' && (forecast.merges?.value ?? 0) <= forecast.runs }
}

function forecastWords({ outlook, runs, reason, ratioPerRun, interval, merges }: Forecast): string {
  const drift = ratioPerRun === undefined || interval === undefined ? '' : `${change(ratioPerRun)} a merge (95 % sure: ${fineInterval(interval)}) over ${plural(runs, 'run')} of the default branch`
  switch (outlook) {
    case 'breaks': return `breaks in about ${plural(merges?.value ?? 0, 'merge')} (${formatCount(merges?.low ?? 0)} to ${merges?.high === undefined ? 'more than the history can tell' : formatCount(merges.high)}), at ${drift}`
    case 'beyond-horizon': return `kept for as far as the history can tell, at ${drift}`
    case 'no-trend': return `no trend: ${drift}`
    case 'away': return `gets safer: ${drift}`
    case 'broken': return `broken already on the default branch, by the mean of ${plural(runs, 'run')}`
    case 'unknown': return `not known: ${reason ?? 'too little history'}`
  }
}

/** Small changes from run to run need more digits than others. */
function change(ratio: number): string {
  return Math.abs(ratio - 1) < 0.01 ? `${ratio < 1 ? '−' : '+'}${(Math.abs(ratio - 1) * 100).toFixed(2)} %` : formatChange(ratio)
}

function fineInterval(interval: readonly [number, number]): string {
  return interval.every((one) => Math.abs(one - 1) < 0.01) ? `${change(interval[0]).replace(' %', '')} to ${change(interval[1])}` : formatInterval(interval)
}

function amount(mb: number): string {
  return `${mb < 0 ? '−' : ''}${Math.abs(mb).toFixed(Math.abs(mb) >= 100 ? 0 : Math.abs(mb) >= 1 ? 1 : 2)}`
}

function span(minutes: number): string {
  if (minutes < 90) return `${minutes.toFixed(0)} min`
  return minutes < 48 * 60 ? `${(minutes / 60).toFixed(0)} h` : `${formatCount(Math.round(minutes / 60 / 24))} days`
}
