import type { Config } from '../config/config.ts'
import { nameOf } from '../judge/promises/violations.ts'
import type { Violation } from '../measure/result.ts'
import type { Plan } from '../plan/plan.ts'
import type { World } from '../ports.ts'
import { carryOut, type Attempted } from './carry-out.ts'
import { decideRollback, describeProcedure, whyNot, type PastRollback } from './decide-rollback.ts'

export type Rollback = (violation: Violation) => Promise<Attempted>

const MARK = 'perf-gate-rollback'
const KINDS: readonly Violation['kind'][] = ['response_time', 'availability', 'throughput', 'error_rate', 'latency_percentile', 'resource']

/** Undefined where nothing can be rolled back, so that nobody waits for it. `good` is the last good commit, where one is known. */
export function openRollback(plan: Plan, config: Config, world: World, good?: string): Rollback | undefined {
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

  async function attempt(violation: Violation): Promise<Attempted> {
    const past = await readPast(event.headRef, world)
    if (typeof past === 'string') return { kind: 'refused', reason: past }
    const nowMs = world.clock.now()
    const decision = decideRollback({ violation, event, config: config.rollback, past: [...past, ...mine], nowMs, good })
    if (decision.kind === 'refused') return decision
    mine.push({ sha: event.headSha as string, kind: violation.kind, atMs: nowMs })
    const procedure = describeProcedure(decision.procedure)
    if (decision.kind === 'dry-run') return { kind: 'dry-run', reason: `dry run, this would have been run: ${procedure}`, procedure }
    // Remembered before it is done: a run that is cancelled in between must not do it twice.
    const unremembered = await remember(violation, world)
    return unremembered ?? { ...(await carryOut({ procedure: decision.procedure, violation, event, good, timeoutMs: config.rollback.timeoutMs, world })), procedure }
  }

  return (violation) => {
    const result = before.then(() => attempt(violation)).then((attempted) => {
      const { kind, reason, url } = attempted
      world.log.warning(`rollback for ${nameOf(violation)}: ${kind === 'done' ? reason : `${kind}: ${reason}`}${url === undefined ? '' : ` (${url})`}`)
      return attempted
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

async function remember(violation: Violation, { github }: World): Promise<Attempted | undefined> {
  try {
    await github?.artifacts.upload(`${MARK}-${violation.kind}`, [{ path: 'violation.json', content: JSON.stringify(violation) }])
    return undefined
  } catch (error) {
    return { kind: 'refused', reason: `it could not be remembered, so a re-run would do it again: ${(error as Error).message}` }
  }
}
