import type { Comments } from '../ports.ts'
import { isForbidden } from './missing-permission.ts'
import type { Octokit } from './octokit.ts'
import { isBy, readViewer } from './viewer.ts'

export function openComments({ octokit, repo, note }: { octokit: Octokit; repo: { owner: string; repo: string }; note: (permission: string, feature: string) => void }): Comments {
  let viewer: Promise<string> | undefined

  /** Without the permission there is no comment; what to add is told once. */
  async function unlessForbidden<T>(request: () => Promise<T>): Promise<T | undefined> {
    try {
      return await request()
    } catch (error) {
      if (!isForbidden(error)) throw error
      note('pull-requests: write', 'Comments (which a pull request from a fork never gets; the report is in the job summary)')
      return undefined
    }
  }

  return {
    find: (pullRequest, marker) => unlessForbidden(async () => {
      const me = await (viewer ??= readViewer(octokit))
      for await (const { data } of octokit.paginate.iterator(octokit.rest.issues.listComments, { ...repo, issue_number: pullRequest, per_page: 100 })) {
        // Anybody can write the marker; only we are the author.
        const ours = data.find((one) => one.body?.split('\n', 1)[0]?.trim() === marker && isBy(one.user, me))
        if (ours !== undefined) return { id: ours.id, body: ours.body ?? '', url: ours.html_url }
      }
      return undefined
    }),
    create: (pullRequest, body) => unlessForbidden(async () => ({ url: (await octokit.rest.issues.createComment({ ...repo, issue_number: pullRequest, body })).data.html_url })),
    update: (id, body) => unlessForbidden(async () => ({ url: (await octokit.rest.issues.updateComment({ ...repo, comment_id: id, body })).data.html_url })),
  }
}
