import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { mixSeed, playRounds, type RoundsOptions } from '../../src/phases/rounds.ts'
import type { World } from '../../src/ports.ts'

/** Something already running is measured, so that no process is started: what is tested is which rounds are played and kept. */
const CONFIG = readConfig({ text: 'target: http://127.0.0.1:9', file: undefined, inputs: {} })

async function play(options: Partial<RoundsOptions> & { disturbed?: number[]; roundMs?: number }) {
  let now = 0
  const played: string[] = []
  const kept: number[] = []
  const world = { clock: { monotonicMs: () => now }, log: { info: () => undefined }, signal: new AbortController().signal } as unknown as World
  const rounds = await playRounds({
    plan: { layout: 'duet' }, looks: [3, 6], checkouts: [{ side: 'base', folder: '' }, { side: 'head', folder: '' }], config: CONFIG, world, seed: 1, budgetMs: 1e9, isEnough: () => false,
    measure: async ({ round, sides }) => {
      played.push(`${round}:${sides.map((side) => side.side).join('+')}`)
      now += options.roundMs ?? 1
      return { disturbed: options.disturbed?.includes(played.length - 1) === true, keep: () => kept.push(round) }
    },
    ...options,
  })
  return { rounds, played, kept }
}

describe('rounds', () => {
  test('tell which one is played, and how long the phase goes on once one has shown how long it takes', async () => {
    const told: string[] = []
    let now = 0
    const world = { clock: { monotonicMs: () => now }, log: { info: () => undefined }, signal: new AbortController().signal } as unknown as World
    await playRounds({
      plan: { layout: 'duet' }, looks: [2, 4], checkouts: [{ side: 'head', folder: '' }], config: CONFIG, world, seed: 1, budgetMs: 1e9, isEnough: () => false,
      measure: async ({ position }) => {
        now += 4000
        told.push(position())
        now += 6000
        return { disturbed: false, keep: () => undefined }
      },
    })
    expect(told).toEqual(['round 1 of 2 to 4', 'round 2 of 2 to 4  about 6 s left', 'round 3 of 4  about 16 s left', 'round 4 of 4  about 6 s left'])
  })
  test('end at the first look when the evidence is enough', async () => {
    expect((await play({ isEnough: () => true })).rounds).toBe(3)
  })
  test('go on to the last look when it is not, and the evidence is asked for at looks only', async () => {
    let asked = 0
    expect((await play({ isEnough: () => ++asked > 9 })).rounds).toBe(6)
    expect(asked).toBe(2)
  })
  test('are not begun once the budget is spent, the planned first look apart', async () => {
    expect((await play({ roundMs: 10, budgetMs: 5 })).rounds).toBe(3)
    expect((await play({ roundMs: 10, budgetMs: 45 })).rounds).toBe(5)
  })
  test('measure both sides in one slot in a duet, and one after the other where they alternate', async () => {
    expect((await play({ looks: [1] })).played).toEqual(['0:base+head'])
    expect((await play({ looks: [1], plan: { layout: 'alternating' } })).played.toSorted()).toEqual(['0:base', '0:head'])
  })
  test('that were disturbed are played again, twice at most, and then stand', async () => {
    const once = await play({ looks: [2], disturbed: [0] })
    expect(once).toMatchObject({ rounds: 2, kept: [0, 1] })
    expect(once.played).toHaveLength(3)
    const always = await play({ looks: [2], disturbed: [0, 1, 2, 3, 4, 5] })
    expect(always).toMatchObject({ rounds: 2, kept: [0, 1] })
    expect(always.played).toHaveLength(4)
  })
  test('have seeds of their own, the same in every run', () => {
    const seeds = Array.from({ length: 100 }, (_, round) => mixSeed(7, round))
    expect(new Set(seeds).size).toBe(100)
    expect(mixSeed(7, 3)).toBe(seeds[3])
    expect(seeds.filter((seed) => seed % 2 === 0).length).toBeGreaterThan(30)
  })
})
