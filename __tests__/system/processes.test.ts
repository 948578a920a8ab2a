import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { RunningProcess } from '../../src/ports.ts'
import { killEverythingNow, openProcesses, readSupport } from '../../src/system/processes.ts'
import { stillRunning, TEST_MARK } from '../service/real-world.ts'

const processes = openProcesses()
const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-processes-'))
// inherited by everything that is started here
process.env.TEST_MARK = TEST_MARK
afterEach(() => expect(stillRunning()).toEqual([]))
afterAll(() => {
  // what a failed test could not stop
  killEverythingNow()
  rmSync(folder, { recursive: true, force: true })
})

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

  test('asks also what is started while it stops, and so needs no grace period for it', async () => {
    const { running, pids } = await start(`trap 'sleep 600 & echo pid $!; wait' TERM; echo pid $$; sleep 600 & wait; wait`, 1)
    const late = Date.now() + 60_000
    await running.stop(120_000)
    expect(Date.now()).toBeLessThan(late)
    expect(pids).toHaveLength(2)
    expect(pids.map(alive)).toEqual([false, false])
  })

  test('kills what ignores the request to end, after the grace period', async () => {
    const { running, pids } = await start(`trap '' TERM; echo pid $$; while :; do sleep 0.1; done`, 1)
    await running.stop(200)
    expect(pids.map(alive)).toEqual([false])
  })

  test('reaches a daemon that was seen before its parent ended', async () => {
    const { running, pids } = await start(`setsid sh -c 'echo pid $$; sleep 600' & echo pid $$; wait`, 2)
    expect(processes.usage(running.pid)?.processes).toBeGreaterThanOrEqual(2)
    process.kill(running.pid, 'SIGKILL')
    await running.exited
    await running.stop()
    expect(pids.map(alive)).toEqual([false, false])
  })

  test('reaches a daemon in a session of its own whose parents were gone before anyone looked', async () => {
    const { running, pids } = await start(`sh -c 'setsid sh -c "echo pid \\$\\$; exec sleep 600" &'; exec sleep 600`, 1)
    expect(pids.map(alive)).toEqual([true])
    await running.stop()
    expect(pids.map(alive)).toEqual([false])
  })

  test('leaves other trees alone', async () => {
    const one = await start('echo pid $$; exec sleep 600', 1)
    const two = await start('echo pid $$; exec sleep 600', 1)
    await one.running.stop()
    expect([...one.pids, ...two.pids].map(alive)).toEqual([false, true])
    await two.running.stop()
  })

  test('twice at once is no error', async () => {
    const { running, pids } = await start('echo pid $$; exec sleep 600', 1)
    await Promise.all([running.stop(), running.stop()])
    expect(pids.map(alive)).toEqual([false])
    expect(await running.exited).toEqual({ code: null, signal: 'SIGTERM' })
  })

  test('a process that already ended is no error', async () => {
    const running = processes.spawn({ command: 'exit 3', cwd: folder, env: {} })
    expect(await running.exited).toEqual({ code: 3, signal: null })
    await running.stop()
  })
})

test('on the way out everything still running is killed at once, in whatever session', () => {
  const script = path.join(folder, 'leaver.ts')
  const room = fileURLToPath(new URL('../../src/system/processes.ts', import.meta.url))
  writeFileSync(script, `
    import { killEverythingNow, openProcesses } from ${JSON.stringify(room)}
    process.on('exit', killEverythingNow)
    openProcesses().spawn({ command: "sh -c 'trap : TERM; echo pid $$; sleep 600' & setsid sh -c 'echo pid $$; sleep 600' & wait", cwd: '/', env: { PATH: process.env.PATH, TEST_MARK: process.env.TEST_MARK }, onLine: (line) => { lines.push(line); if (lines.length === 2) { console.log(lines.join()); process.exit(0) } } })
    const lines = []`)
  const pids = [...execFileSync(process.execPath, [script], { encoding: 'utf8' }).matchAll(/pid (\d+)/g)].map((match) => Number(match[1]))
  expect(pids.map(alive)).toEqual([false, false])
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

  test('counts CPU time of members that lived and ended between two looks', async () => {
    let spent = 0
    const done = Promise.withResolvers<void>()
    const burn = `node -e "const end = Date.now() + 400; while (Date.now() < end); const { user, system } = process.cpuUsage(); console.log('spent ' + (user + system) / 1000)"`
    const running = processes.spawn({
      command: `${burn}; ${burn}; echo done; sleep 600`, cwd: folder, env: processes.safeEnvironment(),
      onLine: (line) => { if (line.startsWith('spent ')) spent += Number(line.slice(6)); if (line === 'done') done.resolve() },
    })
    await done.promise
    const usage = processes.usage(running.pid)
    await running.stop()
    expect(usage?.cpuMs).toBeGreaterThan(spent * 0.7)
    expect(usage?.cpuMs).toBeLessThan(spent * 1.6 + 100)
  })

  test('counts CPU time and memory of a daemon that has left the session, and whose parents were gone before anyone looked', async () => {
    writeFileSync(path.join(folder, 'daemon.mjs'), `const end = Date.now() + 400; while (Date.now() < end); const { user, system } = process.cpuUsage(); console.log('spent ' + (user + system) / 1000); setTimeout(() => {}, 600_000)`)
    const burnt = Promise.withResolvers<number>()
    const running = processes.spawn({ command: `sh -c 'setsid node daemon.mjs &'; exec sleep 600`, cwd: folder, env: processes.safeEnvironment(), onLine: (line) => burnt.resolve(Number(line.slice('spent '.length))) })
    const spent = await burnt.promise
    const usage = processes.usage(running.pid)
    await running.stop()
    expect(usage?.processes).toBe(2)
    expect(usage?.cpuMs).toBeGreaterThan(spent * 0.7)
    expect(usage?.cpuMs).toBeLessThan(spent * 1.6 + 100)
    expect(usage?.rssBytes).toBeGreaterThan(20e6)
  })

  test('never gives CPU time back, and has details where they are asked for', async () => {
    const { running } = await start(`echo pid $$; i=0; while [ $i -lt 200 ]; do i=$((i+1)); ls / > /dev/null; done; echo pid 0; exec sleep 600`, 1)
    let last = 0
    for (let i = 0; i < 50; i++) {
      const cpuMs = processes.usage(running.pid)?.cpuMs ?? -1
      expect(cpuMs).toBeGreaterThanOrEqual(last)
      last = cpuMs
    }
    const usage = processes.usage(running.pid, { details: true })
    await running.stop()
    expect(usage?.details?.pssBytes ?? 1).toBeGreaterThan(0)
    expect(usage?.details?.threads).toBeGreaterThan(0)
    expect(usage?.details?.descriptors).toBeGreaterThan(2)
    expect(usage?.details?.contextSwitches).toBeGreaterThan(0)
    expect(usage?.systemCpuMs).toBeLessThanOrEqual((usage?.cpuMs ?? 0) + 20)
    expect(processes.usage(running.pid)).toBeUndefined()
  })

  test('of a pid that does not exist is unknown, not zero', () => {
    expect(processes.usage(2 ** 22 + 1)).toBeUndefined()
  })
})

test('a command that prints more than a pipe holds ends though nobody listens', async () => {
  const running = processes.spawn({ command: 'head -c 1000000 /dev/zero', cwd: folder, env: processes.safeEnvironment() })
  expect(await running.exited).toEqual({ code: 0, signal: null })
  await running.stop()
})

test('everything a process printed is told before its end is, even when it leaves its output open', async () => {
  const lines: string[] = []
  const running = processes.spawn({ command: 'sleep 600 & seq 1 5000; exit 7', cwd: folder, env: processes.safeEnvironment(), onLine: (line) => lines.push(line) })
  expect(await running.exited).toEqual({ code: 7, signal: null })
  expect([lines.length, lines.at(-1)]).toEqual([5000, '5000'])
  await running.stop()
})

test('ports are those the tree listens on, also for a member in a session of its own', async () => {
  const { running, pids: [port] } = await start(`setsid node -e "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => console.log('pid ' + s.address().port))" & wait`, 1)
  expect(processes.listeningPorts(running.pid)).toEqual([port])
  await running.stop()
  expect(processes.listeningPorts(running.pid)).toEqual([])
})

test('a port is given once, and never one that a connection may have', async () => {
  const ports = await Promise.all(Array.from({ length: 300 }, () => processes.freePort()))
  expect(new Set(ports).size).toBe(300)
  expect(ports.filter((port) => port < 15_000 || port >= 32_000)).toEqual([])
})

test('the environment for services holds no secrets of the runner', () => {
  const before = { ...process.env }
  Object.assign(process.env, { GITHUB_TOKEN: 'a', ACTIONS_RUNTIME_TOKEN: 'b', INPUT_START: 'c', STATE_X: 'd', GITHUB_ENV: 'e', GITHUB_SHA: 'kept' })
  const safe = processes.safeEnvironment()
  process.env = before
  expect(Object.keys(safe).filter((name) => /TOKEN|^ACTIONS_|^INPUT_|^STATE_|GITHUB_ENV/.test(name))).toEqual([])
  expect(safe.GITHUB_SHA).toBe('kept')
})

test('what a system cannot do is known before anything is started', () => {
  expect(processes.support()).toEqual({ kind: 'full' })
  expect(readSupport('darwin', false)).toEqual({ kind: 'partial', lacks: expect.stringMatching(/^macOS has no \/proc: CPU time and memory are not observed/) })
  expect(readSupport('win32', false)).toMatchObject({ kind: 'none' })
})

test('a process prints stars in place of its secrets and of ours, also where a long line is cut', async () => {
  const lines: string[] = []
  process.env['INPUT_GITHUB-TOKEN'] = 'ghs_of_this_test'
  try {
    const running = processes.spawn({ command: 'echo "$API_KEY ghs_of_this_test"; head -c 4090 /dev/zero | tr "\\0" x; echo "$API_KEY"', cwd: folder, env: { ...processes.safeEnvironment(), API_KEY: 'key-of-this-test' }, onLine: (line) => lines.push(line) })
    await running.exited
    await running.stop()
  } finally {
    delete process.env['INPUT_GITHUB-TOKEN']
  }
  expect(lines).toEqual(['*** ***', `${'x'.repeat(4090)}***`])
})

test('endless lines are cut, and lines split over chunks are put together', async () => {
  const lines: string[] = []
  const running = processes.spawn({ command: `printf 'one\\ntw'; sleep 0.1; printf 'o\\r\\n'; head -c 100000 /dev/zero | tr '\\0' x; echo; echo last`, cwd: folder, env: processes.safeEnvironment(), onLine: (line) => lines.push(line) })
  await running.exited
  await running.stop()
  expect([lines[0], lines[1], lines.at(-1)]).toEqual(['one', 'two', 'last'])
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(4096)
})
