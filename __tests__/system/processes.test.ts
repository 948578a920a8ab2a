import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import type { RunningProcess } from '../../src/ports.ts'
import { openProcesses } from '../../src/system/processes.ts'

const processes = openProcesses()
const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-processes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts a shell command and waits for the pids it prints as `pid N`. */
async function start(command: string, pids: number): Promise<{ running: RunningProcess; pids: number[] }> {
  const found: number[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const running = processes.spawn({
    command, cwd: folder, env: processes.safeEnvironment(),
    onLine: (line) => {
      const match = /^pid (\d+)$/.exec(line)
      if (match !== null) found.push(Number(match[1]))
      if (found.length === pids) resolve()
    },
  })
  await promise
  return { running, pids: found }
}
const alive = (pid: number) => {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

describe('stopping', () => {
  test('takes children, grandchildren and those in sessions of their own along', async () => {
    const { running, pids } = await start(`sh -c 'echo pid $$; sleep 600' & setsid sh -c 'echo pid $$; sleep 600' & echo pid $$; wait`, 3)
    expect(pids.map(alive)).toEqual([true, true, true])
    await running.stop()
    expect(pids.map(alive)).toEqual([false, false, false])
  })

  test('kills what ignores the request to end, after the grace period', async () => {
    const { running, pids } = await start(`trap '' TERM; echo pid $$; while :; do sleep 0.1; done`, 1)
    await running.stop(200)
    expect(pids.map(alive)).toEqual([false])
  })

  test('reaches a daemon that was seen before its parent ended', async () => {
    const { running, pids } = await start(`setsid sh -c 'echo pid $$; sleep 600' & echo pid $$; wait`, 2)
    expect(processes.usage(running.pid)?.processes).toBeGreaterThanOrEqual(3)
    process.kill(running.pid, 'SIGKILL')
    await running.exited
    await running.stop()
    expect(pids.map(alive)).toEqual([false, false])
  })

  test('a process that already ended is no error', async () => {
    const running = processes.spawn({ command: 'exit 3', cwd: folder, env: {} })
    expect(await running.exited).toEqual({ code: 3, signal: null })
    await running.stop()
  })
})

test('on the way out everything still running is killed at once', () => {
  const script = path.join(folder, 'leaver.ts')
  const room = fileURLToPath(new URL('../../src/system/processes.ts', import.meta.url))
  writeFileSync(script, `
    import { killEverythingNow, openProcesses } from ${JSON.stringify(room)}
    process.on('exit', killEverythingNow)
    openProcesses().spawn({ command: "sh -c 'echo pid $$; sleep 600' & wait", cwd: '/', env: { PATH: process.env.PATH }, onLine: (line) => { console.log(line); process.exit(0) } })`)
  const pid = Number(/pid (\d+)/.exec(execFileSync(process.execPath, [script], { encoding: 'utf8' }))?.[1])
  expect(alive(pid)).toBe(false)
})

describe('usage of a process tree', () => {
  test('counts CPU time of members, also of those that ended since they were seen', async () => {
    writeFileSync(path.join(folder, 'burn.mjs'), `const end = performance.now() + 400; while (performance.now() < end); console.log('spent ' + (process.cpuUsage().user + process.cpuUsage().system) / 1000); setTimeout(() => {}, 300)`)
    let spent = 0
    const running = processes.spawn({
      command: 'node burn.mjs; echo done; sleep 600', cwd: folder, env: processes.safeEnvironment(),
      onLine: (line) => { if (line.startsWith('spent ')) spent = Number(line.slice(6)); if (line === 'done') done.resolve() },
    })
    const done = Promise.withResolvers<void>()
    const watching = setInterval(() => processes.usage(running.pid), 50)
    await done.promise
    clearInterval(watching)
    const usage = processes.usage(running.pid)
    await running.stop()
    expect(usage?.cpuMs).toBeGreaterThan(spent * 0.7)
    expect(usage?.cpuMs).toBeLessThan(spent * 1.6 + 100)
    expect(usage?.rssBytes).toBeGreaterThan(0)
  })

  test('of a pid that does not exist is unknown, not zero', () => {
    expect(processes.usage(2 ** 22 + 1)).toBeUndefined()
  })
})

test('the environment for services holds no secrets of the runner', () => {
  const before = { ...process.env }
  Object.assign(process.env, { GITHUB_TOKEN: 'a', ACTIONS_RUNTIME_TOKEN: 'b', INPUT_START: 'c', STATE_X: 'd', GITHUB_ENV: 'e', GITHUB_SHA: 'kept' })
  const safe = processes.safeEnvironment()
  process.env = before
  expect(Object.keys(safe).filter((name) => /TOKEN|^ACTIONS_|^INPUT_|^STATE_|GITHUB_ENV/.test(name))).toEqual([])
  expect(safe.GITHUB_SHA).toBe('kept')
})

test('endless lines are cut, and lines split over chunks are put together', async () => {
  const lines: string[] = []
  const running = processes.spawn({ command: `printf 'one\\ntw'; sleep 0.1; printf 'o\\r\\n'; head -c 100000 /dev/zero | tr '\\0' x; echo; echo last`, cwd: folder, env: processes.safeEnvironment(), onLine: (line) => lines.push(line) })
  await running.exited
  await running.stop()
  expect([lines[0], lines[1], lines.at(-1)]).toEqual(['one', 'two', 'last'])
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(4096)
})
