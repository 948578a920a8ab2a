import type { Repository } from '../ports.ts'
import type { Octokit } from './octokit.ts'

export function openRepository({ octokit, repo }: { octokit: Octokit; repo: { owner: string; repo: string } }): Repository {
  let branch: Promise<string> | undefined
  return {
    defaultBranch: () => (branch ??= octokit.rest.repos.get(repo).then(({ data }) => data.default_branch)),
    async mergeBase(base, head) {
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...repo, basehead: `${base}...${head}`, per_page: 100 })
      return { sha: data.merge_base_commit.sha, aheadBy: data.ahead_by, messages: data.commits.map(({ commit }) => commit.message) }
    },
    async ancestors(sha, count) {
      const { data } = await octokit.rest.repos.listCommits({ ...repo, sha, per_page: count })
      return data.map((commit) => commit.sha)
    },
  }
}
