import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ServiceConfig } from '../../src/config/config.ts'
import type { World } from '../../src/ports.ts'
import { openClock } from '../../src/system/clock.ts'
import { openFiles } from '../../src/system/files.ts'
import { openProcesses } from '../../src/system/processes.ts'

/** Whatever is started with this environment is found again by it, wherever it went. */
export const TEST_MARK = `perf-gate-test-${process.pid}`

export type RealWorld = { world: World; folder: string; progress: string[]; cancel: () => void; remove: () => void }

/** The real clock, files and processes in a new folder, and a log that keeps its progress lines. */
export function openRealWorld(): RealWorld {
  const folder = mkdtempSync(path.join(tmpdir(), 'perf-gate-service-'))
  const cancelled = new AbortController()
  const progress: string[] = []
  const world: Partial<World> = {
    workspace: folder, clock: openClock(), files: openFiles(), processes: openProcesses(), signal: cancelled.signal,
    log: { info: () => {}, warning: () => {}, error: () => {}, progress: (line) => void progress.push(line), group: (_, body) => body() },
  }
  return { world: world as World, folder, progress, cancel: () => cancelled.abort(new Error('cancelled')), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export function describeService(given: Partial<ServiceConfig>): ServiceConfig {
  return { build: undefined, start: 'node server.cjs', ready: '/healthz', readyTimeoutMs: 20_000, port: undefined, directory: '.', ...given, env: { TEST_MARK, ...given.env } }
}

/** Command lines of all that this test file started and that still runs. */
export function stillRunning(): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`TEST_MARK=${TEST_MARK}\0`)) return []
      return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')]
    } catch {
      return []
    }
  })
}
