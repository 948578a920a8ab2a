import type { GitCommit, GitPerson } from '../git-origin.ts'
import type { Json } from '../json.ts'
import { NOT_FOUND, pageOf, type Supplement, type Surroundings, unprocessable } from './supplement.ts'

const P = '/repos/{owner}/{repo}'
const COMPARE_PAGE = 250

/** Commits, told from the repository on disk: the ids are those a checkout has. */
export function commitsSupplement({ origin, api, page, example }: Surroundings): Supplement {
  return {
    async [`GET ${P}/commits/{ref}`]({ params }) {
      const sha = await origin.resolve(params['ref'] ?? '')
      if (sha === undefined) return unprocessable(`No commit found for SHA: ${params['ref']}`)
      const commit = await origin.read(sha)
      const files = (await origin.changes(commit.parents[0], sha)).map(renderFile(sha))
      const [additions, deletions] = [sum(files, 'additions'), sum(files, 'deletions')]
      return { status: 200, body: { ...renderCommit(commit), stats: { additions, deletions, total: additions + deletions }, files } }
    },
    async [`GET ${P}/commits`](call) {
      const sha = await origin.resolve(call.query.get('sha') ?? 'main')
      if (sha === undefined) return NOT_FOUND
      const { total } = await origin.history(sha, { skip: 0, count: 0 })
      const { size, page: number, headers } = pageOf(call, total)
      const { commits } = await origin.history(sha, { skip: (number - 1) * size, count: size })
      return { status: 200, body: commits.map(renderCommit), headers }
    },
    async [`GET ${P}/compare/{basehead}`](call) {
      const [baseName = '', headName = ''] = call.params['basehead']?.split('...') ?? []
      const [base, head] = await Promise.all([origin.resolve(baseName), origin.resolve(headName)])
      if (base === undefined || head === undefined) return NOT_FOUND
      const mergeBase = await origin.mergeBase(base, head)
      if (mergeBase === undefined) return { status: 404, body: { message: `No common ancestor between ${baseName} and ${headName}.`, documentation_url: 'https://docs.github.com/rest', status: '404' } }
      const [ahead, behind, files] = await Promise.all([
        origin.history(head, { skip: 0, count: COMPARE_PAGE, exclude: base }), origin.history(base, { skip: 0, count: 0, exclude: head }), origin.changes(mergeBase, head),
      ])
      const { size, page: number, headers } = pageOf(call, ahead.total, COMPARE_PAGE)
      const url = `${api}/compare/${baseName}...${headName}`
      const html = `${page}/compare/${baseName}...${headName}`
      return { status: 200, headers, body: {
        url, html_url: html, permalink_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch`,
        base_commit: renderCommit(await origin.read(base)), merge_base_commit: renderCommit(await origin.read(mergeBase)),
        status: relation(ahead.total, behind.total), ahead_by: ahead.total, behind_by: behind.total, total_commits: ahead.total,
        // oldest first, unlike the list of commits
        commits: ahead.commits.toReversed().slice((number - 1) * size, number * size).map(renderCommit), files: files.map(renderFile(head)),
      } }
    },
    async [`GET ${P}/git/ref/{ref}`]({ params }) {
      const ref = `refs/${params['ref']}`
      const sha = await origin.resolve(ref)
      return sha === undefined ? NOT_FOUND : { status: 200, body: { ref, node_id: `REF_${sha}`, url: `${api}/git/${ref}`, object: { type: 'commit', sha, url: `${api}/git/commits/${sha}` } } }
    },
    async [`GET ${P}/git/commits/{commit_sha}`]({ params }) {
      const sha = await origin.resolve(params['commit_sha'] ?? '')
      if (sha === undefined) return NOT_FOUND
      const { message, tree, author, committer, parents } = await origin.read(sha)
      return { status: 200, body: {
        ...example(`GET ${P}/git/commits/{commit_sha}`), sha, message, author, committer, tree: { sha: tree, url: `${api}/git/trees/${tree}` },
        url: `${api}/git/commits/${sha}`, html_url: `${page}/commit/${sha}`, parents: parents.map(renderParent('git/commits')),
      } }
    },
    async [`GET ${P}/branches/{branch}`]({ params }) {
      const branch = params['branch'] ?? ''
      const sha = await origin.resolve(`refs/heads/${branch}`)
      if (sha === undefined) return { status: 404, body: { message: 'Branch not found', documentation_url: 'https://docs.github.com/rest', status: '404' } }
      const links = { self: `${api}/branches/${branch}`, html: `${page}/tree/${branch}` }
      return { status: 200, body: { ...example(`GET ${P}/branches/{branch}`), name: branch, commit: renderCommit(await origin.read(sha)), _links: links, protected: false } }
    },
  }

  function renderCommit(commit: GitCommit): Json {
    const { sha } = commit
    const person = (who: GitPerson) => ({ name: who.name, email: who.email, date: who.date })
    return {
      sha, node_id: `C_${sha}`, url: `${api}/commits/${sha}`, html_url: `${page}/commit/${sha}`, comments_url: `${api}/commits/${sha}/comments`,
      // no account belongs to these addresses
      author: null, committer: null,
      commit: {
        url: `${api}/git/commits/${sha}`, message: commit.message, comment_count: 0, author: person(commit.author), committer: person(commit.committer),
        tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
        verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
      },
      parents: commit.parents.map(renderParent('commits')),
    }
  }

  function renderParent(kind: 'commits' | 'git/commits') {
    return (sha: string) => ({ sha, url: `${api}/${kind}/${sha}`, html_url: `${page}/commit/${sha}` })
  }

  function renderFile(sha: string) {
    return (file: Json) => ({
      ...file, changes: file.additions + file.deletions, blob_url: `${page}/blob/${sha}/${file.filename}`, raw_url: `${page}/raw/${sha}/${file.filename}`,
      contents_url: `${api}/contents/${file.filename}?ref=${sha}`,
    })
  }
}

function relation(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged'
  if (ahead > 0) return 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}

function sum(files: Json[], key: string): number {
  return files.reduce((total: number, file) => total + file[key], 0)
}
