import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../../src/ports.ts'
import { openWorktree, readChanges, readHead } from '../../src/service/worktree.ts'
import { openFiles } from '../../src/system/files.ts'
import { canMount } from '../rig/mounting.ts'

const world = { files: openFiles() } as World
const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-worktree-'))
const repository = path.join(folder, 'repository')
const git = (cwd: string, ...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
function commit(content: string): string {
  writeFileSync(path.join(repository, 'file.txt'), content)
  git(repository, 'add', '--all')
  git(repository, 'commit', '--message', content)
  return git(repository, 'rev-parse', 'HEAD')
}
const worktrees = () => git(repository, 'worktree', 'list').split('\n').length
let first: string

beforeAll(() => {
  git(folder, 'init', '--quiet', '--initial-branch=main', repository)
  first = commit('one')
  git(repository, 'switch', '--quiet', '--create', 'topic')
  commit('two')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a worktree', () => {
  test('holds the base beside the head, and is gone afterwards', async () => {
    let where = ''
    {
      await using base = await openWorktree({ repository, ref: 'main', world })
      where = base.path
      expect(base.sha).toBe(first)
      expect(readFileSync(path.join(base.path, 'file.txt'), 'utf8')).toBe('one')
      expect(readFileSync(path.join(repository, 'file.txt'), 'utf8')).toBe('two')
    }
    expect([existsSync(where), worktrees()]).toEqual([false, 1])
  })

  test('is gone also when what was done in it failed', async () => {
    await expect((async () => {
      await using base = await openWorktree({ repository, ref: 'main', world })
      throw new Error(base.path)
    })()).rejects.toThrow('checkout')
    expect(worktrees()).toBe(1)
  })

  test('is at the commit the branch started from, though its base went on', async () => {
    git(repository, 'switch', '--quiet', 'main')
    commit('three, elsewhere')
    git(repository, 'switch', '--quiet', 'topic')
    await using base = await openWorktree({ repository, ref: 'main', world })
    expect(base.sha).toBe(first)
  })

  test.each(['--help', '-x', '$(touch hacked)', 'a ref with spaces', 'no-such-branch', ':/one', 'HEAD\nHEAD', 'a\0b', ''])('of %j is refused with what to do', async (ref) => {
    await expect(openWorktree({ repository, ref, world })).rejects.toThrow(/fetch-depth: 0/)
    expect(existsSync(path.join(repository, 'hacked'))).toBe(false)
  })

  test('of a commit that a shallow clone lacks is fetched once by its sha', async () => {
    const shallow = path.join(folder, 'shallow')
    git(folder, 'clone', '--quiet', '--depth=1', '--branch=topic', `file://${repository}`, shallow)
    git(repository, 'config', 'uploadpack.allowAnySHA1InWant', 'true')
    await using base = await openWorktree({ repository: shallow, ref: first, world })
    expect(readFileSync(path.join(base.path, 'file.txt'), 'utf8')).toBe('one')
  })

  test('of a branch or short sha that a shallow clone lacks is refused with the depth to fetch', async () => {
    const shallow = path.join(folder, 'shallower')
    git(folder, 'clone', '--quiet', '--depth=1', '--branch=topic', `file://${repository}`, shallow)
    for (const ref of ['main', first.slice(0, 8)]) {
      await expect(openWorktree({ repository: shallow, ref, world })).rejects.toThrow(`git does not know the base "${ref}" here: set \`fetch-depth: 0\` in actions/checkout, or give another base-ref`)
    }
    await expect(openWorktree({ repository: shallow, ref: '0'.repeat(40), world })).rejects.toThrow('fetch-depth: 0')
    expect(git(shallow, 'worktree', 'list').split('\n')).toHaveLength(1)
  })

  test('runs no hook of the repository', async () => {
    writeFileSync(path.join(repository, '.git', 'hooks', 'post-checkout'), `#!/bin/sh\ntouch ${folder}/hooked\n`, { mode: 0o755 })
    await using base = await openWorktree({ repository, ref: 'main', world })
    expect([existsSync(path.join(base.path, 'file.txt')), existsSync(path.join(folder, 'hooked'))]).toEqual([true, false])
  })
})

test('a folder that is no checkout has no head', async () => {
  expect(await readHead(tmpdir())).toBeUndefined()
  expect(await readHead(repository)).toMatch(/^[0-9a-f]{40}$/)
})

test('what differs from the commit is named, and what is in no commit is not', async () => {
  expect(await readChanges(repository)).toEqual([])
  writeFileSync(path.join(repository, 'file.txt'), 'changed by an earlier job')
  writeFileSync(path.join(repository, 'built.js'), '')
  expect(await readChanges(repository)).toEqual(['file.txt'])
  git(repository, 'checkout', '--', '.')
  rmSync(path.join(repository, 'built.js'))
  expect(await readChanges(folder)).toEqual([])
})

test.skipIf(process.getuid?.() !== 0)('a checkout that belongs to another user, as in a container job, is read all the same', async () => {
  const theirs = path.join(folder, 'theirs')
  git(folder, 'clone', '--quiet', repository, theirs)
  for (const owned of [theirs, path.join(theirs, '.git')]) chownSync(owned, 12_345, 12_345)
  expect(() => execFileSync('git', ['rev-parse', 'HEAD'], { cwd: theirs, stdio: 'pipe', env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' } })).toThrow(/dubious ownership/)
  await using base = await openWorktree({ repository: theirs, ref: 'origin/main', world })
  expect([await readHead(theirs), base.sha]).toEqual([git(repository, 'rev-parse', 'HEAD'), first])
})

// fusermount takes away what bindfs has mounted, also without root.
test.skipIf(!canMount())('what a service has mounted in it and left there is taken away first: nothing behind it is removed', async () => {
  const precious = path.join(folder, 'precious')
  mkdirSync(precious)
  writeFileSync(path.join(precious, 'data'), 'kept')
  {
    await using base = await openWorktree({ repository, ref: 'main', world })
    const inside = path.join(base.path, 'data of the service')
    mkdirSync(inside)
    execFileSync('bindfs', [precious, inside])
    expect(readFileSync(path.join(inside, 'data'), 'utf8')).toBe('kept')
  }
  expect([readFileSync(path.join(precious, 'data'), 'utf8'), worktrees()]).toEqual(['kept', 1])
})
