import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'

const INDEX = fileURLToPath(new URL('../src/index.ts', import.meta.url))
const folders: string[] = []
afterEach(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true }) })

/** Runs the action's sources in an empty checkout, without a token; `preload` runs in the same process, before it. */
async function run(inputs: Record<string, string>, preload = ''): Promise<{ code: number | null; log: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-index-'))
  folders.push(folder)
  const env = {
    PATH: process.env.PATH, HOME: folder, RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder, GITHUB_REPOSITORY: 'octo-org/app', GITHUB_EVENT_NAME: 'push', GITHUB_SHA: 'a'.repeat(40), GITHUB_REF: 'refs/heads/main',
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  }
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(preload)}`, INDEX], { cwd: folder, env })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { log += chunk.toString() })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, log }
}

describe('the action', () => {
  test('that is told nothing to measure ends with the exit code of a configuration error', async () => {
    const { code, log } = await run({})
    expect(code, log).toBe(2)
    expect(log).toMatch(/^::error::.*start/m)
  })

  test('on Windows says which systems can measure a service, before anything is started', async () => {
    const { code, log } = await run({ start: 'node server.js' }, `Object.defineProperty(process, 'platform', { value: 'win32' })`)
    expect(code, log).toBe(2)
    expect(log).toMatch(/^::error::runs-on: .*Windows.*Use a runner with Linux/m)
  })

  // Node ends with 1 by itself: that is the exit code of a regression.
  test.each(['throw new Error("stray")', 'Promise.reject(new Error("stray"))'])('that breaks where nobody waits (%s) ends as a failure of the tool, and leaves nothing running', async (stray) => {
    // The service names its process and never becomes ready; the stray failure comes once it runs.
    const { code, log } = await run({ start: 'echo "I am $$"; sleep 600', ready: '/never' }, `
      import { readdirSync } from 'node:fs'
      const children = () => readdirSync('/proc').filter((pid) => /^\\d+$/.test(pid)).some((pid) => { try { return process.getBuiltinModule('node:fs').readFileSync('/proc/' + pid + '/stat', 'utf8').split(') ')[1].split(' ')[1] === String(process.pid) } catch { return false } })
      const timer = setInterval(() => { if (children()) { clearInterval(timer); console.log('now'); ${stray} } }, 20)
    `)
    expect(log).toContain('now')
    expect(code, log).toBe(4)
    expect(log).toMatch(/^::error::.*stray/m)
  })
})
