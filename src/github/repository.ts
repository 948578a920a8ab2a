import type { PullRequestRef, Repository } from '../ports.ts'
import { naming } from './missing-permission.ts'
import type { Octokit } from './octokit.ts'

/** Pull requests are looked for on at most so many pages of a hundred. */
const MAX_PAGES = 3

export function openRepository({ octokit, repo }: { octokit: Octokit; repo: { owner: string; repo: string } }): Repository {
  let branch: Promise<string> | undefined
  return {
    defaultBranch: () => (branch ??= octokit.rest.repos.get(repo).then(({ data }) => data.default_branch)),
    async mergeBase(base, head) {
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...repo, basehead: `${base}...${head}`, per_page: 100 })
      return { sha: data.merge_base_commit.sha, aheadBy: data.ahead_by, messages: data.commits.map(({ commit }) => commit.message) }
    },
    openPullRequests: () => naming('pull-requests: write', 'list pull requests', async () => {
      const found: PullRequestRef[] = []
      let pages = 0
      for await (const { data } of octokit.paginate.iterator(octokit.rest.pulls.list, { ...repo, state: 'open', sort: 'updated', direction: 'desc', per_page: 100 })) {
        // GitHub's description leaves out that the repository of a head may have been deleted.
        found.push(...data.map(({ number, title, head, base }) => ({ number, title, headSha: head.sha, headRef: head.ref, headRepositoryId: (head.repo as typeof head.repo | null)?.id, baseSha: base.sha, baseRef: base.ref })))
        if (++pages === MAX_PAGES) break
      }
      return found
    }),
    headOf: async (pullRequest) => (await octokit.rest.pulls.get({ ...repo, pull_number: pullRequest })).data.head.sha,
    labelsOf: (pullRequest) => naming('pull-requests: write', 'read the labels of a pull request', async () => (await octokit.rest.pulls.get({ ...repo, pull_number: pullRequest })).data.labels.map(({ name }) => name)),
    async ancestors(sha, count) {
      const { data } = await octokit.rest.repos.listCommits({ ...repo, sha, per_page: count })
      return data.map((commit) => commit.sha)
    },
  }
}
