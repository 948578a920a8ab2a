import { expect, test } from 'vitest'
import type { RunningSide } from '../../src/phases/sides.ts'
import { watchIdle } from '../../src/phases/watch-idle.ts'

/** A side whose tree has used so much CPU time at one look after the other. */
function sideOf(side: RunningSide['side'], looks: (number | undefined)[]): RunningSide {
  return { side, usage: () => { const cpuMs = looks.shift(); return cpuMs === undefined ? undefined : { processes: 1, cpuMs, systemCpuMs: 0, rssBytes: 1 } } } as RunningSide
}

test('what a service takes while idle is a share of the time that it was watched, and missing where one look tells nothing', async () => {
  let nowMs = 1000
  const clock = { now: () => nowMs, monotonicMs: () => nowMs, sleep: (ms: number) => { nowMs += ms; return Promise.resolve() } }
  const idle = await watchIdle([sideOf('base', [500, 500]), sideOf('head', [500, 530])], { clock, signal: new AbortController().signal })
  expect([...idle]).toEqual([['base', 0], ['head', 10]])
  expect((await watchIdle([sideOf('base', [undefined, 5]), sideOf('head', [5, undefined])], { clock, signal: new AbortController().signal })).size).toBe(0)
})
