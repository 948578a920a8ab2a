import { describe, expect, test } from 'vitest'
import { checkArrivals, checkMix } from '../../src/judge/validity.ts'

const seconds = (planned: number[], sent: number[]) => planned.map((count, second) => ({ planned: count, sent: sent[second] ?? 0 }))

describe('arrivals', () => {
  test('fit the schedule when they left in the seconds it says, give or take those around midnight', () => {
    expect(checkArrivals(seconds([100, 120, 80, 500, 90], [101, 119, 80, 502, 88]))).toMatchObject([{ name: 'realised arrivals', ok: true }])
  })

  test('do not when a stall moved them: the number is right, the moments are not', () => {
    expect(checkArrivals(seconds([200, 200, 200, 200], [200, 60, 340, 200]))).toMatchObject([{ ok: false, observed: 'χ² 196.0 over 4 seconds' }])
  })

  test.each([['no second', []], ['one second', [{ planned: 100, sent: 100 }]], ['nothing planned', seconds([0, 0, 0], [0, 0, 0])]])('of %s say nothing', (_name, told) => {
    expect(checkArrivals(told)).toEqual([])
  })
})

describe('the mix', () => {
  const mix = (realised: number[], sent = 1000) => checkMix({ requests: { sent, failed: 0, errors: {} }, mix: [0.7, 0.2, 0.1].map((planned, i) => ({ class: 'abc'[i] as string, planned, realised: realised[i] as number })) })

  test('is held to the plan the harder the more there is of it', () => {
    expect(mix([0.68, 0.21, 0.11])).toMatchObject([{ ok: true }])
    expect(mix([0.68, 0.21, 0.11], 50_000)).toMatchObject([{ ok: false }])
    expect(mix([0.5, 0.3, 0.2])).toMatchObject([{ ok: false }])
  })
})
