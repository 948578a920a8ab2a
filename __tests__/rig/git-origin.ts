import { execFile } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type GitPerson = { name: string, email: string, date: string }
export type GitCommit = { sha: string, tree: string, parents: string[], author: GitPerson, committer: GitPerson, message: string }
export type ChangedFile = { sha: string, filename: string, status: 'added' | 'removed' | 'modified' | 'changed', additions: number, deletions: number }
/** Path in the repository → content; null removes the file. */
export type Tree = Record<string, string | null>

/** The repository as GitHub stores it: bare, with the same commits that the API tells of. */
export type GitOrigin = {
  /** A commit on top of `branch` (or of a full ref), or a new branch started at `from`. Times advance by a minute, so ids repeat from run to run. */
  commit(branch: string, files: Tree, options?: { message?: string, from?: string }): Promise<string>
  /** The commit GitHub would make by merging, or null on a conflict. Changes no branch. */
  merge(base: string, head: string, message: string): Promise<string | null>
  point(ref: string, sha: string): Promise<void>
  /** The commit that a branch, a tag, a ref or a (shortened) id means. */
  resolve(name: string): Promise<string | undefined>
  read(sha: string): Promise<GitCommit>
  /** The commit and its ancestors, newest first. */
  history(sha: string, options: { skip: number, count: number, exclude?: string }): Promise<{ commits: GitCommit[], total: number }>
  mergeBase(a: string, b: string): Promise<string | undefined>
  changes(from: string | undefined, to: string): Promise<ChangedFile[]>
  /** What actions/checkout leaves in `folder`: `sha` checked out, `depth` commits deep (0: everything). */
  checkout(folder: string, options: { sha: string, ref: string, depth: number }): Promise<void>
}

/** git's name for the tree without files, the parent of a first commit. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
const NO_OBJECT = '0'.repeat(40)
const FIRST_COMMIT_S = Date.UTC(2026, 0, 1) / 1000
const FIELDS = '%H%x1f%T%x1f%P%x1f%an%x1f%ae%x1f%aI%x1f%cn%x1f%ce%x1f%cI%x1f%B%x1e'

/** A new bare repository in `folder` whose main branch holds `files`. */
export async function createGitOrigin(folder: string, files: Tree): Promise<GitOrigin> {
  await run('git', ['init', '-q', '--bare', '-b', 'main', folder])
  // GitHub hands out any commit it is asked for by id
  await git(['config', 'uploadpack.allowAnySHA1InWant', 'true'])
  let commits = 0
  const origin: GitOrigin = {
    async commit(branch, changes, { message = `Change ${branch}`, from } = {}) {
      const ref = branch.startsWith('refs/') ? branch : `refs/heads/${branch}`
      const parent = await origin.resolve(ref) ?? from
      const sha = await record(await writeTree(parent, changes), parent === undefined ? [] : [parent], message)
      await origin.point(ref, sha)
      return sha
    },
    async merge(base, head, message) {
      const tree = await git(['merge-tree', '--write-tree', base, head]).catch(() => undefined)
      return tree === undefined ? null : await record(tree.trim(), [base, head], message)
    },
    async point(ref, sha) {
      await git(['update-ref', ref, sha])
    },
    async resolve(name) {
      if (!/^[\w./-]+$/.test(name) || name.startsWith('-')) return undefined
      const found = await git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]).catch(() => '')
      return found.trim() || undefined
    },
    async read(sha) {
      const [commit] = parseCommits(await git(['log', '-1', `--format=${FIELDS}`, sha]))
      if (commit === undefined) throw new Error(`no commit ${sha}`)
      return commit
    },
    async history(sha, { skip, count, exclude }) {
      const range = exclude === undefined ? [sha] : [sha, `^${exclude}`]
      const total = Number(await git(['rev-list', '--count', ...range]))
      return { total, commits: parseCommits(await git(['log', `--skip=${skip}`, `--max-count=${count}`, `--format=${FIELDS}`, ...range])) }
    },
    async mergeBase(a, b) {
      return (await git(['merge-base', a, b]).catch(() => '')).trim() || undefined
    },
    async changes(from, to) {
      const diff = ['diff', '--no-renames', '-z', from ?? EMPTY_TREE, to]
      const [raw, counts] = await Promise.all([git([...diff, '--raw', '--no-abbrev']), git([...diff, '--numstat'])])
      return parseChanges(raw, counts)
    },
    async checkout(target, { sha, ref, depth }) {
      const here = ['-C', target]
      // as actions/checkout does it: a branch gets a local name, everything else is a detached HEAD
      const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1]
      const remote = branch === undefined ? ref.replace(/^refs\//, 'refs/remotes/') : `refs/remotes/origin/${branch}`
      await run('git', ['init', '-q', '-b', 'main', target])
      await run('git', [...here, 'remote', 'add', 'origin', pathToFileURL(folder).href])
      const wanted = depth === 0 ? ['+refs/heads/*:refs/remotes/origin/*', `+${sha}:${remote}`] : [`--depth=${depth}`, `+${sha}:${remote}`]
      await run('git', [...here, 'fetch', '-q', '--no-tags', 'origin', ...wanted])
      await run('git', [...here, 'checkout', '-q', '--force', ...branch === undefined ? [remote] : ['-B', branch, remote]])
    },
  }
  await origin.commit('main', files, { message: 'Begin' })
  const { resolve, point, read, history, mergeBase, changes } = origin
  let known = new Map<string, Promise<string | undefined>>()
  return Object.assign(origin, {
    resolve: (name: string) => known.get(name) ?? (known.set(name, resolve(name)).get(name) as Promise<string | undefined>),
    async point(ref: string, sha: string) {
      await point(ref, sha)
      known = new Map()
    },
    read: once(read), history: once(history), mergeBase: once(mergeBase), changes: once(changes),
  })

  async function git(args: string[], options: { env?: Record<string, string>, input?: string } = {}): Promise<string> {
    const running = run('git', ['-C', folder, ...args], { env: { ...process.env, ...options.env }, maxBuffer: 64 * 1024 * 1024 })
    if (options.input !== undefined) running.child.stdin?.end(options.input)
    return (await running).stdout
  }

  async function writeTree(parent: string | undefined, changes: Tree): Promise<string> {
    const env = { GIT_INDEX_FILE: path.join(folder, 'index.next') }
    await git(['read-tree', parent ?? '--empty'], { env })
    const entries = await Promise.all(Object.entries(changes).map(async ([name, content]) => {
      if (content === null) return `0 ${NO_OBJECT}\t${name}\n`
      return `100644 ${(await git(['hash-object', '-w', '--stdin'], { input: content })).trim()}\t${name}\n`
    }))
    await git(['update-index', '--index-info'], { env, input: entries.join('') })
    return (await git(['write-tree'], { env })).trim()
  }

  async function record(tree: string, parents: string[], message: string): Promise<string> {
    const date = `${FIRST_COMMIT_S + 60 * commits++} +0000`
    const env = { GIT_AUTHOR_NAME: 'Mona', GIT_AUTHOR_EMAIL: 'mona@example.com', GIT_AUTHOR_DATE: date, GIT_COMMITTER_NAME: 'GitHub', GIT_COMMITTER_EMAIL: 'noreply@github.com', GIT_COMMITTER_DATE: date }
    return (await git(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', message], { env })).trim()
  }
}

/** Asks git once for what cannot change: all that is said of commits by their ids. */
function once<Args extends unknown[], T>(ask: (...args: Args) => Promise<T>): (...args: Args) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (...args) => {
    const isFixed = args.every((arg) => typeof arg !== 'string' || /^[0-9a-f]{40}$/.test(arg))
    const key = JSON.stringify(args)
    const answer = (isFixed ? known.get(key) : undefined) ?? ask(...args)
    if (isFixed) known.set(key, answer)
    return answer
  }
}

function parseCommits(text: string): GitCommit[] {
  return text.split('\x1e').map((record) => record.trimStart()).filter((record) => record !== '').map((record) => {
    const [sha = '', tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', message = ''] = record.split('\x1f')
    const utc = (date: string) => new Date(date).toISOString().replace('.000Z', 'Z')
    return { sha, tree, parents: parents.split(' ').filter(Boolean), author: { name: an, email: ae, date: utc(ad) }, committer: { name: cn, email: ce, date: utc(cd) }, message: message.trimEnd() }
  })
}

const STATUSES = { A: 'added', D: 'removed', M: 'modified' } as const

/** Joins `git diff --raw -z` and `git diff --numstat -z`. */
function parseChanges(raw: string, counts: string): ChangedFile[] {
  const lines = new Map(counts.split('\0').filter(Boolean).map((line) => {
    const [added = '', deleted = '', name = ''] = line.split('\t')
    return [name, { additions: Number(added) || 0, deletions: Number(deleted) || 0 }]
  }))
  const fields = raw.split('\0').filter(Boolean)
  return Array.from({ length: fields.length / 2 }, (_, index) => {
    const [, , before = '', after = '', letter = ''] = fields[2 * index]?.split(' ') ?? []
    const filename = fields[2 * index + 1] ?? ''
    const status = STATUSES[letter as keyof typeof STATUSES] ?? 'changed'
    return { sha: status === 'removed' ? before : after, filename, status, ...lines.get(filename) ?? { additions: 0, deletions: 0 } }
  })
}
