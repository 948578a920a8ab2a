import { defaults } from '@actions/github/lib/utils'

type Fetch = (url: string, options: RequestInit) => Promise<Response>

/**
 * The toolkit's own request options, whose `fetch` goes through the runner's proxy, with an end to every request after what `answerMs` says when it is sent.
 * Options given to `getOctokit` replace the toolkit's as a whole: whoever gives any has to bring its `fetch` along.
 */
export function withDeadline(answerMs: () => number): { fetch: Fetch } {
  const { fetch } = defaults.request as { fetch: Fetch }
  return { ...defaults.request, fetch: (url, options) => fetch(url, { ...options, signal: AbortSignal.timeout(answerMs()) }) }
}
