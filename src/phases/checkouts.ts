import type { Config } from '../config/config.ts'
import { ServiceError } from '../errors.ts'
import type { Plan } from '../plan/plan.ts'
import type { World } from '../ports.ts'
import { buildService } from '../service/build-service.ts'
import { openWorktree, readHead, readMessages } from '../service/worktree.ts'
import { BaseUnusable, type Checkout } from './sides.ts'

/** The code of both sides, built. The base's worktree is removed on dispose. */
export type Checkouts = AsyncDisposable & { checkouts: Checkout[]; headSha: string | undefined; baseSha: string | undefined; /** Messages of the commits since the base. */ messages: string[] }

/** Builds the head where it lies and, for a paired comparison, the base in a worktree beside it: once each. */
export async function prepareCheckouts(plan: Plan, config: Config, world: World): Promise<Checkouts> {
  await using opening = new AsyncDisposableStack()
  const head: Checkout = { side: 'head', folder: world.workspace }
  await build(head, config, world)
  const checkouts = [head]
  let baseSha: string | undefined
  if (plan.comparison.kind === 'paired') {
    const worktree = opening.use(await orBaseUnusable('checked out', openWorktree({ repository: world.workspace, ref: plan.comparison.baseRef, world })))
    baseSha = worktree.sha
    const base: Checkout = { side: 'base', folder: worktree.path }
    await orBaseUnusable('built', build(base, config, world))
    checkouts.unshift(base)
  }
  const opened = opening.move()
  return { checkouts, baseSha, headSha: await readHead(world.workspace), messages: baseSha === undefined ? [] : await readMessages(world.workspace, baseSha), [Symbol.asyncDispose]: () => opened.disposeAsync() }
}

async function build(checkout: Checkout, config: Config, world: World): Promise<void> {
  if (config.service?.build === undefined) return
  world.log.info(`building the ${checkout.side}: ${config.service.build}`)
  await buildService(config.service, checkout.folder, world)
}

async function orBaseUnusable<T>(what: string, doing: Promise<T>): Promise<T> {
  try {
    return await doing
  } catch (error) {
    if (error instanceof ServiceError) throw new BaseUnusable(`the base could not be ${what}: ${error.message}`, { cause: error })
    throw error
  }
}
