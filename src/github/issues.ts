import type { FoundIssue, Issues } from '../ports.ts'
import { UNREPEATED } from './make-once.ts'
import type { Optionally } from './missing-permission.ts'
import type { Octokit } from './octokit.ts'
import { isOurs, readViewer } from './viewer.ts'

/** Issues are looked for on so many pages of a hundred: all that are open in most repositories, and what was closed last. */
const MAX_PAGES = { open: 10, closed: 1 }

export function openIssues({ octokit, repo, optionally }: { octokit: Octokit; repo: { owner: string; repo: string }; optionally: Optionally }): Issues {
  let viewer: Promise<string> | undefined

  const whereAllowed = <T>(request: () => Promise<T>): Promise<T | undefined> => optionally('issues: write', 'Alerts as an issue', request)

  async function findAmong(state: 'open' | 'closed', marker: string): Promise<FoundIssue | undefined> {
    const me = await (viewer ??= readViewer(octokit))
    let pages = 0
    for await (const { data } of octokit.paginate.iterator(octokit.rest.issues.listForRepo, { ...repo, state, sort: 'updated', direction: 'desc', per_page: 100 })) {
      const ours = data.find((one) => one.pull_request === undefined && isOurs(one, marker, me))
      if (ours !== undefined) return { number: ours.number, body: ours.body ?? '', isOpen: ours.state === 'open', url: ours.html_url }
      if (++pages === MAX_PAGES[state]) return undefined
    }
    return undefined
  }

  return {
    find: (marker) => whereAllowed(async () => (await findAmong('open', marker)) ?? findAmong('closed', marker)),
    open: (title, body) => whereAllowed(async () => {
      const { data } = await octokit.rest.issues.create({ ...repo, title, body, ...UNREPEATED })
      return { number: data.number, url: data.html_url }
    }),
    update: (number, { body, isOpen }) => whereAllowed(async () => {
      const { data } = await octokit.rest.issues.update({ ...repo, issue_number: number, body, state: isOpen ? 'open' : 'closed' })
      return { url: data.html_url }
    }),
  }
}
