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

function fromFork(head: Json): Json {
  const owner = { ...head.repo.owner, login: FORK_OWNER, type: 'User' }
  return {
    ...head, label: `${FORK_OWNER}:${head.ref}`, user: owner,
    repo: { ...head.repo, id: REPOSITORY_IDS.fork, full_name: `${FORK_OWNER}/${head.repo.name}`, fork: true, owner },
  }
}
