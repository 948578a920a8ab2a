import { spawn, execFileSync, type ChildProcess } from 'node:child_process'
import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decodeHistogram } from '../../src/measure/histogram.ts'
import { partOf, probe } from './probing.ts'

const OPERATIONS = ['stat', 'lookup', 'readdir', 'open', 'read', 'write', 'fsync']
const noMounts = whyNoMounts()

let folder = ''
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'probe-fs-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a folder', () => {
  test('is measured operation by operation, by threads at the same time, and left as it was', async () => {
    const run = await probe(`{ kind: filesystem, path: ${folder}, rate: 40, concurrency: 4 }`)
    expect(run.unseen).toEqual([])
    expect(run.failed).toBe(0)
    expect(run.asked).toBe(20)
    expect(run.parts.map((part) => part.name)).toEqual(OPERATIONS)
    for (const name of OPERATIONS) expect(partOf(run, name)?.count).toBe(20)
    expect(decodeHistogram(run.ownUs).count).toBe(20 * OPERATIONS.length)
    expect(run.notes.join('; ')).toMatch(/the filesystem is \w+.*; stat may be answered from the kernel's cache/)
    expect(readdirSync(folder)).toEqual([])
  })
  test('that does not exist is absent with its reason', async () => {
    expect(await probe(`{ kind: filesystem, path: ${folder}/missing }`)).toMatchObject({ asked: 0, unseen: [{ reason: expect.stringContaining('ENOENT') }] })
  })
  test('is relative to the checkout', async () => {
    mkdirSync(path.join(folder, 'data'))
    expect(await probe('{ kind: filesystem, path: data, rate: 20 }', { folder })).toMatchObject({ failed: 0, unseen: [] })
  })
})

describe.skipIf(noMounts !== undefined)(`a mount${noMounts === undefined ? '' : ` (skipped: ${noMounts})`}`, () => {
  test('is measured beside what it shows', async () => {
    await using mount = await bindfs()
    const run = await probe(`{ kind: filesystem, path: ${mount.at}, underlying: ${mount.shows}, rate: 40 }`)
    expect(run.failed).toBe(0)
    expect(run.parts.map((part) => part.name)).toEqual([...OPERATIONS, ...OPERATIONS.map((name) => `underlying-${name}`)])
    expect(decodeHistogram(run.ownUs).count).toBe(run.asked * OPERATIONS.length)
    expect(run.notes[0]).toBe(`the filesystem is fuse, mounted at ${mount.at}`)
    // A name that was never used always goes to the daemon and back, which a plain folder needs no other process for.
    expect(partOf(run, 'lookup')?.quantile(0.5)).toBeGreaterThan(partOf(run, 'underlying-lookup')?.quantile(0.5) as number)
  })
  test('that is read-only is read, and says why it was not written', async () => {
    await using mount = await bindfs({ options: 'ro', files: ['there.txt'] })
    const run = await probe(`{ kind: filesystem, path: ${mount.at} }`)
    expect(run.failed).toBe(0)
    expect(run.parts.map((part) => part.name)).toEqual(['stat', 'lookup', 'readdir', 'open', 'read'])
    expect(run.unseen).toEqual(['write', 'fsync'].map((part) => ({ part, reason: `${mount.at} is read-only` })))
  })
  test('that is read-only and empty says of every operation why it was not seen', async () => {
    await using mount = await bindfs({ options: 'ro' })
    const run = await probe(`{ kind: filesystem, path: ${mount.at} }`)
    expect(run.parts.map((part) => part.name)).toEqual(['stat', 'lookup', 'readdir'])
    expect(run.unseen.map((one) => one.part)).toEqual(['open', 'read', 'write', 'fsync'])
  })
  test('that hangs from the start is absent, and hangs nobody', async () => {
    await using mount = await bindfs()
    mount.daemon.kill('SIGSTOP')
    const run = await probe(`{ kind: filesystem, path: ${mount.at}, timeout: 500ms }`)
    expect(run).toMatchObject({ asked: 0, unseen: [{ reason: expect.stringContaining('hung for 500 ms') }] })
  })
  test('that hangs while it is measured is given up, with what was measured until then', async () => {
    await using mount = await bindfs()
    const running = probe(`{ kind: filesystem, path: ${mount.at}, timeout: 2s, rate: 40 }`, { durationMs: 1000 })
    let isOver = false
    void running.finally(() => { isOver = true })
    // Once something was written, the first call has been answered.
    while (!isOver && !readdirSync(mount.shows, { recursive: true, withFileTypes: true }).some((one) => one.name === 'written' && statSync(path.join(one.parentPath, one.name)).size > 0)) await sleep(10)
    await sleep(100)
    mount.daemon.kill('SIGSTOP')
    const run = await running
    expect(run.failed).toBeGreaterThan(0)
    expect(Object.keys(run.errors).every((kind) => ['hung', 'timeout'].includes(kind))).toBe(true)
  })
})

const noTmpfs = process.getuid?.() === 0 ? canMountTmpfs() : 'only root may mount a tmpfs'
test.skipIf(noTmpfs !== undefined)(`a full mount is read, and says why it was not written${noTmpfs === undefined ? '' : ` (skipped: ${noTmpfs})`}`, async () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
  try {
    writeFileSync(path.join(folder, 'first.txt'), 'x'.repeat(4096))
    try {
      for (let index = 0; index < 100; index++) writeFileSync(path.join(folder, `fill-${index}`), 'x'.repeat(4096))
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' })
    }
    const run = await probe(`{ kind: filesystem, path: ${folder}, concurrency: 1 }`)
    expect(run.failed).toBe(0)
    expect(run.unseen).toEqual(['write', 'fsync'].map((part) => ({ part, reason: `${folder} is full` })))
    expect(partOf(run, 'read')?.count).toBe(run.asked)
  } finally {
    execFileSync('umount', [folder])
  }
})

async function bindfs({ options = '', files = [] as string[] } = {}): Promise<AsyncDisposable & { at: string; shows: string; daemon: ChildProcess }> {
  const [at, shows] = [path.join(folder, 'mount'), path.join(folder, 'shows')]
  mkdirSync(at)
  mkdirSync(shows)
  for (const file of files) writeFileSync(path.join(shows, file), 'x'.repeat(4096))
  const daemon = spawn('bindfs', ['-f', ...(options === '' ? [] : ['-o', options]), shows, at], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => daemon.once('exit', () => resolve()))
  for (let tries = 0; tries < 500 && !mounted(at); tries++) await sleep(10)
  if (!mounted(at)) throw new Error('bindfs did not mount')
  return {
    at, shows, daemon,
    async [Symbol.asyncDispose]() {
      daemon.kill('SIGCONT')
      execFileSync('umount', ['-l', at])
      daemon.kill('SIGKILL')
      await ended
    },
  }
}

function mounted(at: string): boolean {
  return execFileSync('cat', ['/proc/self/mounts'], { encoding: 'utf8' }).includes(` ${at} `)
}

function whyNoMounts(): string | undefined {
  try {
    accessSync('/dev/fuse', constants.R_OK | constants.W_OK)
    execFileSync('bindfs', ['--version'], { stdio: 'ignore' })
    return undefined
  } catch {
    return 'needs /dev/fuse and bindfs'
  }
}

function canMountTmpfs(): string | undefined {
  const at = mkdtempSync(path.join(tmpdir(), 'probe-tmpfs-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', at], { stdio: 'ignore' })
    execFileSync('umount', [at])
    return undefined
  } catch {
    return 'this machine mounts nothing'
  } finally {
    rmSync(at, { recursive: true, force: true })
  }
}
