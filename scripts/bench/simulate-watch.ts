import type { SlaThreshold } from '../../src/config/config.ts'
import { DEFAULT_THRESHOLDS } from '../../src/config/thresholds-default.ts'
import { combineSlaRounds, isSlaDecided, judgeSlaPromises, SLA_LOOKS } from '../../src/judge/promises/promises.ts'
import type { Observed } from '../../src/judge/promises/sla-metrics.ts'
import { noViolations, reduceViolations } from '../../src/judge/promises/violations.ts'
import { Histogram } from '../../src/measure/histogram.ts'
import type { PromiseResult } from '../../src/measure/result.ts'
import { createRandom, type Random } from '../../src/workload/random.ts'

/** "99 % under 100 ms" under 200 requests/s for half a minute, watched and judged as the SLA phase does, with slow requests drawn by chance. */

export const RATE = 200
export const SECONDS = 30
export const P99: SlaThreshold = { ...(DEFAULT_THRESHOLDS[1] as SlaThreshold), graceMs: 3000 }
const RULES = [{ threshold: P99, graceMs: P99.graceMs }]

/** One round: when it fired, and what the whole of it says. */
export function watchRound(random: Random, shareAt: (second: number) => number): { firedMs: number | undefined; promises: PromiseResult[] } {
  const slow: number[] = []
  let state = noViolations(RULES)
  for (let second = 1; second <= SECONDS; second++) {
    slow.push(slowIn(shareAt(second - 1), random))
    const window = slow.slice(-P99.windowMs / 1000)
    state = reduceViolations(state, { within: () => seen(window.length * RATE, total(window)), atMs: second * 1000 }, RULES).state
  }
  return { firedMs: state.violations.find((one) => one.firedMs !== undefined)?.firedMs, promises: judgeSlaPromises([P99], seen(SECONDS * RATE, total(slow)), state.violations) }
}

/** A whole gate: rounds until they decide. */
export function watchGate(seed: number, share: number): { first: PromiseResult['verdict']; verdict: PromiseResult['verdict']; rounds: number; /** In its first round. */ firedMs: number | undefined } {
  const random = createRandom(seed)
  const { firedMs, promises } = watchRound(random, () => share)
  const rounds = [promises]
  while (rounds.length < (SLA_LOOKS.at(-1) ?? 1) && !isSlaDecided(rounds)) rounds.push(watchRound(random, () => share).promises)
  const verdictOf = (promises: readonly PromiseResult[] = []) => promises[0]?.verdict ?? 'inconclusive'
  return { first: verdictOf(rounds[0]), verdict: verdictOf(combineSlaRounds(rounds)), rounds: rounds.length, firedMs }
}

const known = new Map<string, Observed>()

function seen(requests: number, slow: number): Observed {
  const key = `${requests}/${slow}`
  let observed = known.get(key)
  if (observed === undefined) {
    const latencyUs = new Histogram()
    for (let i = 0; i < requests; i++) latencyUs.record(i < slow ? 400_000 : 5000)
    known.set(key, observed = { durationMs: (requests / RATE) * 1000, requests, failed: 0, latencyUs, cpuPercent: undefined, memoryPercent: undefined })
  }
  return observed
}

function slowIn(share: number, random: Random): number {
  let slow = 0
  for (let i = 0; i < RATE; i++) if (random.next() < share) slow++
  return slow
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
