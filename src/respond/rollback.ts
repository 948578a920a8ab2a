import type { Config } from '../config/config.ts'
import type { Violation } from '../measure/result.ts'
import type { Plan } from '../plan/plan.ts'
import type { World } from '../ports.ts'
import { decideRollback, whyNot, type PastRollback } from './decide-rollback.ts'

/** What came of the procedure; whether it helped is for the traffic to say. */
export type Procedure = { kind: 'done' | 'failed' | 'dry-run' | 'refused'; reason: string }
export type Rollback = (violation: Violation) => Promise<Procedure>

const MARK = 'perf-gate-rollback'
const KINDS: readonly Violation['kind'][] = ['response_time', 'availability', 'throughput', 'error_rate', 'latency_percentile', 'resource']
/** Values of variables with such names are never shown, whatever the procedure prints. */
const SECRET_NAME = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_?KEY/i
const MIN_SECRET = 4
const MAX_LINES = 200

/** Undefined where nothing can be rolled back, so that nobody waits for it. */
export function openRollback(plan: Plan, config: Config, world: World): Rollback | undefined {
  const { event } = plan
  if (config.rollback.mode === 'off') return undefined
  const never = whyNot(event, config.rollback)
  if (never !== undefined) {
    world.log.info(`rollback: ${never}`)
    return undefined
  }
  const mine: PastRollback[] = []
  // One after the other: the second has to see the first.
  let before: Promise<unknown> = Promise.resolve()

  async function attempt(violation: Violation): Promise<Procedure> {
    const past = await readPast(event.headRef, world)
    if (typeof past === 'string') return { kind: 'refused', reason: past }
    const nowMs = world.clock.now()
    const decision = decideRollback({ violation, event, config: config.rollback, past: [...past, ...mine], nowMs })
    if (decision.kind === 'refused') return decision
    mine.push({ sha: event.headSha as string, kind: violation.kind, atMs: nowMs })
    if (decision.kind === 'dry-run') return { kind: 'dry-run', reason: `dry run, this would have been run: ${decision.command}` }
    // Remembered before it is done: a run that is cancelled in between must not do it twice.
    const unremembered = await remember(violation, world)
    return unremembered ?? runCommand({ command: decision.command, violation, commit: event.headSha as string, timeoutMs: config.rollback.timeoutMs, world })
  }

  return (violation) => {
    const result = before.then(() => attempt(violation)).then((procedure) => {
      world.log.warning(`rollback for ${violation.metric}: ${procedure.kind === 'done' ? 'the procedure ended well' : `${procedure.kind}: ${procedure.reason}`}`)
      return procedure
    })
    before = result.catch(() => undefined)
    return result
  }
}

/** Rollbacks of this branch, from the artifacts that they left; why they cannot be known, as text. */
async function readPast(branch: string | undefined, { github }: World): Promise<PastRollback[] | string> {
  if (github === undefined) return 'without GitHub it cannot be known what was rolled back before'
  try {
    const lists = await Promise.all(KINDS.map(async (kind) => (await github.artifacts.list(`${MARK}-${kind}`)).map((one) => ({ ...one, kind }))))
    return lists.flat().filter((one) => one.headBranch === branch).map(({ headSha, kind, createdAt }) => ({ sha: headSha, kind, atMs: Date.parse(createdAt) }))
  } catch (error) {
    return `it cannot be known what was rolled back before: ${(error as Error).message}`
  }
}

async function remember(violation: Violation, { github }: World): Promise<Procedure | undefined> {
  try {
    await github?.artifacts.upload(`${MARK}-${violation.kind}`, [{ path: 'violation.json', content: JSON.stringify(violation) }])
    return undefined
  } catch (error) {
    return { kind: 'refused', reason: `it could not be remembered, so a re-run would do it again: ${(error as Error).message}` }
  }
}

type Command = { command: string; violation: Violation; commit: string; timeoutMs: number; world: World }

/** Runs the procedure with the violation on its standard input and in its environment. What it prints is logged, without secrets. */
async function runCommand({ command, violation, commit, timeoutMs, world }: Command): Promise<Procedure> {
  const json = JSON.stringify(violation)
  const env = { ...world.processes.safeEnvironment(), PERF_GATE_VIOLATION: json, PERF_GATE_METRIC: violation.metric, PERF_GATE_KIND: violation.kind, PERF_GATE_SEVERITY: violation.severity, PERF_GATE_COMMIT: commit }
  let lines = 0
  const running = world.processes.spawn({ command, cwd: world.workspace, env, input: json, onLine: (line) => { if (++lines <= MAX_LINES) world.log.info(`rollback: ${withoutSecrets(line, env)}`) } })
  const ended = new AbortController()
  try {
    const late = world.clock.sleep(timeoutMs, AbortSignal.any([world.signal, ended.signal])).then(() => 'late' as const, () => 'cancelled' as const)
    const exit = await Promise.race([running.exited, late])
    if (exit === 'late') return { kind: 'failed', reason: `the procedure was stopped after ${timeoutMs / 1000} s` }
    if (exit === 'cancelled') return { kind: 'failed', reason: 'the run was cancelled' }
    return exit.code === 0 ? { kind: 'done', reason: '' } : { kind: 'failed', reason: `the procedure ended with ${exit.code === null ? `signal ${exit.signal}` : `exit code ${exit.code}`}` }
  } finally {
    ended.abort()
    await running.stop()
  }
}

function withoutSecrets(line: string, env: Record<string, string>): string {
  const secrets = Object.entries(env).filter(([name, value]) => SECRET_NAME.test(name) && value.length >= MIN_SECRET).map(([, value]) => value)
  return secrets.toSorted((a, b) => b.length - a.length).reduce((text, secret) => text.replaceAll(secret, '***'), line)
}
