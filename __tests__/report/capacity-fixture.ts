import type { Side } from '../../src/measure/block.ts'
import { beginSearch, nextStep, takeStep } from '../../src/judge/capacity/search.ts'
import { judgeCapacity } from '../../src/judge/capacity/verdict.ts'
import type { CapacityMeasurement, CapacityStep, ConcurrencyPoint } from '../../src/measure/capacity.ts'
import { createRandom } from '../../src/workload/random.ts'

/** A search as the phase writes it down, on a simulated service of one thread on two cores. */
export function capacityMeasurement(): CapacityMeasurement {
  const limits: Record<Side, number[]> = { base: [508, 496, 502], head: [452, 446, 461] }
  const sides = ['base', 'head'] as const
  return {
    steps: sides.flatMap((side) => limits[side].flatMap((limit, round) => stepsOf(side, limit, round))), points: sides.flatMap((side) => limits[side].flatMap((limit, round) => pointsOf(side, limit, round))),
    measuredMs: 214_000, budgetMs: 240_000, stepMs: 5000, isCutShort: false, isFresh: true, notes: [], peakPerSecond: 375, burstPerSecond: 1875, cpus: 2, cpusOf: 'machine', memory: { memoryMb: 16_384, of: 'machine' },
  }
}

export const capacityVerdict = () => judgeCapacity(capacityMeasurement())

function stepsOf(side: Side, limit: number, round: number): CapacityStep[] {
  const random = createRandom(round, side === 'base' ? 1 : 2)
  const steps: CapacityStep[] = []
  let state = beginSearch({ startPerSecond: round === 0 ? limit * 0.7 : limit * 0.95, factor: round === 0 ? 1.25 : 1.08, atMostPerSecond: 100_000 })
  for (let next = nextStep(state, 100_000); next.kind === 'try'; next = nextStep(state, 100_000)) {
    const { ratePerSecond } = next
    const holds = ratePerSecond <= limit
    const load = ratePerSecond / limit
    const meanMs = (holds ? 2.2 + 1.1 / (1.02 - Math.min(1, load)) : 60 + 2400 * (load - 1)) * (1 + 0.2 * random.next())
    steps.push({
      side, round, ratePerSecond, durationMs: holds ? 5000 : 2000, requests: Math.round(ratePerSecond * (holds ? 5 : 2)), failed: 0, verdict: holds ? 'held' : 'broken', ...(holds ? {} : { reason: 'p99_response_time_ms > 100: broken: 82 of 961 requests beyond it, 1.0 % allowed' }),
      throughputPerSecond: Math.min(ratePerSecond, limit), meanMs, p99Ms: meanMs * (holds ? 1.6 : 3), lagP99Ms: 1.2, cpuCores: Math.min(1.01, load), busiestThreadCores: Math.min(0.99, load), busiestThreadWait: 0.01, memoryMb: 84, generatorCores: 0.11, components: [],
    })
    state = takeStep(state, holds ? 'held' : 'broken', 100_000)
  }
  return steps
}

/** Contention, and a little crosstalk: throughput falls beyond about twenty at once. */
function pointsOf(side: Side, limit: number, round: number): ConcurrencyPoint[] {
  const random = createRandom(round, side === 'base' ? 3 : 4)
  return [1, 2, 4, 8, 16, 32, 64].map((concurrency) => {
    const throughputPerSecond = ((limit * 0.42 * concurrency) / (1 + 0.3 * (concurrency - 1) + 0.0016 * concurrency * (concurrency - 1))) * (0.98 + 0.04 * random.next())
    return { side, round, concurrency, durationMs: 1500, requests: Math.round(throughputPerSecond * 1.5), failed: 0, throughputPerSecond, cpuCores: 0.95 }
  })
}
