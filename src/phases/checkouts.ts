import type { Config } from '../config/config.ts'
import { ConfigError, ServiceError } from '../errors.ts'
import type { Event, Plan } from '../plan/plan.ts'
import type { World } from '../ports.ts'
import { buildService } from '../service/build-service.ts'
import { openWorktree, readChanges, readHead, readMessages } from '../service/worktree.ts'
import { BaseUnusable, type Checkout } from './sides.ts'

/** The code of both sides, built. The base's worktree is removed on dispose. */
export type Checkouts = AsyncDisposable & { checkouts: Checkout[]; headSha: string | undefined; baseSha: string | undefined; /** Messages of the commits since the base. */ messages: string[] }

/**
 * On `pull_request_target` the job has the base repository's token and secrets. With the pull request's code checked out, building and starting it
 * would hand them to whoever wrote it: refused before anything runs.
 */
export async function refuseForeignCheckout({ kind, sha }: Event, world: World): Promise<void> {
  if (kind !== 'pull_request_target') return
  const head = await readHead(world.workspace)
  if (head === sha) return
  throw new ConfigError([{ where: 'on: pull_request_target', message: `the checkout is ${head?.slice(0, 7) ?? 'not a git repository'}, not the base's ${sha?.slice(0, 7) ?? 'commit'}: perf-gate would run code of the pull request with a token that can write and with secrets. Use \`on: pull_request\`, and a second workflow on \`workflow_run\` with \`mode: report\` for the comment` }])
}

/** Builds the head where it lies and, for a paired comparison, the base in a worktree beside it: once each. */
export async function prepareCheckouts(plan: Plan, config: Config, world: World): Promise<Checkouts> {
  await using opening = new AsyncDisposableStack()
  const head: Checkout = { side: 'head', folder: world.workspace }
  if (world.github !== undefined) await tellChanges(world)
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

/** A runner of one's own may keep what an earlier job changed: it is measured with the head, and the base does not have it. */
async function tellChanges({ workspace, log }: World): Promise<void> {
  const changed = await readChanges(workspace)
  if (changed.length === 0) return
  const named = changed.slice(0, 3).map((file) => file.slice(0, 100)).join(', ')
  log.warning(`the checkout is not its commit: ${changed.length} tracked files were changed (${named}${changed.length > 3 ? ', …' : ''}). They are measured as they are; where that is not meant, let actions/checkout clean the workspace`)
}

/** The base's code, built, beside a plan that does not compare with it here. Removed on dispose. */
export async function checkOutBase(ref: string, config: Config, world: World): Promise<AsyncDisposable & { checkout: Checkout }> {
  await using opening = new AsyncDisposableStack()
  const worktree = opening.use(await openWorktree({ repository: world.workspace, ref, world }))
  const checkout: Checkout = { side: 'base', folder: worktree.path }
  await build(checkout, config, world)
  const opened = opening.move()
  return { checkout, [Symbol.asyncDispose]: () => opened.disposeAsync() }
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
