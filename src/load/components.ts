import { Histogram } from '../measure/histogram.ts'
import type { SideRun } from './engine.ts'

const MAX_COMPONENTS = 32

/** What responses tell of the service's parts. A bounded number of names: they come from the service. */
export class Components {
  readonly #byName = new Map<string, Histogram>()

  add(name: string, durationUs: number): void {
    let histogram = this.#byName.get(name)
    if (histogram === undefined) {
      if (this.#byName.size === MAX_COMPONENTS) return
      histogram = new Histogram()
      this.#byName.set(name, histogram)
    }
    histogram.record(durationUs)
  }

  encode(): SideRun['components'] {
    return [...this.#byName].map(([name, histogram]) => ({ name, latencyUs: histogram.encode(), samples: histogram.count }))
  }
}
