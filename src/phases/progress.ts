import type { LoadProgress } from '../load/engine.ts'

/** One line a person can follow: time left, agents, rate, and per side the p99 and the errors. */
export function describeProgress(progress: LoadProgress): string {
  const sides = progress.sides.map((side) => `${side.side} p99 ${side.p99Us === undefined ? '–' : `${(side.p99Us / 1000).toFixed(1)} ms`}${side.errors === 0 ? '' : `, ${side.errors} errors`}`)
  const rate = Math.max(0, ...progress.sides.map((side) => side.ratePerSecond))
  return `${Math.ceil(progress.remainingMs / 1000)} s left  ${progress.agents} agents  ${rate.toFixed(0)}/s  ${sides.join('  ')}`
}
