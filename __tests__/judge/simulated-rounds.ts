import type { RecordedPair } from '../../src/measure/recorded-gate.ts'
import { createRandom } from '../../src/workload/random.ts'

export type Noise = 'quiet' | 'noisy'
/** What the head really does to its requests: factors of the CPU time, of every latency, and of those of the slowest 3 %. */
export type Effect = { cpu?: number; all?: number; tail?: number }

const BLOCKS = 6
const REQUESTS = 100
/** Requests are drawn once and used again in other places of the stream, with sides swapped by chance, so that luck of the pool favours neither. */
const POOL = 60_000
/** Standard deviations of logarithms, and shares. Chosen so that rounds differ by what was recorded on two shared cores (statistics.md). */
const MACHINE = {
  quiet: { near: 0.004, far: 0.12, block: 0.001, luck: 0.0025, waits: 0.028, requestCpu: 0.15, cpuLuck: 0.0115, heavy: 0, burst: 0 },
  noisy: { near: 0.014, far: 0.12, block: 0.006, luck: 0.006, waits: 0.036, requestCpu: 0.2, cpuLuck: 0.02, heavy: 0.1, burst: 0.05 },
} as const
/** How different requests are: log-normal, and a few far larger ones. */
const SIZES = { sd: 0.5, large: 0.04 }
/** Requests noisier than most, but for the large ones, whose work outweighs what the machine does to them. */
const FAR_SHARE = 0.3
const FAR_BELOW = 0.9
/**
 * From this size on a request has to wait for others, wholly from a tenth above it on. Were it many requests, the median of matched ones would have
 * two peaks, and a t test over four rounds of that errs in 1.5 % of gates instead of 1 %.
 */
const WAITS = 0.55
/** The size that 3 % of the requests exceed. */
const SLOWEST = 1.4

/**
 * A stream of rounds, each with luck of its own; blocks scatter around it, and every block is requests, the same on both sides. A noisy machine
 * has rounds that scatter threefold, blocks with bursts, and drifts from round to round.
 */
export function simulateRounds({ noise, count, seed, effect = {} }: { noise: Noise; count: number; seed: number; effect?: Effect }): RecordedPair[][] {
  const machine = MACHINE[noise]
  const { next: chance, integer } = createRandom(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  const pool = drawRequests(machine, chance, normal)
  let drift = 0
  return Array.from({ length: count }, () => {
    const heavy = chance() < machine.heavy ? 3 : 1
    drift = noise === 'noisy' ? 0.3 * drift + 0.3 * normal() : 0
    const [luck, waits, cpuLuck] = [machine.luck, machine.waits, machine.cpuLuck].map((sd) => sd * (heavy * normal() + drift)) as [number, number, number]
    const base = new Float64Array(BLOCKS * REQUESTS)
    const head = new Float64Array(BLOCKS * REQUESTS)
    const pairs = Array.from({ length: BLOCKS }, (_, block): RecordedPair => {
      const [one, other] = chance() < 0.5 ? [0, 1] as const : [1, 0] as const
      const from = integer(POOL - REQUESTS)
      const restless = machine.block * (chance() < machine.burst ? 3 : 1)
      const mood = luck + restless * normal() + Math.log(effect.all ?? 1)
      const ratios = new Float64Array(REQUESTS)
      for (let i = 0; i < REQUESTS; i++) {
        const size = pool.sizes[from + i] as number
        const waiting = Math.min(1, Math.max(0, (size - WAITS) / 0.1)) * waits
        const at = block * REQUESTS + i
        base[at] = size + (pool.noise[one][from + i] as number)
        head[at] = size + (pool.noise[other][from + i] as number) + mood + waiting + (size > SLOWEST ? Math.log(effect.tail ?? 1) : 0)
        ratios[i] = head[at] - base[at]
      }
      const cpuOf = (side: 0 | 1) => ((pool.cpu[side][from + REQUESTS] as number) - (pool.cpu[side][from] as number)) / REQUESTS
      const mlr = ((ratios.sort()[REQUESTS / 2 - 1] as number) + (ratios[REQUESTS / 2] as number)) / 2
      return { a: { cpu: cpuOf(one) }, b: { cpu: cpuOf(other) * Math.exp(cpuLuck + restless * normal()) * (effect.cpu ?? 1) }, mlr }
    })
    // Quantiles are those of all requests of the round, as a measured gate merges its histograms.
    const [first] = pairs as [RecordedPair]
    first.a.q = quantiles(base.sort())
    first.b.q = quantiles(head.sort())
    return pairs
  })
}

type Requests = { sizes: Float64Array; noise: readonly [Float64Array, Float64Array]; cpu: readonly [Float64Array, Float64Array] }

/** Logarithms of sizes and of what each side's machine does to them; CPU times as sums from the start, so that a block's mean is a difference. */
function drawRequests(machine: (typeof MACHINE)[Noise], chance: () => number, normal: () => number): Requests {
  const sizes = Float64Array.from({ length: POOL }, () => SIZES.sd * normal() + (chance() < SIZES.large ? 1 + Math.abs(normal()) : 0))
  const noise = () => sizes.map((size) => (size < FAR_BELOW && chance() < FAR_SHARE ? machine.far : machine.near) * normal())
  const cpu = () => {
    const sums = new Float64Array(POOL + 1)
    for (const [i, size] of sizes.entries()) sums[i + 1] = (sums[i] as number) + 1000 * Math.exp(size / 2 + machine.requestCpu * normal())
    return sums
  }
  return { sizes, noise: [noise(), noise()], cpu: [cpu(), cpu()] }
}

/** In µs, where a recorded side has them. */
function quantiles(sortedLogs: Float64Array): number[] {
  const shares: Record<number, number> = { 4: 0.5, 6: 0.9, 9: 0.99 }
  return Array.from({ length: 13 }, (_, at) => 5000 * Math.exp(shares[at] === undefined ? 0 : (sortedLogs[Math.floor(sortedLogs.length * shares[at])] as number)))
}
