import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { releaseDeadMounts, releaseMounts } from '../../src/system/mounts.ts'
import { canMount } from '../rig/mounting.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-mounts-'))
afterAll(async () => {
  await releaseMounts(folder)
  rmSync(folder, { recursive: true, force: true })
})

const isMounted = (place: string) => readFileSync('/proc/self/mountinfo', 'utf8').includes(` ${place} `)

describe.skipIf(!canMount())('mounts below a folder', () => {
  const source = path.join(folder, 'source')

  test('whose process was killed are taken away, and others left alone', async () => {
    const [living, dead] = ['living', 'dead'].map((name) => path.join(folder, 'workspace', name)) as [string, string]
    for (const each of [source, living, dead]) mkdirSync(each, { recursive: true })
    writeFileSync(path.join(source, 'data'), 'kept')
    execFileSync('bindfs', [source, living])
    const process = spawn('bindfs', ['-f', source, dead], { stdio: 'ignore' })
    while (!isMounted(dead)) await sleep(10)
    process.kill('SIGKILL')
    await new Promise((resolve) => process.once('exit', resolve))

    expect(await releaseDeadMounts(path.join(folder, 'workspace'))).toBe(1)
    expect([isMounted(living), isMounted(dead)]).toEqual([true, false])
    expect(await releaseMounts(path.join(folder, 'workspace'))).toBe(1)
    expect([isMounted(living), readFileSync(path.join(source, 'data'), 'utf8')]).toEqual([false, 'kept'])
  })
})
