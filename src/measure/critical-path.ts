import type { Named, Span } from './span.ts'
import { isCaller } from './trace-context.ts'

/** `parts` is the time on the critical path by component, in µs; what belongs to none is the rest of `totalUs`. So many spans are `unplaced`: no root leads to them. */
export type CriticalPath = { totalUs: number; parts: Map<string, number>; unplaced: number }

/** Some SDKs tell the beginning of a span in whole milliseconds, and its length exactly: what overlaps by less came one after the other. */
const CLOCK_STEP_US = 1000

type Tree = { roots: Span[]; childrenOf: Map<string, Span[]>; spans: number }
/** `shiftUs` is added to its times, so that they fit those of its caller. */
type Child = { span: Span; shiftUs: number; startUs: number; endUs: number }
type Caller = { component: Named | undefined; service: string }

/**
 * Where the time of one request went: at every moment it is the deepest span that the answer waited for then. Backwards from the end of a span,
 * the child that ended last has the time since it began, then the one that was there before that moment, and so on; what is left is the span's
 * own. (The critical path of CRISP, Zhang et al., USENIX ATC 2022; siblings that overlap are cut instead of skipped, as clocks are not that
 * exact.)
 *
 * Spans of another process are moved into the call they answer when by its clock they were outside of it. Spans whose parent is missing stand
 * under the root that was there when they began. Undefined when there is no root.
 */
export function findCriticalPath(spans: readonly Span[]): CriticalPath | undefined {
  const tree = plantTree(spans)
  const { roots, childrenOf } = tree
  const parts = new Map<string, number>()

  function add(component: Named | undefined, us: number): void {
    if (component !== undefined && us > 0) parts.set(component.name, (parts.get(component.name) ?? 0) + us)
  }

  function walk(span: Span, shiftUs: number, caller: Caller, fromUs: number, toUs: number): void {
    const component = componentOf(span, caller)
    let atUs = toUs
    for (const child of placeChildren(span, shiftUs, childrenOf.get(span.id) ?? [])) {
      const overlapUs = Math.max(0, child.endUs - atUs)
      const { span: called, shiftUs: calledShiftUs, ...placed } = overlapUs < CLOCK_STEP_US ? moved(child, -overlapUs) : child
      const endUs = Math.min(placed.endUs, atUs)
      const startUs = Math.max(placed.startUs, fromUs)
      if (endUs <= startUs) continue
      add(component, atUs - endUs)
      walk(called, calledShiftUs, { component, service: span.service }, startUs, endUs)
      atUs = startUs
    }
    add(component, atUs - fromUs)
  }

  for (const root of roots) walk(root, 0, { component: undefined, service: root.service }, root.startUs, root.endUs)
  return roots.length === 0 ? undefined : { totalUs: roots.reduce((total, root) => total + root.endUs - root.startUs, 0), parts, unplaced: tree.spans - reached(tree) }
}

/** Its own; how a component is reached is part of it; else the service that answers, an address, or whatever it was called for. */
function componentOf({ component, isServer, service }: Span, caller: Caller): Named | undefined {
  if (component?.isAddress === false) return component
  if (caller.component?.isAddress === false) return caller.component
  if (isServer && service !== '' && service !== caller.service) return { name: service, isAddress: true }
  return component ?? caller.component
}

/** Roots are what the load engine called; where nothing says so, those that no other parentless span encloses. A span that is told twice counts once. */
function plantTree(spans: readonly Span[]): Tree {
  const byId = new Map<string, Span>()
  for (const span of spans) if (!byId.has(span.id)) byId.set(span.id, span)
  const childrenOf = new Map<string, Span[]>()
  const addChild = (parentId: string, span: Span) => void (childrenOf.get(parentId)?.push(span) ?? childrenOf.set(parentId, [span]))
  const called: Span[] = []
  const orphans: Span[] = []
  for (const span of byId.values()) {
    if (isCaller(span.parentId)) called.push(span)
    else if (byId.has(span.parentId)) addChild(span.parentId, span)
    else orphans.push(span)
  }
  const roots = called.length > 0 ? called : orphans.filter((one) => !orphans.some((other) => encloses(other, one)))
  for (const orphan of orphans) {
    const root = roots.find((one) => one !== orphan && orphan.startUs >= one.startUs && orphan.startUs < one.endUs)
    if (root !== undefined && !roots.includes(orphan)) addChild(root.id, orphan)
  }
  return { roots, childrenOf, spans: byId.size }
}

function encloses(outer: Span, inner: Span): boolean {
  return outer !== inner && outer.startUs <= inner.startUs && outer.endUs >= inner.endUs && outer.endUs - outer.startUs > inner.endUs - inner.startUs
}

/** Those that were waited for, the last to end first. */
function placeChildren(span: Span, shiftUs: number, children: readonly Span[]): Child[] {
  const waitedFor = children.map((child) => moved({ span: child, shiftUs: 0, startUs: child.startUs, endUs: child.endUs }, shiftOf(child, span, shiftUs)))
    // A call ends for its caller when the caller gives it up; everything else would have ended before.
    .filter((child) => child.span.isServer || child.endUs <= span.endUs + shiftUs + CLOCK_STEP_US)
    .toSorted((a, b) => a.startUs - b.startUs || a.endUs - b.endUs)
  let freeUs = Number.NEGATIVE_INFINITY
  const inTurn = waitedFor.map((child) => {
    const overlapUs = Math.max(0, freeUs - child.startUs)
    const placed = overlapUs < CLOCK_STEP_US ? moved(child, overlapUs) : child
    freeUs = Math.max(freeUs, placed.endUs)
    return placed
  })
  return inTurn.toSorted((a, b) => b.endUs - a.endUs)
}

function moved(child: Child, byUs: number): Child {
  return { span: child.span, shiftUs: child.shiftUs + byUs, startUs: child.startUs + byUs, endUs: child.endUs + byUs }
}

/** Clocks of two processes differ: an answer that seems to lie outside of its call is moved into the middle of it (as Jaeger adjusts clock skew). */
function shiftOf(child: Span, caller: Span, shiftUs: number): number {
  const startUs = caller.startUs + shiftUs
  const endUs = caller.endUs + shiftUs
  if (!child.isServer || (child.startUs + shiftUs >= startUs && child.endUs + shiftUs <= endUs)) return shiftUs
  const spareUs = Math.max(0, endUs - startUs - (child.endUs - child.startUs))
  return startUs + spareUs / 2 - child.startUs
}

function reached({ roots, childrenOf }: Tree): number {
  const found = [...roots]
  for (let at = 0; at < found.length; at++) found.push(...(childrenOf.get((found[at] as Span).id) ?? []))
  return found.length
}
