import type { Phase } from '../../config/config.ts'
import type { Block, Side } from '../../measure/block.ts'
import { decodeHistogram } from '../../measure/histogram.ts'
import type { Distribution, Explanation } from '../../measure/result.ts'
import { estimateDifference, estimateMean, tInterval, type Estimate } from '../statistics.ts'

type Part = Explanation['components'][number]
/** One slot's mean response time over all requests, and the part of it that each component took, in ms per request. */
type Slot = { totalMs: number; components: Map<string, number> }
/** `runSd`: a stored base was measured by another run, and runs differ by this share. Undefined when both sides were measured in the same rounds. */
export type ExplainOptions = { phase: Phase; blocks: readonly Block[]; distributions?: readonly Distribution[]; runSd?: number }

const CONFIDENCE = 0.95
const SIDES: readonly Side[] = ['base', 'head']
/** Of the service as a whole in every slot with traces, and of each component in them. */
const TRACED = 'critical_path_ms'
/** What a component takes when nothing is in its way: its fastest tenth, of at least so many times that it was used. */
const UNHINDERED = 0.1
const LEAST_USES = 30
/** The result document has room for so many. */
const MAX_COMPONENTS = 50

/**
 * Splits the change of the mean response time over all requests among the components that the service named inside its requests, in ms
 * per request, each with a 95 % t interval over rounds. Where both sides sent spans, a component's part is its time on the critical path per traced
 * request; else its total time by `Server-Timing` divided by the number of all requests. So parts add up whatever share of requests touches them.
 * By `Server-Timing` each also has the change of what it takes unhindered, in ms per request: what only waits for another's work is as fast as before now and then.
 * Undefined when no component was seen on both sides.
 */
export function explainChange({ phase, blocks, distributions = [], runSd }: ExplainOptions): Explanation | undefined {
  const isTraced = SIDES.every((side) => blocks.some((block) => block.side === side && block.metric === TRACED))
  const partsOf = isTraced ? tracedParts : toldParts
  const base = rounds(blocks, 'base', partsOf)
  const head = rounds(blocks, 'head', partsOf)
  const changeOf = (valueOf: (slot: Slot) => number) => estimateChange({ base, head, valueOf, runSd })
  const total = changeOf((slot) => slot.totalMs)
  if (total === undefined) return undefined
  const seenInBase = namesIn(base)
  const components = [...namesIn(head)].filter((name) => seenInBase.has(name)).map((name): Part => {
    // A slot in which no request touched a component spent no time there: that is a zero, not an absence.
    const change = changeOf((slot) => slot.components.get(name) ?? 0) as Estimate
    const [unhinderedBase, unhinderedHead] = isTraced ? [] : SIDES.map((side) => unhinderedMs(name, side, blocks, distributions))
    const unhindered = unhinderedBase === undefined || unhinderedHead === undefined ? {} : { unhinderedChangeMs: unhinderedHead - unhinderedBase }
    return { name, changeMs: change.mean, share: total.mean === 0 ? 0 : change.mean / total.mean, ...intervalOf(change), ...unhindered }
  }).toSorted((a, b) => Math.abs(b.changeMs) - Math.abs(a.changeMs)).slice(0, MAX_COMPONENTS)
  return components.length === 0 ? undefined : { phase, class: 'all', totalChangeMs: total.mean, ...intervalOf(total), components }
}

function estimateChange({ base, head, valueOf, runSd }: { base: Map<number, Slot[]>; head: Map<number, Slot[]>; valueOf: (slot: Slot) => number; runSd: number | undefined }): Estimate | undefined {
  const meanOf = (slots: readonly Slot[]) => estimateMean(slots.map(valueOf)).mean
  if (runSd === undefined) {
    const differences = [...head].flatMap(([round, slots]) => { const other = base.get(round); return other === undefined ? [] : [meanOf(slots) - meanOf(other)] })
    return differences.length === 0 ? undefined : estimateMean(differences)
  }
  if (base.size === 0 || head.size === 0) return undefined
  const baseValues = [...base.values()].map(meanOf)
  return estimateDifference([...head.values()].map(meanOf), baseValues, (runSd * estimateMean(baseValues).mean) ** 2)
}

function rounds(blocks: readonly Block[], side: Side, partsOf: (cells: readonly Block[], requests: number) => Slot['components'] | undefined): Map<number, Slot[]> {
  const found = new Map<number, Slot[]>()
  for (const [place, cells] of Map.groupBy(blocks.filter((block) => block.side === side), (block) => `${block.round}/${block.slot}`)) {
    const all = cells.find((cell) => cell.subject.kind === 'service' && cell.metric === 'avg_response_time_ms')
    const components = all === undefined || all.samples === 0 ? undefined : partsOf(cells, all.samples)
    if (all === undefined || components === undefined) continue
    const round = Number.parseInt(place, 10)
    found.set(round, [...(found.get(round) ?? []), { totalMs: all.value, components }])
  }
  return found
}

/** By `Server-Timing`, of all requests. */
function toldParts(cells: readonly Block[], requests: number): Slot['components'] {
  const parts = cells.filter((cell) => cell.subject.kind === 'component' && cell.metric === 'avg_ms')
  return new Map(parts.map((cell) => [cell.subject.name, (cell.value * cell.samples) / requests]))
}

/** Per request, over all rounds. */
function unhinderedMs(name: string, side: Side, blocks: readonly Block[], distributions: readonly Distribution[]): number | undefined {
  const seen = distributions.find((one) => one.side === side && one.subject.kind === 'component' && one.subject.name === name)
  const requests = blocks.filter((block) => block.side === side && block.subject.kind === 'service' && block.metric === 'avg_response_time_ms').reduce((total, block) => total + block.samples, 0)
  if (seen === undefined || seen.samples < LEAST_USES || requests === 0) return undefined
  return ((decodeHistogram(seen.latencyUs).quantile(UNHINDERED) ?? 0) / 1000) * (seen.samples / requests)
}

/** By spans, of the traced requests. Undefined for a slot without any: its parts are not known, which is not zero. */
function tracedParts(cells: readonly Block[]): Slot['components'] | undefined {
  const traced = cells.filter((cell) => cell.metric === TRACED)
  return traced.length === 0 ? undefined : new Map(traced.filter((cell) => cell.subject.kind === 'component').map((cell) => [cell.subject.name, cell.value]))
}

function namesIn(side: Map<number, Slot[]>): Set<string> {
  return new Set([...side.values()].flat().flatMap((slot) => [...slot.components.keys()]))
}

function intervalOf(estimate: Estimate): { interval?: [number, number] } {
  const interval = tInterval(estimate, CONFIDENCE)
  return interval === undefined ? {} : { interval }
}
