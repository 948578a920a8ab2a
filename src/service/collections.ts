/** One garbage collection that stopped the program: when it ended, in ms since the epoch, how long the pause was, and of what kind it was. */
export type Collection = { endedAtMs: number; durationMs: number; kind: string }

/** A line of our own hooks in Node.js and Python: `1700000000000.5 1.25 scavenge`. */
export function parseHookLine(line: string): Collection | undefined {
  const match = /^(\d+(?:\.\d+)?) (\d+(?:\.\d+)?(?:e-\d+)?) ([\w-]{1,40})$/.exec(line)
  return match === null ? undefined : { endedAtMs: Number(match[1]), durationMs: Number(match[2]), kind: match[3] as string }
}

/** A line of `-Xlog:gc` with the decorator timemillis: `[1700000000000ms] GC(3) Pause Young (Normal) (G1 Evacuation Pause) 24M->4M(256M) 3.456ms`. */
export function parseJvmLine(line: string): Collection | undefined {
  const match = /^\[(\d+)ms\] GC\(\d+\) Pause (\w{1,40}).* (\d+\.\d+)ms$/.exec(line)
  return match === null ? undefined : { endedAtMs: Number(match[1]), durationMs: Number(match[3]), kind: (match[2] as string).toLowerCase() }
}

/**
 * A line of GODEBUG=gctrace=1, which tells no time of day: `gc 1 @0.012s 2%: 0.026+0.39+0.10 ms clock, …`. The world stands still for the
 * first and the last of the three phases; the one between them runs beside the program.
 */
export function parseGoLine(line: string, nowMs: number): Collection | undefined {
  const match = /^gc \d+ @[\d.]+s \d+%: ([\d.]+)\+[\d.]+\+([\d.]+) ms clock,/.exec(line)
  return match === null ? undefined : { endedAtMs: nowMs, durationMs: Number(match[1]) + Number(match[2]), kind: 'cycle' }
}
