/** How often something is made at most whose making failed without a trace. */
const TRIES = 4
/** To be given with a request that makes something: repeated blindly, as Octokit does after a lost answer, it could make the same thing twice. */
export const UNREPEATED = { request: { retries: 0 } }

/**
 * Makes something on GitHub. Where the answer is lost it may have been made all the same: it is looked for first, and made again only when
 * it is not there.
 */
export async function makeOnce<T>(make: () => Promise<T>, find: () => Promise<T | undefined>, { isLost = isLostRequest, most = TRIES }: { isLost?: (error: unknown) => boolean; most?: number } = {}): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await make()
    } catch (error) {
      if (tries === most || !isLost(error)) throw error
      const made = await find()
      if (made !== undefined) return made
    }
  }
}

/** Neither done nor refused, as far as we know. Octokit calls a connection that broke, or stayed silent, a 500. */
function isLostRequest(error: unknown): boolean {
  return ((error as { status?: number }).status ?? 0) >= 500
}
