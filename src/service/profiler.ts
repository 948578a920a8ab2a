import { realpathSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ServiceConfig } from '../config/config.ts'
import type { ProfileTree } from '../measure/profile.ts'

export type Profiled = { kind: 'taken'; sampler: 'v8' | 'perf'; tree: ProfileTree } | { kind: 'absent'; reason: string }

/** Samples where the CPU time of a service goes, between `begin` and `end`, without a change of its code. */
export type Profiler = AsyncDisposable & {
  /** The service as it has to be started to be profiled. */
  service: ServiceConfig
  /** Begins with the processes that run now; undefined when it has, else why it cannot. */
  begin(pid: number): Promise<string | undefined>
  end(): Promise<Profiled>
}

/** How files are named in a profile: inside a checkout relative to it, so that the same file has the same name on both sides. */
export function placeIn(checkout: string): (url: string) => string {
  const roots = [checkout, realpathSync(checkout)].map((root) => `${root}${path.sep}`)
  return (url) => {
    const file = pathOf(url)
    const root = roots.find((one) => file.startsWith(one))
    return root === undefined ? file : file.slice(root.length)
  }
}

function pathOf(url: string): string {
  try {
    return url.startsWith('file:') ? fileURLToPath(url) : url
  } catch {
    return url
  }
}
