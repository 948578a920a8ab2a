import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64, type Histogram as Hdr } from 'hdr-histogram-js'

/** A lossless, mergeable HdrHistogram of microseconds (1 µs to 10 min, 3 significant digits), compressed and base64-encoded. */
export type EncodedHistogram = string

const HIGHEST_US = 600_000_000
const MAX_ENCODED_CHARACTERS = 400_000

/** A latency histogram. The only place that knows hdr-histogram-js. */
export class Histogram {
  readonly #hdr: Hdr

  constructor(hdr: Hdr = emptyHdr()) {
    this.#hdr = hdr
  }

  /** Values outside 1 µs..10 min are clamped to the nearest bound. */
  record(us: number): void {
    this.#hdr.recordValue(Math.min(HIGHEST_US, Math.max(1, Math.round(us))))
  }

  add(other: Histogram): void {
    this.#hdr.add(other.#hdr)
  }

  reset(): void {
    this.#hdr.reset()
  }

  get count(): number {
    return this.#hdr.totalCount
  }

  /** Mean in µs; undefined when empty. */
  get mean(): number | undefined {
    return this.count === 0 ? undefined : this.#hdr.mean
  }

  /** Largest value in µs; undefined when empty. */
  get max(): number | undefined {
    return this.count === 0 ? undefined : this.#hdr.maxValue
  }

  /** Value in µs at `share` (0..1); undefined when empty. */
  quantile(share: number): number | undefined {
    return this.count === 0 ? undefined : this.#hdr.getValueAtPercentile(share * 100)
  }

  /** How many values are at or below `us`, within the histogram's resolution. */
  countAtOrBelow(us: number): number {
    let low = 0
    let high = this.count
    // The histogram answers "value at rank"; the rank of a value is found by bisection over it.
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.#hdr.getValueAtPercentile((middle / this.count) * 100) <= us * 1.0005) low = middle
      else high = middle - 1
    }
    return low
  }

  encode(): EncodedHistogram {
    return encodeIntoCompressedBase64(this.#hdr)
  }
}

/** Reads an encoded histogram; throws on anything that is not one. Safe on hostile text: bounded in size. */
export function decodeHistogram(encoded: EncodedHistogram): Histogram {
  if (encoded.length > MAX_ENCODED_CHARACTERS) throw new RangeError(`histogram of ${encoded.length} characters, at most ${MAX_ENCODED_CHARACTERS} are read`)
  const decoded = decodeFromCompressedBase64(encoded, 32)
  const histogram = new Histogram()
  histogram.add(new Histogram(decoded))
  return histogram
}

/** One histogram holding all values of the given ones. */
export function mergeHistograms(encoded: Iterable<EncodedHistogram>): Histogram {
  const merged = new Histogram()
  for (const one of encoded) merged.add(decodeHistogram(one))
  return merged
}

function emptyHdr(): Hdr {
  return build({ bitBucketSize: 32, lowestDiscernibleValue: 1, highestTrackableValue: HIGHEST_US, numberOfSignificantValueDigits: 3, autoResize: false, useWebAssembly: false })
}
