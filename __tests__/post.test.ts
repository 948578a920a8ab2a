import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canMount } from './rig/mounting.ts'
import type { StepRun } from './rig/workflow-run.ts'
import { startWorld, type World } from './rig/world.ts'

/** Behind what the service mounts: removing the mount's folder the simple way would remove it too. */
const PRECIOUS = mkdtempSync(path.join(tmpdir(), 'perf-gate-precious-'))
/** A service with a daemon in a session of its own, and a mount where it can. */
const START = `${canMount() ? `mkdir mounted; bindfs ${PRECIOUS} mounted; ` : ''}setsid sleep 600 & exec node server.js`
const CONFIG = `service: { start: "${START}", ready: / }\nphases: [integration]\nrequire: [integration]\nintegration: { duration: 30s }\ncompare: { mode: paired }\n`
const SERVER = `require('node:http').createServer((q, s) => s.end('ok')).listen(process.env.PORT, '127.0.0.1')`

describe('a main step that is killed while it measures', () => {
  let world: World
  let step: StepRun
  beforeAll(async () => {
    writeFileSync(path.join(PRECIOUS, 'data'), 'kept')
    world = await startWorld({ files: { 'server.js': SERVER, 'perf-gate.yml': CONFIG } })
    const pr = await world.openPullRequest('topic', { files: { 'README.md': 'x' } })
    step = await world.runStep({ pr, fetchDepth: 0, kill: /integration +round 1/ })
  })
  afterAll(async () => {
    await world[Symbol.asyncDispose]()
    rmSync(PRECIOUS, { recursive: true, force: true })
  })

  test('is followed by a post step that ends well', () => {
    expect([step.main.signal, step.post?.code], step.log).toEqual(['SIGKILL', 0])
    expect(step.log).toMatch(/the main step ended before it could clean up: \d+ processes of it are stopped/)
  })

  test('leaves no process behind', () => {
    expect(step.orphans).toEqual([])
  })

  test('leaves no folder, worktree or mount behind, and what was mounted is whole', () => {
    expect(readdirSync(path.join(step.workspace, '..', '_temp')).filter((name) => name.startsWith('perf-gate'))).toEqual([])
    expect(execFileSync('git', ['worktree', 'list'], { cwd: step.workspace, encoding: 'utf8' }).trim().split('\n')).toHaveLength(1)
    expect(readFileSync('/proc/self/mountinfo', 'utf8')).not.toContain(path.join(step.workspace, '..'))
    expect(readFileSync(path.join(PRECIOUS, 'data'), 'utf8')).toBe('kept')
  })

  test('leaves no check open, and stores nothing', async () => {
    expect((await world.checks(step.headSha)).map((one) => [one.name, one.status, one.conclusion])).toEqual([['perf-gate', 'completed', 'cancelled'], ['perf-gate / integration', 'completed', 'cancelled']])
    expect(world.artifacts()).toEqual([])
    expect(world.violations()).toEqual([])
  })
})
