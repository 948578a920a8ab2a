import { partKey, type Observed } from '../judge/promises/sla-metrics.ts'
import type { LoadRun } from '../load/engine.ts'
import type { Subject } from '../measure/block.ts'
import { mergeHistograms } from '../measure/histogram.ts'

/** A whole slot of one side as the engine counted it, late answers included, and of it the classes and components that are looked at by themselves. */
export function observeRun(load: LoadRun, durationMs: number, subjects: readonly Subject[] = []): Pick<Observed, 'durationMs' | 'requests' | 'failed' | 'latencyUs'> & Required<Pick<Observed, 'parts'>> {
  const classes = load.sides.flatMap((side) => side.classes)
  const components = load.sides.flatMap((side) => side.components)
  return {
    durationMs, requests: classes.reduce((total, one) => total + one.requests, 0), failed: classes.reduce((total, one) => total + one.failed, 0),
    latencyUs: mergeHistograms(classes.map((one) => one.latencyUs)),
    parts: new Map(subjects.flatMap((subject) => {
      const own = subject.kind === 'class' ? classes.find((one) => one.class === subject.name) : undefined
      const told = subject.kind === 'component' ? components.find((one) => one.name === subject.name) : undefined
      const part = own === undefined ? (told === undefined ? undefined : { requests: told.samples, failed: 0 }) : { requests: own.requests, failed: own.failed }
      const latencyUs = (own ?? told)?.latencyUs
      return part === undefined || latencyUs === undefined ? [] : [[partKey(subject), { ...part, latencyUs: mergeHistograms([latencyUs]) }]]
    })),
  }
}
