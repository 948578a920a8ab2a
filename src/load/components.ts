import { Histogram } from '../measure/histogram.ts'
import type { ComponentProgress, SideRun } from './engine.ts'

const MAX_COMPONENTS = 32

/** What responses tell of the service's parts. A bounded number of names: they come from the service. */
export class Components {
  readonly #byName = new Map<string, { all: Histogram; fresh: Histogram }>()

  add(name: string, durationUs: number): void {
    let known = this.#byName.get(name)
    if (known === undefined) {
      if (this.#byName.size === MAX_COMPONENTS) return
      known = { all: new Histogram(), fresh: new Histogram() }
      this.#byName.set(name, known)
    }
    known.all.record(durationUs)
    known.fresh.record(durationUs)
  }

  /** What was told since the last time this was asked. */
  progress(): ComponentProgress[] {
    return [...this.#byName].map(([name, { fresh }]) => {
      const latencyUs = fresh.encode()
      fresh.reset()
      return { name, latencyUs }
    })
  }

  encode(): SideRun['components'] {
    return [...this.#byName].map(([name, { all }]) => ({ name, latencyUs: all.encode(), samples: all.count }))
  }
}
