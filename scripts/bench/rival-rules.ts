import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { judgeRecorded } from '../../src/judge/judge-recorded.ts'
import { estimateDifference, pValueAbove, tInterval, estimateMean } from '../../src/judge/statistics.ts'
import type { RecordedGate, RecordedSide } from '../../src/measure/recorded-gate.ts'

/**
 * How others decide, on the same recorded rounds: true where the rule calls the head a regression. Each as its documentation describes it; where
 * a tool leaves the choice of numbers to its user, the rule looks at CPU per request, mean, p50, p90 and p99 of latency, as ours does.
 */
export const RULES: Record<string, (gate: RecordedGate) => boolean> = {
  'perf-gate': (gate) => judgeRecorded(gate).verdict === 'fail',
  'a threshold of 10 %': (gate) => ratios(gate).some((ratio) => ratio > 1.1),
  '200 %, the default of github-action-benchmark': (gate) => ratios(gate).some((ratio) => ratio > 2),
  'Welch’s t test on requests, 5 %': welchOnRequests,
  'Mann–Whitney on requests, 5 %': mannWhitneyOnRequests,
  'tachometer’s auto-sampling': tachometer,
  'SMP’s rule (90 % interval and 5 %)': smp,
}

const BIN_WIDTH = 0.01

/** Head over base of every number, each side's rounds together. */
function ratios({ rounds }: RecordedGate): number[] {
  const pairs = rounds.flatMap((round) => round.pairs)
  const mean = (pick: (side: RecordedSide) => number | undefined, side: 'a' | 'b') => estimateMean(pairs.map((pair) => pick(pair[side]) ?? Number.NaN)).mean
  return [(side: RecordedSide) => side.cpu, (side: RecordedSide) => side.mean, (side: RecordedSide) => side.q?.[4], (side: RecordedSide) => side.q?.[6], (side: RecordedSide) => side.q?.[9]].map((pick) => mean(pick, 'b') / mean(pick, 'a'))
}

/** Requests in bins of their latency, all rounds together: what a tool that knows no rounds sees. */
function binsOf({ rounds }: RecordedGate, side: 'a' | 'b'): Map<number, number> {
  const bins = new Map<number, number>()
  for (const { pairs } of rounds) {
    for (const pair of pairs) {
      const coded = pair[side].h ?? []
      let bin = 0
      for (let i = 0; i + 1 < coded.length; i += 2) {
        bin += coded[i] as number
        bins.set(bin, (bins.get(bin) ?? 0) + (coded[i + 1] as number))
      }
    }
  }
  return bins
}

function momentsOf(bins: ReadonlyMap<number, number>): { n: number; mean: number; variance: number } {
  let [n, sum, squares] = [0, 0, 0]
  for (const [bin, count] of bins) {
    const value = Math.exp(bin * BIN_WIDTH)
    n += count
    sum += count * value
    squares += count * value ** 2
  }
  return { n, mean: sum / n, variance: (squares - sum ** 2 / n) / (n - 1) }
}

function welchOnRequests(gate: RecordedGate): boolean {
  const [base, head] = [momentsOf(binsOf(gate, 'a')), momentsOf(binsOf(gate, 'b'))]
  const [a, b] = [base.variance / base.n, head.variance / head.n]
  return pValueAbove({ mean: head.mean - base.mean, standardError: Math.sqrt(a + b), degreesOfFreedom: (a + b) ** 2 / (a ** 2 / (base.n - 1) + b ** 2 / (head.n - 1)) }, 0) < 0.05
}

/** By the normal approximation with ties, which thousands of requests allow. */
function mannWhitneyOnRequests(gate: RecordedGate): boolean {
  const [base, head] = [binsOf(gate, 'a'), binsOf(gate, 'b')]
  const bins = [...new Set([...base.keys(), ...head.keys()])].toSorted((one, other) => one - other)
  let [below, u, ties, m, n] = [0, 0, 0, 0, 0]
  for (const bin of bins) {
    const [a, b] = [base.get(bin) ?? 0, head.get(bin) ?? 0]
    u += b * (below + a / 2)
    below += a
    m += a
    n += b
    ties += (a + b) ** 3 - (a + b)
  }
  const total = m + n
  const sd = Math.sqrt(((m * n) / 12) * (total + 1 - ties / (total * (total - 1))))
  return 1 - normalCdf((u - (m * n) / 2) / sd, 0, 1) < 0.05
}

/** One sample a round and side, unpaired; sampled until the 95 % interval of the difference lies on one side of 0 and of ±10 %, looking after every round. */
function tachometer({ rounds }: RecordedGate): boolean {
  const [base, head] = [meansOf(rounds, 'a'), meansOf(rounds, 'b')]
  for (let count = 2; count <= rounds.length; count++) {
    const difference = tInterval(estimateDifference(head.slice(0, count), base.slice(0, count), 0), 0.95) as [number, number]
    const level = estimateMean(base.slice(0, count)).mean
    const decided = [0, -0.1 * level, 0.1 * level].every((horizon) => difference[0] > horizon || difference[1] < horizon)
    if (decided || count === rounds.length) return difference[0] > 0
  }
  return false
}

/** Flags when the 90 % interval of the difference of means excludes 0 and the difference is 5 % or more. */
function smp({ rounds }: RecordedGate): boolean {
  const [base, head] = [meansOf(rounds, 'a'), meansOf(rounds, 'b')]
  const difference = estimateDifference(head, base, 0)
  return (tInterval(difference, 0.9) as [number, number])[0] > 0 && difference.mean >= 0.05 * estimateMean(base).mean
}

function meansOf(rounds: RecordedGate['rounds'], side: 'a' | 'b'): number[] {
  return rounds.map(({ pairs }) => estimateMean(pairs.map((pair) => pair[side].mean ?? Number.NaN)).mean)
}
