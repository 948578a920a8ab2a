import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const SERVER = `require('node:http').createServer((q, s) => s.end('ok')).listen(process.env.PORT, '127.0.0.1')`
const FAST = 'integration: { duration: 1s, rate: 30 }\nload: { duration: 2s, rate: 20, agents: 5 }\nsla: { duration: 1s, rate: 50 }\n'
const folders: string[] = []
afterEach(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true }) })

type Run = { code: number | null; stdout: string; stderr: string; folder: string; left: string[] }

/** Runs the bundle in a fresh folder, and finds whatever it leaves running by a mark in the environment. */
async function gate(files: Record<string, string>, options: { args?: string[]; git?: boolean; interruptOn?: RegExp } = {}): Promise<Run> {
  const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-faults-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  if (options.git === true) commit(folder)
  const mark = `PERF_GATE_TEST=${randomUUID()}`
  const child = spawn(process.execPath, [CLI, 'run', '--out', path.join(folder, 'out'), ...(options.args ?? [])], { cwd: folder, env: { ...process.env, PERF_GATE_TEST: mark.slice(15), GITHUB_TOKEN: 'secret-token' } })
  let stdout = ''
  let stderr = ''
  let interrupted = false
  child.stdout.on('data', (chunk: Buffer) => { stdout += chunk.toString() })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
    if (!interrupted && options.interruptOn?.test(stderr) === true) interrupted = child.kill('SIGINT')
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr, folder, left: running(mark) }
}

function commit(folder: string): void {
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: folder, stdio: 'ignore' })
  git('init', '--initial-branch=main')
  git('add', '--all')
  git('commit', '--message', 'one')
}

function running(mark: string): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark) ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')] : []
    } catch {
      return []
    }
  })
}

test('an older Node.js is told by its version, before anything else', () => {
  const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } })`
  const run = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(old)}`, CLI, 'load', '--url', 'http://127.0.0.1:1', '--rate', '1', '--duration', '1s'], { encoding: 'utf8' })
  expect([run.status, run.stdout]).toEqual([2, ''])
  expect(run.stderr).toContain('Node.js: perf-gate runs on version 24 or newer, this is 20.19.0')
})

describe('a configuration with mistakes', () => {
  test('is told in full, each at its line and with the nearest right name, before anything starts', async () => {
    const run = await gate({ 'perf-gate.yml': 'servce: { start: node server.js }\nload:\n  pattern: busines_hours\n  duration: 40\ncompare: { margin: -5% }\nsla:\n  thresholds:\n    - { metric: p98_response_time_ms, breach: "~ 100" }\n' })
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(/perf-gate\.yml:1:1: .*did you mean "service"/)
    expect(run.stderr).toMatch(/perf-gate\.yml:3:\d+: .*business_hours/)
    expect(run.stderr).toMatch(/perf-gate\.yml:4:\d+: load\.duration/)
    expect(run.stderr).toMatch(/perf-gate\.yml:5:\d+: compare\.margin/)
    expect(run.stderr).toMatch(/perf-gate\.yml:8:\d+: sla\.thresholds/)
    expect(run.left).toEqual([])
  })

  test('that names no service and no target says what to write', async () => {
    const run = await gate({})
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(/service\.start|start/)
  })
})

describe('a service that does not come up', () => {
  const withStart = (start: string, more = '') => ({ 'perf-gate.yml': `service: { start: ${JSON.stringify(start)}, ready: /healthz, ready-timeout: 1s${more} }\n${FAST}` })

  test('because its command is missing makes the run invalid and names service.start', async () => {
    const run = await gate(withStart('no-such-command --serve'))
    expect([run.code, run.left]).toEqual([4, []])
    expect(run.stderr).toContain('service.start was not found: no-such-command --serve')
    expect(run.stdout).toContain('invalid')
  })
  test('because it exits early shows its exit code and its last lines', async () => {
    const run = await gate(withStart('echo reading config; echo no database >&2; exit 3'))
    expect([run.code, run.left]).toEqual([4, []])
    expect(run.stderr).toContain('exit code 3')
    expect(run.stderr).toContain('no database')
  })
  test('because it never answers shows what was asked, what was seen and its last lines', async () => {
    const run = await gate({ ...withStart('node server.js'), 'server.js': `console.log('warming the cache'); require('node:http').createServer((q, s) => { s.statusCode = 503; s.end() }).listen(process.env.PORT)` })
    expect([run.code, run.left]).toEqual([4, []])
    expect(run.stderr).toMatch(/not ready within 1 s: asked for GET http:\/\/127\.0\.0\.1:\d+\/healthz, last saw status 503/)
    expect(run.stderr).toContain('warming the cache')
  })
  test('because its port is taken says what to free', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    const run = await gate(withStart('node server.js', `, port: ${port}`))
    server.close()
    expect([run.code, run.left]).toEqual([4, []])
    expect(run.stderr).toContain(`port ${port} is taken`)
  })
  test('because it cannot be built shows the last lines of the build', async () => {
    const run = await gate({ 'perf-gate.yml': `service: { build: "echo compiling; echo syntax error in main; exit 1", start: node server.js }\n${FAST}` })
    expect([run.code, run.left]).toEqual([4, []])
    expect(run.stderr).toContain('service.build failed with exit code 1')
    expect(run.stderr).toContain('syntax error in main')
  })
})

describe('a base that cannot be measured', () => {
  test('leaves the head measured alone, with no baseline and the reason', async () => {
    const run = await gate({
      'server.js': SERVER, 'build.sh': 'git rev-parse --abbrev-ref HEAD | grep -qx main',
      'perf-gate.yml': `service: { build: sh build.sh, start: node server.js, ready: / }\nphases: [integration]\nrequire: [integration]\n${FAST}`,
    }, { git: true, args: ['--compare', 'paired', '--base', 'main'] })
    expect([run.code, run.left]).toEqual([0, []])
    expect(run.stderr).toContain('the base could not be built')
    const result = JSON.parse(readFileSync(path.join(run.folder, 'out', 'result.json'), 'utf8')) as { verdict: string; baseline: { reason: string } }
    expect(result.verdict).toBe('no-baseline')
    expect(result.baseline.reason).toContain('the base could not be built')
    expect(execFileSync('git', ['worktree', 'list'], { cwd: run.folder, encoding: 'utf8' }).trim().split('\n')).toHaveLength(1)
  })

  test('because git does not know it says which ref, and how to have it', async () => {
    const run = await gate({ 'server.js': SERVER, 'perf-gate.yml': `service: { start: node server.js, ready: / }\nphases: [integration]\nrequire: [integration]\n${FAST}` }, { git: true, args: ['--compare', 'paired', '--base', 'no-such-branch'] })
    expect(run.stderr).toContain('"no-such-branch"')
    expect(run.stderr).toContain('fetch-depth: 0')
  })

  test('because the stored result is damaged is refused with the reason', async () => {
    const run = await gate({ 'server.js': SERVER, 'base.json': '{"schemaVersion":1,"tool":', 'perf-gate.yml': `service: { start: node server.js, ready: / }\nphases: [integration]\nrequire: [integration]\n${FAST}` }, { args: ['--baseline', 'base.json'] })
    expect([run.code, run.left]).toEqual([0, []])
    expect(run.stdout).toMatch(/damaged: not JSON/)
  })
})

describe('a run that is interrupted', () => {
  test('stops everything it started and says so', async () => {
    const run = await gate({ 'server.js': SERVER, 'perf-gate.yml': `service: { start: "node server.js & node server.js & wait", ready: / }\n${FAST}` }, { interruptOn: /integration {2}round 1/ })
    expect([run.code, run.left]).toEqual([130, []])
    expect(run.stderr).toContain('interrupted by SIGINT')
  })
})

test('the service never sees the token', async () => {
  const run = await gate({ 'server.js': `console.error(JSON.stringify(process.env)); process.exit(1)`, 'perf-gate.yml': `service: { start: node server.js }\n${FAST}` })
  expect(run.stderr).toContain('PATH')
  expect(run.stderr).not.toContain('secret-token')
})
