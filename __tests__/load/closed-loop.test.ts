import { describe, expect, test } from 'vitest'
import { runInThread } from '../../src/load/thread-engine.ts'
import type { LoadRun } from '../../src/load/engine.ts'
import { buildClosedSchedule } from '../../src/workload/schedule.ts'
import { configured, latenciesOf, ok, startHttp, template, type Service } from './services.ts'

const closed = (services: Service[], { agents = 4, durationMs = 1000, warmupMs = 0, signal }: { agents?: number; durationMs?: number; warmupMs?: number; signal?: AbortSignal } = {}): Promise<LoadRun> => runInThread({
  schedule: buildClosedSchedule({ requests: [{ name: 'default', requests: [template()] }], durationMs, agents, seed: 1 }), timeoutMs: 20_000, warmupMs,
  targets: services.map(({ origin }, side) => ({ side: side === 0 ? 'base' : 'head', origin })), ...(signal === undefined ? {} : { signal }),
})

describe('a closed loop', () => {
  test('has never more requests open than agents, and as many as the service can answer', async () => {
    let open = 0
    let most = 0
    await using service = await startHttp((_request, response) => {
      most = Math.max(most, ++open)
      setTimeout(() => {
        open--
        response.end('ok')
      }, 20)
    })
    const run = await closed([service])
    expect(most).toBe(4)
    expect(run.sides[0]?.completed).toBeLessThanOrEqual(4 * 51)
    expect(run.sides[0]).toMatchObject({ errors: {}, connections: { opened: 4 } })
    const latencies = latenciesOf(run)
    expect(latencies.quantile(0.5)).toBeGreaterThan(19_000)
    // Each agent waits for an answer all the time of the second, however long one takes.
    expect((latencies.mean as number) * latencies.count).toBeGreaterThan(0.85 * 4 * 1e6)
    expect(run.generator).toMatchObject({ dropped: 0, lagUs: { p99: 1 }, spacing: { planned: undefined } })
  })

  test('keeps each agent apart: its number, and with connections of their own, its connection', async () => {
    const agentsOf = new Map<number | undefined, Set<string>>()
    await using service = await startHttp((request, response) => {
      const port = request.socket.remotePort
      agentsOf.set(port, (agentsOf.get(port) ?? new Set()).add(request.url ?? ''))
      setTimeout(() => response.end('ok'), 5)
    })
    const schedule = buildClosedSchedule({ requests: [{ name: 'default', requests: [configured('{ path: "/{{agent}}" }')] }], durationMs: 400, agents: 3, seed: 1 })
    const run = await runInThread({ schedule, timeoutMs: 20_000, warmupMs: 0, connections: 'per-agent', targets: [{ side: 'head', origin: service.origin }] })
    expect(run.sides[0]?.errors).toEqual({})
    expect([...agentsOf.values()].map((agents) => [...agents].join()).toSorted()).toEqual(['/0', '/1', '/2'])
  })

  test('lets each side go at its own speed, with the same requests in the same order', async () => {
    const seen: string[][] = [[], []]
    const answering = (side: number, ms: number) => startHttp((request, response) => {
      seen[side]?.push(request.url ?? '')
      setTimeout(() => response.end('ok'), ms)
    })
    await using fast = await answering(0, 5)
    await using slow = await answering(1, 20)
    const schedule = buildClosedSchedule({ requests: [{ name: 'a', requests: [template({ path: '/a' })] }, { name: 'b', requests: [template({ path: '/b' })] }], durationMs: 800, agents: 1, seed: 7 })
    const run = await runInThread({ schedule, timeoutMs: 20_000, warmupMs: 0, targets: [{ side: 'base', origin: fast.origin }, { side: 'head', origin: slow.origin }] })
    const [base, head] = seen as [string[], string[]]
    expect(base.length).toBeGreaterThan(head.length * 1.5)
    expect(base.slice(0, head.length)).toEqual(head)
    expect(new Set(head)).toEqual(new Set(['/a', '/b']))
    expect(run.matched).toEqual([])
  })

  test('does not hammer a service that is down', async () => {
    const service = await startHttp(ok)
    await service[Symbol.asyncDispose]()
    const run = await closed([service], { agents: 2 })
    expect(run.sides[0]?.errors.refused).toBeLessThanOrEqual(2 * 11)
    expect(run.sides[0]?.errors.refused).toBeGreaterThan(4)
  })

  test('does not count its warm-up', async () => {
    let received = 0
    await using service = await startHttp((_request, response) => {
      received++
      setTimeout(() => response.end('ok'), 5)
    })
    const [side] = (await closed([service], { durationMs: 1000, warmupMs: 500 })).sides
    expect(side?.sentDuringWarmup).toBeGreaterThan(50)
    expect((side?.sent ?? 0) + (side?.sentDuringWarmup ?? 0)).toBe(received)
    expect(side?.classes).toMatchObject([{ requests: side?.completed }])
  })

  test('ends when it is stopped, and tells what was until then', async () => {
    await using service = await startHttp((_request, response) => void setTimeout(() => response.end('ok'), 10))
    const started = performance.now()
    const run = await closed([service], { durationMs: 20_000, signal: AbortSignal.timeout(600) })
    expect(performance.now() - started).toBeLessThan(15_000)
    expect(run).toMatchObject({ stopped: true })
    expect(run.sides[0]?.completed).toBeGreaterThan(20)
  })

  test('starts thousands of agents without overflowing the queue of new connections', async () => {
    await using service = await startHttp((_request, response) => void setTimeout(() => response.end('ok'), 500))
    const run = await closed([service], { agents: 2000, durationMs: 2000 })
    expect(run.sides[0]?.connections.opened).toBe(2000)
    expect(run.sides[0]?.completed).toBeGreaterThanOrEqual(2000)
  })
})
