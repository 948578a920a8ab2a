import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import type { Violation } from '../../src/measure/result.ts'
import { readEvent } from '../../src/plan/event.ts'
import { planRun } from '../../src/plan/plan-run.ts'
import { openAlerts } from '../../src/respond/alerts.ts'
import { openWebhooks } from '../../src/system/webhooks.ts'
import { openRecordingWorld, type RecordingWorld } from './recording-world.ts'

const FIRING: Violation = { metric: 'p99_response_time_ms', kind: 'latency_percentile', severity: 'major', state: 'firing', startMs: 2000, firedMs: 5000, worst: 400, limit: 100, windows: 4, rollback: true, line: 7 }
const RESOLVED: Violation = { ...FIRING, state: 'resolved', endMs: 9000, resolution: 'no longer beyond it' }
const PENDING: Violation = { ...FIRING, state: 'pending', firedMs: undefined }

type Hook = AsyncDisposable & { url: string; bodies: string[] }
const open: AsyncDisposable[] = []
afterEach(async () => { for (const one of open.splice(0)) await one[Symbol.asyncDispose]() })

/** A real webhook that answers with these in turn, the last one for ever; `hang` is no answer at all. */
async function startHook(...answers: (number | 'hang')[]): Promise<Hook> {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => { body += chunk })
    request.on('end', () => {
      const answer = answers[Math.min(bodies.push(body), answers.length) - 1] as number | 'hang'
      if (answer !== 'hang') response.writeHead(answer, answer === 307 ? { location: '/elsewhere' } : {}).end('ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const hook: Hook = {
    bodies, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/a-secret`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  open.push(hook)
  return hook
}

function alerting(url: string | undefined, alerts = '{}'): { world: RecordingWorld; info: string[]; alerts: ReturnType<typeof openAlerts> } {
  const info: string[] = []
  const world = openRecordingWorld()
  world.webhooks = openWebhooks()
  world.log.info = (line) => { info.push(line) }
  const config = readConfig({ text: `service: { start: node server.js }\nalerts: ${alerts}\n`, file: 'perf-gate.yml', inputs: url === undefined ? {} : { 'alert-webhook': url } })
  return { world, info, alerts: openAlerts(planRun(config, readEvent(undefined)), config, world) }
}

const sent = (hook: Hook) => hook.bodies.map((body) => JSON.parse(body) as { version: number; event: string; violation: Violation; text: string })

describe('an alert', () => {
  test('is sent once when a violation fires, once when it goes on, and once when it resolves', async () => {
    const hook = await startHook(204)
    const { alerts, world } = alerting(hook.url, '{ escalate-after: 20s }')
    alerts.watch([PENDING], 3000)
    for (const atMs of [5000, 6000, 26_000, 27_000]) alerts.watch([FIRING], atMs)
    alerts.watch([RESOLVED], 28_000)
    alerts.watch([RESOLVED, { ...FIRING, startMs: 30_000, firedMs: 33_000 }], 33_000)
    await alerts.finish()
    expect(sent(hook).map((one) => one.event)).toEqual(['firing', 'escalated', 'resolved'])
    expect(sent(hook)[0]).toMatchObject({ version: 1, violation: FIRING, title: 'local run' })
    expect(world.warnings.filter((line) => line.includes('webhook'))).toEqual([])
  })
  test('is left out for what is less severe, and for what recovered inside its grace period', async () => {
    const hook = await startHook(204)
    const { alerts } = alerting(hook.url, '{ from: critical }')
    alerts.watch([FIRING, { ...PENDING, severity: 'critical', state: 'resolved' }], 5000)
    await alerts.finish()
    expect(hook.bodies).toEqual([])
  })
  test('stands on the line of its threshold', () => {
    const { alerts, world } = alerting(undefined)
    alerts.watch([FIRING], 5000)
    expect(world.warnings).toEqual(['perf-gate: p99_response_time_ms is beyond 100 since second 2, worst 400.0 (major)'])
  })
  test('for Slack is text in which nothing is markup', async () => {
    const hook = await startHook(200)
    const { alerts } = alerting(hook.url, '{ format: slack }')
    alerts.watch([{ ...FIRING, metric: '<!channel> & more' }], 5000)
    await alerts.finish()
    expect(sent(hook)[0]?.text).toContain('perf-gate: &lt;!channel&gt; &amp; more is beyond 100')
  })
  test('in a dry run is only logged', async () => {
    const hook = await startHook(200)
    const { alerts, info } = alerting(hook.url, '{ dry-run: true }')
    alerts.watch([FIRING], 5000)
    await alerts.finish()
    expect(hook.bodies).toEqual([])
    expect(info).toEqual([expect.stringMatching(/^alerts: dry run, this would have been sent: \{"version":1,"event":"firing"/)])
    expect(info.join()).not.toContain('a-secret')
  })
})

describe('a webhook', () => {
  test('that fails for a moment is asked again', async () => {
    const hook = await startHook(503, 429, 200)
    const { alerts, world } = alerting(hook.url)
    alerts.watch([{ ...FIRING, line: undefined }], 5000)
    await alerts.finish()
    expect(hook.bodies).toHaveLength(3)
    expect(world.warnings).toEqual([])
  })
  const dead: [string, (number | 'hang')[], number, string][] = [
    ['that answers 500 for ever', [500], 3, 'answered 500, 3 times'],
    ['that refuses', [404], 1, 'answered 404'],
    ['that redirects', [307], 1, 'answered with a redirect (307), which is not followed'],
    ['that never answers', ['hang'], 3, 'did not answer in time, 3 times'],
  ]
  test.each(dead)('%s is one warning without its address, and is left alone afterwards', async (_, answers, times, words) => {
    const hook = await startHook(...answers)
    const { alerts, world } = alerting(hook.url)
    alerts.watch([{ ...FIRING, line: undefined }], 5000)
    alerts.watch([RESOLVED], 6000)
    await alerts.finish()
    expect(hook.bodies).toHaveLength(times)
    expect(world.warnings).toEqual([`the alert webhook ${words}: alerts of this run are in its log and report only`])
  })
  test('that is not there is one warning', async () => {
    const hook = await startHook(200)
    const { alerts, world } = alerting(hook.url)
    await hook[Symbol.asyncDispose]()
    open.splice(0)
    alerts.watch([{ ...FIRING, line: undefined }], 5000)
    await alerts.finish()
    expect(world.warnings).toEqual([expect.stringContaining('could not be reached (ECONNREFUSED), 3 times')])
  })
})
