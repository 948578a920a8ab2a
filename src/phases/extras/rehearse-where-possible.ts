import type { Config } from '../../config/config.ts'
import { runInThread } from '../../load/thread-engine.ts'
import type { Rehearsal } from '../../measure/result.ts'
import type { Event } from '../../plan/plan.ts'
import type { World } from '../../ports.ts'
import { checkOutBase } from '../checkouts.ts'
import type { Checkout } from '../sides.ts'
import { rehearseRollback } from './rehearsal.ts'

type Context = { config: Config; world: World; checkouts: readonly Checkout[] }

/** Rehearses the rollback of a pull request; undefined where nobody asked, or there is nothing to deploy. What keeps it from being done is its reason. */
export async function rehearseWherePossible(event: Event, context: Context): Promise<Rehearsal | undefined> {
  const { config, world } = context
  if (config.rollback.rehearse === undefined) return undefined
  if (event.onDefaultBranch) {
    world.log.info('rehearsal: for what is not deployed yet, not for the default branch')
    return undefined
  }
  return world.log.group('rehearsal', () => rehearse(event, context))
}

async function rehearse(event: Event, { config, world, checkouts }: Context): Promise<Rehearsal> {
  const of = (side: Checkout['side']) => checkouts.find((one) => one.side === side)
  const head = of('head')
  const ref = config.compare.baseRef ?? event.baseSha ?? event.baseRef
  if (config.service?.port !== undefined) return { outcome: 'skipped', reason: `service.port ${config.service.port} admits one copy at a time: let the service read PORT, and both can be there while one takes over` }
  if (head === undefined || (of('base') === undefined && ref === undefined)) return { outcome: 'skipped', reason: 'there is no base to go back to' }
  try {
    await using own = of('base') === undefined ? await checkOutBase(ref ?? '', config, world) : undefined
    return await rehearseRollback({ base: of('base') ?? (own?.checkout as Checkout), head, config, world, engine: runInThread })
  } catch (error) {
    world.signal.throwIfAborted()
    return { outcome: 'failed', reason: (error as Error).message.slice(0, 500) }
  }
}
