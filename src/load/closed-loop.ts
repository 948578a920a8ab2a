import type { Pacing } from './pacer.ts'

/** An agent that was refused pauses: a service that is down must not be hammered. */
const PAUSE_AFTER_FAILURE_MS = 100
const AGENTS_AT_ONCE = 50
const WELCOME_MS = 10

/**
 * Agents that send their next request as soon as the last one is answered, for each side on its own: as fast as the service can, and
 * never faster. Ends after `durationMs`.
 */
export function startClosedLoop({ agents, sides, durationMs, send, done }: {
  agents: number; sides: number; durationMs: number; send: (side: number, arrival: number, agent: number) => void; done: () => void
}): Pacing {
  const next = Array.from({ length: sides }, () => 0)
  let over = false
  const timer = setTimeout(end, durationMs)
  const startedMs = performance.now()

  function end(): void {
    if (over) return
    over = true
    clearTimeout(timer)
    done()
  }

  function sendNext(side: number, agent: number): void {
    if (over) return
    const arrival = next[side] as number
    next[side] = arrival + 1
    send(side, arrival, agent)
  }

  /** Agents come one after the other, because all at once would overflow the service's queue of new connections. */
  function welcome(from: number): void {
    // By the clock: a timer that is late must not keep agents away.
    const to = Math.min(agents, AGENTS_AT_ONCE * (1 + Math.floor((performance.now() - startedMs) / WELCOME_MS)))
    for (let agent = from; agent < to; agent++) for (let side = 0; side < sides; side++) sendNext(side, agent)
    if (to < agents && !over) setTimeout(welcome, WELCOME_MS, to)
  }

  // Not at once: whoever starts us wants to hold us before the first answer.
  setImmediate(welcome, 0)
  return {
    stop() {
      over = true
      clearTimeout(timer)
    },
    answered(side, outcome, agent) {
      if (outcome === 'ok') sendNext(side, agent)
      else setTimeout(sendNext, PAUSE_AFTER_FAILURE_MS, side, agent)
    },
  }
}
