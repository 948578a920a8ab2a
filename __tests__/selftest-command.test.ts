import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import type { SelfTestSummary } from '../src/measure/selftest-summary.ts'

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
/** Half a millisecond of hashing for every request. */
const SERVER = `const { pbkdf2Sync } = require('node:crypto')
require('node:http').createServer((q, s) => { pbkdf2Sync('a', 'b', 1000, 32, 'sha256'); s.end('ok') }).listen(process.env.PORT, '127.0.0.1')`
const FAST = 'phases: [integration, load]\nintegration: { duration: 1s, rate: 60 }\nload: { pattern: { base-rate: 60/s, peak-factor: 1 }, duration: 4s, agents: 5 }\ncompare: { rounds: { min: 2, max: 2 } }\n'
const folders: string[] = []
afterEach(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true }) })

function selfTest(files: Record<string, string>, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return stoppedSelfTest(files, undefined, ...args)
}

/** Interrupted as soon as it has told `stopAt`. */
function stoppedSelfTest(files: Record<string, string>, stopAt: string | undefined, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-selftest-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content)
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [CLI, 'selftest', ...args], { cwd: folder }, (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }))
    let told = ''
    child.stderr?.on('data', (text: string) => {
      told += text
      if (stopAt !== undefined && told.includes(stopAt)) {
        child.kill('SIGINT')
        stopAt = undefined
      }
    })
  })
}

test('tells how often gates on this machine were right, of so many, and what they cost', async () => {
  const { code, stdout, stderr } = await selfTest({ 'server.js': SERVER, 'perf-gate.yml': `service: { start: node server.js, ready: / }\n${FAST}` }, '--gates', '1', '--slow', '300%', '--json')
  expect(code, stderr).toBe(0)
  const summary = JSON.parse(stdout) as SelfTestSummary
  expect(summary).toMatchObject({ slow: 3, falseAlarms: { of: 1 }, detections: { of: 1 }, invalid: 0 })
  expect(summary.cpuMsPerRequest).toBeGreaterThan(0.2)
  expect(summary.minutesPerGate).toBeGreaterThan(0.05)
  expect(stderr).toContain('gate 2 of 2: 300 % more CPU per request')
})

test('interrupted, it tells what the gates before have found, of the phases that the configuration names', async () => {
  const { code, stdout, stderr } = await stoppedSelfTest({ 'server.js': SERVER, 'perf-gate.yml': `service: { start: node server.js, ready: / }\n${FAST.replace('[integration, load]', '[load, sla]')}` }, 'gate 2 of 4', '--gates', '2', '--json')
  expect(code, stderr).toBe(130)
  const { stopped, falseAlarms, invalid, detections } = JSON.parse(stdout) as SelfTestSummary
  expect({ stopped, unchanged: falseAlarms.of + invalid, slowed: detections.of }).toEqual({ stopped: true, unchanged: 1, slowed: 0 })
  expect(stderr).toContain('── load')
  expect(stderr).not.toMatch(/── (?:integration|sla)/)
})

test('phases that compare nothing are no test', async () => {
  const { code, stderr } = await selfTest({ 'server.js': SERVER, 'perf-gate.yml': 'service: { start: node server.js, ready: / }\nphases: [sla]\n' })
  expect([code, stderr]).toEqual([2, expect.stringContaining('name integration, load or both')])
})

test('a service that does not start ends it with a sentence and its last words', async () => {
  const { code, stdout, stderr } = await selfTest({ 'server.js': 'console.error("no database"); process.exit(3)', 'perf-gate.yml': `service: { start: node server.js, ready: / }\n${FAST}` }, '--gates', '1')
  expect([code, stdout]).toEqual([4, ''])
  expect(stderr).toMatch(/the (base|head) service ended with exit code 3 .*no database/)
  expect(stderr).not.toContain('    at ')
})

test('every wrong option is told at once', async () => {
  const { code, stderr } = await selfTest({ 'perf-gate.yml': 'target: http://127.0.0.1:1\n' }, '--gates', 'ten', '--slow', '900%')
  expect(code).toBe(2)
  expect(stderr).toMatch(/--gates: .*ten/)
  expect(stderr).toMatch(/--slow: /)
})
