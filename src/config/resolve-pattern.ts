import type { Pattern } from './config.ts'
import { DEFAULT_LOAD } from './defaults.ts'
import { fitMix, PATTERNS } from './patterns.ts'
import type { ConfigFile } from './schema.ts'

/** A built-in pattern, or the author's own over the default one, with the mix fitted to the classes there are. */
export function resolvePattern(given: NonNullable<ConfigFile['load']>['pattern'] = DEFAULT_LOAD.pattern, classes: readonly string[]): Pattern {
  if (typeof given === 'string') return { ...PATTERNS[given], mix: fitMix(PATTERNS[given].mix, classes) }
  const base = PATTERNS[DEFAULT_LOAD.pattern]
  return {
    name: given.name ?? 'own',
    mix: fitMix(given.mix ?? base.mix, classes),
    shape: given.shape ?? base.shape,
    baseRatePerSecond: given['base-rate'] ?? base.baseRatePerSecond,
    peakFactor: given['peak-factor'] ?? base.peakFactor,
    burst: { probability: given.burst?.probability ?? base.burst.probability, factor: given.burst?.factor ?? base.burst.factor },
    agents: given.agents ?? base.agents,
    session: { meanMs: given.session ?? base.session.meanMs },
    think: { meanMs: given.think?.mean ?? base.think.meanMs, jitter: given.think?.jitter ?? base.think.jitter },
    retry: { errorShare: given.retry?.errors ?? base.retry.errorShare, retriedShare: given.retry?.retried ?? base.retry.retriedShare, afterMs: given.retry?.after ?? base.retry.afterMs },
    timeZones: given['time-zones'] === undefined ? base.timeZones : rescale(given['time-zones'].map((zone) => ({ name: zone.name, share: zone.share, shiftHours: zone['shift-hours'] }))),
  }
}

function rescale<T extends { share: number }>(zones: readonly T[]): T[] {
  const total = zones.reduce((sum, zone) => sum + zone.share, 0)
  return zones.map((zone) => ({ ...zone, share: zone.share / total }))
}
