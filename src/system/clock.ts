import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../ports.ts'

export function openClock(): Clock {
  return {
    now: () => Date.now(),
    monotonicMs: () => performance.now(),
    async sleep(durationMs, signal) {
      await sleep(durationMs, undefined, signal === undefined ? undefined : { signal })
    },
  }
}
