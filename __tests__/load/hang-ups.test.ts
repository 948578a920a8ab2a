import { describe, expect, test } from 'vitest'
import { PATTERNS } from '../../src/config/patterns.ts'
import type { SideRun } from '../../src/load/engine.ts'
import { runInThread } from '../../src/load/thread-engine.ts'
import { buildPatternSchedule } from '../../src/workload/schedule.ts'
import { ok, startHttp, startTcp, template, watchStandstills, type Service } from './services.ts'

const play = async (services: Pick<Service, 'origin'>[], retry: { errorShare: number; retriedShare: number; afterMs: number }, durationMs = 2000): Promise<{ sides: SideRun[]; planned: number; heldUp: number }> => {
  const calm = { ...PATTERNS.business_hours, shape: 'flat' as const, burst: { probability: 0, factor: 1 }, retry }
  const schedule = buildPatternSchedule({ pattern: calm, requests: [{ name: 'safe', requests: [template()] }], durationMs, ratePerSecond: 250, seed: 5 })
  const heldUp = watchStandstills(250)
  const run = await runInThread({ schedule, targets: services.map(({ origin }, i) => ({ side: i === 0 ? 'base' : 'head', origin })), timeoutMs: 20_000, warmupMs: 0 })
  return { sides: run.sides, planned: schedule.arrivals.atUs.length, heldUp: await heldUp(run.generator) }
}

describe('agents that lose their connection', () => {
  test('hang up on the service, are in no other number, and most come again', async () => {
    let requests = 0
    let cut = 0
    await using service = await startHttp((request, response) => {
      requests++
      response.on('close', () => { if (!response.writableFinished) cut++ })
      setTimeout(() => ok(request, response), 20)
    })
    const { sides: [side], planned } = await play([service], { errorShare: 0.2, retriedShare: 0.8, afterMs: 200 })
    const { hungUp = 0, retries = { sent: 0, succeeded: 0 } } = side ?? {}
    expect(hungUp / planned).toBeGreaterThan(0.13)
    expect(hungUp / planned).toBeLessThan(0.27)
    expect(side).toMatchObject({ planned: planned - hungUp, sent: planned - hungUp, completed: planned - hungUp, errors: {} })
    // Those of the last 0.2 s go home instead.
    expect(retries.sent / hungUp).toBeGreaterThan(0.55)
    expect(retries.sent / hungUp).toBeLessThan(0.9)
    expect(retries.succeeded).toBe(retries.sent)
    // A cut may come before the service has read the request.
    expect(requests).toBeLessThanOrEqual(planned + retries.sent)
    expect(requests).toBeGreaterThan(planned - hungUp + retries.sent - 1)
    expect(cut).toBeGreaterThan(0)
  })

  test('are the same on both sides', async () => {
    await using base = await startHttp(ok)
    await using head = await startHttp((request, response) => void setTimeout(() => ok(request, response), 10))
    const { sides } = await play([base, head], { errorShare: 0.1, retriedShare: 1, afterMs: 100 }, 1000)
    expect(sides[0]?.hungUp).toBeGreaterThan(10)
    expect(sides[1]?.hungUp).toBe(sides[0]?.hungUp)
  })
})

test('an agent that finds the network broken tries again; the first failure stays one', async () => {
  let connections = 0
  await using service = await startTcp((socket) => {
    // Every second connection is reset.
    if (++connections % 2 === 0) socket.resetAndDestroy()
    else socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok')
  })
  const { sides: [side], planned, heldUp } = await play([service], { errorShare: 0, retriedShare: 1, afterMs: 50 }, 3000)
  const failed = side?.errors.reset ?? 0
  expect(failed).toBeGreaterThan(planned * 0.3)
  expect(side).toMatchObject({ planned, completed: planned, hungUp: 0 })
  // Those of the last moments go home instead: of 75 ms, and of what failed late.
  expect(side?.retries.sent).toBeGreaterThan(failed * 0.9 - heldUp)
  expect(side?.retries.succeeded).toBeGreaterThan(0)
  expect(side?.retries.succeeded).toBeLessThan(side?.retries.sent ?? 0)
})

test('a wrong status or a failed check is an answer: nobody tries again', async () => {
  await using service = await startHttp((_request, response) => void response.writeHead(500).end())
  const { sides: [side], planned } = await play([service], { errorShare: 0, retriedShare: 1, afterMs: 10 }, 500)
  expect(side).toMatchObject({ errors: { status: planned }, retries: { sent: 0, succeeded: 0 } })
})
