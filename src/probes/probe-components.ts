import type { ComponentConfig } from '../config/component-config.ts'
import type { Side } from '../measure/block.ts'
import { openEventStore } from './event-store.ts'
import { openExec } from './exec.ts'
import { openFilesystem } from './filesystem.ts'
import { openLlm } from './llm.ts'
import { openOpa } from './opa.ts'
import { ProbeError, type Probe, type ProbeSide } from './probe.ts'
import { absentRun, callOnce, runProbe, warmUpProbe, type ProbeRun } from './run-probe.ts'

/** Components measured by a probe of their own. `http` ones are asked like a class of requests, by the load engine. */
export type ProbedComponent = Extract<ComponentConfig, { pace: unknown }>

export type ComponentRun = ProbeRun & { side: Side; component: string; kind: ProbedComponent['kind'] }

export function probedComponents(components: readonly ComponentConfig[]): ProbedComponent[] {
  return components.filter((one): one is ProbedComponent => 'pace' in one)
}

/** Probes every component on every side at the same time. One that is not there is told with its reason, and keeps no other from being measured. */
export async function probeComponents({ components, sides, durationMs }: { components: readonly ProbedComponent[]; sides: readonly ProbeSide[]; durationMs: number }): Promise<ComponentRun[]> {
  const each = sides.flatMap((side, index) => components.map((component) => probeComponent(component, side, { durationMs, offset: index / sides.length })))
  const settled = await Promise.allSettled(each)
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}

async function probeComponent(component: ProbedComponent, side: ProbeSide, { durationMs, offset }: { durationMs: number; offset: number }): Promise<ComponentRun> {
  const told = { side: side.side, component: component.name, kind: component.kind }
  const { clock, signal } = side.world
  try {
    await using probe = await open(component, side)
    const first = probe.warmUpCalls === 0 ? undefined : await callOnce(probe, 0, component.pace.timeoutMs, signal)
    signal.throwIfAborted()
    if (first instanceof ProbeError && NOT_THERE.includes(first.kind)) return { ...told, ...absentRun(first.message) }
    await warmUpProbe(probe, component.pace, { clock, signal })
    return { ...told, ...(await runProbe(probe, { pace: component.pace, durationMs, offset, clock, signal })) }
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof ProbeError) return { ...told, ...absentRun(error.message) }
    throw error
  }
}

/** A first call that fails so says that there is nothing to measure; any other failure is the component's, and counts. */
const NOT_THERE = ['unreachable', 'timeout', 'hung']

/** Rejects with a ProbeError where the component cannot be measured at all. */
function open(component: ProbedComponent, side: ProbeSide): Promise<Probe> {
  switch (component.kind) {
    case 'opa': return openOpa(component, side)
    case 'llm': return openLlm(component, side)
    case 'exec': return openExec(component, side)
    case 'event-store': return openEventStore(component, side)
    case 'filesystem': return openFilesystem(component, side)
  }
}
