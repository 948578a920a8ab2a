import type { Config } from '../config/config.ts'
import type { Side } from '../measure/block.ts'
import type { TreeUsage, World } from '../ports.ts'
import type { GarbageCollections } from '../service/runtime.ts'
import { startService } from '../service/start-service.ts'
import { ServiceError } from '../errors.ts'

/** Where a side's code lies. */
export type Checkout = { side: Side; folder: string; /** Started so, instead of as the configuration says. */ start?: string; /** Variables that the configuration's own win over. */ env?: Readonly<Record<string, string>> }

/** A side that answers at `origin`. */
export type RunningSide = AsyncDisposable & {
  side: Side
  origin: string
  /** Of its process tree; undefined where something else started it. */
  pid: number | undefined
  usage(options?: { details?: boolean }): TreeUsage | undefined
  /** Garbage collections that ended in that time (ms since the epoch). */
  collections(fromMs: number, toMs: number): GarbageCollections
  /** Rejects when the service dies while it is needed. */
  failed: Promise<never>
}

/** The base side could not be run; the head can still be measured on its own. */
export class BaseUnusable extends Error {
  override name = 'BaseUnusable'
}

/** Starts fresh processes of the given sides, all at once, in the given order; nothing stays running when one of them fails. */
export async function startSides(checkouts: readonly Checkout[], config: Config, world: World): Promise<AsyncDisposable & { sides: RunningSide[] }> {
  const starting = await Promise.allSettled(checkouts.map((checkout) => startSide(checkout, config, world)))
  const sides = starting.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const stop = async () => { await Promise.all(sides.map((side) => side[Symbol.asyncDispose]())) }
  const failed = starting.find((one) => one.status === 'rejected')
  if (failed === undefined) return { sides, [Symbol.asyncDispose]: stop }
  await stop()
  throw failed.reason
}

async function startSide({ side, folder, start, env }: Checkout, config: Config, world: World): Promise<RunningSide> {
  if (config.service === undefined) return alreadyRunning(side, config.target as string)
  try {
    return await startService({ service: { ...config.service, env: { ...env, ...config.service.env }, ...(start === undefined ? {} : { start }) }, checkout: folder, side, world })
  } catch (error) {
    if (side === 'base' && error instanceof ServiceError) throw new BaseUnusable(`the base could not be started: ${error.message}`, { cause: error })
    throw error
  }
}

function alreadyRunning(side: Side, origin: string): RunningSide {
  return { side, origin, pid: undefined, usage: () => undefined, collections: () => ({ kind: 'absent', reason: 'the service was not started by perf-gate, so its garbage collector cannot be asked' }), failed: new Promise<never>(() => undefined), [Symbol.asyncDispose]: () => Promise.resolve() }
}
