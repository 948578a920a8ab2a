import type { Outcome } from './record-ring.ts'

/** Decides when requests are sent. */
export type Pacing = {
  /** Nothing is sent any more. */
  stop(): void
  /** A request of this side and agent has ended. */
  answered(side: number, outcome: Outcome, agent: number): void
}

/** Timers tick in milliseconds, and late: what is due within most of the next one is sent now, so that the error lies around zero instead of behind. */
const EARLY_US = 700
/** An arrival this late says nothing about the service any more; sending a heap of them at once would say something wrong. */
const HOPELESS_US = 1_000_000
/** After sending for this long without a pause, answers get their turn. */
const SLICE_US = 4000

/**
 * Sleeps until the nearest arrival and sends everything that is due: one timer for all, and no batches beyond a timer's millisecond.
 * `startMs` is on the clock of `performance.now()`; `drop` gets what is too late to send; `done` is called after the last arrival. Open
 * loop: answers change nothing.
 */
export function startPacer({ atUs, startMs, send, drop, done }: {
  atUs: Float64Array; startMs: number; send: (arrival: number) => void; drop: (arrival: number) => void; done: () => void
}): Pacing {
  let next = 0
  let stopped = false

  function tick(): void {
    if (stopped) return
    let nowUs = (performance.now() - startMs) * 1000
    const sliceEndUs = nowUs + SLICE_US
    while (next < atUs.length && (atUs[next] as number) <= nowUs + EARLY_US) {
      if (nowUs - (atUs[next] as number) > HOPELESS_US) drop(next++)
      else send(next++)
      nowUs = (performance.now() - startMs) * 1000
      if (nowUs > sliceEndUs) {
        setImmediate(tick)
        return
      }
    }
    if (next === atUs.length) {
      done()
      return
    }
    setTimeout(tick, delayMs((atUs[next] as number) - nowUs))
  }

  tick()
  return { stop: () => { stopped = true }, answered: () => undefined }
}

/** Aims at the beginning of the window in which the arrival may be sent; timers fire late, never early. */
function delayMs(distanceUs: number): number {
  return Math.max(1, Math.floor((distanceUs - EARLY_US) / 1000))
}
