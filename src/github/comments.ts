import { PublishError } from '../errors.ts'
import type { Comments } from '../ports.ts'
import { isForbidden } from './missing-permission.ts'
import type { Octokit } from './octokit.ts'

/** Who GITHUB_TOKEN writes as, where the API does not tell. */
const ACTIONS_BOT = 'github-actions'

export function openComments({ octokit, repo }: { octokit: Octokit; repo: { owner: string; repo: string } }): Comments {
  let viewer: Promise<string> | undefined
  return {
    async find(pullRequest, marker) {
      const me = await (viewer ??= readViewer(octokit))
      for await (const { data } of octokit.paginate.iterator(octokit.rest.issues.listComments, { ...repo, issue_number: pullRequest, per_page: 100 })) {
        // Anybody can write the marker; only we are the author.
        const ours = data.find((one) => one.body?.split('\n', 1)[0]?.trim() === marker && loginOf(one.user?.login) === me)
        if (ours !== undefined) return { id: ours.id, body: ours.body ?? '', url: ours.html_url }
      }
      return undefined
    },
    async create(pullRequest, body) {
      const { data } = await explained(octokit.rest.issues.createComment({ ...repo, issue_number: pullRequest, body }))
      return { url: data.html_url }
    },
    async update(id, body) {
      const { data } = await explained(octokit.rest.issues.updateComment({ ...repo, comment_id: id, body }))
      return { url: data.html_url }
    },
  }
}

async function explained<T>(request: Promise<T>): Promise<T> {
  try {
    return await request
  } catch (error) {
    if (!isForbidden(error)) throw error
    throw new PublishError('the token may not comment. Add `pull-requests: write` to the `permissions:` of the job (a pull request from a fork never has it); the report is in the job summary', { cause: error })
  }
}

/** The login behind the token; `github-actions` where an installation token may not ask. */
async function readViewer(octokit: Octokit): Promise<string> {
  try {
    const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }')
    return loginOf(viewer.login)
  } catch {
    return ACTIONS_BOT
  }
}

/** REST says `github-actions[bot]` where GraphQL says `github-actions`. */
function loginOf(login: string | undefined): string {
  return (login ?? '').replace(/\[bot\]$/, '')
}
