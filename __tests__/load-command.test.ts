import { describe, expect, test } from 'vitest'
import { loadAlone } from '../src/load-command.ts'
import { decodeHistogram, mergeHistograms } from '../src/measure/histogram.ts'
import { ConfigError } from '../src/errors.ts'
import type { LoadSummary } from '../src/measure/load-summary.ts'
import { renderLoad } from '../src/report/load-report.ts'
import { ok, startHttp, startTcp } from './load/services.ts'

type Typed = Readonly<Record<string, unknown>>

async function command(typed: Typed, signal = new AbortController().signal) {
  const told: string[] = []
  const say = (line: string): void => void told.push(line)
  const log = { info: say, warning: say, error: say, progress: say, group: <T>(_title: string, body: () => Promise<T>) => body() }
  const summary = await loadAlone({ duration: '1s', 'warm-up': '200ms', seed: '1', ...typed }, { log, signal, randomSeed: () => 7 })
  return { summary, told, screen: renderLoad(summary, { color: false }) }
}

/** Valid, or the machine stood still meanwhile, which is told and no fault of ours. */
function expectSound({ valid, reasons }: LoadSummary): void {
  expect(reasons.filter((reason) => !/^generator saturated|^realised arrivals/.test(reason))).toEqual([])
  expect(valid).toBe(reasons.length === 0)
}

describe('`perf-gate load`', () => {
  test('tells rate, latencies, errors and how truthful it was', async () => {
    await using service = await startHttp((_request, response) => void setTimeout(() => response.end('{"ok":true}'), 10))
    const { summary, screen, told } = await command({ url: `${service.origin}/x`, rate: '200' })
    expect(summary).toMatchObject({ loop: 'open', seed: 1, requests: 200, errors: { total: 0, kinds: {} }, stopped: false, bytesReceived: 240 * 11 })
    expectSound(summary)
    expect(summary.plannedRate).toBeCloseTo(200, -1)
    expect(summary.latencyUs?.samples).toBe(200)
    expect(summary.latencyUs?.p50).toBeGreaterThan(9900)
    expect(summary.latencyUs?.p50).toBeLessThanOrEqual(summary.latencyUs?.p99 as number)
    expect(summary.spacing.planned).toBeGreaterThan(0.1)
    expect(summary.spacing.planned).toBeLessThan(0.4)
    expect(summary.cpuSecondsPer1000).toBeGreaterThan(0)
    expect(summary.rssBytes).toBeGreaterThan(10_000_000)
    expect(screen).toMatch(/(?:✔ {2}|⚠ {2}Not valid: )\d+ successful requests per second for 1 s, 200 planned/)
    expect(screen).toMatch(/all {9}.*\d ms.* 200\n/)
    expect(screen).toMatch(/sent .* behind the plan/)
    expect(told[0]).toBe(`Sending 200/s to ${service.origin} for 1 s after 0.2 s of warm-up, seed 1.`)
  })

  test('plays a pattern over classes, and shows each', async () => {
    await using service = await startHttp(ok)
    const { summary, screen } = await command({ url: service.origin, pattern: 'business_hours', rate: '100', agents: '30', class: ['safe=/a', 'risky=POST /b', 'complex=/c'], duration: '2s' })
    expect(summary.classes.map((one) => one.class)).toEqual(['safe', 'risky', 'complex'])
    expect(summary.plan).toMatchObject([{ name: 'realised mix', ok: true }, { name: 'realised arrivals' }])
    expectSound(summary)
    expect(decodeHistogram(summary.classes[0]?.histogram ?? '').count).toBe(summary.classes[0]?.latencyUs?.samples)
    expect(mergeHistograms(summary.seconds.map((one) => one.histogram)).count).toBe(summary.latencyUs?.samples)
    expect((summary.classes[0]?.requests ?? 0) / summary.requests).toBeCloseTo(0.7, 1)
    expect(screen).toMatch(/\n {2}safe .*\n {2}risky .*\n {2}complex .*\n {2}all /)
  })

  test('says of a closed loop that it understates', async () => {
    await using service = await startHttp(ok)
    const { summary, screen } = await command({ url: service.origin, agents: '3' })
    expect(summary).toMatchObject({ loop: 'closed', agents: 3, spacing: { planned: null }, connections: { opened: 3 } })
    expectSound(summary)
    expect(screen).toContain('as fast as 3 agents got answers')
    expect(screen).toContain('latencies understate')
  })

  test.each([
    ['refused', async () => {
      const service = await startHttp(ok)
      await service[Symbol.asyncDispose]()
      return service
    }],
    ['reset', () => startTcp((socket) => socket.resetAndDestroy())],
    ['other', () => startTcp((socket) => socket.write('garbage\r\n\r\n'))],
    ['status', () => startHttp((_request, response) => void response.writeHead(302, { location: '/again' }).end())],
    ['timeout', () => startHttp(() => undefined)],
  ])('measured nothing: %s is not valid, and says so', async (kind, start) => {
    await using service = await start()
    const { summary, screen } = await command({ url: service.origin, rate: '20', timeout: '300ms', ...(kind === 'status' ? { expect: ['200'] } : {}) })
    expect(summary).toMatchObject({ requests: 20, errors: { total: 20, kinds: { [kind]: 20 } }, latencyUs: null, valid: false, reasons: expect.arrayContaining([`no request succeeded: ${kind}`]) })
    expect(screen).toContain('⚠  Not valid')
    expect(screen).toContain(`20 of 20 (100 %): ${kind} 20`)
  })

  test('tells what was measured until it was stopped', async () => {
    await using service = await startHttp(ok)
    const { summary, screen } = await command({ url: service.origin, rate: '100', duration: '30s' }, AbortSignal.timeout(1200))
    expect(summary.stopped).toBe(true)
    expect(summary.requests).toBeGreaterThan(30)
    expect(summary.requests).toBeLessThan(300)
    expect(screen).toContain('stopped before its time')
  })

  test('refuses more agents than the machine has connections for, with the number', async () => {
    await expect(command({ url: 'http://127.0.0.1:1', agents: '100000' })).rejects.toThrow(ConfigError)
    await expect(command({ url: 'http://127.0.0.1:1', agents: '100000' })).rejects.toThrow(/--agents: 100000 agents need as many connections, and this machine allows \d+/)
  })

  test.each([
    ['agents without end, also of a pattern whose connections are shared', { pattern: 'scale_test', agents: '1000000000' }, /--agents: 1000000000 agents are more than one machine keeps account of: at most 100000/],
    ['1e6 agents, in these words', { agents: '1e6' }, /--agents: 1000000 agents need as many connections/],
    ['a class that the pattern would never send', { pattern: 'scale_test', class: ['safe=/a', 'other=/b'] }, /--class: "other" would never be sent: scale_test has shares for safe, risky, complex/],
    ['a query that no request would have', { url: 'http://127.0.0.1:1/?key=1', rate: '1', class: ['safe=/a'] }, /--url: give the origin only/],
    ['a header that no request could have', { rate: '1', header: ['Expect: 100-continue', 'x: 雪'] }, /--header: "Expect: 100-continue" says how[^]*--header: "x: 雪" has characters/],
    ['a user that would not be sent', { url: 'http://ann:secret@127.0.0.1:1', rate: '1' }, /--url: user and password are not sent from there/],
  ])('refuses %s', async (_name, typed, message) => {
    await expect(command({ url: 'http://127.0.0.1:1', ...typed })).rejects.toThrow(message)
  })

  test('tells how many agents are at work now, and what to turn as it was typed', async () => {
    await using service = await startHttp(ok)
    const { told } = await command({ url: service.origin, pattern: 'scale_test', rate: '20', agents: '60', duration: '4s' })
    const agents = new Set(told.flatMap((line) => /(\d+) agents {2}/.exec(line)?.[1] ?? []))
    expect(agents.size).toBeGreaterThan(1)
    const { summary } = await command({ url: service.origin, rate: '0.1' })
    expect(summary.reasons.join('\n')).toMatch(/raise --rate or --duration/)
    expect(summary.reasons.join('\n')).not.toContain('at work')
  })

  test('refuses a rate beyond what this machine can send, with the number, together with agents beyond its connections', async () => {
    await expect(command({ url: 'http://127.0.0.1:1', rate: '1e9' })).rejects.toThrow(/--rate: 1000000000 requests per second are more than this machine can send: \d{4,6}, as measured just now/)
    await expect(command({ url: 'http://127.0.0.1:1', rate: '1000000000', pattern: 'scale_test', agents: '1000000', connections: 'per-agent' })).rejects.toThrow(/--agents: 1000000 agents need [^]*--rate: 1000000000 requests/)
  })

  test('refuses a plan that is too long', async () => {
    await expect(command({ url: 'http://127.0.0.1:1', rate: '10000', duration: '1h' })).rejects.toThrow(/--duration: .* at most 5000000 are planned/)
  })
})
