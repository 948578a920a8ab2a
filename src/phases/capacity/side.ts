import { ServiceError } from '../../errors.ts'
import { beginSearch, nextStep, takeStep, type SearchBounds, type SearchState } from '../../judge/capacity/search.ts'
import { canFail } from '../../judge/promises/promises.ts'
import { stepLength } from '../../judge/capacity/step-length.ts'
import type { LoadProgress } from '../../load/engine.ts'
import type { CapacityStep, ConcurrencyPoint } from '../../measure/capacity.ts'
import type { Allowance } from '../../ports.ts'
import type { PhaseContext } from '../phase.ts'
import { mixSeed } from '../rounds.ts'
import { startSides, type Checkout, type RunningSide } from '../sides.ts'
import { warmUp } from '../warm-up.ts'
import { playConcurrency, playStep, type StepOptions } from './step.ts'
import { settleDown } from './settle-down.ts'

/** Filled while it is measured: whatever ends a search, what was seen is kept. */
export type Searched = { steps: CapacityStep[]; points: ConcurrencyPoint[]; notes: string[]; /** Steps that were played again. */ disturbed: number; /** The next step did not fit into the budget. */ isCutShort: boolean; limits: Allowance | undefined }
export type SideSearch = {
  context: PhaseContext
  checkout: Checkout
  round: number
  seed: number
  stepMs: number
  atMostPerSecond: number
  /** Of the budget. */
  remainingMs: () => number
  found: Searched
  /** Where to begin, given the most that a closed loop reached: nothing where it failed. */
  start: (reachedPerSecond: number) => Pick<SearchBounds, 'startPerSecond' | 'factor'>
}

/** Throughput is looked at up to this concurrency, and on while doubling it still gains so much. */
const LADDER = { least: 16, most: 256, gain: 1.05, durationMs: 1500 }
/** A closed loop that fails more than this tells nothing about throughput. */
const MOST_FAILED = 0.01
/** A step that something else on the machine disturbed says nothing, and is played again, so often in a row. */
const MOST_AGAIN = 5
/** Fresh processes for one search: more that die, or never recover, are left alone. */
const MOST_STARTS = 5

/** One search on one side, with fresh processes: throughput by concurrency first, which tells where to begin, then the rates. */
export async function searchSide(search: SideSearch): Promise<void> {
  let begun: Begun = { state: undefined, canClimb: true }
  for (let start = 1; start <= MOST_STARTS && search.remainingMs() > 0; start++) {
    const ended = await useProcess(search, begun)
    if (ended.kind === 'done') return
    search.found.notes.push(`search ${search.round + 1}, ${search.checkout.side}: ${ended.reason}`.slice(0, 500))
    if (ended.state === undefined && !begun.canClimb) return
    begun = { state: ended.state, canClimb: false }
  }
  search.found.isCutShort = true
}

/** What a process goes on from: one that died when many asked at once is not asked so again. */
type Begun = { state: SearchState | undefined; canClimb: boolean }

type Ended = { kind: 'done'; state: SearchState | undefined } | { kind: 'lost'; state: SearchState | undefined; reason: string }

/** Searches on with a fresh process until it is done, or the process is lost: one that dies under a rate has broken at it. */
async function useProcess(search: SideSearch, begun: Begun): Promise<Ended> {
  const { context, checkout, found, round, atMostPerSecond } = search
  await using started = await startSides([checkout], context.config, context.world)
  const side = started.sides[0] as RunningSide
  const ending = new AbortController()
  const process = new Process(search, side, ending.signal, begun)
  const playing = process.play()
  try {
    return await Promise.race([playing, side.failed])
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    ending.abort()
    await playing.catch(() => undefined)
    const { state, trying } = process
    if (state === undefined || trying === undefined) return { kind: 'lost', state, reason: error.message }
    found.steps.push({ side: side.side, round, ratePerSecond: trying, durationMs: 0, requests: 0, failed: 0, verdict: 'broken', reason: error.message.slice(0, 500), throughputPerSecond: 0, lagP99Ms: 0, generatorCores: 0, components: [] })
    return { kind: 'lost', state: takeStep(state, 'broken', atMostPerSecond), reason: error.message }
  }
}

/** What is asked of one process of the service. */
class Process {
  /** The rate that is being tried. */
  trying: number | undefined
  state: SearchState | undefined
  readonly #search: SideSearch
  readonly #side: RunningSide
  readonly #signal: AbortSignal
  readonly #canClimb: boolean
  #played = 0

  constructor(search: SideSearch, side: RunningSide, signal: AbortSignal, begun: Begun) {
    this.#search = search
    this.#side = side
    this.#signal = signal
    this.state = begun.state
    this.#canClimb = begun.canClimb
  }

  async play(): Promise<Ended> {
    const { context: { config, world, engine }, found, start, atMostPerSecond, seed } = this.#search
    world.log.progress(this.#words('warming up'))
    await warmUp({ requests: config.requests, seed, sides: [this.#side], config, world, engine, signal: this.#signal })
    found.limits ??= this.#side.usage()?.allowance
    if (this.state === undefined) this.state = beginSearch({ ...start(this.#canClimb ? await this.#climb() : 0), atMostPerSecond })
    for (;;) {
      const next = nextStep(this.state, atMostPerSecond)
      if (next.kind === 'done') return { kind: 'done', state: this.state }
      const step = await this.#try(next.ratePerSecond, next.lengthFactor)
      if (step === undefined) {
        found.isCutShort = true
        return { kind: 'done', state: this.state }
      }
      this.state = takeStep(this.state, step.verdict, atMostPerSecond)
      if (step.verdict !== 'held' && !(await this.#recovers())) return { kind: 'lost', state: this.state, reason: `after ${next.ratePerSecond}/s it did not answer as before for a while, and was started anew` }
    }
  }

  /** Concurrency doubles while that is worth anything. Returns the most that was reached, per second. */
  async #climb(): Promise<number> {
    const { found, remainingMs } = this.#search
    let reached = 0
    for (let concurrency = 1; concurrency <= LADDER.most && remainingMs() > 0; concurrency *= 2) {
      const { point, isDisturbed } = await playConcurrency(this.#options(Math.min(LADDER.durationMs, this.#search.stepMs), `${concurrency} at once`), concurrency)
      if (point.requests === 0 || point.failed / point.requests > MOST_FAILED) break
      if (!isDisturbed) found.points.push(point)
      if (concurrency >= LADDER.least && point.throughputPerSecond < reached * LADDER.gain) break
      reached = Math.max(reached, point.throughputPerSecond)
    }
    return reached
  }

  /** Undefined where it does not fit into what is left of the budget. */
  async #try(ratePerSecond: number, lengthFactor: number): Promise<CapacityStep | undefined> {
    const { context: { config, world }, found, stepMs, remainingMs } = this.#search
    const durationMs = stepLength({ stepMs, ratePerSecond, thresholds: config.sla.thresholds.filter(canFail), mix: config.load.pattern.mix, lengthFactor })
    for (let again = 0; durationMs <= remainingMs(); again++) {
      this.trying = ratePerSecond
      const { step, isDisturbed } = await playStep(this.#options(durationMs, `${ratePerSecond}/s`), ratePerSecond)
      this.trying = undefined
      if (!isDisturbed || again === MOST_AGAIN) {
        found.steps.push(step)
        world.log.info(describeStep(step))
        return step
      }
      found.disturbed++
      world.log.info(`${describeStep(step)}; played again`)
      await this.#recovers()
    }
    return undefined
  }

  async #recovers(): Promise<boolean> {
    const { context, seed } = this.#search
    context.world.log.progress(this.#words('letting it work off what has come'))
    return settleDown({ ...this.#options(0, ''), context, seed: mixSeed(seed, 10_000) })
  }

  #options(durationMs: number, what: string): StepOptions {
    const { context, round, seed } = this.#search
    const onProgress = (progress: LoadProgress) => context.world.log.progress(this.#words(`${what}  ${describeNow(progress)}`))
    return { context, side: this.#side, round, seed: mixSeed(seed, ++this.#played), durationMs, signal: this.#signal, onProgress }
  }

  #words(what: string): string {
    const held = this.state?.held === undefined ? '' : `  holds ${this.state.held}/s`
    const upper = this.state?.upper === undefined ? '' : `, not ${this.state.upper.ratePerSecond}/s`
    return `capacity     ${this.#side.side}  search ${this.#search.round + 1}  ${what}${held}${upper}`
  }
}

function describeNow({ remainingMs, sides: [side] }: LoadProgress): string {
  return `${Math.ceil(remainingMs / 1000)} s left  p99 ${side?.p99Us === undefined ? '–' : `${(side.p99Us / 1000).toFixed(1)} ms`}${side === undefined || side.errors === 0 ? '' : `, ${side.errors} errors`}`
}

function describeStep({ side, round, ratePerSecond, verdict, reason, p99Ms, cpuCores }: CapacityStep): string {
  const seen = [...(p99Ms === undefined ? [] : [`p99 ${p99Ms.toFixed(1)} ms`]), ...(cpuCores === undefined ? [] : [`${cpuCores.toFixed(2)} cores`])].join(', ')
  return `capacity: ${side}, search ${round + 1}: ${ratePerSecond}/s ${verdict}${seen === '' ? '' : ` (${seen})`}${reason === undefined ? '' : `: ${reason}`}`
}
