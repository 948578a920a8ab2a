import { describe, expect, test } from 'vitest'
import { fitScalability } from '../../../src/judge/capacity/scalability.ts'
import type { ConcurrencyPoint, ScalabilityFit } from '../../../src/measure/capacity.ts'
import { seededNormal } from '../seeded-normal.ts'

type Law = { lambda: number; sigma: number; kappa: number }
const throughput = ({ lambda, sigma, kappa }: Law, n: number) => (lambda * n) / (1 + sigma * (n - 1) + kappa * n * (n - 1))
const LADDER = [1, 2, 4, 8, 16, 32, 64]

/** A service that follows a law, each process a little faster or slower than it, each point off by chance. */
function simulate(law: Law, { rounds = 3, ladder = LADDER, betweenProcesses = 0.02, noise = 0.02, seed = 1 } = {}): ConcurrencyPoint[] {
  const normal = seededNormal(seed)
  return Array.from({ length: rounds }, (_, round) => {
    const speed = Math.exp(betweenProcesses * normal())
    return ladder.map((concurrency): ConcurrencyPoint => ({ side: 'head', round, concurrency, durationMs: 1500, requests: 1000, failed: 0, throughputPerSecond: throughput(law, concurrency) * speed * Math.exp(noise * normal()) }))
  }).flat()
}

function fitted(points: ConcurrencyPoint[]): Extract<ScalabilityFit, { kind: 'fitted' }> {
  const fit = fitScalability(points)
  if (fit.kind === 'refused') throw new Error(fit.reason)
  return fit
}

const RETROGRADE = { lambda: 200, sigma: 0.05, kappa: 0.002 }

describe('the universal scalability law', () => {
  test('is recovered exactly from points without noise', () => {
    const fit = fitted(simulate(RETROGRADE, { noise: 0, betweenProcesses: 0 }))
    expect(fit.lambda.value).toBeCloseTo(200, 6)
    expect(fit.sigma.value).toBeCloseTo(0.05, 8)
    expect(fit.kappa.value).toBeCloseTo(0.002, 8)
    expect(fit.peak?.concurrency.value).toBeCloseTo(Math.sqrt(0.95 / 0.002), 4)
  })
  test('agrees with the fit of the ray-tracing benchmark in the book of Gunther: 5 % contention, hardly any crosstalk', () => {
    // Processors and rays per second, Guerrilla Capacity Planning (2007), ch. 5.
    const origin: [number, number][] = [[1, 20], [4, 78], [8, 130], [12, 170], [16, 190], [20, 200], [24, 210], [28, 230], [32, 260], [48, 280], [64, 310]]
    const points = [0, 1, 2].flatMap((round) => origin.map(([concurrency, throughputPerSecond]): ConcurrencyPoint => ({ side: 'head', round, concurrency, durationMs: 1000, requests: 1, failed: 0, throughputPerSecond })))
    const fit = fitted(points)
    expect(fit.sigma.value).toBeGreaterThan(0.04)
    expect(fit.sigma.value).toBeLessThan(0.06)
    expect(fit.kappa.value).toBeLessThan(2e-4)
  })
  test('has intervals that hold the truth about as often as they say: parameters and curve over 400 simulated services', () => {
    const hits = { lambda: 0, sigma: 0, kappa: 0, curve: 0 }
    for (let seed = 1; seed <= 400; seed++) {
      const fit = fitted(simulate(RETROGRADE, { seed }))
      for (const key of ['lambda', 'sigma', 'kappa'] as const) if (fit[key].low <= RETROGRADE[key] && RETROGRADE[key] <= fit[key].high) hits[key]++
      const middle = fit.curve[20]!
      if (middle.low <= throughput(RETROGRADE, middle.concurrency) && throughput(RETROGRADE, middle.concurrency) <= middle.high) hits.curve++
    }
    for (const [key, count] of Object.entries(hits)) expect(count / 400, key).toBeGreaterThan(0.9)
  })
  test('tells no peak that was not measured, and no curve beyond the last concurrency', () => {
    const fit = fitted(simulate(RETROGRADE, { ladder: [1, 2, 4, 8, 16] }))
    expect(fit.peak).toBeUndefined()
    expect(fit.caution).toBe('up to 16 at once, throughput was not seen to fall; beyond that nothing was measured, and nothing is told')
    expect(fit.curve.at(-1)?.concurrency).toBe(16)
  })
  test('knows a service that one thread limits: all contention, nothing lost by more of it', () => {
    const fit = fitted(simulate({ lambda: 480, sigma: 1, kappa: 0 }))
    expect(fit.sigma.value).toBeCloseTo(1, 1)
    expect(fit.peak).toBeUndefined()
  })
  test('refuses where two processes cannot tell chance from scale, where too few concurrencies were tried, and where it is another law', () => {
    expect(fitScalability(simulate(RETROGRADE, { rounds: 2 }))).toMatchObject({ kind: 'refused', reason: expect.stringContaining('2 processes') })
    expect(fitScalability(simulate(RETROGRADE, { ladder: [1, 2, 4] }))).toMatchObject({ kind: 'refused' })
    expect(fitScalability([])).toMatchObject({ kind: 'refused', reason: expect.stringContaining('not measured') })
    const cliff = simulate({ lambda: 100, sigma: 0, kappa: 0 }).map((point) => (point.concurrency > 16 ? { ...point, throughputPerSecond: point.throughputPerSecond / 20 } : point))
    expect(fitScalability(cliff)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('does not describe') })
  })
})
