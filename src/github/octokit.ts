import { randomUUID } from 'node:crypto'
import { getOctokit } from '@actions/github'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import type { Log } from '../ports.ts'
import { openPatience, type Patience } from './patience.ts'
import { withDeadline } from './proxied-fetch.ts'

/** How often a request is tried again. */
const RETRIES = 3
/**
 * What all failing and waiting of a run may take together: a GitHub that is down must not hold up the verdict. It covers the minute
 * that a secondary rate limit asks for.
 */
const PATIENCE_MS = 90_000
/** A request that is not answered by then is taken for lost. */
const ANSWER_MS = 30_000
/** So long is waited for an answer also where there is no patience left: a GitHub that is silent is asked some twenty things. */
const SHORTEST_ANSWER_MS = 5000

export type Octokit = ReturnType<typeof getOctokit>
/** What is waited at most: by all requests together, for one answer, and for one upload. */
export type Waits = { patienceMs?: number; answerMs?: number; uploadMs?: number }

/** Octokit with GitHub's own retry and throttling plugins, which together wait at most `patienceMs`. */
export function openOctokit(token: string, log: Log, { patienceMs = PATIENCE_MS, answerMs = ANSWER_MS }: Waits = {}): Octokit {
  const patience = openPatience(patienceMs)
  const onLimit = (kind: string) => (seconds: number, options: { method?: string; url?: string }, _: unknown, attempt: number) => {
    const again = attempt < RETRIES && patience.spend(seconds * 1000)
    log.warning(`GitHub's ${kind} was hit on ${options.method} ${options.url}: ${again ? `waiting ${seconds} s` : 'giving up'}`)
    return again
  }
  return getOctokit(token, {
    // No `retries` here: the plugin would then repeat at once what it is told never to retry, refusals and rate limits included.
    request: withDeadline(() => Math.min(answerMs, Math.max(SHORTEST_ANSWER_MS, patience.left()))),
    retry: { retries: RETRIES, doNotRetry: NOT_RETRIED },
    // An id of its own: the plugin keeps one queue of writes for all clients that have the same.
    throttle: { id: randomUUID(), onRateLimit: onLimit('rate limit'), onSecondaryRateLimit: onLimit('secondary rate limit') },
  }, boundRetries(patience), retry, throttling, startFresh)
}

const NO_CONTENT = 204
const TOO_MANY = 429
const BAD_GATEWAY = 502
/** The plugin's own list and 429, which is for the throttling plugin to wait out. */
const NOT_RETRIED = [400, 401, 403, 404, 410, 422, 429, 451]

type Hooked = Pick<Octokit, 'hook'>

/** Innermost, so that it sees every attempt before the retry plugin decides about another: without patience there is none. */
function boundRetries(patience: Patience): (octokit: Hooked) => object {
  return ({ hook }) => {
    hook.wrap('request', async (request, options) => {
      const startedAt = performance.now()
      try {
        return understood(await request(options), options)
      } catch (error) {
        patience.lose(performance.now() - startedAt)
        const { status = 0 } = error as { status?: number }
        if (status === TOO_MANY) nameTheLimit(error as Error)
        const retried = Number(options.request?.['retryCount'] ?? 0)
        // The plugin waits the square of the attempt in seconds.
        if (!NOT_RETRIED.includes(status) && retried < RETRIES && !patience.spend((retried + 1) ** 2 * 1000)) options.request = { ...options.request, retries: 0 }
        throw error
      }
    })
    return {}
  }
}

/** Octokit takes an answer that is not JSON, a proxy's page or half of one, for text: here it is an answer that was lost. */
function understood<T extends { data: unknown; status: number }>(response: T, request: object): T {
  if (typeof response.data !== 'string' || response.status === NO_CONTENT) return response
  throw Object.assign(new Error(`GitHub was asked and something else answered: ${JSON.stringify(response.data.slice(0, 60))}`), { status: BAD_GATEWAY, request })
}

/** The throttling plugin waits for what calls itself a secondary rate limit, and for no other of its kind. */
function nameTheLimit(error: Error): void {
  if (!/secondary rate/i.test(error.message)) error.message += ' (a secondary rate limit)'
}

/** Outermost: requests share one object in which the plugins count attempts, so that one would inherit the count of another. */
function startFresh({ hook }: Hooked): object {
  hook.before('request', (options) => { options.request = { ...options.request, retryCount: 0 } })
  return {}
}
