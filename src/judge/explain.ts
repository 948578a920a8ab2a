import type { Distribution, Explanation } from '../measure/result.ts'
import type { Phase } from '../config/config.ts'
import type { Side } from '../measure/block.ts'
import { decodeHistogram } from '../measure/histogram.ts'

/**
 * Splits the change of mean latency over all requests among the components that `Server-Timing` named. A component's part is the
 * change of its total time divided by the number of requests, so components add up whatever share of requests touches them.
 * Undefined when no component was seen on both sides.
 */
export function explainChange(phase: Phase, distributions: readonly Distribution[]): Explanation | undefined {
  const base = timePerRequest(distributions, 'base')
  const head = timePerRequest(distributions, 'head')
  if (base === undefined || head === undefined) return undefined
  const totalChangeMs = head.totalMs - base.totalMs
  const components = [...head.components]
    .filter(([name]) => base.components.has(name))
    .map(([name, ms]) => ({ name, changeMs: ms - (base.components.get(name) as number) }))
    .map((one) => ({ ...one, share: totalChangeMs === 0 ? 0 : one.changeMs / totalChangeMs }))
    .toSorted((a, b) => Math.abs(b.changeMs) - Math.abs(a.changeMs))
  return components.length === 0 ? undefined : { phase, class: 'all', totalChangeMs, components }
}

function timePerRequest(distributions: readonly Distribution[], side: Side): { totalMs: number; components: Map<string, number> } | undefined {
  const mine = distributions.filter((one) => one.side === side && one.samples > 0)
  const classes = mine.filter((one) => one.subject.kind === 'class')
  const requests = classes.reduce((total, one) => total + one.samples, 0)
  if (requests === 0) return undefined
  const perRequestMs = (one: Distribution) => ((decodeHistogram(one.latencyUs).mean ?? 0) * one.samples) / requests / 1000
  return {
    totalMs: classes.reduce((total, one) => total + perRequestMs(one), 0),
    components: new Map(mine.filter((one) => one.subject.kind === 'component').map((one) => [one.subject.name, perRequestMs(one)])),
  }
}
