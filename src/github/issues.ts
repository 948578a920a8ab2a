import type { FoundIssue, Issues } from '../ports.ts'
import { isForbidden } from './missing-permission.ts'
import type { Octokit } from './octokit.ts'
import { isBy, readViewer } from './viewer.ts'

/** Issues are looked for on so many pages of a hundred: all that are open in most repositories, and what was closed last. */
const MAX_PAGES = { open: 10, closed: 1 }

export function openIssues({ octokit, repo, note }: { octokit: Octokit; repo: { owner: string; repo: string }; note: (permission: string, feature: string) => void }): Issues {
  let viewer: Promise<string> | undefined

  async function unlessForbidden<T>(request: () => Promise<T>): Promise<T | undefined> {
    try {
      return await request()
    } catch (error) {
      if (!isForbidden(error)) throw error
      note('issues: write', 'Alerts as an issue')
      return undefined
    }
  }

  async function findAmong(state: 'open' | 'closed', marker: string): Promise<FoundIssue | undefined> {
    const me = await (viewer ??= readViewer(octokit))
    let pages = 0
    for await (const { data } of octokit.paginate.iterator(octokit.rest.issues.listForRepo, { ...repo, state, sort: 'updated', direction: 'desc', per_page: 100 })) {
      // Anybody can write the marker; only we are the author.
      const ours = data.find((one) => one.pull_request === undefined && one.body?.split('\n', 1)[0]?.trim() === marker && isBy(one.user, me))
      if (ours !== undefined) return { number: ours.number, body: ours.body ?? '', isOpen: ours.state === 'open', url: ours.html_url }
      if (++pages === MAX_PAGES[state]) return undefined
    }
    return undefined
  }

  return {
    find: (marker) => unlessForbidden(async () => (await findAmong('open', marker)) ?? findAmong('closed', marker)),
    open: (title, body) => unlessForbidden(async () => {
      const { data } = await octokit.rest.issues.create({ ...repo, title, body, request: { retries: 0 } })
      return { number: data.number, url: data.html_url }
    }),
    update: (number, { body, isOpen }) => unlessForbidden(async () => {
      const { data } = await octokit.rest.issues.update({ ...repo, issue_number: number, body, state: isOpen ? 'open' : 'closed' })
      return { url: data.html_url }
    }),
  }
}
