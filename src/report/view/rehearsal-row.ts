import type { Rehearsal, Result } from '../../measure/result.ts'
import { formatCount, formatDuration } from '../quantity.ts'
import { metricWords } from '../words.ts'

/** The rehearsed rollback in one line; `ok` where it brought the service back. */
export type RehearsalRow = { ok: boolean; outcome: string; text: string }

export function buildRehearsal({ rehearsal }: Pick<Result, 'rehearsal'>): RehearsalRow | undefined {
  if (rehearsal === undefined) return undefined
  const { outcome, requests, failed, switchedSeconds } = rehearsal
  const facts = [
    ...faultOf(rehearsal),
    ...(switchedSeconds === undefined ? [] : [`the base carried the traffic again ${formatDuration(switchedSeconds)} after the decision`]),
    ...(requests === undefined || failed === undefined ? [] : [`${formatCount(failed)} of ${formatCount(requests)} requests failed meanwhile`]),
  ]
  return { ok: outcome === 'recovered', outcome: outcomeOf(rehearsal), text: facts.join('; ') }
}

function outcomeOf({ outcome, recoveredSeconds, reason = '' }: Rehearsal): string {
  switch (outcome) {
    case 'recovered': return `recovered in ${(recoveredSeconds ?? 0).toFixed(1)} s`
    case 'not-recovered': return `did not recover${reason === '' ? '' : `: ${reason}`}`
    case 'not-detected': return `would not have been asked for: ${reason}`
    case 'failed': return `failed: ${reason}`
    case 'skipped': return `not rehearsed: ${reason}`
  }
}

function faultOf({ fault, violated, detectedSeconds }: Rehearsal): string[] {
  if (fault === undefined) return []
  const what = { own: 'the head went wrong by itself', crash: 'the head was stopped on purpose', slow: 'answers of the head were held up on purpose' }[fault]
  if (violated === undefined) return [what]
  const [part, metric] = violated.includes('.') ? violated.split('.', 2) as [string, string] : [undefined, violated]
  return [`${what}: ${part === undefined ? '' : `${part}: `}${metricWords(metric)} violated its promise${detectedSeconds === undefined ? '' : ` after ${formatDuration(detectedSeconds)}`}`]
}
