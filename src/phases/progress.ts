import type { LoadProgress } from '../load/engine.ts'
import type { PhaseMeasurement } from '../measure/result.ts'

/** One line a person can follow: agents, rate, and per side the p99 and the errors. */
export function describeProgress(progress: LoadProgress): string {
  const sides = progress.sides.map((side) => `${side.side} p99 ${side.p99Us === undefined ? '–' : `${(side.p99Us / 1000).toFixed(1)} ms`}${side.errors === 0 ? '' : `, ${side.errors} errors`}`)
  const rate = Math.max(0, ...progress.sides.map((side) => side.ratePerSecond))
  return `${progress.agents} agents  ${rate.toFixed(0)}/s  ${sides.join('  ')}`
}

/**
 * Which round is played, and when the phase is over if the evidence is enough at the next look: known once a round has shown how long one takes.
 * `round` counts from zero.
 */
export function describePosition({ round, looks, roundMs, elapsedMs }: { round: number; looks: readonly number[]; roundMs: number | undefined; elapsedMs: number }): string {
  const next = looks.find((look) => look > round) ?? round + 1
  const last = looks.at(-1) ?? next
  const rounds = `round ${round + 1} of ${next}${last > next ? ` to ${last}` : ''}`
  return roundMs === undefined ? rounds : `${rounds}  ${describeTimeLeft(Math.max(0, (next - round) * roundMs - elapsedMs))}`
}

/** What a phase came to, when it is over. */
export function describePhase({ phase, rounds, requests }: Pick<PhaseMeasurement, 'phase' | 'rounds' | 'requests'>, tookMs: number): string {
  return `${phase}: ${rounds} round${rounds === 1 ? '' : 's'}, ${requests.sent} requests, ${requests.failed} failed, in ${Math.round(tookMs / 1000)} s`
}

function describeTimeLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 100 ? `about ${seconds} s left` : `about ${Math.ceil(seconds / 60)} min left`
}
