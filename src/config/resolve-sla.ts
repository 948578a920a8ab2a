import type { CapacityConfig, RelativeThreshold, SlaConfig, SlaThreshold } from './config.ts'
import { DEFAULT_CAPACITY, DEFAULT_SLA, DEFAULT_THRESHOLD, DEFAULT_WATCH } from './defaults.ts'
import { resolvePattern } from './resolve-pattern.ts'
import type { ConfigFile } from './schema.ts'
import type { WrittenThreshold } from './sla-threshold.ts'
import { DEFAULT_THRESHOLDS } from './thresholds-default.ts'

type LineOf = (path: readonly PropertyKey[]) => number | undefined

/** The traffic of the SLA phase and what is promised of it, for a service with these classes of requests. */
export function resolveSla({ sla, load }: ConfigFile, classes: readonly string[], lineOf: LineOf): SlaConfig {
  const thresholds = sla?.thresholds?.map((written, index) => resolveThreshold(written, classes, lineOf(['sla', 'thresholds', index])))
  return {
    durationMs: sla?.duration ?? DEFAULT_SLA.durationMs, warmUpMs: sla?.['warm-up'] ?? DEFAULT_SLA.warmUpMs,
    ratePerSecond: sla?.rate ?? DEFAULT_SLA.ratePerSecond, pattern: resolveTraffic(sla, load, classes),
    thresholds: thresholds?.filter((one) => 'value' in one.breach) as SlaThreshold[] | undefined ?? [...DEFAULT_THRESHOLDS],
    relative: (thresholds ?? []).filter((one) => 'factor' in one.breach) as RelativeThreshold[],
    abortOn: sla?.['abort-on'], capacity: resolveCapacity(sla?.capacity, lineOf),
  }
}

function resolveCapacity(capacity: NonNullable<ConfigFile['sla']>['capacity'], lineOf: LineOf): CapacityConfig | undefined {
  if (capacity === undefined) return undefined
  const atLeast = capacity['at-least']
  return {
    budgetMs: capacity.budget ?? DEFAULT_CAPACITY.budgetMs, stepMs: capacity.step ?? DEFAULT_CAPACITY.stepMs, atMostPerSecond: capacity['at-most'] ?? DEFAULT_CAPACITY.atMostPerSecond,
    atLeast: atLeast === undefined ? undefined : { ratePerSecond: atLeast, line: lineOf(['sla', 'capacity', 'at-least']) },
  }
}

/** Agents without a pattern are there all the time, and ask as often as those of `load` do between two thoughts. */
function resolveTraffic(sla: ConfigFile['sla'], load: ConfigFile['load'], classes: readonly string[]): SlaConfig['pattern'] {
  if (sla?.pattern !== undefined) return { pattern: resolvePattern(sla.pattern, classes), ratePerSecond: sla.rate, agents: sla.agents }
  if (sla?.agents === undefined) return undefined
  const { agents } = sla
  const like = resolvePattern(load?.pattern, classes)
  const baseRatePerSecond = sla.rate ?? (agents * 1000) / Math.max(MIN_THINK_MS, like.think.meanMs)
  return { pattern: { ...like, name: `${agents} agents`, shape: 'flat', peakFactor: 1, burst: { probability: 0, factor: 1 }, agents: { base: agents, peak: agents }, baseRatePerSecond }, ratePerSecond: undefined, agents }
}

/** Agents who do not think at all ask ten times a second. */
const MIN_THINK_MS = 100

/** A threshold that leaves something out takes it from the default one on the same metric. */
function resolveThreshold(written: WrittenThreshold, classes: readonly string[], line: number | undefined): SlaThreshold | RelativeThreshold {
  const { on, metric, breach: { operator, limit, written: text } } = written
  const usual = DEFAULT_THRESHOLDS.find((one) => one.metric === metric) ?? DEFAULT_THRESHOLD
  const common = {
    metric, subject: subjectOf(on, classes), severity: written.severity ?? usual.severity, graceMs: written.graceMs ?? usual.graceMs, rollback: written.rollback ?? usual.rollback,
    windowMs: written.windowMs ?? DEFAULT_WATCH.windowMs, minSamples: written.minSamples ?? DEFAULT_WATCH.minSamples, muted: written.muted ?? DEFAULT_WATCH.muted, line,
  }
  if (limit.kind === 'absolute') return { ...common, breach: { operator, value: limit.value } }
  return { ...common, breach: { operator, factor: limit.factor, offset: limit.offset, written: text } }
}

function subjectOf(on: string | undefined, classes: readonly string[]): SlaThreshold['subject'] {
  if (on === undefined || on === 'service') return { kind: 'service', name: 'service' }
  return { kind: classes.includes(on) ? 'class' : 'component', name: on }
}
