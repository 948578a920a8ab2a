import type { ServiceConfig } from '../config/config.ts'
import type { World } from '../ports.ts'
import { openPerfProfiler } from './perf-profiler.ts'
import type { Profiler } from './profiler.ts'
import { openV8Profiler } from './v8-profiler.ts'

/** The profiler for what the service runs on: V8's own, or `perf`; where `service.runtime` does not say, whichever its processes let in. */
export async function openProfiler(options: { service: ServiceConfig; checkout: string; world: Pick<World, 'clock' | 'files' | 'processes' | 'signal'> }): Promise<Profiler> {
  // Its collector has told of itself in the rounds, and would be in the profile.
  const { runtime, ...service } = options.service
  if (runtime === 'node') return openV8Profiler({ ...options, service })
  if (runtime !== undefined) return openPerfProfiler({ ...options, service })
  await using opening = new AsyncDisposableStack()
  const v8 = opening.use(await openV8Profiler({ ...options, service }))
  const perf = opening.use(await openPerfProfiler({ ...options, service }))
  let chosen = v8
  const opened = opening.move()
  return {
    service: v8.service,
    async begin(pid) {
      if ((await v8.begin(pid)) === undefined) return undefined
      chosen = perf
      return perf.begin(pid)
    },
    end: () => chosen.end(),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
