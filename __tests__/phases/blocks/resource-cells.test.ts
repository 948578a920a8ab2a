import { describe, expect, test } from 'vitest'
import { compareBlocks } from '../../../src/judge/comparison/compare.ts'
import { readConfig } from '../../../src/config/read-config.ts'
import type { Block } from '../../../src/measure/block.ts'
import { absentGarbage, absentPressure, resourceCells } from '../../../src/phases/blocks/resource-cells.ts'
import type { ResourceUse } from '../../../src/service/resources.ts'

const USE: ResourceUse = {
  startedOnMs: 0, durationMs: 8000, cpuMs: 400, systemCpuMs: 100, memoryBaselineMb: 50, memoryPeakMb: 90, garbage: { kind: 'absent', reason: 'not asked' },
  // It gains 2 MB each 200 ms at first, and 0.5 MB in the last quarter.
  points: Array.from({ length: 40 }, (_, index) => ({ atMs: (index + 1) * 200, cpuPercent: index === 7 ? 80 : 5, memoryMb: index < 29 ? 50 + index * 2 : 100 + index / 2, processes: 2 })),
  details: { first: { threads: 4, contextSwitches: 10, descriptors: 20 }, last: { threads: 4, contextSwitches: 90, descriptors: 33, pssBytes: 44e6 } },
}
const valueOf = (use: ResourceUse, metric: string) => resourceCells(use).find((cell) => cell.metric === metric)?.value

describe('what a tree used becomes numbers', () => {
  test('growth from before the load, and of the last quarter by itself', () => {
    expect(valueOf(USE, 'memory_growth_mb')).toBeCloseTo(69.5)
    expect(valueOf(USE, 'memory_late_growth_mb')).toBeCloseTo(5)
    expect(valueOf({ ...USE, points: USE.points.slice(0, 10) }, 'memory_late_growth_mb')).toBeUndefined()
  })
  test('what is held open more than before, and nothing where the system did not tell both', () => {
    expect(valueOf(USE, 'descriptor_growth')).toBe(13)
    expect(valueOf(USE, 'thread_growth')).toBe(0)
    const { details: _, ...untold } = USE
    expect(valueOf(untold, 'descriptor_growth')).toBeUndefined()
    expect(resourceCells({ ...USE, absent: 'not told' })).toEqual([])
  })
  test('context switches a second and what went to and came from storage; nothing where an account that ended is missing', () => {
    const { first, last } = USE.details!
    const busy: ResourceUse = { ...USE, details: { first: { ...first, readBytes: 4e6, writtenBytes: 1e6 }, last: { ...last, readBytes: 4e6, writtenBytes: 3.5e6 } } }
    expect(['context_switches_per_second', 'storage_read_mb', 'storage_written_mb'].map((metric) => valueOf(busy, metric))).toEqual([10, 0, 2.5])
    expect(['context_switches_per_second', 'storage_read_mb'].map((metric) => valueOf({ ...busy, details: { first: busy.details!.last, last: busy.details!.first } }, metric))).toEqual([undefined, 0])
    expect(valueOf(USE, 'storage_written_mb')).toBeUndefined()
  })
  test('collections with their pauses; none is zero, unasked is absent', () => {
    const collections = Array.from({ length: 200 }, (_, index) => ({ endedAtMs: index, durationMs: index + 1, kind: 'scavenge' }))
    const seen: ResourceUse = { ...USE, garbage: { kind: 'seen', collections } }
    expect(['gc_collections', 'gc_time_total_ms', 'gc_pause_p50_ms', 'gc_pause_p99_ms', 'gc_pause_max_ms'].map((metric) => valueOf(seen, metric))).toEqual([200, 20_100, 100, 198, 200])
    expect(valueOf({ ...seen, garbage: { kind: 'seen', collections: collections.slice(0, 50) } }, 'gc_pause_p99_ms')).toBeUndefined()
    expect(valueOf({ ...USE, garbage: { kind: 'seen', collections: [] } }, 'gc_collections')).toBe(0)
    expect(valueOf(USE, 'gc_collections')).toBeUndefined()
    expect(absentGarbage(USE).map((one) => one.metric)).toEqual(['gc_collections', 'gc_time_total_ms'])
  })
  test('pressure as the share of the slot in which some task waited, and what the kernel does not tell is absent with its reason', () => {
    const { first, last } = USE.details!
    const pressed: ResourceUse = { ...USE, details: { first: { ...first, pressure: { of: 'machine', cpuUs: 1e6, ioUs: 5 } }, last: { ...last, pressure: { of: 'machine', cpuUs: 3e6, ioUs: 5 } } } }
    expect(['cpu_pressure_percent', 'memory_pressure_percent', 'io_pressure_percent'].map((metric) => valueOf(pressed, metric))).toEqual([25, undefined, 0])
    expect(absentPressure(pressed)).toMatchObject([{ metric: 'memory_pressure_percent', reason: expect.stringContaining('this kernel does not tell') }])
    expect(absentPressure({ ...USE, absent: 'not told' }).map((one) => one.reason)).toEqual(['not told', 'not told', 'not told'])
  })
  test('what may be zero or less is never compared, so that no ratio of chance is shown', () => {
    const blocks = [0, 1, 2].flatMap((round) => (['base', 'head'] as const).flatMap((side) => resourceCells({ ...USE, garbage: { kind: 'seen', collections: [{ endedAtMs: 1, durationMs: side === 'base' ? 1 : 9, kind: 'x' }] } })
      .map((cell): Block => ({ ...cell, worse: 'higher', side, round, slot: 0 }))))
    const compared = compareBlocks({ phase: 'load', blocks, config: readConfig({ text: 'target: http://127.0.0.1:9', file: undefined, inputs: {} }).compare, alpha: 0.01, paired: true })
    expect(compared.map((one) => one.metric).toSorted()).toEqual(['cpu_peak_percent', 'cpu_system_share_percent', 'memory_baseline_mb', 'memory_proportional_mb', 'processes_peak'])
    expect(compared.every((one) => one.role === 'informational')).toBe(true)
  })
})
