import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openGcAccount, type GarbageCollections } from '../../src/service/runtime.ts'
import { describeService, openRealWorld, stillRunning } from './real-world.ts'

/** A stand-in for a runtime: it has the diagnostic socket of a .NET process, and tells what .NET Core 3.1 told. */
const STAND_IN = `
const net = require('node:net')
const { readFileSync, unlinkSync } = require('node:fs')
const [answer] = process.argv.slice(2)
const accepted = Buffer.concat([Buffer.from('DOTNET_IPC_V1\\0'), Buffer.from([28, 0, 255, 0, 0, 0]), Buffer.alloc(8, 1)])
const refused = Buffer.concat([Buffer.from('DOTNET_IPC_V1\\0'), Buffer.from([24, 0, 255, 255, 0, 0]), Buffer.alloc(4, 9)])
const recorded = readFileSync(${JSON.stringify(fileURLToPath(new URL('recorded.nettrace', import.meta.url)))})
const answers = { recorded: Buffer.concat([accepted, recorded]), refused, nonsense: Buffer.from('HTTP/1.1 400 Bad Request\\r\\n\\r\\n'), 'accepts nonsense': Buffer.concat([accepted, Buffer.alloc(1000, 'x')]), 'hangs up': accepted }
const file = process.env.TMPDIR + '/dotnet-diagnostic-' + process.pid + '-1-socket'
let end
net.createServer((socket) => {
  socket.on('error', () => undefined)
  socket.once('data', (asked) => {
    console.log(asked.subarray(0, 13).toString(), asked.readUInt16LE(14) === asked.length, asked.readUInt16BE(16).toString(16), asked.subarray(20).toString('utf16le').includes('Microsoft-Windows-DotNETRuntime'))
    // In pieces, as they may come.
    const bytes = answers[answer]
    if (bytes === undefined) return
    for (let at = 0; at < bytes.length; at += 700) socket.write(bytes.subarray(at, at + 700))
    if (answer !== 'hangs up') return setTimeout(() => process.exit(0), 300)
    socket.end()
    setTimeout(() => process.exit(0), 2000)
  })
}).listen(file)
setTimeout(() => process.exit(0), ({ silent: 6000, leaves: 1000 })[answer] ?? 20000)
process.on('exit', () => unlinkSync(file))
`

const { world, folder, remove } = openRealWorld()
afterEach(() => expect(stillRunning()).toEqual([]))
afterAll(remove)
const sockets = path.join(folder, 'sockets')
mkdirSync(sockets)
writeFileSync(path.join(folder, 'stand-in.cjs'), STAND_IN)

/** What a service is seen to collect whose process answers so; without the mark it is somebody else's process. */
async function follow(answer: string, { marked = true }: { marked?: boolean } = {}): Promise<{ lines: string[]; seen: GarbageCollections }> {
  const env = { ...world.processes.safeEnvironment(), ...describeService({}).env, TMPDIR: sockets }
  await using account = await openGcAccount('dotnet', env, world)
  const lines: string[] = []
  const from = world.clock.now()
  const running = world.processes.spawn({ command: `exec "${process.execPath}" stand-in.cjs "${answer}"`, cwd: folder, env: { ...env, ...(marked ? account.env : {}) }, onLine: (line) => { lines.push(line) } })
  await running.exited
  await running.stop()
  // What it said last may still be on its way.
  await sleep(100)
  return { lines, seen: account.between(from, world.clock.now()) }
}

test('a process of the service is asked for its collections, and tells them', async () => {
  const { lines, seen } = await follow('recorded')
  expect(lines).toEqual(['DOTNET_IPC_V1 true 202 true'])
  if (seen.kind === 'absent') throw new Error(seen.reason)
  expect(seen.collections.map((one) => one.kind)).toEqual(['generation-2', 'generation-2', 'generation-2'])
  for (const { durationMs } of seen.collections) expect(durationMs).toBeGreaterThan(0.1)
})

test.each([
  ['refuses to be asked', 'refused', 'did not accept'],
  ['is no runtime', 'nonsense', 'did not accept'],
  ['tells what is no trace', 'accepts nonsense', 'does not begin as one'],
  ['hangs up and goes on', 'hangs up', 'stopped telling'],
  ['does not answer', 'silent', 'did not answer'],
])('one that %s makes the account absent, with the reason', async (_name, answer, reason) => {
  expect((await follow(answer)).seen).toEqual({ kind: 'absent', reason: expect.stringContaining(reason) })
})

test('somebody else\'s process is left alone', async () => {
  const { lines, seen } = await follow('leaves', { marked: false })
  expect(lines).toEqual([])
  expect(seen).toEqual({ kind: 'absent', reason: expect.stringContaining('service.runtime') })
})
