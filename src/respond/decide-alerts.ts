import type { AlertsConfig } from '../config/config.ts'
import { isAtLeast } from '../judge/promises/promises.ts'
import { nameOf } from '../judge/promises/violations.ts'
import type { Violation } from '../measure/result.ts'

export type Alert = { event: 'firing' | 'escalated' | 'resolved'; violation: Violation }
/** The last that was told of each promise. */
export type Told = Readonly<Record<string, Alert['event']>>

/**
 * What is to be told of the violations as they stand at `atMs` of their round, given what was told before: each promise once when it
 * fires, once when it has fired for long, and once when it is kept again. One that flaps, or breaks in the confirming round too, is
 * no news.
 */
export function decideAlerts(told: Told, violations: readonly Violation[], atMs: number, { from, escalateAfterMs }: Pick<AlertsConfig, 'from' | 'escalateAfterMs'>): { told: Told; alerts: Alert[] } {
  const alerts: Alert[] = []
  const now: Record<string, Alert['event']> = { ...told }
  for (const violation of violations) {
    if (violation.firedMs === undefined || violation.muted === true || !isAtLeast(violation.severity, from)) continue
    const key = `${nameOf(violation)} ${violation.limit}`
    const event = nextEvent(now[key], violation, atMs - violation.firedMs >= escalateAfterMs)
    if (event === undefined) continue
    now[key] = event
    alerts.push({ event, violation })
  }
  return { told: now, alerts }
}

function nextEvent(before: Alert['event'] | undefined, { state }: Violation, isLong: boolean): Alert['event'] | undefined {
  if (before === 'resolved') return undefined
  if (state === 'resolved') return before === undefined ? undefined : 'resolved'
  if (before === undefined) return 'firing'
  return before === 'firing' && isLong ? 'escalated' : undefined
}
