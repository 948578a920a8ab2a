import type { Finding } from './describe-issues.ts'
import { didYouMean, show } from './nearest-name.ts'
import type { ConfigFile } from './schema.ts'
import type { WrittenThreshold } from './sla-threshold.ts'
import type { Subjects } from './tolerances.ts'

/** What only the service as a whole has, and what is not about a number of requests. */
const WHOLE_ONLY = /^(?:cpu|memory)_utilization_percent$/
const NOT_OF_REQUESTS = /^(?:cpu_utilization_percent|memory_utilization_percent|requests_per_second)$/
const OF_COMPONENTS = /^(?:p\d+|avg)_response_time_ms$/

/** Thresholds about something that is not there, and those on one metric that leave it no value to have, or say the same twice. */
export function checkThresholds({ sla, components }: Pick<Partial<ConfigFile>, 'sla' | 'components'>, subjects: Subjects | undefined): Finding[] {
  const thresholds = sla?.thresholds ?? []
  return thresholds.flatMap((later, index): Finding[] => {
    const found = (key: string, message: string): Finding[] => [{ path: ['sla', 'thresholds', index, key], of: 'value', message }]
    const misplaced = whyMisplaced(later, subjects, components)
    if (misplaced !== undefined) return found('metric', misplaced)
    if (later.minSamples !== undefined && NOT_OF_REQUESTS.test(later.metric)) return found('min-samples', `${later.metric} is not a matter of how many requests there were; leave it out`)
    const earlier = thresholds.slice(0, index).filter((one) => one.metric === later.metric && one.on === later.on)
    if (earlier.some((one) => words(one) === words(later))) return found('breach', `${words(later)} is a breach already; keep one of the two`)
    const opposite = earlier.find((one) => leaveNothing(one.breach, later.breach))
    return opposite === undefined ? [] : found('breach', `contradicts an earlier threshold: where ${words(opposite)} and ${words(later)} are both a breach, every value is one`)
  })
}

function whyMisplaced({ on, metric }: WrittenThreshold, subjects: Subjects | undefined, components: ConfigFile['components'] = {}): string | undefined {
  if (on === undefined || on === 'service' || subjects === undefined) return undefined
  const known = ['service', ...subjects.classes, ...subjects.components]
  if (!known.includes(on)) return `there is no class of requests or component ${show(on)}${didYouMean(on, known)}; allowed: ${known.join(', ')}`
  if (WHOLE_ONLY.test(metric)) return `${metric} is known of the service as a whole only`
  if (subjects.classes.includes(on)) return undefined
  if (!OF_COMPONENTS.test(metric)) return `of a component only times are known: p50, p90, p95, p99 or avg`
  const kind = components[on]?.kind
  return kind === undefined || kind === 'server-timing' ? undefined : `the component ${show(on)} is measured by a probe of its own, in the integration phase: give it \`limits\` there. Under this traffic only what the service tells (kind: server-timing) is seen`
}

type Breach = WrittenThreshold['breach']

function leaveNothing(one: Breach, other: Breach): boolean {
  const [above, below] = one.operator.startsWith('>') ? [one, other] : [other, one]
  if (!above.operator.startsWith('>') || !below.operator.startsWith('<')) return false
  const [low, high] = [valueOf(above), valueOf(below)]
  if (low === undefined || high === undefined) return false
  return low < high || (low === high && (above.operator === '>=' || below.operator === '<='))
}

/** Only known beforehand where it is fixed. */
function valueOf({ limit }: Breach): number | undefined {
  return limit.kind === 'absolute' ? limit.value : undefined
}

function words({ on, metric, breach: { operator, limit, written } }: Pick<WrittenThreshold, 'on' | 'metric' | 'breach'>): string {
  return `${on === undefined ? '' : `${on}.`}${metric} ${operator} ${limit.kind === 'absolute' ? limit.value : written}`
}
