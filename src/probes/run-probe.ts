import type { Pace } from '../config/component-config.ts'
import { Histogram, type EncodedHistogram } from '../measure/histogram.ts'
import type { Clock } from '../ports.ts'
import { ProbeError, type Figure, type Probe, type Sample } from './probe.ts'

/** What a probe saw in one slot. Histograms hold what was answered; a component that was not there has a reason and no calls. */
export type ProbeRun = {
  asked: number
  failed: number
  /** Failed calls by kind, each with an example of what was said. */
  errors: Record<string, { calls: number; example: string }>
  ownUs: EncodedHistogram
  parts: { name: string; latencyUs: EncodedHistogram }[]
  figures: (Figure & { samples: number })[]
  /** What could not be seen: the whole, or a part. */
  unseen: { part: string | undefined; reason: string }[]
  notes: string[]
}

const MAX_WARM_UP_BATCHES = 4
const MAX_WARM_UP_MS = 1000
/** Warm when the median of a batch fell by no more than this since the batch before. */
const FLAT = 0.15
/** A component that is this far behind is not asked any more until it answers: each call left out counts as failed. */
const MAX_WAITING = 64
const MAX_PARTS = 20
/** What is given up may say how far it came, before it is told as a mere timeout. */
const LAST_WORDS_MS = 100

/** Calls until the calls have stopped becoming faster. Nothing of it is counted; what fails here will fail, and count, later. */
export async function warmUpProbe(probe: Probe, pace: Pace, { clock, signal }: { clock: Clock; signal: AbortSignal }): Promise<void> {
  const end = clock.monotonicMs() + MAX_WARM_UP_MS
  let before = Number.POSITIVE_INFINITY
  for (let batch = 0; batch < MAX_WARM_UP_BATCHES && clock.monotonicMs() < end; batch++) {
    const times: number[] = []
    for (let number = 0; number < probe.warmUpCalls && clock.monotonicMs() < end; number++) {
      signal.throwIfAborted()
      const sample = await callOnce(probe, number % probe.together, pace.timeoutMs, signal)
      if (!(sample instanceof ProbeError)) times.push(mean(sample.ownUs))
    }
    const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0
    if (median > before * (1 - FLAT)) return
    before = median
  }
}

/**
 * Calls at the steady rate for as long as the slot is, whatever became of the calls before, and waits for the last answers. The head's calls fall between the
 * base's, so that sides that share a component do not meet in it.
 */
export async function runProbe(probe: Probe, { pace, durationMs, offset, clock, signal }: { pace: Pace; durationMs: number; /** Share of the time between calls by which the first is late. */ offset: number; clock: Clock; signal: AbortSignal }): Promise<ProbeRun> {
  const tally = new Tally()
  const periodMs = (probe.together / pace.ratePerSecond) * 1000
  const startedMs = clock.monotonicMs()
  const waiting = new Set<Promise<void>>()
  for (let tick = 0; tick === 0 || (tick + offset) * periodMs < durationMs; tick++) {
    const dueMs = startedMs + (tick + offset) * Math.min(periodMs, durationMs / 2)
    await clock.sleep(Math.max(0, dueMs - clock.monotonicMs()), signal)
    for (let number = 0; number < probe.together; number++) {
      if (waiting.size >= MAX_WAITING) {
        tally.take(new ProbeError('waiting', `${MAX_WAITING} calls were waiting for an answer already`))
        continue
      }
      const call: Promise<void> = callOnce(probe, number, pace.timeoutMs, signal).then((sample) => { tally.take(sample) }).finally(() => waiting.delete(call))
      waiting.add(call)
    }
  }
  await Promise.all(waiting)
  signal.throwIfAborted()
  return tally.finish(probe.notes)
}

/** What is told of a component that is not there. */
export function absentRun(reason: string): ProbeRun {
  return { asked: 0, failed: 0, errors: {}, ownUs: new Histogram().encode(), parts: [], figures: [], unseen: [{ part: undefined, reason }], notes: [] }
}

/** Never waits longer than the timeout, whatever the probe does. Anything thrown that is no ProbeError is our mistake, and is thrown on. */
export async function callOnce(probe: Probe, number: number, timeoutMs: number, signal: AbortSignal): Promise<Sample | ProbeError> {
  const timeout = new AbortController()
  const late = Promise.withResolvers<ProbeError>()
  const timedOut = () => new ProbeError('timeout', `no answer within ${timeoutMs} ms`)
  let lastWords: NodeJS.Timeout | undefined
  const timer = setTimeout(() => {
    timeout.abort()
    lastWords = setTimeout(() => late.resolve(timedOut()), LAST_WORDS_MS)
  }, timeoutMs)
  try {
    const call = probe.call({ number, signal: AbortSignal.any([signal, timeout.signal]) }).catch((error: unknown) => {
      if (error instanceof ProbeError) return error
      if (timeout.signal.aborted || signal.aborted) return timedOut()
      throw error
    })
    return await Promise.race([call, late.promise])
  } finally {
    clearTimeout(timer)
    clearTimeout(lastWords)
  }
}

class Tally {
  readonly #own = new Histogram()
  readonly #parts = new Map<string, Histogram>()
  readonly #figures = new Map<string, { figure: Figure; sum: number; samples: number }>()
  readonly #unseen = new Map<string, string>()
  readonly #errors: ProbeRun['errors'] = {}
  #asked = 0
  #failed = 0

  take(sample: Sample | ProbeError): void {
    this.#asked++
    if (sample instanceof ProbeError) {
      this.#failed++
      const known = (this.#errors[sample.kind] ??= { calls: 0, example: sample.message.slice(0, 300) })
      known.calls++
      return
    }
    for (const us of sample.ownUs) this.#own.record(us)
    for (const [name, values] of Object.entries(sample.partsUs)) for (const us of values) this.#part(name)?.record(us)
    for (const figure of sample.figures ?? []) this.#figure(figure)
    for (const [part, reason] of Object.entries(sample.unseen ?? {})) this.#unseen.set(part, reason)
  }

  finish(notes: readonly string[]): ProbeRun {
    const answered = this.#asked - this.#failed
    const common = Object.entries(this.#errors).toSorted((a, b) => b[1].calls - a[1].calls)[0]
    return {
      asked: this.#asked, failed: this.#failed, errors: this.#errors, ownUs: this.#own.encode(),
      parts: [...this.#parts].map(([name, histogram]) => ({ name, latencyUs: histogram.encode() })),
      figures: [...this.#figures.values()].map(({ figure, sum, samples }) => ({ ...figure, value: figure.over === 'asked' ? sum / this.#asked : sum / samples, samples: figure.over === 'asked' ? this.#asked : samples })),
      unseen: [
        ...(answered > 0 || common === undefined ? [] : [{ part: undefined, reason: `none of ${this.#asked} calls was answered: ${common[1].example}` }]),
        ...[...this.#unseen].map(([part, reason]) => ({ part, reason })),
      ],
      notes: [...notes],
    }
  }

  #part(name: string): Histogram | undefined {
    const known = this.#parts.get(name)
    if (known !== undefined || this.#parts.size >= MAX_PARTS) return known
    const histogram = new Histogram()
    this.#parts.set(name, histogram)
    return histogram
  }

  #figure(figure: Figure): void {
    const key = `${figure.part ?? ''}/${figure.metric}`
    const known = this.#figures.get(key) ?? { figure, sum: 0, samples: 0 }
    this.#figures.set(key, { figure, sum: known.sum + figure.value, samples: known.samples + 1 })
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / Math.max(1, values.length)
}
