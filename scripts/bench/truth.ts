import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** What the server itself logged, from the kernel's receipt of a request to the write of its response. */
export type Truth = { requests: number; p50Us: number; p95Us: number; p99Us: number; p999Us: number; maxUs: number; spacing: number; seconds: number }
export type TruthServer = AsyncDisposable & { origin: string; pid: number | undefined; reset(): void; stats(skipSeconds: number): Promise<Truth> }

/** Builds and starts `truth-server.c`; `core` pins it. */
export async function startTruthServer(args: readonly string[], core: number | undefined): Promise<TruthServer> {
  const program = build('truth-server')
  const command = [...(core === undefined ? [] : ['taskset', '-c', `${core}`]), program, ...args]
  const child = spawn(command[0] as string, command.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const readLine = async () => (await lines.next()).value as string
  const origin = `http://127.0.0.1:${await readLine()}`
  return {
    origin, pid: child.pid,
    reset: () => void child.stdin.write('reset\n'),
    async stats(skipSeconds) {
      child.stdin.write(`stats ${skipSeconds}\n`)
      return JSON.parse(await readLine()) as Truth
    },
    async [Symbol.asyncDispose]() {
      // It ends when nobody holds its input.
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

/** What the least of all clients sees of the same server, `floor-client.c`: beyond the truth that is the machine's. `core` pins it. */
export function measureFloor({ origin, path, ratePerSecond, requests, core }: { origin: string; path: string; ratePerSecond: number; requests: number; core?: number }): Promise<{ p50Us: number; p95Us: number }> {
  const [first, ...others] = [...(core === undefined ? [] : ['taskset', '-c', `${core}`]), build('floor-client')]
  return new Promise((resolve, reject) => execFile(first, [...others, new URL(origin).port, path, `${ratePerSecond}`, `${requests}`], (error, output) => (error === null ? resolve(JSON.parse(output) as { p50Us: number; p95Us: number }) : reject(error))))
}

function build(name: 'truth-server' | 'floor-client'): string {
  const folder = join(import.meta.dirname, '..', '..', '.cache', 'bench')
  mkdirSync(folder, { recursive: true })
  const program = join(folder, name)
  execFileSync('gcc', ['-O2', '-o', program, join(import.meta.dirname, `${name}.c`), '-lm'], { stdio: 'inherit' })
  return program
}
