import type { Observed } from '../judge/sla-metrics.ts'
import type { LoadRun } from '../load/engine.ts'
import { mergeHistograms } from '../measure/histogram.ts'

/** The whole round as the engine counted it, late answers included. */
export function observeRun(load: LoadRun, durationMs: number): Pick<Observed, 'durationMs' | 'requests' | 'failed' | 'latencyUs'> {
  const classes = load.sides.flatMap((side) => side.classes)
  return {
    durationMs, requests: classes.reduce((total, one) => total + one.requests, 0), failed: classes.reduce((total, one) => total + one.failed, 0),
    latencyUs: mergeHistograms(classes.map((one) => one.latencyUs)),
  }
}
