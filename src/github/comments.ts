import type { Comments } from '../ports.ts'
import { makeOnce, UNREPEATED } from './make-once.ts'
import { isForbidden } from './missing-permission.ts'
import type { Octokit } from './octokit.ts'
import { isBy, readViewer } from './viewer.ts'

type Comment = { id: number; body: string; url: string }

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

  /** The first of ours: anybody can write the marker, only we are the author. */
  async function findFirst(pullRequest: number, marker: string): Promise<Comment | undefined> {
    const me = await (viewer ??= readViewer(octokit))
    for await (const { data } of octokit.paginate.iterator(octokit.rest.issues.listComments, { ...repo, issue_number: pullRequest, per_page: 100 })) {
      const ours = data.find((one) => firstLine(one.body) === marker && isBy(one.user, me))
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
    find: async (pullRequest, marker) => (await unlessForbidden(async () => ({ found: await findFirst(pullRequest, marker) })) ?? { found: 'forbidden' as const }).found,
    create: (pullRequest, body) => unlessForbidden(() => writeFirst(pullRequest, body)),
    update: (id, body) => unlessForbidden(() => write(id, body)),
  }
}

function firstLine(text: string | undefined): string {
  return (text ?? '').split('\n', 1)[0]?.trim() ?? ''
}
