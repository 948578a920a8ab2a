import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { Runtime } from '../../src/config/config.ts'
import type { SpawnOptions } from '../../src/ports.ts'
import type { ProfileTree } from '../../src/measure/profile.ts'
import { openProfiler } from '../../src/service/open-profiler.ts'
import { PerfScriptReader } from '../../src/service/read-perf-script.ts'
import { addV8Profile } from '../../src/service/read-v8-profile.ts'
import { ProfileSum } from '../../src/service/profile-sum.ts'
import type { Profiled } from '../../src/service/profiler.ts'
import { describeService, openRealWorld, stillRunning } from './real-world.ts'

const { world, folder, remove } = openRealWorld()
afterEach(() => expect(stillRunning()).toEqual([]))
afterAll(remove)

/** Says that it runs, and works until it is told to end, in a process, in a child of it, and in a thread. */
const BURNS = `
const { fork } = require('node:child_process')
const { Worker, isMainThread } = require('node:worker_threads')
const place = !isMainThread ? 'thread' : process.argv[2] ?? 'main'
let sum = 0
function burnsInMain() { const end = performance.now() + 5; while (performance.now() < end) for (let i = 0; i < 1e4; i++) sum += Math.sqrt(i) }
function burnsInChild() { const end = performance.now() + 5; while (performance.now() < end) for (let i = 0; i < 1e4; i++) sum += Math.sqrt(i) }
function burnsInThread() { const end = performance.now() + 5; while (performance.now() < end) for (let i = 0; i < 1e4; i++) sum += Math.sqrt(i) }
setInterval({ main: burnsInMain, child: burnsInChild, thread: burnsInThread }[place], 20)
if (place === 'main') { fork(__filename, ['child']); new Worker(__filename) }
console.log('runs in', place)
`

async function profile(start: string, runtime: Runtime | undefined, ready: (lines: string[]) => boolean): Promise<Profiled> {
  const service = describeService({ start, ...(runtime === undefined ? {} : { runtime }) })
  await using profiler = await openProfiler({ service, checkout: folder, world })
  const lines: string[] = []
  const running = world.processes.spawn({ command: profiler.service.start, cwd: folder, env: { ...world.processes.safeEnvironment(), ...profiler.service.env }, onLine: (line) => lines.push(line) })
  try {
    await expect.poll(() => ready(lines)).toBe(true)
    const refused = await profiler.begin(running.pid)
    if (refused !== undefined) return { kind: 'absent', reason: refused }
    await sleep(1500)
    return await profiler.end()
  } finally {
    await running.stop()
  }
}

function taken(profiled: Profiled): ProfileTree {
  if (profiled.kind === 'absent') throw new Error(profiled.reason)
  return profiled.tree
}

function samplesIn({ frames, nodes }: ProfileTree, name: string): number {
  return nodes.filter((node) => frames[node.frame]!.name === name).reduce((sum, node) => sum + node.samples, 0)
}

describe('V8\'s profiler', () => {
  test('sees every process and thread of the service while they run, with files as they lie in the checkout', async () => {
    mkdirSync(path.join(folder, 'src'), { recursive: true })
    writeFileSync(path.join(folder, 'src', 'burns.cjs'), BURNS)
    const profiled = await profile('exec node src/burns.cjs', 'node', (lines) => lines.length === 3)
    const tree = taken(profiled)
    for (const name of ['burnsInMain', 'burnsInChild', 'burnsInThread']) expect(samplesIn(tree, name), name).toBeGreaterThan(5)
    expect(tree.frames.find((frame) => frame.name === 'burnsInMain')).toEqual({ name: 'burnsInMain', file: 'src/burns.cjs', line: 6, own: true })
    expect(tree.frames.filter((frame) => frame.name === 'look' || frame.name === '(idle)')).toEqual([])
    expect(tree.cpuMs).toBeGreaterThan(10)
    expect(profiled).toMatchObject({ sampler: 'v8' })
  })

  test('of a service that is no Node.js says so', async () => {
    expect(await profile('echo runs; exec sleep 30', 'node', (lines) => lines.length === 1)).toEqual({ kind: 'absent', reason: expect.stringContaining('is it Node.js (service.runtime)') })
  })
})

test.for(['', '{', 'null', '{"nodes":[]}', '{"nodes":[{"id":1}],"tookUs":1}', '{"nodes":[{"id":1,"callFrame":{"functionName":"f","url":"","lineNumber":0},"hitCount":-1}],"tookUs":1}'])('what a service wrote there itself is not taken: %s', (text) => {
  expect(addV8Profile(new ProfileSum(), text, (url) => url)).toBe(false)
})

test('a profile whose calls go in a circle, or nowhere, ends, and long names are cut', () => {
  const node = (id: number, functionName: string, children: number[]) => ({ id, callFrame: { functionName, url: 'file:///a.js', lineNumber: 0 }, hitCount: 1, children })
  const sum = new ProfileSum()
  expect(addV8Profile(sum, JSON.stringify({ tookUs: 4000, nodes: [node(1, '(root)', [2, 9]), node(2, 'f'.repeat(5000), [3]), node(3, 'g', [2])] }), (url) => url)).toBe(true)
  const { frames, nodes, cpuMs } = sum.finish()
  expect(frames.map((frame) => frame.name.length)).toEqual([200, 1])
  expect(nodes.map((one) => one.parent)).toEqual([-1, 0])
  expect(cpuMs).toBe(4)
})

const hasPerf = works('perf', 'record', '-e', 'cpu-clock', '-o', '/dev/null', '--', 'true')
if (!hasPerf) console.warn('perf is not tested: it is missing, or may not be used here')

describe('perf', () => {
  test.skipIf(!hasPerf)('sees what a service of another runtime does', async () => {
    const profiled = await profile('echo runs; while :; do :; done', 'go', (lines) => lines.length === 1)
    expect(profiled).toMatchObject({ sampler: 'perf' })
    const tree = taken(profiled)
    expect(tree.nodes.reduce((sum, node) => sum + node.samples, 0)).toBeGreaterThan(20)
    expect(tree.frames.some((frame) => /dash|busybox|bash|libc/.test(frame.file ?? ''))).toBe(true)
  })

  test.skipIf(!hasPerf)('takes over where the runtime is not named, and is not Node.js', async () => {
    expect(await profile('echo runs; while :; do :; done', undefined, (lines) => lines.length === 1)).toMatchObject({ kind: 'taken', sampler: 'perf' })
  })

  test('where it is missing, that is the reason', async () => {
    const spawn = (options: SpawnOptions) => world.processes.spawn({ ...options, command: options.command.replace('exec perf', 'exec perf-is-not-here') })
    await using profiler = await openProfiler({ service: describeService({ runtime: 'python' }), checkout: folder, world: { ...world, processes: { ...world.processes, spawn } } })
    expect(await profiler.begin(process.pid)).toContain('there is no `perf` on this machine')
  })

  test('stacks are read from the inside out, and a Go program\'s runtime is not its own', () => {
    const sum = new ProfileSum()
    const reader = new PerfScriptReader(sum, 1, (file) => file.replace('/checkout/', ''))
    for (const line of ['app 1', '\t  4a main.evaluate (/checkout/app)', '\t  4b main.handle (/checkout/app)', '', 'app 1', '\t  4c runtime.mallocgc (/checkout/app)', '\t  4b main.handle (/checkout/app)', '', 'app 1', '\t  ff read (/usr/lib/libc.so.6)']) reader.take(line)
    reader.finish()
    expect(reader.samples).toBe(3)
    const { frames, nodes, cpuMs } = sum.finish()
    expect(cpuMs).toBe(3)
    expect(nodes.map((node) => [frames[node.frame]!.name, node.parent, node.samples])).toEqual([['main.handle', -1, 0], ['main.evaluate', 0, 1], ['runtime.mallocgc', 0, 1], ['read', -1, 1]])
    expect(frames.map((frame) => [frame.file, frame.own])).toEqual([['app', true], ['app', true], ['app', false], ['libc.so.6', false]])
  })
})

function works(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
