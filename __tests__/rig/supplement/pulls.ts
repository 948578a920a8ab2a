import type { Json } from '../json.ts'
import { REPOSITORY_IDS } from './actions.ts'
import type { Supplement, Surroundings } from './supplement.ts'

const P = '/repos/{owner}/{repo}'
const FORK_OWNER = 'contributor'

/** Pull requests as the emulator has them, with the commits that the repository on disk has. */
export function pullsSupplement({ state }: Surroundings): Supplement {
  return {
    async [`GET ${P}/pulls`](call) {
      const answer = await call.forward()
      return answer.status === 200 ? { ...answer, body: answer.body.map(withCommits) } : answer
    },
    async [`GET ${P}/pulls/{pull_number}`](call) {
      const answer = await call.forward()
      return answer.status === 200 ? { ...answer, body: withCommits(answer.body) } : answer
    },
    // GitHub lists pull requests among the issues, marked by one property; the emulator leaves them out
    async [`GET ${P}/issues`](call) {
      const [issues, pulls] = await Promise.all([call.forward(), call.query.has('labels') ? undefined : call.forward(`/pulls?state=${call.query.get('state') ?? 'open'}&per_page=100`)])
      if (issues.status !== 200) return issues
      return { ...issues, body: [...issues.body, ...(pulls?.body ?? []).map(asIssue)].toSorted((a, b) => b.number - a.number) }
    },
    // with GITHUB_TOKEN nobody is logged in
    'GET /user': () => ({ status: 403, body: { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest', status: '403' } }),
  }

  function withCommits(pull: Json): Json {
    const facts = state.pulls.get(pull.number)
    if (facts === undefined) return pull
    const base = { ...pull.base, sha: facts.baseSha, ref: facts.base, repo: { ...pull.base.repo, id: REPOSITORY_IDS.own } }
    const head = { ...pull.head, sha: facts.headSha, ref: facts.branch, repo: base.repo }
    return {
      ...pull, base, head: facts.fork ? fromFork(head) : head, mergeable: facts.mergeSha !== null, merge_commit_sha: facts.mergeSha,
      author_association: facts.fork ? 'CONTRIBUTOR' : 'MEMBER',
    }
  }
}

function asIssue(pull: Json): Json {
  const { url, html_url, diff_url, patch_url, id, node_id, number, title, body, state, user, labels, assignees, created_at, updated_at, closed_at } = pull
  const links = { pull_request: { url, html_url, diff_url, patch_url } }
  return { ...links, url: pull.issue_url, html_url, id, node_id, number, title, body, state, user, labels, assignees, assignee: null, milestone: null, locked: false, comments: 0, created_at, updated_at, closed_at, author_association: 'MEMBER' }
}

function fromFork(head: Json): Json {
  const owner = { ...head.repo.owner, login: FORK_OWNER, type: 'User' }
  return {
    ...head, label: `${FORK_OWNER}:${head.ref}`, user: owner,
    repo: { ...head.repo, id: REPOSITORY_IDS.fork, full_name: `${FORK_OWNER}/${head.repo.name}`, fork: true, owner },
  }
}
