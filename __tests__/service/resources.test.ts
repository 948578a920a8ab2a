import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { Clock, TreeUsage } from '../../src/ports.ts'
import { sampleResources } from '../../src/service/resources.ts'
import { openRealWorld, stillRunning, describeService } from './real-world.ts'

const UNASKED = { collections: () => ({ kind: 'absent' as const, reason: 'not asked' }) }
const { world, folder, remove } = openRealWorld()
afterEach(() => expect(stillRunning()).toEqual([]))
afterAll(remove)

describe('what a service used', () => {
  test('is its CPU time from start to stop and its memory, and stays the same when asked again', async () => {
    const burnt = Promise.withResolvers<number>()
    const running = world.processes.spawn({
      command: `exec node -e "const end = Date.now() + 1500; while (Date.now() < end); const { user, system } = process.cpuUsage(); console.log((user + system) / 1000); setTimeout(() => {}, 600000)"`,
      cwd: folder, env: { ...world.processes.safeEnvironment(), ...describeService({}).env }, onLine: (line) => burnt.resolve(Number(line)),
    })
    const sampling = sampleResources({ ...UNASKED, usage: () => world.processes.usage(running.pid) }, world.clock)
    const spentMs = await burnt.promise
    const use = sampling.stop()
    await running.stop()
    expect(use.absent).toBeUndefined()
    expect(use.cpuMs).toBeGreaterThan(spentMs * 0.7)
    expect(use.cpuMs).toBeLessThan(spentMs * 1.3)
    expect(use.memoryBaselineMb).toBeGreaterThan(0)
    expect(use.memoryPeakMb).toBeGreaterThanOrEqual(use.memoryBaselineMb)
    expect(use.points.length).toBeGreaterThan(1)
    expect(use.points.some((point) => point.cpuPercent > 20)).toBe(true)
    expect(sampling.stop()).toBe(use)
  })

  test('leaves out what it had used before', () => {
    const usages: TreeUsage[] = [{ processes: 1, cpuMs: 5000, systemCpuMs: 900, rssBytes: 40e6 }, { processes: 2, cpuMs: 5300, systemCpuMs: 1000, rssBytes: 90e6 }]
    const times = [1000, 2000, 2000]
    const clock: Clock = { ...world.clock, monotonicMs: () => times.shift() ?? 0 }
    expect(sampleResources({ ...UNASKED, usage: () => usages.shift() }, clock).stop())
      .toEqual({ startedOnMs: expect.any(Number), durationMs: 1000, garbage: { kind: 'absent', reason: 'not asked' }, cpuMs: 300, systemCpuMs: 100, memoryBaselineMb: 40, memoryPeakMb: 90, points: [{ atMs: 1000, cpuPercent: 30, memoryMb: 90, processes: 2 }] })
  })

  test('is absent with the reason where the system does not tell', () => {
    const sampling = sampleResources({ ...UNASKED, usage: () => undefined }, world.clock)
    const use = sampling.stop()
    expect(use).toMatchObject({ points: [], absent: 'this system does not tell what a process tree uses, or the service was not started by perf-gate' })
    expect(sampling.stop()).toBe(use)
  })
})
