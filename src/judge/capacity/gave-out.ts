import type { Side } from '../../measure/block.ts'
import type { CapacityMeasurement, CapacityStep, SideCapacity } from '../../measure/capacity.ts'
import { median } from '../statistics.ts'

/** Used up: from this share of what there is on. */
const USED_UP = 0.9
/** A component explains a broken promise when so much of what responses became slower is its own. */
const MOST_OF_IT = 0.5

type GaveOut = NonNullable<SideCapacity['gaveOut']>

/**
 * What was used up when the promises broke, as the steps just above the highest rate that held show it: memory, CPU, one thread, or a component that
 * took most of the added time. Undefined where nothing broke.
 */
export function findGaveOut(measured: CapacityMeasurement, side: Side, { outcome, ratePerSecond }: Pick<SideCapacity, 'outcome' | 'ratePerSecond'>): GaveOut | undefined {
  const steps = measured.steps.filter((step) => step.side === side)
  if (outcome === 'invalid') return { kind: 'measurement', text: `the measurement, not the service: ${steps.findLast((step) => step.verdict === 'invalid')?.reason ?? 'the generator could not keep to its plan'}`.slice(0, 500) }
  const broken = nearest(steps.filter((step) => step.verdict === 'broken' && step.requests > 0), ratePerSecond)
  if (broken.length === 0) return undefined
  return memory(broken, measured) ?? cpu(broken, measured) ?? thread(broken, measured) ?? component(broken, steps) ?? unseen(broken, measured)
}

/** The broken steps within a fifth above the rate; all of them where nothing held. */
function nearest(broken: readonly CapacityStep[], ratePerSecond: number | undefined): CapacityStep[] {
  const lowest = Math.min(...broken.map((step) => step.ratePerSecond))
  const most = Math.max(lowest, ratePerSecond ?? 0) * 1.2
  return broken.filter((step) => step.ratePerSecond <= most)
}

function memory(broken: readonly CapacityStep[], { memory: limit }: CapacityMeasurement): GaveOut | undefined {
  const used = middle(broken, (step) => step.memoryMb)
  if (used === undefined || limit === undefined || used < limit.memoryMb * USED_UP) return undefined
  return { kind: 'memory', text: `memory: ${used.toFixed(0)} of the ${limit.memoryMb.toFixed(0)} MB of ${limit.of === 'cgroup' ? 'its control group' : 'the machine'}` }
}

function cpu(broken: readonly CapacityStep[], { cpus, cpusOf }: CapacityMeasurement): GaveOut | undefined {
  const own = middle(broken, (step) => step.cpuCores)
  const ours = middle(broken, (step) => step.generatorCores) ?? 0
  if (own === undefined || cpus === undefined) return undefined
  if (own >= cpus * USED_UP) return { kind: 'cpu', text: `CPU: ${own.toFixed(2)} of the ${cores(cpus)} that it may use` }
  // One thread that is never idle explains itself; the machine being full as well does not add to it.
  const busiest = middle(broken, (step) => step.busiestThreadCores)
  if (cpusOf !== 'machine' || own + ours < cpus * USED_UP || (busiest !== undefined && busiest >= USED_UP)) return undefined
  return { kind: 'cpu', text: `CPU of the machine: the service used ${own.toFixed(2)} and the generator ${ours.toFixed(2)} of ${cores(cpus)}; without the generator beside it, it may hold more` }
}

function thread(broken: readonly CapacityStep[], { cpus }: CapacityMeasurement): GaveOut | undefined {
  const busiest = middle(broken, (step) => step.busiestThreadCores)
  if (busiest === undefined || busiest < USED_UP) return undefined
  const own = middle(broken, (step) => step.cpuCores)
  return { kind: 'thread', text: `one thread, such as an event loop: it was busy for ${(busiest * 100).toFixed(0)} % of the time${own === undefined || cpus === undefined ? '' : `, while the service used ${own.toFixed(2)} of ${cores(cpus)}`}` }
}

/** Against the calmest step that held, in the mean time per request. */
function component(broken: readonly CapacityStep[], steps: readonly CapacityStep[]): GaveOut | undefined {
  const calm = steps.filter((step) => step.verdict === 'held' && step.meanMs !== undefined).toSorted((a, b) => a.ratePerSecond - b.ratePerSecond)[0]
  const mean = middle(broken, (step) => step.meanMs)
  if (calm?.meanMs === undefined || mean === undefined || mean <= calm.meanMs) return undefined
  const added = mean - calm.meanMs
  const perRequest = (step: CapacityStep, name: string) => { const own = step.components.find((one) => one.name === name); return own === undefined || step.requests === step.failed ? undefined : (own.meanMs * own.samples) / (step.requests - step.failed) }
  const grown = calm.components.flatMap(({ name }) => {
    const [before, now] = [perRequest(calm, name), middle(broken, (step) => perRequest(step, name))]
    return before === undefined || now === undefined ? [] : [{ name, before, now, share: (now - before) / added }]
  }).toSorted((a, b) => b.share - a.share)[0]
  if (grown === undefined || grown.share < MOST_OF_IT) return undefined
  return { kind: 'component', text: `the component ${grown.name}: from ${grown.before.toFixed(2)} to ${grown.now.toFixed(2)} ms per request, ${(Math.min(1, grown.share) * 100).toFixed(0)} % of what responses became slower` }
}

function unseen(broken: readonly CapacityStep[], { cpus, memory: limit }: CapacityMeasurement): GaveOut {
  const own = middle(broken, (step) => step.cpuCores)
  const busiest = middle(broken, (step) => step.busiestThreadCores)
  const used = middle(broken, (step) => step.memoryMb)
  if (own === undefined) return { kind: 'unseen', text: 'not known: what this service uses cannot be seen from here' }
  const seen = [`${own.toFixed(2)}${cpus === undefined ? ' cores' : ` of ${cores(cpus)}`}`, ...(busiest === undefined ? [] : [`its busiest thread ${(busiest * 100).toFixed(0)} % of the time`]), ...(used === undefined || limit === undefined ? [] : [`${used.toFixed(0)} of ${limit.memoryMb.toFixed(0)} MB`])]
  return { kind: 'unseen', text: `nothing that is watched: it used ${seen.join(', ')}; it waits for something else, such as a lock, a pool or what it depends on` }
}

function middle(steps: readonly CapacityStep[], pick: (step: CapacityStep) => number | undefined): number | undefined {
  const values = steps.flatMap((step) => pick(step) ?? [])
  return values.length === 0 ? undefined : median(values)
}

function cores(count: number): string {
  return `${Number(count.toFixed(2))} ${count === 1 ? 'core' : 'cores'}`
}
