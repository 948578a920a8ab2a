import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { ServiceConfig } from '../../src/config/config.ts'
import { limitMemory } from '../../src/service/memory-limit.ts'
import { openMemoryCgroup } from '../../src/service/memory-cgroup.ts'
import { compileDotnet, DOTNET_ENV, noDotnet } from './dotnet.ts'
import { describeService, openRealWorld } from './real-world.ts'

const { world, folder, remove } = openRealWorld()
afterAll(remove)

/** A tree of control groups as the kernel shows it, with us in `/slice/runner`. */
function placeOf(name: string, { membership = '0::/slice/runner\n', controllers = 'cpu memory pids\n' }: { membership?: string; controllers?: string } = {}) {
  const at = path.join(folder, name)
  mkdirSync(path.join(at, 'mount', 'slice', 'runner'), { recursive: true })
  writeFileSync(path.join(at, 'membership'), membership)
  writeFileSync(path.join(at, 'mount', 'cgroup.controllers'), 'cpu memory pids\n')
  writeFileSync(path.join(at, 'mount', 'slice', 'cgroup.subtree_control'), controllers)
  return { membership: path.join(at, 'membership'), mount: path.join(at, 'mount') }
}

test.each([
  ['node', { NODE_OPTIONS: '--no-warnings' }, { NODE_OPTIONS: '--no-warnings --max-old-space-size=122' }],
  ['jvm', {}, { _JAVA_OPTIONS: '-Xmx125000k' }],
  ['go', {}, { GOMEMLIMIT: '128000000B' }],
  ['dotnet', {}, { DOTNET_GCHeapHardLimit: '7a12000', COMPlus_GCHeapHardLimit: '7a12000' }],
] as const)('the heap of %s is limited by its environment, and what that says already is kept', (runtime, given, env) => {
  const limited = limitMemory({ service: describeService({ runtime, env: { MODE: 'test' } }), limitBytes: 128e6, given })
  expect(limited).toMatchObject({ by: 'heap', service: { env: { ...env, MODE: 'test' } } })
})

test.each([
  [{ start: 'node --max-old-space-size=400 server.js' }, {}],
  [{ start: 'node --max_heap_size=400 server.js' }, {}],
  [{}, { NODE_OPTIONS: '--max-old-space-size-percentage=50' }],
])('a heap whose size is given where it wins over ours is not limited, and that is said: %o', (own, given) => {
  expect(limitMemory({ service: describeService({ runtime: 'node', ...own }), limitBytes: 128e6, given })).toMatch(/a size of its own, which wins: say .* in service\.env\.NODE_OPTIONS/)
})

/** What a program prints that runs under the limit, in a runtime that is here. */
async function runLimited(service: Partial<ServiceConfig>): Promise<string> {
  const given = world.processes.safeEnvironment()
  const limited = limitMemory({ service: describeService(service), limitBytes: LIMIT, given })
  if (typeof limited === 'string') throw new Error(limited)
  await using _limit = limited
  let printed = ''
  const running = world.processes.spawn({ command: limited.service.start, cwd: world.workspace, env: { ...given, ...limited.service.env }, onLine: (line) => { printed = line } })
  await running.exited
  await running.stop()
  return printed
}
const LIMIT = 128e6
const [java, go] = [['java', '--version'], ['go', 'version']].map(([command = '', argument = '']) => spawnSync(command, [argument]).status === 0)

describe('a runtime that is here keeps to it', () => {
  test('Node.js', async () => {
    const bytes = Number(await runLimited({ runtime: 'node', env: { NODE_OPTIONS: '--max-semi-space-size=16' }, start: `exec "${process.execPath}" -p "v8.getHeapStatistics().heap_size_limit"` }))
    // The young generation comes on top: three times 16 MB.
    expect(bytes / LIMIT).toBeGreaterThan(0.5)
    expect(bytes / LIMIT).toBeLessThan(2)
  })

  test.skipIf(!java)('the JVM, though its command line gives a size of its own', async () => {
    writeFileSync(path.join(world.workspace, 'Heap.java'), 'class Heap { public static void main(String[] given) { System.out.println(Runtime.getRuntime().maxMemory()); } }')
    const bytes = Number(await runLimited({ runtime: 'jvm', start: 'exec java -Xmx1g Heap.java' }))
    expect(bytes / LIMIT).toBeGreaterThan(0.9)
    // It rounds to whole regions.
    expect(bytes / LIMIT).toBeLessThan(1.05)
  })

  test.skipIf(!go)('Go, which collects for its sake only, where it would never', async () => {
    writeFileSync(path.join(world.workspace, 'heap.go'), `package main
import "runtime"
var last []byte
func main() {
  for i := 0; i < 400; i++ { last = make([]byte, 1000000) }
  var stats runtime.MemStats
  runtime.ReadMemStats(&stats)
  println(stats.NumGC, stats.Sys-stats.HeapReleased)
}
`)
    execFileSync('go', ['build', '-o', 'heap', 'heap.go'], { cwd: world.workspace, env: { ...process.env, GOCACHE: path.join(world.workspace, 'cache'), GO111MODULE: 'off' } })
    const [collections = 0, bytes = 0] = (await runLimited({ runtime: 'go', start: 'exec ./heap', env: { GOGC: 'off' } })).split(' ').map(Number)
    expect(collections).toBeGreaterThan(0)
    // It may overshoot for a moment, but not by far: 400 MB were asked for.
    expect(bytes / LIMIT).toBeLessThan(2)
  })

  test.skipIf(noDotnet !== undefined)(`.NET, which gives no more than that${noDotnet === undefined ? '' : ` (skipped: ${noDotnet})`}`, async () => {
    compileDotnet(world.workspace, 'Heap', `
using System;
using System.Collections.Generic;
public static class Heap {
  public static void Main() {
    var kept = new List<byte[]>();
    try { while (kept.Count < 400) kept.Add(new byte[1000000]); } catch (OutOfMemoryException) { }
    Console.WriteLine(kept.Count);
  }
}
`)
    const megabytes = Number(await runLimited({ runtime: 'dotnet', start: 'exec dotnet Heap.dll', env: DOTNET_ENV }))
    // 400 were asked for.
    expect((megabytes * 1e6) / LIMIT).toBeGreaterThan(0.5)
    expect((megabytes * 1e6) / LIMIT).toBeLessThan(1)
  })
})

const NO_GROUP = /^(?:this machine has no control groups of version 2|control groups in \S+ cannot limit memory|no control group could be made here \((?:EACCES|EPERM|EROFS)\))$/

test('a real group keeps its processes to the limit, and ends them; or it is said why there is none on this machine', async () => {
  const group = openMemoryCgroup(64e6)
  if (typeof group === 'string') {
    expect(group).toMatch(NO_GROUP)
    return
  }
  await using _group = group
  const running = world.processes.spawn({ command: group.enter(`"${process.execPath}" -e "Buffer.alloc(500e6, 1)"; echo "ended with $?"`), cwd: folder, env: world.processes.safeEnvironment(), onLine: (line) => lines.push(line) })
  const lines: string[] = []
  await running.exited
  await running.stop()
  expect(lines.at(-1)).toBe('ended with 137')
})

test('other services are put into a control group of their own beside ours', () => {
  const place = placeOf('v2')
  const limited = limitMemory({ service: describeService({ runtime: 'python', start: "python3 -c 'run()'" }), limitBytes: 64e6, given: {}, place })
  if (typeof limited === 'string') throw new Error(limited)
  const [group = ''] = readdirSync(path.join(place.mount, 'slice')).filter((name) => name.startsWith('perf-gate-'))
  expect(readFileSync(path.join(place.mount, 'slice', group, 'memory.max'), 'utf8')).toBe('64000000')
  expect(limited).toMatchObject({ by: 'cgroup', service: { start: `echo $$ > '${path.join(place.mount, 'slice', group, 'cgroup.procs')}' && exec sh -c 'python3 -c '\\''run()'\\'''` } })
})

test('or it is said why they cannot be', () => {
  const python = (place: ReturnType<typeof placeOf>) => limitMemory({ service: describeService({ runtime: 'python' }), limitBytes: 64e6, given: {}, place })
  expect(python(placeOf('v1', { membership: '4:memory:/docker/1\n' }))).toBe('the heap of python cannot be limited from outside, and this machine has no control groups of version 2')
  expect(python(placeOf('bare', { controllers: 'cpu pids\n' }))).toMatch(/and control groups in .*slice cannot limit memory$/)
  expect(python({ ...placeOf('hybrid'), mount: folder })).toMatch(/and this machine has no control groups of version 2$/)
  expect(python({ membership: path.join(folder, 'missing'), mount: folder })).toMatch(/no control group could be made here \(ENOENT\)$/)
  expect(limitMemory({ service: describeService({}), limitBytes: 64e6, given: {}, place: placeOf('unnamed', { controllers: '' }) })).toMatch(/^service\.runtime does not say whose heap could be limited, and/)
})

test('a group is gone once its last process is', async () => {
  const place = placeOf('removed')
  const group = openMemoryCgroup(64e6, place)
  if (typeof group === 'string') throw new Error(group)
  const [made = ''] = readdirSync(path.join(place.mount, 'slice')).filter((name) => name.startsWith('perf-gate-'))
  // The kernel's files of a group go with it; those of this stand-in have to be taken away.
  rmSync(path.join(place.mount, 'slice', made, 'memory.max'))
  await group[Symbol.asyncDispose]()
  expect(existsSync(path.join(place.mount, 'slice', made))).toBe(false)
})
