import { MAX_FLAMES, MAX_FRAMES, MAX_FUNCTIONS, type CpuFrame, type Frame, type ProfileTree, type TakenProfile } from '../measure/profile.ts'

export type ProfiledSide = { tree: ProfileTree; /** Requests it answered meanwhile. */ requests: number }
type Pair = [base: number, head: number]
type Call = { frame: number; parent: number; self: Pair; total: Pair }
type Function = { frame: number; self: Pair; total: Pair; samples: Pair }

/** Calls that take less than this share of a request's CPU time on both sides would be narrower than a pixel. */
const SMALLEST_SHARE = 0.001

/**
 * Joins the profiles of both sides. A side's CPU time per request is split among its functions by their samples. What the runtime does for a function
 * (built-in functions, system calls) counts as its own: nobody can change it elsewhere. Functions are the same when name and file are, for
 * lines move; anonymous ones of a file are one. The standard error takes samples as a Poisson process.
 */
export function compareProfiles(base: ProfiledSide, head: ProfiledSide): Pick<TakenProfile, 'base' | 'head' | 'frames' | 'functions' | 'flames'> {
  const sides = [base, head].map((side) => ({ ...side, samples: samplesOf(side.tree) }))
  const msPerSample = sides.map(({ tree, requests, samples }) => (samples === 0 || requests === 0 ? 0 : tree.cpuMs / samples / requests)) as Pair
  const joined = new Joined()
  for (const [side, { tree }] of [base, head].entries()) joined.add(tree, side as 0 | 1)
  const inMs = ([one, other]: Pair): Pair => [one * msPerSample[0], other * msPerSample[1]]
  const functions = joined.functions().map((one) => ({
    ...one, self: inMs(one.self), total: inMs(one.total), samples: one.self, standardError: Math.hypot(Math.sqrt(one.self[0]) * msPerSample[0], Math.sqrt(one.self[1]) * msPerSample[1]),
  })).toSorted((a, b) => Math.abs(b.self[1] - b.self[0]) - Math.abs(a.self[1] - a.self[0]))
  const smallest = joined.calls.filter((call) => call.parent === -1).reduce((sum, call) => sum + Math.max(...inMs(call.total)), 0) * SMALLEST_SHARE
  const flames = largestCalls(joined.calls.map((call) => ({ frame: call.frame, parent: call.parent, ms: inMs(call.total) })), smallest)
  const told = (one: (typeof sides)[number]) => ({ samples: one.samples, requests: one.requests, cpuMsPerRequest: one.requests === 0 ? 0 : one.tree.cpuMs / one.requests })
  return { base: told(sides[0] as (typeof sides)[number]), head: told(sides[1] as (typeof sides)[number]), ...onlyNamed(joined.frames, functions.slice(0, MAX_FUNCTIONS), flames) }
}

/** Calls of both sides in one tree. */
class Joined {
  readonly frames: Frame[] = []
  readonly calls: Call[] = []
  readonly #frameOf = new Map<string, number>()
  readonly #callOf = new Map<string, number>()

  add({ frames, nodes }: ProfileTree, side: 0 | 1): void {
    const frameOf = frames.map((frame) => this.#frame(frame))
    const callOf: number[] = []
    for (const [index, { frame, parent, samples }] of nodes.entries()) {
      const at = this.#call(frameOf[frame] as number, parent < 0 ? -1 : (callOf[parent] as number))
      callOf[index] = at
      ;(this.calls[at] as Call).self[side] += samples
    }
    for (const call of this.calls) call.total[side] = call.self[side]
    // Parents come first, so from the end every call is whole before it is added to its caller.
    for (const call of this.calls.toReversed()) if (call.parent >= 0) (this.calls[call.parent] as Call).total[side] += call.total[side]
  }

  functions(): Function[] {
    const found = new Map<number, Function>()
    const of = (frame: number): Function => {
      const known = found.get(frame) ?? { frame, self: [0, 0], total: [0, 0], samples: [0, 0] }
      found.set(frame, known)
      return known
    }
    /** The nearest function of the service at, or above, each call. */
    const responsible: (number | undefined)[] = []
    for (const [index, call] of this.calls.entries()) {
      responsible[index] = (this.frames[call.frame] as Frame).own ? call.frame : responsible[call.parent]
      const isRecursive = this.#callsItself(call)
      for (const side of [0, 1] as const) {
        of(responsible[index] ?? call.frame).self[side] += call.self[side]
        // A function that calls itself is told once.
        if (!isRecursive) of(call.frame).total[side] += call.total[side]
      }
    }
    return [...found.values()]
  }

  #callsItself({ frame, parent }: Call): boolean {
    for (let at = parent; at >= 0; at = (this.calls[at] as Call).parent) if (this.calls[at]?.frame === frame) return true
    return false
  }

  #frame(frame: Frame): number {
    const isAnonymous = frame.name === '(anonymous)'
    const key = `${frame.name}\n${frame.file ?? ''}`
    const known = this.#frameOf.get(key)
    // The head is added last, and it is its lines that a reader has before them.
    if (known !== undefined) this.frames[known] = { ...frame, line: isAnonymous ? undefined : frame.line }
    return known ?? this.#new(key, { ...frame, line: isAnonymous ? undefined : frame.line })
  }

  #new(key: string, frame: Frame): number {
    this.#frameOf.set(key, this.frames.length)
    return this.frames.push(frame) - 1
  }

  #call(frame: number, parent: number): number {
    const key = `${parent} ${frame}`
    const known = this.#callOf.get(key)
    if (known !== undefined) return known
    this.#callOf.set(key, this.calls.length)
    return this.calls.push({ frame, parent, self: [0, 0], total: [0, 0] }) - 1
  }
}

function samplesOf({ nodes }: ProfileTree): number {
  return nodes.reduce((sum, node) => sum + node.samples, 0)
}

/** As many as there is room for: the largest, whose callers are at least as large, so that none loses its caller. */
function largestCalls(calls: TakenProfile['flames'], smallest: number): TakenProfile['flames'] {
  const size = ({ ms }: TakenProfile['flames'][number]) => Math.max(...ms)
  const limit = Math.max(smallest, calls.map(size).toSorted((a, b) => b - a)[MAX_FLAMES] ?? 0)
  const place = new Map<number, number>([[-1, -1]])
  const kept: TakenProfile['flames'] = []
  for (const [index, call] of calls.entries()) {
    const parent = place.get(call.parent)
    if (size(call) <= limit || parent === undefined || kept.length >= MAX_FLAMES) continue
    place.set(index, kept.push({ ...call, parent }) - 1)
  }
  return kept
}

/** Frames that something refers to, and with numbers to fit. */
function onlyNamed(frames: readonly Frame[], functions: TakenProfile['functions'], flames: TakenProfile['flames']): Pick<TakenProfile, 'frames' | 'functions' | 'flames'> {
  const used = [...new Set([...functions, ...flames].map((one) => one.frame))].slice(0, MAX_FRAMES)
  const place = new Map(used.map((frame, index) => [frame, index]))
  const moved = <T extends { frame: number }>(all: readonly T[]) => all.flatMap((one) => { const frame = place.get(one.frame); return frame === undefined ? [] : [{ ...one, frame }] })
  return { frames: used.map((frame) => describe(frames[frame] as Frame)), functions: moved(functions), flames: moved(flames) }
}

function describe({ name, file, line }: Frame): CpuFrame {
  return { name, ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) }
}
