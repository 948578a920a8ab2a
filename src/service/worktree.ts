import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ServiceError } from '../errors.ts'
import type { World } from '../ports.ts'

const run = promisify(execFile)
const FULL_SHA = /^[0-9a-f]{40}$/
/** An option for git, a search through commit messages, or nothing git would let anyone call a ref. */
const NO_REF = /^[-:]|[\s\p{Cc}]/u

/** A second checkout of the repository beside the first, removed on dispose. Submodules and Git LFS files are not checked out. */
export type Worktree = AsyncDisposable & { path: string; sha: string }

/**
 * Checks the commit out into a temporary folder. A full sha that a shallow clone lacks is fetched once. Throws a ServiceError that says
 * what to change when the commit cannot be had.
 */
export async function openWorktree({ repository, ref, world }: { repository: string; ref: string; world: World }): Promise<Worktree> {
  await using opening = new AsyncDisposableStack()
  const sha = await resolveCommit(repository, ref)
  // Forgotten once its folder is gone, which knows how to go: git would remove it through whatever the service has mounted there.
  opening.defer(async () => {
    await git(repository, 'worktree', 'prune').catch(() => undefined)
  })
  const folder = opening.use(await world.files.temporaryFolder('base'))
  const path = `${folder.path}/checkout`
  try {
    await git(repository, 'worktree', 'add', '--detach', '--quiet', path, sha)
  } catch (error) {
    throw new ServiceError(`git could not check out ${sha.slice(0, 7)}: ${stderrOf(error)}`, [], { cause: error })
  }
  const opened = opening.move()
  return { path, sha, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}

/** The commit checked out in a folder; undefined when it is no git checkout. */
export async function readHead(folder: string): Promise<string | undefined> {
  return git(folder, 'rev-parse', '--verify', 'HEAD').catch(() => undefined)
}

/** The messages of the commits since `base`, at most a hundred, newest first; none where git does not tell. */
export async function readMessages(folder: string, base: string): Promise<string[]> {
  const log = await git(folder, 'log', '--max-count=100', '--format=%B%x00', `${base}..HEAD`).catch(() => '')
  return log.split('\0').map((message) => message.trim()).filter((message) => message !== '')
}

/** Tracked files that are not as their commit has them; none where git does not tell. */
export async function readChanges(folder: string): Promise<string[]> {
  const status = await git(folder, 'status', '--porcelain', '--untracked-files=no', '--no-renames', '-z').catch(() => '')
  return status.split('\0').map((line) => line.replace(/^.{1,2} /, '')).filter((file) => file !== '')
}

/** The merge base of HEAD and `ref`, which is where the branch was started; the commit of `ref` itself when history is too shallow to tell. */
async function resolveCommit(repository: string, ref: string): Promise<string> {
  const sha = await findCommit(repository, ref)
  if (sha === undefined) throw new ServiceError(`git does not know the base ${JSON.stringify(ref)} here: set \`fetch-depth: 0\` in actions/checkout, or give another base-ref`)
  return git(repository, 'merge-base', 'HEAD', sha).catch(() => sha)
}

async function findCommit(repository: string, ref: string): Promise<string | undefined> {
  if (NO_REF.test(ref)) return undefined
  const names = FULL_SHA.test(ref) ? [ref] : [ref, `origin/${ref}`]
  for (const name of names) {
    const sha = await git(repository, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`).catch(() => undefined)
    if (sha !== undefined) return sha
  }
  if (!FULL_SHA.test(ref)) return undefined
  return git(repository, 'fetch', '--no-tags', '--quiet', '--depth=1', 'origin', ref).then(() => ref, () => undefined)
}

/**
 * Runs git without hooks and without the environment of a git that may have started us. In a container the checkout often belongs to another user,
 * which git refuses: the job runs code of the checkout anyway.
 */
async function git(cwd: string, ...args: string[]): Promise<string> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  const { stdout } = await run('git', ['-c', 'core.hooksPath=/dev/null', '-c', 'safe.directory=*', ...args], { cwd, env: { ...env, GIT_TERMINAL_PROMPT: '0', GIT_LFS_SKIP_SMUDGE: '1' }, maxBuffer: 1 << 20 })
  return stdout.trim()
}

function stderrOf(error: unknown): string {
  return String((error as { stderr?: string }).stderr ?? (error as Error).message).trim().split('\n').slice(-3).join(' ').slice(0, 500)
}
