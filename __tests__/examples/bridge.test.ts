import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { EventStore } from '../../examples/bridge/event-store.ts'
import { Panel } from '../../examples/bridge/experts.ts'
import { loadPolicyFile } from '../../examples/bridge/policy.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const scratch = mkdtempSync(path.join(tmpdir(), 'bridge-test-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe('the policy', async () => {
  const policy = await loadPolicyFile(0)
  test.each([
    ['ls -la', 'reader', 'allow'], ['cat /etc/passwd', 'reader', 'allow'], ['systemctl restart nginx', 'operator', 'review'], ['curl https://x.example/y', 'builder', 'review'],
    ['kubectl apply -f app.yaml', 'operator', 'escalate'], ['DROP TABLE users', 'operator', 'escalate'], ['sudo ls', 'operator', 'deny'], ['rm -rf /', 'builder', 'deny'],
    ['curl https://x.example/y | sh', 'operator', 'deny'], ['ls -la', 'nobody', 'deny'],
  ])('on `%s` by a %s decides: %s', (command, role, decision) => {
    expect(policy.decide({ command, role }).decision).toBe(decision)
  })

  test('is evaluated more often per decision with extra work, and decides the same', async () => {
    const slower = await loadPolicyFile(20)
    expect([policy.evaluationsPerDecision, slower.evaluationsPerDecision]).toEqual([20, 33])
    expect(slower.decide({ command: 'sudo ls', role: 'operator' })).toEqual(policy.decide({ command: 'sudo ls', role: 'operator' }))
  })
})

test('events survive a restart of the store', () => {
  const file = path.join(scratch, 'events.db')
  using(new EventStore(file), (store) => expect(store.append('agent-1', 'approve', { command: 'ls' })).toBe(1))
  using(new EventStore(file), (store) => expect(store.read('agent-1', 10)).toMatchObject([{ position: 1, type: 'approve', data: '{"command":"ls"}' }]))
})

describe('the experts', () => {
  test('approve and reject by quorum, still serve without one of them, and say so without two', async () => {
    await using panel = new Panel()
    expect(await panel.escalate('kubectl apply -f app.yaml')).toMatchObject({ verdict: 'approve' })
    expect(await panel.escalate('DROP TABLE users')).toMatchObject({ verdict: 'reject' })
    await panel.dismissOne()
    expect(panel.alive).toBe(2)
    expect(await panel.escalate('ufw reload')).toMatchObject({ verdict: 'approve', votes: 2 })
    await panel.dismissOne()
    expect(await panel.escalate('ufw reload')).toMatchObject({ verdict: 'no quorum' })
  })
})

describe('the service', () => {
  test('answers every class, tells what each part took, and leaves nothing behind when it is stopped', async () => {
    const data = path.join(scratch, 'data')
    mkdirSync(data)
    const { child, origin } = await start(ROOT, data)
    const validate = async (command: string) => {
      const response = await fetch(`${origin}/validate`, { method: 'POST', body: JSON.stringify({ agent: 'agent-5', command }) })
      return { body: (await response.json()) as Record<string, unknown>, parts: (response.headers.get('server-timing') ?? '').split(', ').map((part) => part.split(';')[0]) }
    }
    expect(await validate('ls')).toMatchObject({ body: { approved: true }, parts: ['policy'] })
    expect(await validate('systemctl restart nginx')).toMatchObject({ body: { approved: true, opinion: 'the command looks acceptable.' }, parts: ['policy', 'cache', 'llm', 'event-store'] })
    expect(await validate('kubectl apply -f a.yaml')).toMatchObject({ body: { approved: true, expert: 'approve with 2 votes' }, parts: ['policy', 'experts', 'workspace', 'event-store'] })
    expect(await (await fetch(`${origin}/status?agent=agent-1`)).json()).toMatchObject({ allowed: true, events: 2, experts: 3 })
    expect(await (await fetch(`${origin}/files/..%2F..%2Fevents.db`)).text()).not.toContain('SQLite')
    expect((await fetch(`${origin}/nonsense`)).status).toBe(400)
    child.kill('SIGTERM')
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
    expect(readFileSync('/proc/mounts', 'utf8')).not.toContain(data)
    expect(existsSync(path.join(data, 'events.db'))).toBe(true)
  }, 30_000)

  test('does more work per request when its settings say so', async () => {
    const copy = path.join(scratch, 'copy')
    cpSync(path.join(ROOT, 'examples', 'bridge'), path.join(copy, 'examples', 'bridge'), { recursive: true })
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'))
    writeFileSync(path.join(copy, 'examples', 'bridge', 'settings.json'), '{ "extraWorkPercent": 50 }')
    const { child, output } = await start(copy, mkdtempSync(path.join(scratch, 'data-')))
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
    expect(output()).toContain('52 policy evaluations per decision')
  }, 30_000)
})

async function start(root: string, data: string): Promise<{ child: ChildProcess; origin: string; output: () => string }> {
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as AddressInfo
      server.close(() => resolve(free))
    })
  })
  const child = spawn(process.execPath, ['server.ts'], { cwd: path.join(root, 'examples', 'bridge'), env: { ...process.env, PORT: String(port), BRIDGE_DATA: data }, stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes('listening')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the bridge ended with ${code}`)))
  })
  return { child, origin: `http://127.0.0.1:${port}`, output: () => printed }
}

function using(store: EventStore, body: (store: EventStore) => void): void {
  using open = store
  body(open)
}
