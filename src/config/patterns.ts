import type { Pattern } from './config.ts'

/** How agents behave, in every pattern: sessions, pauses, retries, and where in the world they sit. */
const AGENTS: Pick<Pattern, 'shape' | 'session' | 'think' | 'retry' | 'timeZones'> = {
  shape: 'day',
  session: { meanMs: 300_000 },
  think: { meanMs: 2_000, jitter: 0.5 },
  retry: { errorShare: 0.02, retriedShare: 0.8, afterMs: 1_000 },
  timeZones: [
    { name: 'US-East', share: 0.35, shiftHours: -5 },
    { name: 'US-West', share: 0.25, shiftHours: -8 },
    { name: 'Europe', share: 0.25, shiftHours: 1 },
    { name: 'Asia', share: 0.15, shiftHours: 8 },
  ],
}

export type PatternName = 'business_hours' | 'maintenance_window' | 'incident_response' | 'scale_test'
export const PATTERN_NAMES = ['business_hours', 'maintenance_window', 'incident_response', 'scale_test'] as const satisfies readonly PatternName[]

export const PATTERNS: Readonly<Record<PatternName, Pattern>> = {
  business_hours: {
    ...AGENTS, name: 'business_hours', mix: { safe: 0.7, risky: 0.2, complex: 0.1 },
    baseRatePerSecond: 150, peakFactor: 2.5, burst: { probability: 0.05, factor: 5 }, agents: { base: 80, peak: 250 },
  },
  maintenance_window: {
    ...AGENTS, name: 'maintenance_window', mix: { safe: 0.4, risky: 0.3, complex: 0.3 },
    baseRatePerSecond: 50, peakFactor: 2, burst: { probability: 0.05, factor: 5 }, agents: { base: 20, peak: 60 },
  },
  incident_response: {
    ...AGENTS, name: 'incident_response', mix: { safe: 0.2, risky: 0.5, complex: 0.3 },
    baseRatePerSecond: 200, peakFactor: 4, burst: { probability: 0.15, factor: 5 }, agents: { base: 100, peak: 500 },
  },
  scale_test: {
    ...AGENTS, name: 'scale_test', mix: { safe: 0.8, risky: 0.15, complex: 0.05 },
    baseRatePerSecond: 500, peakFactor: 2, burst: { probability: 0.05, factor: 5 }, agents: { base: 500, peak: 1200 },
  },
}

/**
 * The mix for a service that has these classes: shares of other classes are dropped and the rest rescaled to sum 1; when the service
 * has none of them, its classes share equally.
 */
export function fitMix(mix: Readonly<Record<string, number>>, classes: readonly string[]): Record<string, number> {
  const known = classes.filter((name) => (mix[name] ?? 0) > 0)
  const total = known.reduce((sum, name) => sum + (mix[name] as number), 0)
  if (total > 0) return Object.fromEntries(known.map((name) => [name, (mix[name] as number) / total]))
  return Object.fromEntries(classes.map((name) => [name, 1 / classes.length]))
}
