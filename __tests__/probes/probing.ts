import { readConfig } from '../../src/config/read-config.ts'
import type { Side } from '../../src/measure/block.ts'
import { decodeHistogram, type Histogram } from '../../src/measure/histogram.ts'
import { probeComponents, probedComponents, type ComponentRun } from '../../src/probes/probe-components.ts'
import { openClock } from '../../src/system/clock.ts'
import { openFiles } from '../../src/system/files.ts'
import { openProcesses } from '../../src/system/processes.ts'

/** Probes one component as perf-gate.yml says it, on one side; `service` is where relative addresses are, `folder` where relative paths are. */
export async function probe(component: string, options: { service?: string; folder?: string; durationMs?: number; signal?: AbortSignal; side?: Side } = {}): Promise<ComponentRun> {
  const { service = 'http://127.0.0.1:9', folder = '/', durationMs = 500, signal = new AbortController().signal, side = 'head' } = options
  const config = readConfig({ text: `target: ${service}\ncomponents:\n  it: ${component.trim().split('\n').join('\n    ')}\n`, file: 'perf-gate.yml', inputs: {}, seed: 1 })
  const world = { clock: openClock(), files: openFiles(), processes: openProcesses(), signal }
  const [run] = await probeComponents({ components: probedComponents(config.components), durationMs, sides: [{ side, origin: service, folder, world }] })
  if (run === undefined) throw new Error('nothing was probed')
  return run
}

export function partOf(run: ComponentRun, name: string): Histogram | undefined {
  const part = run.parts.find((one) => one.name === name)
  return part === undefined ? undefined : decodeHistogram(part.latencyUs)
}
