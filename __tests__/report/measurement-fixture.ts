import type { Phase } from '../../src/config/config.ts'
import type { Side } from '../../src/measure/block.ts'
import { Histogram } from '../../src/measure/histogram.ts'
import type { Distribution, PhaseMeasurement, SeriesPoint } from '../../src/measure/result.ts'
import { createRandom } from '../../src/workload/random.ts'

/** Median time in ms per request class and component, and how much slower the head is. */
export type Speeds = Record<string, { kind: 'class' | 'component'; medianMs: number; samples: number }>
export const SPEEDS: Speeds = {
  safe: { kind: 'class', medianMs: 1.9, samples: 8400 },
  risky: { kind: 'class', medianMs: 4.2, samples: 2400 },
  complex: { kind: 'class', medianMs: 11.5, samples: 1200 },
  policy: { kind: 'component', medianMs: 1.15, samples: 3600 },
  'event-store': { kind: 'component', medianMs: 0.42, samples: 12_000 },
  llm: { kind: 'component', medianMs: 3.1, samples: 2400 },
}

export type MeasurementOptions = { phase: Phase; sides: readonly Side[]; slower?: Record<string, number>; rounds?: number; seconds?: number }

/** What a phase of the example service measures: log-normal latencies with a slow tail, a daily curve of load, drawn from a seed. */
export function measurementOf({ phase, sides, slower = {}, rounds = 6, seconds = 10 }: MeasurementOptions): PhaseMeasurement {
  const sent = sides.length * 12_000
  return {
    phase, measuredMs: rounds * seconds * 1000, rounds, layout: sides.length === 2 ? 'duet' : 'single', blocks: [],
    distributions: sides.flatMap((side) => Object.entries(SPEEDS).map(([name, speed]) => distribution(side, name, speed, side === 'head' ? (slower[name] ?? 1) : 1))),
    series: sides.flatMap((side) => seriesOf(side, rounds, seconds, side === 'head' ? (slower['safe'] ?? 1) : 1)),
    absences: phase === 'load' ? [{ metric: 'gc_time_total_ms', subject: { kind: 'service', name: 'service' }, reason: 'the service is not a Node.js process, so its garbage collector cannot be asked' }] : [],
    validity: [
      { name: 'requests measured', ok: true, observed: `${sent}`, limit: 'at least 50' },
      { name: 'realised mix', ok: true, observed: 'χ² 1.2: safe 70.0 %, risky 20.0 %, complex 10.0 %', limit: 'χ² at most 18.4 against safe 70.0 %, risky 20.0 %, complex 10.0 %' },
      { name: 'generator lag', ok: true, observed: 'p99 0.8 ms', limit: 'p99 at most 5 ms', advice: 'lower load.rate or use a larger runner' },
    ],
    requests: { sent, failed: 3, errors: { timeout: 2, status: 1 } },
    mix: [{ class: 'safe', planned: 0.7, realised: 0.7003 }, { class: 'risky', planned: 0.2, realised: 0.1994 }, { class: 'complex', planned: 0.1, realised: 0.1003 }],
    generator: { lagP99Ms: 0.8, lagMaxMs: 4.1, achievedShare: 0.998, cpuMsPer1000: 61, agentsPeak: 250 },
  }
}

function distribution(side: Side, name: string, { kind, medianMs, samples }: Speeds[string], factor: number): Distribution {
  const random = createRandom(name.length * 31 + (side === 'head' ? 1 : 0))
  const latencyUs = new Histogram()
  for (let i = 0; i < samples; i++) {
    const slow = random.next() < 0.02 ? 4 + random.exponential(2) : 1
    latencyUs.record(medianMs * 1000 * factor * slow * Math.exp(0.35 * (random.next() + random.next() + random.next() - 1.5)))
  }
  return { subject: { kind, name }, side, latencyUs: latencyUs.encode(), samples }
}

function seriesOf(side: Side, rounds: number, seconds: number, factor: number): SeriesPoint[] {
  const random = createRandom(side === 'base' ? 5 : 6)
  return Array.from({ length: rounds * seconds }, (_, index) => {
    const second = index % seconds
    const planned = 150 * (1 + Math.sin((second / seconds) * Math.PI))
    return {
      side, round: Math.floor(index / seconds), second, plannedRatePerSecond: planned, ratePerSecond: planned + random.next() * 14 - 7,
      errorShare: index === 17 ? 0.01 : 0, p50Ms: 2.4 * factor + random.next() * 0.2, p99Ms: 19 * factor + random.next() * 6,
      cpuPercent: 38 * factor + random.next() * 9, memoryMb: 118 + second * 0.8 + random.next() * 3,
    }
  })
}
