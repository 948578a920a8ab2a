import { describe, expect, test } from 'vitest'
import type { GeneratorHealth } from '../../src/load/engine.ts'
import { judgeGenerator } from '../../src/load/saturation.ts'

const healthy: GeneratorHealth = {
  lagUs: { p50: 150, p99: 2000, max: 30_000, samples: 10_000 }, eventLoopDelayUs: { p99: 1500, max: 9000 }, busyShare: 0.3, gcPauses: { count: 20, totalUs: 9000, maxUs: 900 }, clockStepUs: 0.05, cpuMs: 900, cpuOf: 'thread',
  plannedRatePerSecond: 1000, achievedRatePerSecond: 1000, dropped: 0, exhausted: 0, waitedForConnection: 0, rssBytes: 1e8, spacing: { planned: 0.2, realised: 0.3 },
}

describe('the generator is trusted', () => {
  test('when it kept rate and time', () => {
    expect(failed(healthy)).toEqual([])
  })

  test('on a noisy machine, as long as one late request in a hundred is less than 50 ms late', () => {
    expect(failed({ ...healthy, lagUs: { ...healthy.lagUs, p99: 49_000, max: 400_000 } })).toEqual([])
  })
})

describe('the generator is not trusted', () => {
  test.each<[string, string, Partial<GeneratorHealth>]>([
    ['when it kept less than 95 % of the rate', 'generator rate', { achievedRatePerSecond: 940 }],
    ['when it was more than 50 ms late', 'generator lag', { lagUs: { ...healthy.lagUs, p99: 51_000 } }],
    ['when it dropped more than 1 %', 'generator drops', { dropped: 110 }],
    ['when its clock is too coarse', 'clock', { clockStepUs: 4000 }],
    ['when it hardly ever waited for anything', 'generator busy', { busyShare: 0.86 }],
    ['when it was late for what came', 'generator event loop', { eventLoopDelayUs: { p99: 51_000, max: 60_000 } }],
    ['when it ran out of sockets', 'generator sockets', { exhausted: 1 }],
  ])('%s', (_title, name, change) => {
    expect(failed({ ...healthy, ...change })).toEqual([name])
  })

  test('when it sent nothing: nothing was shown', () => {
    const nothing = { ...healthy, lagUs: { p50: 0, p99: 0, max: 0, samples: 0 }, plannedRatePerSecond: 0, achievedRatePerSecond: 0 }
    expect(failed(nothing)).toEqual(['generator rate', 'generator lag', 'generator drops'])
    expect(judgeGenerator(nothing)[0]?.advice).toMatch(/raise load\.rate or load\.duration/)
  })

  test('and says below which rate it would be', () => {
    expect(judgeGenerator({ ...healthy, achievedRatePerSecond: 800 })[0]?.advice).toMatch(/below 720\/s/)
    expect(judgeGenerator({ ...healthy, lagUs: { ...healthy.lagUs, p99: 60_000 } })[1]?.advice).toMatch(/below 500\/s/)
  })

  test('and names what to turn as its reader knows it', () => {
    const checks = judgeGenerator({ ...healthy, achievedRatePerSecond: 800, exhausted: 1, busyShare: 1 }, { rate: '--rate', duration: '--duration', agents: '--agents', shared: '--connections shared' })
    expect(checks.map((one) => one.advice).join('\n')).not.toMatch(/load\./)
    expect(checks[0]?.advice).toMatch(/^lower --rate /)
  })
})

function failed(health: GeneratorHealth): string[] {
  return judgeGenerator(health).filter((one) => !one.ok).map((one) => one.name)
}
