import type { Octokit } from './octokit.ts'

/** Who GITHUB_TOKEN writes as, where the API does not tell. */
const ACTIONS_BOT = 'github-actions[bot]'

type Author = { login: string; type: string } | null

/** The login behind the token; that of GITHUB_TOKEN where a token may not ask. */
export async function readViewer(octokit: Octokit): Promise<string> {
  try {
    const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }')
    return viewer.login
  } catch {
    return ACTIONS_BOT
  }
}

/** Whether that comment or issue is the one we marked: anybody can write the marker, only we are the author. */
export function isOurs({ body, user }: { body?: string | null; user: Author }, marker: string, me: string): boolean {
  return firstLine(body ?? '') === marker && isBy(user, me)
}

/** Where the marker stands. */
export function firstLine(text: string): string {
  return (text.split('\n', 1)[0] as string).trim()
}

/** GraphQL may leave out the `[bot]` that REST writes, and a person may have the name that is then left: a bot has to be one. */
function isBy(user: Author, me: string): boolean {
  if (user?.type === 'Bot') return withoutSuffix(user.login) === withoutSuffix(me)
  return user?.login === me
}

function withoutSuffix(login: string): string {
  return login.replace(/\[bot\]$/, '')
}
