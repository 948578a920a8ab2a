import { getOctokit } from '@actions/github'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import type { Log } from '../ports.ts'

/** Longest wait for a rate limit to pass, and how often a request is tried again. */
const MAX_WAIT_SECONDS = 60
const RETRIES = 3

export type Octokit = ReturnType<typeof getOctokit>

/** Octokit with GitHub's own retry and throttling plugins, waiting at most a minute for a limit. */
export function openOctokit(token: string, log: Log): Octokit {
  const onLimit = (kind: string) => (seconds: number, options: { method?: string; url?: string }, _: unknown, attempt: number) => {
    const again = attempt < RETRIES && seconds <= MAX_WAIT_SECONDS
    log.warning(`GitHub's ${kind} was hit on ${options.method} ${options.url}: ${again ? `waiting ${seconds} s` : 'giving up'}`)
    return again
  }
  return getOctokit(token, {
    request: { retries: RETRIES },
    retry: { doNotRetry: [400, 401, 403, 404, 410, 422] },
    throttle: { onRateLimit: onLimit('rate limit'), onSecondaryRateLimit: onLimit('secondary rate limit') },
  }, retry, throttling)
}
