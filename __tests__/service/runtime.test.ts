import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { Runtime } from '../../src/config/config.ts'
import { openGcAccount, type GarbageCollections } from '../../src/service/runtime.ts'
import { compileDotnet, DOTNET_ENV, noDotnet } from './dotnet.ts'
import { describeService, openRealWorld, stillRunning } from './real-world.ts'

const { world, folder, remove } = openRealWorld()
afterEach(() => expect(stillRunning()).toEqual([]))
afterAll(remove)

const NODE = `
const kept = []
for (let i = 0; i < 3000; i++) { kept.push(Array.from({ length: 2000 }, (_, n) => ({ n }))); if (kept.length > 100) kept.shift() }
`
/** Collects much, and prints in its last line how often, and how long in ms, by its own account. */
const PYTHON = `
import gc, time
seen = [0, 0.0, 0]
def account(phase, info):
    if phase == "start": seen[2] = time.perf_counter_ns()
    else: seen[0] += 1; seen[1] += (time.perf_counter_ns() - seen[2]) / 1e6
kept = [[] for _ in range(200000)]
gc.callbacks.append(account)
for i in range(20): gc.collect()
gc.callbacks.remove(account)
print(seen[0], seen[1], flush=True)
`
const JAVA = `
import java.lang.management.*;
public class Collects {
  static volatile Object last;
  public static void main(String[] args) throws Exception {
    java.util.ArrayList<byte[]> kept = new java.util.ArrayList<>();
    for (int i = 0; i < 120; i++) kept.add(new byte[500000]);
    for (int i = 0; i < 60; i++) { for (int n = 0; n < 200; n++) last = new byte[20000]; System.gc(); }
    long count = 0, ms = 0;
    for (GarbageCollectorMXBean one : ManagementFactory.getGarbageCollectorMXBeans()) { count += one.getCollectionCount(); ms += one.getCollectionTime(); }
    System.out.println(count + " " + ms);
  }
}
`
const GO = `
package main
import ("fmt"; "runtime")
var last []byte
func main() {
  kept := make([]*[]int, 200000)
  for i := range kept { v := make([]int, 4); kept[i] = &v }
  for i := 0; i < 200; i++ { runtime.GC() }
  var stats runtime.MemStats
  runtime.ReadMemStats(&stats)
  runtime.KeepAlive(kept)
  fmt.Println(stats.NumGC, float64(stats.PauseTotalNs)/1e6)
}
`
/** As long as it takes to find the process, it does nothing. */
const DOTNET = `
using System;
using System.Diagnostics;
using System.Threading;
public static class Collects {
  public static void Main() {
    var kept = new object[300000][];
    for (int i = 0; i < kept.Length; i++) kept[i] = new object[8];
    Thread.Sleep(1500);
    int before = GC.CollectionCount(0);
    var watch = new Stopwatch();
    for (int i = 0; i < 40; i++) { watch.Start(); GC.Collect(i % 3, GCCollectionMode.Forced, true); watch.Stop(); }
    Console.WriteLine((GC.CollectionCount(0) - before) + " " + (long) (watch.Elapsed.TotalMilliseconds * 1000));
    GC.KeepAlive(kept);
    Thread.Sleep(500);
  }
}
`

/** Runs a program to its end with the account of its runtime; what it printed itself, and what was seen of it. */
async function run(runtime: Runtime, command: string, given: Record<string, string> = {}): Promise<{ lines: string[]; seen: GarbageCollections }> {
  const env = { ...world.processes.safeEnvironment(), ...describeService({}).env, ...given }
  await using account = await openGcAccount(runtime, env, world)
  const lines: string[] = []
  const from = world.clock.now()
  const running = world.processes.spawn({ command, cwd: folder, env: { ...env, ...account.env }, onLine: (line) => { if (!account.take(line)) lines.push(line) } })
  const exit = await running.exited
  await running.stop()
  expect({ code: exit.code, lines: exit.code === 0 ? [] : lines }).toEqual({ code: 0, lines: [] })
  return { lines, seen: account.between(from, world.clock.now() + 1000) }
}

function sumOf(seen: GarbageCollections): { count: number; totalMs: number } {
  if (seen.kind === 'absent') throw new Error(seen.reason)
  return { count: seen.collections.length, totalMs: seen.collections.reduce((total, one) => total + one.durationMs, 0) }
}

function has(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Within 5 % of the runtime's own account, or within what its account is rounded to. */
function expectClose(seen: { count: number; totalMs: number }, told: { count: number; totalMs: number }, roundedMs: number): void {
  expect(told.count).toBeGreaterThan(10)
  expect(Math.abs(seen.count - told.count)).toBeLessThanOrEqual(told.count * 0.05)
  expect(Math.abs(seen.totalMs - told.totalMs)).toBeLessThanOrEqual(Math.max(told.totalMs * 0.05, roundedMs))
}

describe('garbage collection as its runtime counts it', () => {
  test('Node.js: beside --trace-gc, and with NODE_OPTIONS of the service kept', async () => {
    writeFileSync(path.join(folder, 'collects.mjs'), `${NODE}\nsetTimeout(() => console.log(process.execArgv.length, process.env.NODE_OPTIONS.includes('--no-warnings')), 50)`)
    const { lines, seen } = await run('node', `exec "${process.execPath}" --trace-gc collects.mjs`, { NODE_OPTIONS: '--no-warnings' })
    const traced = lines.flatMap((line) => /ms: (?:Scavenge|Mark-Compact).* MB.*?, (?:pooled: [\d.]+ MB, )?([\d.]+) \/ [\d.]+ ms/.exec(line)?.[1] ?? []).map(Number)
    if (seen.kind === 'absent') throw new Error(seen.reason)
    // The trace has the steps of an incremental marking in the line of the collection that ends it.
    const whole = seen.collections.filter((one) => one.kind !== 'incremental')
    expect([whole.length, traced.length > 10]).toEqual([traced.length, true])
    // Each beside its own: both clocks run around the same work, but whoever shares the core may stop us between one and the other.
    const ratios = whole.map((one, index) => one.durationMs / (traced[index] as number)).sort((a, b) => a - b)
    expect(Math.abs((ratios[Math.floor(ratios.length / 2)] as number) - 1)).toBeLessThanOrEqual(0.05)
    expect(lines).toContain('1 true')
  })

  test('Node.js: worker threads and child processes have collections of their own', async () => {
    writeFileSync(path.join(folder, 'work.cjs'), NODE)
    writeFileSync(path.join(folder, 'workers.cjs'), `const { Worker } = require('node:worker_threads'); new Worker(__dirname + '/work.cjs'); require('node:child_process').fork(__dirname + '/work.cjs')`)
    const one = sumOf((await run('node', `exec "${process.execPath}" work.cjs`)).seen).count
    const { seen } = await run('node', `exec "${process.execPath}" workers.cjs`)
    expect(sumOf(seen).count).toBeGreaterThan(one * 1.5)
  })

  test.skipIf(!has('python3', '--version'))('Python: beside gc.callbacks of its own, with a sitecustomize that was there already', async () => {
    writeFileSync(path.join(folder, 'collects.py'), PYTHON)
    writeFileSync(path.join(folder, 'sitecustomize.py'), 'print("theirs", flush=True)\n')
    const { lines, seen } = await run('python', 'exec python3 collects.py', { PYTHONPATH: folder })
    expect(lines[0]).toBe('theirs')
    const [, totalMs = 0] = (lines.at(-1) ?? '').split(' ').map(Number)
    if (seen.kind === 'absent') throw new Error(seen.reason)
    const full = seen.collections.filter((one) => one.kind === 'generation-2' && one.durationMs > 0.5).slice(-20)
    expect(full.length).toBe(20)
    expect(Math.abs(full.reduce((total, one) => total + one.durationMs, 0) - totalMs)).toBeLessThanOrEqual(totalMs * 0.05)
  })

  test.skipIf(!has('java', '--version'))('JVM: beside its management beans, which count in whole milliseconds', async () => {
    writeFileSync(path.join(folder, 'Collects.java'), JAVA)
    const { lines, seen } = await run('jvm', 'exec java -XX:+UseSerialGC -Xmx256m Collects.java')
    const [count = 0, totalMs = 0] = (lines.at(-1) ?? '').split(' ').map(Number)
    expectClose(sumOf(seen), { count, totalMs }, count)
  })

  test.skipIf(!has('go', 'version'))('Go: beside runtime.MemStats, whose trace is kept out of what the service printed', async () => {
    writeFileSync(path.join(folder, 'collects.go'), GO)
    execFileSync('go', ['build', '-o', 'collects', 'collects.go'], { cwd: folder, env: { ...process.env, GOCACHE: path.join(folder, 'cache'), GO111MODULE: 'off' } })
    const { lines, seen } = await run('go', 'exec ./collects')
    const [count = 0, totalMs = 0] = (lines.at(-1) ?? '').split(' ').map(Number)
    expect(lines).toHaveLength(1)
    // Its trace has three digits of each phase.
    expectClose(sumOf(seen), { count, totalMs }, count * 0.002)
  })

  test.skipIf(noDotnet !== undefined)(`.NET: beside what the program itself waits for them${noDotnet === undefined ? '' : ` (skipped: ${noDotnet})`}`, async () => {
    compileDotnet(folder, 'Collects', DOTNET)
    const { lines, seen } = await run('dotnet', 'exec dotnet Collects.dll', DOTNET_ENV)
    const [count = 0, totalUs = 0] = (lines.at(-1) ?? '').split(' ').map(Number)
    expectClose(sumOf(seen), { count, totalMs: totalUs / 1000 }, 0)
    expect(new Set(seen.kind === 'seen' ? seen.collections.map((one) => one.kind) : [])).toEqual(new Set(['generation-0', 'generation-1', 'generation-2']))
  })

  test('is absent with a reason where the service is of another runtime', async () => {
    expect((await run('jvm', 'true')).seen).toMatchObject({ kind: 'absent', reason: expect.stringContaining('service.runtime') })
    expect((await run('node', 'true')).seen).toMatchObject({ kind: 'absent', reason: expect.stringContaining('NODE_OPTIONS') })
  })
})
