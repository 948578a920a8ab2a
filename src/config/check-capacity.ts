import type { Finding } from './describe-issues.ts'
import type { ConfigFile } from './schema.ts'
import { DEFAULT_THRESHOLD } from './defaults.ts'
import { DEFAULT_THRESHOLDS } from './thresholds-default.ts'

/** A search for the highest rate needs a promise that can break, and tries what it promises. */
export function checkCapacity({ sla }: Pick<Partial<ConfigFile>, 'sla'>): Finding[] {
  if (sla?.capacity === undefined) return []
  const { 'at-least': atLeast, 'at-most': atMost } = sla.capacity
  const canBreak = sla.thresholds?.some(({ metric, breach, severity, muted }) => {
    const usual = severity ?? (DEFAULT_THRESHOLDS.find((one) => one.metric === metric) ?? DEFAULT_THRESHOLD).severity
    return breach.limit.kind === 'absolute' && muted !== true && (usual === 'major' || usual === 'critical')
  })
  return [
    ...(canBreak === false ? [{ path: ['sla', 'capacity'], of: 'key' as const, message: 'nothing could break: give at least one threshold of severity major or critical that has a limit of its own and is not muted' }] : []),
    ...(atLeast === undefined || atMost === undefined || atLeast <= atMost ? [] : [{ path: ['sla', 'capacity', 'at-least'], of: 'value' as const, message: `${atLeast}/s is promised, but no more than ${atMost}/s is tried; raise at-most` }]),
  ]
}
