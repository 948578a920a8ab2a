import type { Side } from '../measure/block.ts'
import type { MemoryTrend } from '../measure/capacity.ts'
import type { PhaseMeasurement, SeriesPoint } from '../measure/result.ts'
import { estimateSlope, slopeInterval, type Point } from './slope.ts'

/** The last part of each round is looked at: what comes before is warming up. */
const LAST_PART = 0.5
/** Seconds next to each other share a heap that fills and is emptied: they are averaged over blocks of at least this length. */
const SHORTEST_BLOCK_MS = 2000
const BLOCKS_PER_ROUND = 6
const MIN_BLOCKS = 6
/** What grows this much slower in the later half of that than in the earlier one is coming to rest. */
const SETTLING = 0.5
const SECOND_MS = 1000

/**
 * Whether a side's memory still grows in the last part of its rounds, in MB per minute with a 95 % interval, and when it would reach its limit. All rounds
 * share one slope, each with fresh processes at a level of its own. Undefined where no memory was seen at all, for that is told elsewhere.
 */
export function judgeMemory({ series, memoryLimit }: Pick<PhaseMeasurement, 'series' | 'memoryLimit'>, side: Side): MemoryTrend | undefined {
  const own = series.filter((point) => point.side === side && point.memoryMb !== undefined)
  if (own.length === 0) return undefined
  const rounds = [...Map.groupBy(own, (point) => point.round).values()]
  const longestMs = Math.max(...rounds.map((round) => round.length)) * SECOND_MS
  const blockMs = Math.max(SHORTEST_BLOCK_MS, (longestMs * LAST_PART) / BLOCKS_PER_ROUND)
  const blocks = rounds.map((round) => blocksOf(round, blockMs))
  const count = blocks.flat().length
  const slope = count < MIN_BLOCKS ? undefined : estimateSlope(blocks)
  if (slope === undefined) return { kind: 'absent', side, reason: `${rounds.length === 1 ? 'one round' : `${rounds.length} rounds`} of ${Math.round(longestMs / SECOND_MS)} s at most have ${count} blocks of ${blockMs / SECOND_MS} s in their last part, and ${MIN_BLOCKS} are needed: a longer phase tells` }
  const { interval, detectable } = slopeInterval(slope)
  const memoryMb = Math.max(...rounds.map((round) => (round.at(-1) as SeriesPoint).memoryMb as number))
  const isGrowing = interval[0] > 0
  const [earlier, later] = [1, 0].map((half) => estimateSlope(rounds.map((round) => halfOfLastPart(round, half))))
  const isSettling = earlier !== undefined && later !== undefined && later.perUnit < earlier.perUnit * SETTLING
  return {
    kind: 'seen', side, state: !isGrowing ? 'steady' : isSettling ? 'settling' : 'growing', mbPerMinute: slope.perUnit, interval, detectable,
    blocks: count, blockMs, rounds: rounds.length, roundMs: longestMs, memoryMb, ...(memoryLimit === undefined ? {} : { limit: memoryLimit }),
    ...(memoryLimit === undefined || !isGrowing || isSettling || memoryMb >= memoryLimit.memoryMb ? {} : { minutesToLimit: minutesTo(memoryLimit.memoryMb - memoryMb, slope.perUnit, interval) }),
  }
}

/** Means of blocks of the last part of a round, at their mean moment in minutes. */
function blocksOf(round: readonly SeriesPoint[], blockMs: number): Point[] {
  const seconds = secondsOf(round)
  const from = (seconds.at(-1)?.at ?? 0) - ((seconds.length * LAST_PART * SECOND_MS) / MINUTE_MS)
  const late = seconds.filter((point) => point.at > from)
  const groups = Map.groupBy(late, (point) => Math.floor(((point.at - from) * MINUTE_MS - 1) / blockMs))
  return [...groups.values()].map((group) => ({ at: mean(group.map((point) => point.at)), value: mean(group.map((point) => point.value)) }))
}

const MINUTE_MS = 60_000

/** The seconds of the later (0) or earlier (1) half of the last part. */
function halfOfLastPart(round: readonly SeriesPoint[], half: number): Point[] {
  const length = Math.ceil((round.length * LAST_PART) / 2)
  return secondsOf(round).slice(round.length - (half + 1) * length, round.length - half * length)
}

function secondsOf(round: readonly SeriesPoint[]): Point[] {
  return round.map((point) => ({ at: (point.second * SECOND_MS) / MINUTE_MS, value: point.memoryMb as number })).toSorted((a, b) => a.at - b.at)
}

function minutesTo(roomMb: number, perMinute: number, [slowest, fastest]: readonly [number, number]): { value: number; low: number; high?: number } {
  return { value: roomMb / perMinute, low: roomMb / fastest, ...(slowest > 0 ? { high: roomMb / slowest } : {}) }
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}
