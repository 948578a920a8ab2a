import type { Pattern } from '../config/config.ts'
import type { Random } from './random.ts'

/** How hard a pattern pushes over a slot: the day compressed into its duration, and the seconds that burst. */
export type Intensity = {
  /** Where the day is between its quietest (0) and busiest (1) moment, at a time of the slot. */
  level(atMs: number): number
  /** Planned arrivals per second at a time of the slot, bursts included. */
  ratePerSecond(atMs: number): number
  /** Upper bound of `ratePerSecond` within one second of the slot. */
  bound(second: number): number
  /** Whether that second of the slot bursts. */
  bursts(second: number): boolean
}

/** The busiest planned moment of a pattern, in requests per second, and that of its bursts where it has any. A flat shape never leaves its base rate. */
export function peakOf({ shape, peakFactor, burst }: Pattern, baseRatePerSecond: number): { peakPerSecond: number; burstPerSecond?: number } {
  const peakPerSecond = baseRatePerSecond * (shape === 'flat' ? 1 : peakFactor)
  return { peakPerSecond, ...(burst.probability > 0 && burst.factor > 1 ? { burstPerSecond: peakPerSecond * burst.factor } : {}) }
}

const HOURS = 24
const STEPS = 1440
/** Local hour of the busiest moment; the quietest is twelve hours away. */
const BUSIEST_HOUR = 14

/**
 * The shape of a pattern over a slot, between 1 × and `peakFactor` × of the base rate. Every time zone lives the same day at its own hour;
 * the sum over zones is stretched back to the full range, so that a pattern's peak is its peak wherever its agents sit.
 * Bursts are whole seconds, each drawn with the pattern's probability, and multiply the rate.
 */
export function shapeIntensity({ pattern, durationMs, ratePerSecond, random }: { pattern: Pattern; durationMs: number; ratePerSecond: number; random: Random }): Intensity {
  const burst = Uint8Array.from({ length: Math.ceil(durationMs / 1000) }, () => (random.next() < pattern.burst.probability ? 1 : 0))
  const level = levelOf(pattern, durationMs)
  const bursts = (second: number) => burst[second] === 1
  const factor = (second: number) => (bursts(second) ? Math.max(1, pattern.burst.factor) : 1)
  return {
    level,
    bursts,
    ratePerSecond: (atMs) => ratePerSecond * (1 + (pattern.peakFactor - 1) * level(atMs)) * factor(Math.floor(atMs / 1000)),
    bound: (second) => ratePerSecond * Math.max(1, pattern.peakFactor) * factor(second),
  }
}

function levelOf(pattern: Pattern, durationMs: number): Intensity['level'] {
  switch (pattern.shape) {
    case 'flat': return () => 0
    case 'ramp': return (atMs) => Math.min(1, Math.max(0, atMs / durationMs))
    case 'day': {
      const day = normalisedDay(pattern)
      return (atMs) => valueAt(day, atMs / durationMs)
    }
  }
}

/** One day in equal steps, scaled to 0..1; all zero when the zones even each other out. */
function normalisedDay({ timeZones }: Pattern): Float64Array {
  const zones = timeZones.length === 0 ? [{ share: 1, shiftHours: 0 }] : timeZones
  const day = Float64Array.from({ length: STEPS }, (_, step) => {
    const hour = (step / STEPS) * HOURS
    return zones.reduce((total, zone) => total + zone.share * localActivity(hour + zone.shiftHours), 0)
  })
  const low = day.reduce((a, b) => Math.min(a, b))
  const high = day.reduce((a, b) => Math.max(a, b))
  return high - low < 1e-9 ? day.fill(0) : day.map((value) => (value - low) / (high - low))
}

/** A working day: a squared raised cosine, so that the night is long and the busy hours are few. */
function localActivity(hour: number): number {
  return ((1 + Math.cos((2 * Math.PI * (hour - BUSIEST_HOUR)) / HOURS)) / 2) ** 2
}

/** Linear between steps; the day closes on itself. */
function valueAt(day: Float64Array, share: number): number {
  const position = Math.min(1, Math.max(0, share)) * STEPS
  const step = Math.floor(position)
  const here = day[step % STEPS] as number
  const next = day[(step + 1) % STEPS] as number
  return here + (next - here) * (position - step)
}
