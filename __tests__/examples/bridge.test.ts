import { spawn, type ChildProcess } from 'node:child_process'
import { accessSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const scratch = mkdtempSync(path.join(tmpdir(), 'bridge-test-'))
const started: ChildProcess[] = []
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(scratch, { recursive: true, force: true })
})

test('answers every class of requests, and tells what each part took', async () => {
  await using bridge = await start()
  const { origin } = bridge
  const validate = async (command: string, agent = 'agent-5') => {
    const response = await fetch(`${origin}/validate`, { method: 'POST', body: JSON.stringify({ agent_id: agent, tool: 'Bash', input: { command } }) })
    const durations = (response.headers.get('server-timing') ?? '').split(', ').map((part) => /^([a-z-]+);dur=(\d+\.\d+)$/.exec(part))
    return { status: response.status, body: (await response.json()) as Record<string, unknown>, parts: durations.map((part) => part?.[1]) }
  }
  expect(await validate('ls')).toMatchObject({ body: { approved: true, decision: 'allow', risk: 'low' }, parts: ['policy'] })
  expect(await validate('rm -rf /')).toMatchObject({ body: { approved: false, decision: 'deny', risk: 'high', reason: 'deletes a whole file system' }, parts: ['policy'] })
  expect(await validate('systemctl restart nginx')).toMatchObject({ body: { approved: true, decision: 'review', opinion: expect.any(String) as string, event: 1 }, parts: ['policy', 'cache', 'llm', 'event-store'] })
  expect(await validate('systemctl restart nginx')).toMatchObject({ body: { event: 2 }, parts: ['policy', 'cache', 'event-store'] })
  expect(await validate('kubectl apply -f a.yaml')).toMatchObject({ body: { approved: true, decision: 'escalate', expert: 'approve with 2 votes', event: 3 }, parts: ['policy', 'experts', 'workspace', 'event-store'] })
  expect(await validate('DROP TABLE users')).toMatchObject({ status: 200, body: { approved: false, expert: 'reject with 2 votes' } })
  expect(await get(`${origin}/status?agent_id=agent-1`)).toMatchObject({ status: 200, body: { events: 4, experts: 3 } })
  expect(await get(`${origin}/events?stream=agent-5`)).toMatchObject({ status: 200, body: [{ position: 4 }, { position: 3, data: '{"command":"kubectl apply -f a.yaml"}' }, { position: 2 }, { position: 1 }] })
  expect(await get(`${origin}/files/agent-5.txt`)).toEqual({ status: 200, body: 'DROP TABLE users' })
})

test('refuses what is no question, and reaches nothing outside its workspace', async () => {
  await using bridge = await start()
  const { origin } = bridge
  const post = async (body: string) => (await fetch(`${origin}/validate`, { method: 'POST', body })).status
  expect(await Promise.all(['', 'null', '{}', '{"agent_id":"a","tool":"Bash"}', '{"agent_id":"../a","tool":"Bash","input":{"command":"ls"}}', 'x'.repeat(70_000)].map(post))).toEqual(Array(6).fill(400))
  expect((await get(`${origin}/files/..%2Fevents.db`)).status).toBe(404)
  expect((await get(`${origin}/files/%E0%A4`)).status).toBe(400)
  expect((await get(`${origin}/files/%2Fdev%2Fsda`)).status).toBe(403)
  expect((await get(`${origin}/nonsense`)).status).toBe(404)
})

test('two copies run side by side, each with its own events', async () => {
  await using one = await start()
  await using two = await start()
  await fetch(`${one.origin}/validate`, { method: 'POST', body: '{"agent_id":"agent-5","tool":"Bash","input":{"command":"crontab -l"}}' })
  expect((await get(`${one.origin}/status`)).body).toMatchObject({ events: 1 })
  expect((await get(`${two.origin}/status`)).body).toMatchObject({ events: 0 })
})

test('keeps every acknowledged event in a data folder of the caller, even when it is killed', async () => {
  const data = mkdtempSync(path.join(scratch, 'data-'))
  await using before = await start({ data })
  await fetch(`${before.origin}/validate`, { method: 'POST', body: '{"agent_id":"agent-5","tool":"Bash","input":{"command":"crontab -l"}}' })
  before.child.kill('SIGKILL')
  await before.exited
  await using after = await start({ data })
  expect((await get(`${after.origin}/events?stream=agent-5`)).body).toMatchObject([{ position: 1, data: '{"command":"crontab -l"}' }])
})

test.each(['SIGTERM', 'SIGINT'] as const)('leaves no process, mount or folder behind after %s', async (signal) => {
  const temp = mkdtempSync(path.join(scratch, 'temp-'))
  const bridge = await start({ temp })
  expect(readdirSync(temp)).toHaveLength(1)
  bridge.child.kill(signal)
  expect(await bridge.exited).toBe(0)
  expect(readdirSync(temp)).toEqual([])
  expect(leftBehind(temp)).toEqual([])
})

test('told to stop while it is still starting, it stops and leaves nothing behind', async () => {
  const temp = mkdtempSync(path.join(scratch, 'temp-'))
  const bridge = launch({ temp })
  // Its data folder is the first thing it makes.
  while (readdirSync(temp).length === 0) await new Promise((resolve) => setImmediate(resolve))
  bridge.child.kill('SIGTERM')
  expect(await bridge.exited).toBe(0)
  expect([readdirSync(temp), leftBehind(temp)]).toEqual([[], []])
})

test('is behind FUSE where the machine allows it, and neither mount nor daemon outlives it when it is killed', async () => {
  const temp = mkdtempSync(path.join(scratch, 'temp-'))
  const bridge = await start({ temp })
  const possible = canFuse()
  expect(bridge.output()).toContain(possible ? 'workspace: FUSE mount (bindfs)' : 'workspace: plain directory (')
  bridge.child.kill('SIGKILL')
  await bridge.exited
  await expect.poll(() => leftBehind(temp)).toEqual([])
})

test('without bindfs it says so, and works in the plain directory', async () => {
  const empty = mkdtempSync(path.join(scratch, 'path-'))
  await using bridge = await start({ path: empty })
  expect(bridge.output()).toMatch(/workspace: plain directory \((bindfs is not installed|\/dev\/fuse cannot be opened)\)/)
  expect((await get(`${bridge.origin}/files/readme.md`)).status).toBe(200)
})

test('does more work per request when its settings say so', async () => {
  const copy = path.join(scratch, 'copy')
  const bridge = path.join(copy, 'bridge')
  mkdirSync(copy)
  cpSync(path.join(ROOT, 'examples', 'bridge'), bridge, { recursive: true })
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'))
  writeFileSync(path.join(bridge, 'settings.json'), '{ "extraWorkPercent": 50 }')
  await using slow = await start({ cwd: bridge })
  expect(slow.output()).toContain('76 policy evaluations per decision')
})

type Options = { data?: string; temp?: string; path?: string; cwd?: string; port?: number }
type Launched = { child: ChildProcess; exited: Promise<number | null>; output: () => string; listening: Promise<void> }

function launch({ data, temp, path: search = process.env.PATH ?? '', cwd = path.join(ROOT, 'examples', 'bridge'), port = 0 }: Options): Launched {
  const env = { ...process.env, PATH: search, PORT: String(port), TMPDIR: temp ?? mkdtempSync(path.join(scratch, 'temp-')), ...(data === undefined ? {} : { BRIDGE_DATA: data }) }
  const child = spawn(process.execPath, ['server.ts'], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(child)
  let printed = ''
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const listening = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes('decision\n')) resolve()
    })
    void exited.then((code) => reject(new Error(`the bridge ended with ${code}`)))
  })
  listening.catch(() => undefined)
  return { child, exited, output: () => printed, listening }
}

async function start(options: Options = {}): Promise<Launched & AsyncDisposable & { origin: string }> {
  const port = await freePort()
  const bridge = launch({ ...options, port })
  await bridge.listening
  return { ...bridge, origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: async () => { bridge.child.kill('SIGTERM'); await bridge.exited } }
}

async function get(url: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url)
  return { status: response.status, body: await response.json() }
}

/** Mounts under a folder, and processes that name it. */
function leftBehind(folder: string): string[] {
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n').filter((line) => line.includes(folder))
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return command.includes(folder) ? [command] : []
    } catch {
      return []
    }
  })
  return [...mounts, ...processes]
}

/** Whether a mount has to work here: the device can be opened and bindfs is there. */
function canFuse(): boolean {
  try {
    accessSync('/dev/fuse', constants.R_OK | constants.W_OK)
  } catch {
    return false
  }
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(path.join(folder, 'bindfs')))
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
