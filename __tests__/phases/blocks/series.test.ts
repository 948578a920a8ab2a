import { expect, test } from 'vitest'
import { Histogram } from '../../../src/measure/histogram.ts'
import { seriesOfSlot } from '../../../src/phases/blocks/series.ts'
import type { SlotRun } from '../../../src/phases/slot.ts'
import type { ResourceUse } from '../../../src/service/resources.ts'

const EMPTY = new Histogram().encode()
const second = (at: number) => ({ second: at, sent: 10, failed: 0, latencyUs: EMPTY })

/** Two seconds of the head, which began at 5000 ms since the epoch. */
function gcOf(garbage: ResourceUse['garbage']) {
  const use: ResourceUse = { startedOnMs: 5000, durationMs: 2000, cpuMs: 0, systemCpuMs: 0, memoryBaselineMb: 0, memoryPeakMb: 0, points: [], garbage }
  const run = { load: { sides: [{ side: 'head', seconds: [second(0), second(1)] }] }, resources: new Map([['head', use]]) } as unknown as SlotRun
  return seriesOfSlot(run, { round: 0, plannedRate: [] }).map(({ gcMs, gcLongestMs }) => [gcMs, gcLongestMs])
}

test('pauses for garbage collection are told in the second in which they ended, and a second without one is zero', () => {
  const pause = (endedAtMs: number, durationMs: number) => ({ endedAtMs, durationMs, kind: 'scavenge' })
  expect(gcOf({ kind: 'seen', collections: [pause(6001, 3), pause(6900, 1.5), pause(7100, 9)] })).toEqual([[0, 0], [4.5, 3]])
})

test('where nobody listened to the collector there is no number', () => {
  expect(gcOf({ kind: 'absent', reason: 'not asked' })).toEqual([[undefined, undefined], [undefined, undefined]])
})
