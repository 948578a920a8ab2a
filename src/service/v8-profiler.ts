import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ServiceConfig } from '../config/config.ts'
import type { World } from '../ports.ts'
import { PROFILE_FOLDER, PROFILE_HOOK, PROFILE_HOOK_FILE } from './profile-hook.ts'
import { ProfileSum } from './profile-sum.ts'
import { placeIn, type Profiled, type Profiler } from './profiler.ts'
import { addV8Profile } from './read-v8-profile.ts'

/** How long a thread may be busy before it notices that it is to begin, or to end. */
const NOTICE_MS = 5000
const POLL_MS = 25
const MAX_FILES = 200
const MAX_BYTES = 100_000_000

const NOT_LOADED = 'no process of the service loaded what perf-gate put into NODE_OPTIONS: is it Node.js (service.runtime), and is NODE_OPTIONS passed on?'

/** V8's own profiler in every process and thread of a Node.js service, by a module that NODE_OPTIONS preloads. */
export async function openV8Profiler({ service, checkout, world }: { service: ServiceConfig; checkout: string; world: Pick<World, 'clock' | 'files' | 'processes' | 'signal'> }): Promise<Profiler> {
  const folder = await world.files.temporaryFolder('profile')
  const hook = path.join(folder.path, PROFILE_HOOK_FILE)
  await world.files.write(hook, PROFILE_HOOK)
  const given = service.env['NODE_OPTIONS'] ?? world.processes.safeEnvironment()['NODE_OPTIONS'] ?? ''
  const options = `--require "${hook.replaceAll('\\', '\\\\')}" ${given}`.trim()
  const threads = (kind: string) => readdirSync(folder.path).filter((name) => name.startsWith(`${kind}.`) && !name.endsWith('.part'))

  /** Until every thread that began one thing has done the next, or has no more time to. */
  async function waitFor(before: string, after: string): Promise<void> {
    const deadline = world.clock.monotonicMs() + NOTICE_MS
    while (world.clock.monotonicMs() < deadline && threads(after).length + threads('failed').length < threads(before).length) await world.clock.sleep(POLL_MS, world.signal)
  }

  return {
    service: { ...service, env: { ...service.env, NODE_OPTIONS: options, [PROFILE_FOLDER]: folder.path } },
    async begin() {
      if (threads('loaded').length === 0) return NOT_LOADED
      writeFileSync(path.join(folder.path, 'begin'), '')
      await waitFor('loaded', 'begun')
      return undefined
    },
    async end() {
      if (!existsSync(path.join(folder.path, 'begin'))) return { kind: 'absent', reason: NOT_LOADED }
      writeFileSync(path.join(folder.path, 'end'), '')
      await waitFor('begun', 'profile')
      return readProfiles(folder.path, threads, placeIn(checkout))
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  }
}

function readProfiles(folder: string, threads: (kind: string) => string[], place: (url: string) => string): Profiled {
  const files = threads('profile').map((name) => path.join(folder, name))
  const [failed] = threads('failed')
  if (files.length === 0) return { kind: 'absent', reason: failed === undefined ? 'no process of the service ended its profile in time' : `V8's profiler could not be started: ${readFileSync(path.join(folder, failed), 'utf8').slice(0, 200)}` }
  if (files.length > MAX_FILES || files.reduce((total, file) => total + statSync(file).size, 0) > MAX_BYTES) return { kind: 'absent', reason: 'the profile of the service was too large to read' }
  const sum = new ProfileSum()
  const read = files.filter((file) => addV8Profile(sum, readFileSync(file, 'utf8'), place))
  return read.length === 0 ? { kind: 'absent', reason: 'what the service left as its profile is none' } : { kind: 'taken', sampler: 'v8', tree: sum.finish() }
}
