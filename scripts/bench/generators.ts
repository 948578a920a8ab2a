import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LoadSummary } from '../../src/measure/load-summary.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const TOOLS = join(ROOT, '.cache', 'bench')
const AUTOCANNON = 'autocannon@8.0.0'
export const CONNECTIONS = 64

export type Wanted = { url: string; /** Undefined: as fast as it can. */ rate: number | undefined; seconds: number; /** Ours only: agents of a closed loop. */ agents?: number }
export type Told = { requests: number; p50Us: number | undefined; p99Us: number | undefined; p999Us: number | undefined; summary?: LoadSummary }
export type Generator = { name: string; command(wanted: Wanted): string[]; read(output: string): Told }
export type Run = Told & { cpuSeconds: number; residentMb: number[] }

const perfGate: Generator = {
  name: 'perf-gate',
  command: ({ url, rate, seconds, agents = CONNECTIONS }) => [
    process.execPath, join(ROOT, 'dist', 'cli.js'), 'load', '--url', url, '--duration', `${seconds}s`, '--warm-up', '1s', '--timeout', '60s', '--json', ...(rate === undefined ? ['--agents', `${agents}`] : ['--rate', `${rate}`]),
  ],
  read(output) {
    const summary = JSON.parse(output) as LoadSummary
    return { requests: summary.requests, p50Us: summary.latencyUs?.p50, p99Us: summary.latencyUs?.p99, p999Us: summary.latencyUs?.p999, summary }
  },
}

const autocannon: Generator = {
  name: 'autocannon',
  command: ({ url, rate, seconds }) => [process.execPath, join(TOOLS, 'node_modules', 'autocannon', 'autocannon.js'), '-c', `${CONNECTIONS}`, '-d', `${seconds}`, ...(rate === undefined ? [] : ['-R', `${rate}`]), '--json', url],
  read(output) {
    const { requests, latency } = JSON.parse(output) as { requests: { total: number }; latency: { p50: number; p99: number; p99_9: number } }
    return { requests: requests.total, p50Us: latency.p50 * 1000, p99Us: latency.p99 * 1000, p999Us: latency.p99_9 * 1000 }
  },
}

const wrk: Generator = {
  name: 'wrk',
  command: ({ url, seconds }) => ['wrk', '-t', '1', '-c', `${CONNECTIONS}`, '-d', `${seconds}s`, '--latency', url],
  read: (output) => ({ requests: Number(/(\d+) requests in/.exec(output)?.[1]), p50Us: undefined, p99Us: undefined, p999Us: undefined }),
}

const hey: Generator = {
  name: 'hey',
  command: ({ url, rate, seconds }) => ['hey', '-c', `${CONNECTIONS}`, '-z', `${seconds}s`, ...(rate === undefined ? [] : ['-q', `${rate / CONNECTIONS}`]), url],
  read: (output) => ({
    requests: Number(/\[200\]\s+(\d+) responses/.exec(output)?.[1]), p50Us: seconds(/50%+ in ([\d.]+) secs/.exec(output)), p99Us: seconds(/99%+ in ([\d.]+) secs/.exec(output)), p999Us: undefined,
  }),
}

const k6: Generator = {
  name: 'k6',
  command: ({ url, rate, seconds }) => [
    'k6', 'run', '--quiet', '--no-usage-report', '--env', `URL=${url}`, '--env', `SECONDS=${seconds}`, '--env', `CONNECTIONS=${CONNECTIONS}`, ...(rate === undefined ? [] : ['--env', `RATE=${rate}`]), join(import.meta.dirname, 'k6.js'),
  ],
  read(output) {
    const { requests, durationMs } = JSON.parse(output) as { requests: number; durationMs: Record<string, number> }
    return { requests, p50Us: milliseconds(durationMs['p(50)']), p99Us: milliseconds(durationMs['p(99)']), p999Us: milliseconds(durationMs['p(99.9)']) }
  },
}

function milliseconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms * 1000
}

function seconds(match: RegExpExecArray | null): number | undefined {
  return match === null ? undefined : Number(match[1]) * 1e6
}

/** Ours, and those of the others that can be had here; `absent` says why the rest cannot. */
export function findGenerators(): { all: Generator[]; absent: string[] } {
  const absent: string[] = []
  const has = (program: string) => (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)))
  const others = [wrk, hey, k6].filter(({ name }) => {
    if (!has(name)) absent.push(`${name}: not on the PATH${name === 'k6' ? '' : ' (Debian has it)'}`)
    return has(name)
  })
  return installAutocannon(absent) ? { all: [perfGate, autocannon, ...others], absent } : { all: [perfGate, ...others], absent }
}

function installAutocannon(absent: string[]): boolean {
  mkdirSync(TOOLS, { recursive: true })
  if (existsSync(join(TOOLS, 'node_modules', 'autocannon'))) return true
  try {
    execFileSync('npm', ['install', '--prefix', TOOLS, '--no-save', '--no-audit', '--no-fund', AUTOCANNON], { stdio: 'ignore' })
    return true
  } catch (error) {
    absent.push(`autocannon: ${(error as Error).message}`)
    return false
  }
}

/** How often a run's resident memory is looked at. */
export const WATCH_SECONDS = 5

/** Runs a generator as a process of its own; `core` pins it. CPU is of the whole process, its start included; memory every five seconds. */
export function run(generator: Generator, wanted: Wanted, core: number | undefined): Promise<Run> {
  const pinned = [...(core === undefined ? [] : ['taskset', '-c', `${core}`]), ...generator.command(wanted)]
  const child = spawn('bash', ['-c', 'TIMEFORMAT="cpu %3U %3S"; time "$@"', '--', ...pinned], { stdio: ['ignore', 'pipe', 'pipe'] })
  const text = { out: '', err: '' }
  const residentMb: number[] = []
  const watch = setInterval(() => residentMb.push(...readResidentMb(child.pid as number)), WATCH_SECONDS * 1000)
  child.stdout.on('data', (data) => { text.out += data })
  child.stderr.on('data', (data) => { text.err += data })
  return new Promise((resolve, reject) => child.once('close', () => {
    clearInterval(watch)
    const cpu = /cpu ([\d.]+) ([\d.]+)\s*$/.exec(text.err)
    try {
      resolve({ ...generator.read(text.out), residentMb, cpuSeconds: Number(cpu?.[1]) + Number(cpu?.[2]) })
    } catch (cause) {
      reject(new Error(`${generator.name} told nothing that can be read: ${text.err.slice(-500)}`, { cause }))
    }
  }))
}

/** Of the only child of the shell that takes the time. */
function readResidentMb(shell: number): number[] {
  try {
    const [child] = readFileSync(`/proc/${shell}/task/${shell}/children`, 'utf8').trim().split(' ')
    const kilobytes = Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1])
    return Number.isNaN(kilobytes) ? [] : [kilobytes / 1000]
  } catch {
    // It has just ended.
    return []
  }
}
