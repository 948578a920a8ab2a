import type { Octokit } from './octokit.ts'

/** Who GITHUB_TOKEN writes as, where the API does not tell. */
const ACTIONS_BOT = 'github-actions[bot]'

/** The login behind the token; that of GITHUB_TOKEN where a token may not ask. */
export async function readViewer(octokit: Octokit): Promise<string> {
  try {
    const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }')
    return viewer.login
  } catch {
    return ACTIONS_BOT
  }
}

/** GraphQL may leave out the `[bot]` that REST writes, and a person may have the name that is then left: a bot has to be one. */
export function isBy(user: { login: string; type: string } | null, me: string): boolean {
  if (user?.type === 'Bot') return withoutSuffix(user.login) === withoutSuffix(me)
  return user?.login === me
}

function withoutSuffix(login: string): string {
  return login.replace(/\[bot\]$/, '')
}
