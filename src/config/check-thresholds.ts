import type { SlaThreshold } from './config.ts'
import type { Finding } from './describe-issues.ts'
import type { ConfigFile } from './schema.ts'

/** Thresholds on one metric that leave it no value to have, or say the same twice. */
export function checkThresholds({ sla }: Pick<Partial<ConfigFile>, 'sla'>): Finding[] {
  const thresholds = sla?.thresholds ?? []
  return thresholds.flatMap((later, index): Finding[] => {
    const earlier = thresholds.slice(0, index).filter((one) => one.metric === later.metric)
    const found = (message: string): Finding[] => [{ path: ['sla', 'thresholds', index, 'breach'], of: 'value', message }]
    if (earlier.some((one) => words(one) === words(later))) return found(`${words(later)} is a breach already; keep one of the two`)
    const opposite = earlier.find((one) => leaveNothing(one.breach, later.breach))
    return opposite === undefined ? [] : found(`contradicts an earlier threshold: where ${words(opposite)} and ${words(later)} are both a breach, every value is one`)
  })
}

function leaveNothing(one: SlaThreshold['breach'], other: SlaThreshold['breach']): boolean {
  const [above, below] = one.operator.startsWith('>') ? [one, other] : [other, one]
  if (!above.operator.startsWith('>') || !below.operator.startsWith('<')) return false
  return above.value < below.value || (above.value === below.value && (above.operator === '>=' || below.operator === '<='))
}

function words({ metric, breach }: Pick<SlaThreshold, 'metric' | 'breach'>): string {
  return `${metric} ${breach.operator} ${breach.value}`
}
