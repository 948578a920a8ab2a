import type { Comments } from '../ports.ts'
import { makeOnce, UNREPEATED } from './make-once.ts'
import type { Optionally } from './missing-permission.ts'
import type { Octokit } from './octokit.ts'
import { firstLine, isOurs, readViewer } from './viewer.ts'

type Comment = { id: number; body: string; url: string }

export function openComments({ octokit, repo, optionally }: { octokit: Octokit; repo: { owner: string; repo: string }; optionally: Optionally }): Comments {
  let viewer: Promise<string> | undefined

  const whereAllowed = <T>(request: () => Promise<T>): Promise<T | undefined> =>
    optionally('pull-requests: write', 'Comments (which a pull request from a fork never gets; the report is in the job summary)', request)

  /** The first of ours. */
  async function findFirst(pullRequest: number, marker: string): Promise<Comment | undefined> {
    const me = await (viewer ??= readViewer(octokit))
    for await (const { data } of octokit.paginate.iterator(octokit.rest.issues.listComments, { ...repo, issue_number: pullRequest, per_page: 100 })) {
      const ours = data.find((one) => isOurs(one, marker, me))
      if (ours !== undefined) return { id: ours.id, body: ours.body ?? '', url: ours.html_url }
    }
    return undefined
  }

  async function write(id: number, body: string): Promise<{ url: string }> {
    return { url: (await octokit.rest.issues.updateComment({ ...repo, comment_id: id, body })).data.html_url }
  }

  /** Two runs may each see no comment and write one: whoever then sees another before its own takes that, and its own away. */
  async function writeFirst(pullRequest: number, body: string): Promise<{ url: string }> {
    const marker = firstLine(body)
    const made = await makeOnce(
      async () => {
        const { data } = await octokit.rest.issues.createComment({ ...repo, issue_number: pullRequest, body, ...UNREPEATED })
        return { id: data.id, body, url: data.html_url }
      },
      () => findFirst(pullRequest, marker),
    )
    const first = await findFirst(pullRequest, marker) ?? made
    if (first.id !== made.id) await octokit.rest.issues.deleteComment({ ...repo, comment_id: made.id })
    return first.body === body ? first : write(first.id, body)
  }

  return {
    find: async (pullRequest, marker) => (await whereAllowed(async () => ({ found: await findFirst(pullRequest, marker) })) ?? { found: 'forbidden' as const }).found,
    create: (pullRequest, body) => whereAllowed(() => writeFirst(pullRequest, body)),
    update: (id, body) => whereAllowed(() => write(id, body)),
  }
}
