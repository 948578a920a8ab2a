import { expect, test } from 'vitest'
import type { RunningSide } from '../../src/phases/sides.ts'
import { watchRest } from '../../src/phases/watch-rest.ts'

/** A side that gives back a megabyte from look to look; undefined: of which the system tells nothing. */
function sideOf(side: RunningSide['side'], megabytes: number | undefined): RunningSide {
  let left = megabytes
  return { side, usage: () => (left === undefined ? undefined : { processes: 1, cpuMs: 0, systemCpuMs: 0, rssBytes: left-- * 1e6 }) } as RunningSide
}

function fakeClock() {
  let nowMs = 1000
  return { now: () => nowMs, monotonicMs: () => nowMs, sleep: (ms: number) => { nowMs += ms; return Promise.resolve() } }
}

test('memory at rest is looked at ten times a second, for as long as the load was or five seconds; who cannot be seen is missing', async () => {
  const { signal } = new AbortController()
  const short = await watchRest([sideOf('base', 200), sideOf('head', undefined)], 300, { clock: fakeClock(), signal })
  expect(short).toEqual([{ side: 'base', points: [{ atMs: 0, memoryMb: 200 }, { atMs: 100, memoryMb: 199 }, { atMs: 200, memoryMb: 198 }] }])
  const long = await watchRest([sideOf('head', 200)], 60_000, { clock: fakeClock(), signal })
  expect([long[0]?.points.length, long[0]?.points.at(-1)?.atMs]).toEqual([50, 4900])
})
