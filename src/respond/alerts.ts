import type { AlertsConfig, Config } from '../config/config.ts'
import { nameOf } from '../judge/promises/violations.ts'
import type { Result, Violation } from '../measure/result.ts'
import type { Plan } from '../plan/plan.ts'
import type { World } from '../ports.ts'
import { decideAlerts, type Alert, type Told } from './decide-alerts.ts'
import { openIssueAlerts } from './issue-alerts.ts'

/** Tells of violations while they happen. A dead webhook is a warning and changes no verdict. */
export type Alerting = {
  /** The violations of a round as they stand at `atMs` of it. */
  watch(violations: readonly Violation[], atMs: number): void
  /** What the whole run showed. */
  conclude(result: Result): void
  /** Resolves when everything is sent, or given up. */
  finish(): Promise<void>
}

const PAUSES_MS = [1000, 4000]

export function openAlerts(plan: Plan, config: Config, world: World): Alerting {
  let told: Told = {}
  let sending = Promise.resolve()
  let dead = false
  const issue = openIssueAlerts(plan, config, world)

  function raise(alert: Alert): void {
    const { violation } = alert
    if (alert.event !== 'resolved' && config.file !== undefined && violation.line !== undefined) world.log.warning(describeAlert(alert), { file: config.file, line: violation.line })
    if (issue !== undefined) sending = sending.then(() => issue.tell(violation))
    const { webhook, dryRun } = config.alerts
    if (webhook === undefined && !dryRun) return
    const body = renderAlert(alert, plan, config.alerts)
    if (dryRun) world.log.info(`alerts: dry run, this would have been sent: ${body}`)
    else if (webhook !== undefined) sending = sending.then(() => send(webhook, body))
  }

  async function send(url: string, body: string): Promise<void> {
    if (dead) return
    const problem = await deliver(url, body, world)
    if (problem === undefined) return
    dead = true
    world.log.warning(`the alert webhook ${problem}: alerts of this run are in its log and report only`)
  }

  return {
    watch(violations, atMs) {
      const decided = decideAlerts(told, violations, atMs, config.alerts)
      told = decided.told
      for (const alert of decided.alerts) raise(alert)
    },
    conclude(result) {
      if (issue !== undefined) sending = sending.then(() => issue.conclude(result))
    },
    finish: () => sending,
  }
}

/** Sends it, again after a pause where that may help. Returns what went wrong, without the address, which is a secret. */
async function deliver(url: string, body: string, { webhooks, clock, signal }: World): Promise<string | undefined> {
  if (webhooks === undefined) return 'cannot be reached from here'
  for (let attempt = 0; ; attempt++) {
    const { problem, again } = await webhooks.post(url, body).then(judgeStatus, (error: unknown) => ({ problem: wordsOf(error), again: true }))
    const pauseMs = PAUSES_MS[attempt]
    if (problem === undefined || !again || signal.aborted) return problem
    if (pauseMs === undefined) return `${problem}, ${attempt + 1} times`
    await clock.sleep(pauseMs, signal).catch(() => undefined)
  }
}

function judgeStatus(status: number): { problem: string | undefined; again: boolean } {
  if (status >= 200 && status < 300) return { problem: undefined, again: false }
  if (status >= 300 && status < 400) return { problem: `answered with a redirect (${status}), which is not followed`, again: false }
  return { problem: `answered ${status}`, again: status === 429 || status >= 500 }
}

function wordsOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } }
  if (name === 'TimeoutError') return 'did not answer in time'
  return `could not be reached${typeof cause?.code === 'string' ? ` (${cause.code})` : ''}`
}

/** The body: documented in the README, `version` is raised when its meaning changes. */
function renderAlert(alert: Alert, { event: { headSha, title, runUrl } }: Plan, { format }: AlertsConfig): string {
  if (format === 'slack') return JSON.stringify({ text: escapeSlack([`${describeAlert(alert)} · ${title.slice(0, 200)}`, ...(runUrl === undefined ? [] : [runUrl])].join('\n')) })
  return JSON.stringify({ version: 1, event: alert.event, violation: alert.violation, title: title.slice(0, 200), ...(headSha === undefined ? {} : { commit: headSha }), ...(runUrl === undefined ? {} : { runUrl }) })
}

function describeAlert({ event, violation }: Alert): string {
  const { limit, worst, severity, startMs, resolution } = violation
  const metric = nameOf(violation)
  if (event === 'resolved') return `perf-gate: ${metric} is kept again: ${resolution ?? 'resolved'}`
  return `perf-gate: ${metric} is beyond ${Number(limit.toPrecision(6))} since second ${(startMs / 1000).toFixed(0)}, worst ${worst.toFixed(1)} (${severity}${event === 'escalated' ? ', and still is' : ''})`
}

/** Slack reads these three as its own markup: without them nobody can be mentioned and no link be faked. */
function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
