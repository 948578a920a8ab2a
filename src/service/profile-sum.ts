import type { Frame, ProfileTree } from '../measure/profile.ts'

/** A service decides what its functions are called, and how deep it calls: beyond this, calls are counted with their caller. */
const MAX_NODES = 50_000
const MAX_NAME = 200
const MAX_FILE = 300

/** One tree of the samples of many threads. */
export class ProfileSum {
  readonly #frames: Frame[] = []
  readonly #frameOf = new Map<string, number>()
  readonly #nodes: ProfileTree['nodes'] = []
  readonly #nodeOf = new Map<string, number>()
  #cpuMs = 0

  addCpu(ms: number): void {
    this.#cpuMs += ms
  }

  /** Counts samples that ended in this function, called from the node `parent` (-1: from nowhere). Returns its node. */
  add(parent: number, given: Frame, samples: number): number {
    const frame = this.#frame({ ...given, name: given.name.slice(0, MAX_NAME), file: given.file?.slice(0, MAX_FILE) })
    const key = `${parent} ${frame}`
    const known = this.#nodeOf.get(key)
    const at = known ?? (this.#nodes.length >= MAX_NODES && parent >= 0 ? parent : this.#nodes.push({ frame, parent, samples: 0 }) - 1)
    this.#nodeOf.set(key, at)
    const node = this.#nodes[at]
    if (node !== undefined) node.samples += samples
    return at
  }

  finish(): ProfileTree {
    return { frames: this.#frames, nodes: this.#nodes, cpuMs: this.#cpuMs }
  }

  #frame(frame: Frame): number {
    const key = `${frame.name}\n${frame.file ?? ''}\n${frame.line ?? ''}`
    const known = this.#frameOf.get(key)
    if (known !== undefined) return known
    this.#frameOf.set(key, this.#frames.length)
    return this.#frames.push(frame) - 1
  }
}
