import type { Block } from '../../../src/measure/block.ts'
import type { CompareConfig } from '../../../src/config/config.ts'
import { seededNormal } from '../seeded-normal.ts'

export const COMPARE: CompareConfig = {
  mode: 'paired', margin: 0.05, margins: { p99_response_time_ms: 0.25 }, floors: { error_rate_percent: 1 },
  rounds: { min: 5, max: 8 }, budgetMs: 300_000, drift: { budget: 0.15, fail: false }, baseRef: undefined, waivers: [], profile: true,
}

/** Rounds of both sides around `level`, drifting together from round to round, with independent noise of `noise` (log sd) and a true `effect` on the head. */
export function pairedBlocks({ metric = 'cpu_ms_per_request', rounds, effect, noise, seed, level = 1 }: { metric?: string; rounds: number; effect: number; noise: number; seed: number; level?: number }): Block[] {
  const normal = seededNormal(seed)
  return Array.from({ length: rounds }, (_, round) => round).flatMap((round) => {
    const drift = 0.2 * normal()
    return (['base', 'head'] as const).map((side) => ({
      metric, subject: { kind: 'service' as const, name: 'service' }, unit: 'ms_per_request' as const, worse: 'higher' as const, side, round, slot: 0,
      value: level * Math.exp(drift + (noise / Math.SQRT2) * normal()) * (side === 'head' ? 1 + effect : 1), samples: 200,
    }))
  })
}
