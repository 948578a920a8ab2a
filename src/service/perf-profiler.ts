import path from 'node:path'
import type { ServiceConfig } from '../config/config.ts'
import type { RunningProcess, World } from '../ports.ts'
import { PerfScriptReader } from './read-perf-script.ts'
import { ProfileSum } from './profile-sum.ts'
import { placeIn, type Profiler } from './profiler.ts'
import { shellQuote } from './shell-quote.ts'

/** Samples per second of CPU time; not a round number, so that it never beats in time with something periodic. */
const FREQUENCY = 997
const START_MS = 10_000
const REFUSE_MS = 500
const POLL_MS = 25
/** Symbols of large programs take long to find. */
const READ_MS = 60_000

type Told = { code: number | null; lines: string[] }

/**
 * Linux's `perf`, for services of other runtimes: it is attached to the processes that run when it begins, and to what they start later. Its clock counts CPU time,
 * for virtual machines often have no counters to sample by.
 */
export async function openPerfProfiler({ service, checkout, world }: { service: ServiceConfig; checkout: string; world: Pick<World, 'clock' | 'files' | 'processes' | 'signal'> }): Promise<Profiler> {
  const folder = await world.files.temporaryFolder('perf')
  const data = path.join(folder.path, 'perf.data')
  let recording: RunningProcess | undefined
  const said: string[] = []

  const start = (command: string, onLine: (line: string) => void) => world.processes.spawn({ command: `exec ${command}`, cwd: folder.path, env: world.processes.safeEnvironment(), onLine })
  /** Until it has made its file, and then some: what it may not do it says soon after. */
  async function begins(): Promise<undefined> {
    const deadline = world.clock.monotonicMs() + START_MS
    while (!(await world.files.exists(data)) && world.clock.monotonicMs() < deadline) await world.clock.sleep(POLL_MS, world.signal)
    await world.clock.sleep(REFUSE_MS, world.signal)
  }

  const stop = async () => {
    await recording?.stop()
    recording = undefined
  }

  return {
    service,
    async begin(pid) {
      recording = start(`perf record -e cpu-clock -F ${FREQUENCY} -g -o ${shellQuote(data)} -p ${world.processes.pids(pid).join(',')}`, (line) => { if (said.length < 20) said.push(line) })
      const ended = await Promise.race([recording.exited, begins()])
      if (ended === undefined) return undefined
      await stop()
      return describeFailure({ code: ended.code, lines: said })
    },
    async end() {
      await stop()
      const sum = new ProfileSum()
      const reader = new PerfScriptReader(sum, 1000 / FREQUENCY, placeIn(checkout))
      const reading = start(`perf script -i ${shellQuote(data)} --no-inline -F comm,ip,sym,dso`, (line) => reader.take(line))
      await Promise.race([reading.exited, world.clock.sleep(READ_MS, world.signal)])
      await reading.stop()
      reader.finish()
      return reader.samples === 0 ? { kind: 'absent', reason: `perf saw nothing of the service: ${said.join(' ').slice(0, 300)}` } : { kind: 'taken', sampler: 'perf', tree: sum.finish() }
    },
    async [Symbol.asyncDispose]() {
      await stop()
      await folder[Symbol.asyncDispose]()
    },
  }
}

function describeFailure({ code, lines }: Told): string {
  const NOT_FOUND = 127
  if (code === NOT_FOUND) return 'there is no `perf` on this machine, by which services that are not Node.js are profiled (Debian, Ubuntu: linux-perf or linux-tools)'
  return `perf could not be started: ${lines.join(' ').replaceAll(/\s+/g, ' ').slice(0, 300)}`
}
