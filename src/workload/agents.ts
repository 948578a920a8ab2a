import type { Pattern } from '../config/config.ts'
import type { Random } from './random.ts'

/** The agents at work. Time only moves forward. */
export type Agents = {
  /** The agent that makes the request at this time. */
  take(atMs: number): number
  /** Agents at work since the last request. */
  atWork(): number
  /** Most agents at work at once so far. */
  peak(): number
}

type Agent = { id: number; readyAtMs: number; leavesAtMs: number }

/**
 * Agents come and go so that their number follows the day between `base` and `peak`; each stays for an exponentially distributed session
 * (real time: a session is not compressed with the day) and thinks between requests, the mean with ± jitter.
 * The pattern's rate wins where it and the agents disagree: the agent that has been ready longest, or will be ready soonest, is taken
 * whenever the rate asks, which scales everybody's think time by the same factor and keeps their order.
 */
export function createAgents({ pattern, peak, level, random }: { pattern: Pattern; peak: number; level: (atMs: number) => number; random: Random }): Agents {
  const base = Math.min(peak, Math.max(1, Math.round((pattern.agents.base / Math.max(1, pattern.agents.peak)) * peak)))
  const queue: Agent[] = []
  let nextId = 0
  let most = 0

  function arrive(atMs: number): void {
    // Where the rate outruns the agents, their clock runs ahead of the slot's; newcomers join it where the others are.
    const nowMs = Math.max(atMs, queue[0]?.readyAtMs ?? 0)
    push(queue, { id: nextId++, readyAtMs: nowMs + random.next() * pattern.think.meanMs, leavesAtMs: atMs + Math.max(1, random.exponential(pattern.session.meanMs)) })
  }

  function follow(atMs: number): void {
    const wanted = Math.max(1, Math.round(base + (peak - base) * level(atMs)))
    // Whoever is due next goes home instead of making another request; those whose session has ended are noticed when they are due.
    while (queue.length > wanted) popFirst(queue)
    while (queue.length < wanted) arrive(atMs)
    while ((queue[0] as Agent).leavesAtMs <= atMs) {
      popFirst(queue)
      arrive(atMs)
    }
    most = Math.max(most, queue.length)
  }

  return {
    take(atMs) {
      follow(atMs)
      const agent = queue[0] as Agent
      agent.readyAtMs = Math.max(atMs, agent.readyAtMs) + pattern.think.meanMs * (1 + pattern.think.jitter * (2 * random.next() - 1))
      sinkFirst(queue)
      return agent.id
    },
    atWork: () => queue.length,
    peak: () => most,
  }
}

/** Binary heap by `readyAtMs`, soonest first. */
function push(heap: Agent[], agent: Agent): void {
  let at = heap.push(agent) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if ((heap[parent] as Agent).readyAtMs <= agent.readyAtMs) break
    heap[at] = heap[parent] as Agent
    at = parent
  }
  heap[at] = agent
}

function popFirst(heap: Agent[]): void {
  const last = heap.pop() as Agent
  if (heap.length === 0) return
  heap[0] = last
  sinkFirst(heap)
}

function sinkFirst(heap: Agent[]): void {
  const agent = heap[0] as Agent
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && (heap[child + 1] as Agent).readyAtMs < (heap[child] as Agent).readyAtMs) child++
    if ((heap[child] as Agent).readyAtMs >= agent.readyAtMs) break
    heap[at] = heap[child] as Agent
    at = child
  }
  heap[at] = agent
}
